// Visits the pages named on stdin (one address a line, relative to the folder that is given) in a
// headless Chromium, searches on the first one by keys alone, and prints one JSON object: console
// errors, requests, search results, pages that are too wide, and what axe-core finds.
// Arguments: the browser, a folder for its profile or nothing, the folder of the portal, the words to
// search for (more searches, of which only the first result is told, after bars), and optionally a
// folder for pictures of the pages, wide and narrow, light and dark.
import { pathToFileURL } from 'node:url';

import { lines } from '../conformance/node/asked.mjs';
import { openPage } from '../conformance/node/chromium.mjs';
import { judge, watch } from '../conformance/node/judged.mjs';

const [executablePath, profile, root, searches, pictures] = process.argv.slice(2);
const [words, ...others] = searches.split('|');
const { context, page } = await openPage(executablePath, profile);
const seen = { trouble: [], requests: [], found: [], overflow: [], axe: [], opened: '', hidden: [] };
watch(page, seen);
// What a page still loads when it is left is aborted, which is no fault of the page.
page.on('requestfailed', (request) => {
  const why = request.failure()?.errorText;
  if (why !== 'net::ERR_ABORTED') seen.trouble.push(`failed: ${request.url()} (${why})`);
});

const address = (path) => `${pathToFileURL(root).href}/${path}`;
const paths = lines();
for (const [at, path] of paths.entries()) {
  for (const [width, colorScheme] of [
    [1440, 'light'],
    [360, 'dark'],
  ]) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await page.goto(address(path));
    if (at === 0) {
      await page.fill('input[type=search]', words);
      await page.waitForSelector('#hasil a');
      await page.waitForFunction(() => document.querySelector('#jumlah').textContent.includes('ditemukan'));
      seen.found = await page.$$eval('#hasil a', (links) =>
        links.map((link) => [link.textContent, link.href]),
      );
    }
    await judge(page, seen, path, width, { rules: { 'target-size': { enabled: true } } });
    seen.hidden.push(...(await unseenFocus(path)));
    if (pictures) await page.screenshot({ path: `${pictures}/${at}-${width}.png` });
  }
}
if (paths.length) seen.opened = await openedByKeys();
if (paths.length) seen.firsts = await firsts();
if (paths.length > 2) seen.elsewhere = await elsewhere(paths[2]);
if (paths.length > 4) seen.sifted = await sifted(paths[4]);
if (paths.length > 1) seen.descended = await descended(paths[1]);
await context.close();
process.stdout.write(JSON.stringify(seen));

// The first places that the Tab key reaches, as far as nothing shows that they have the focus.
async function unseenFocus(path) {
  const bare = [];
  await page.goto(address(path));
  for (let at = 0; at < 8; at += 1) {
    await page.keyboard.press('Tab');
    const shown = await page.evaluate(() => {
      const item = document.activeElement;
      const style = getComputedStyle(item);
      const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
      return seen || item.tagName === 'BODY' ? '' : item.outerHTML.slice(0, 80);
    });
    if (shown) bare.push(`${path}: ${shown}`);
  }
  return bare;
}

// Where the first box of the picture inside a page leads.
async function descended(path) {
  await page.goto(address(path));
  await page.click('.titik');
  await page.waitForURL((url) => url.href !== address(path));
  return page.url();
}

// Where a search leads that is made without a mouse: words, arrow down, Enter.
async function openedByKeys() {
  await page.goto(address(paths[0]));
  await page.focus('input[type=search]');
  await page.keyboard.type(words);
  await page.waitForSelector('#hasil a');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.href.endsWith('/index.html') || url.href !== address(paths[0]));
  return page.url();
}

// The first result of a search on another page than the first one.
async function elsewhere(path) {
  await page.goto(address(path));
  await page.fill('input[type=search]', words);
  await page.waitForSelector('#hasil a');
  return page.$eval('#hasil a', (link) => link.href);
}

// What the matrix shows when it is filtered: rows, open parts, and how tall the page is before.
async function sifted(path) {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(address(path.split(/[?#]/)[0]));
  const tall = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.fill('#saring', 'pasal 13 ayat 5');
  await page.waitForFunction(() => document.querySelector('#tersaring').textContent);
  const rows = await page.$$eval('details.bagian[open] tbody tr', (found) =>
    found.filter((row) => row.offsetHeight).map((row) => row.id),
  );
  await page.goto(address(path));
  const aimed = await page.$eval(':target', (row) => row.getBoundingClientRect().height);
  return { tall, rows, aimed };
}

// The first result of each of the other searches.
async function firsts() {
  const found = {};
  for (const asked of others) {
    await page.goto(address(paths[0]));
    await page.fill('input[type=search]', asked);
    await page.waitForFunction(() => /itemukan/.test(document.querySelector('#jumlah').textContent));
    found[asked] = await page.$$eval('#hasil a', (links) => (links.length ? links[0].href : ''));
  }
  return found;
}
