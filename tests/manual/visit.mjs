// Visits pages of the documentation (one path a line on stdin) from a folder in a headless Chromium
// without a network, wide and narrow, and prints one JSON object: what went wrong, what was loaded,
// pages that are too wide, what axe-core finds, and the first results of some searches by keys.
// Arguments: the browser, a folder for its profile or nothing, the folder of the site, the searches
// with bars between them.
import { pathToFileURL } from 'node:url';

import { lines } from '../conformance/node/asked.mjs';
import { openPage } from '../conformance/node/chromium.mjs';
import { judge, watch } from '../conformance/node/judged.mjs';

const [executablePath, profile, root, searches] = process.argv.slice(2);
const { context, page } = await openPage(executablePath, profile);
await context.setOffline(true);
const seen = { trouble: [], requests: [], overflow: [], axe: [], firsts: {}, opened: '' };
watch(page, seen);

const address = (path) => `${pathToFileURL(root).href}/${path}`;
const paths = lines();
for (const path of paths) {
  for (const [width, height, colorScheme] of [
    [1366, 768, 'light'],
    [360, 740, 'dark'],
  ]) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    await page.goto(address(path));
    await judge(page, seen, path, width);
  }
}

for (const words of searches.split('|')) {
  await page.goto(address('tugas/memeriksa.html'));
  await page.keyboard.press('/');
  await page.keyboard.type(words);
  await page.waitForFunction(() => document.querySelector('[role=status]').textContent);
  seen.firsts[words] = await page.$$eval('#temuan-cari a', (links) => (links[0] ? links[0].href : ''));
}
await page.keyboard.press('ArrowDown');
await page.keyboard.press('Enter');
await page.waitForTimeout(300);
seen.opened = page.url();
console.log(JSON.stringify(seen));
await context.close();
