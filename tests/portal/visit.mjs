// Visits the pages named on stdin (one path a line) in a headless Chromium, types a search into
// the first one, and prints one JSON object: console errors, requests, search results, widths.
// Arguments: the browser, an empty folder for its profile, the words to search for, and optionally
// a folder for pictures of the pages, wide and narrow, light and dark.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(new URL('../conformance/node/package.json', import.meta.url));
const { chromium } = require('playwright-core');
const [executablePath, profile, words, pictures] = process.argv.slice(2);
const context = await chromium.launchPersistentContext(profile, {
  executablePath,
  headless: true,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
const page = await context.newPage();
const seen = { trouble: [], requests: [], found: [], overflow: [] };
page.on('console', (message) => {
  if (['error', 'warning'].includes(message.type())) seen.trouble.push(message.text());
});
page.on('pageerror', (error) => seen.trouble.push(error.message));
page.on('requestfailed', (request) => seen.trouble.push(`failed: ${request.url()}`));
page.on('request', (request) => seen.requests.push(request.url()));

const paths = readFileSync(0, 'utf8').split('\n').filter(Boolean);
for (const [at, path] of paths.entries()) {
  for (const [width, colorScheme] of [[1280, 'light'], [390, 'dark']]) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await page.goto(pathToFileURL(path).href);
    if (at === 0) {
      await page.fill('input[type=search]', words);
      seen.found = await page.$$eval('#hasil a', (links) =>
        links.map((link) => [link.textContent, link.href]),
      );
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) seen.overflow.push(`${path} at ${width}: ${wide}`);
    if (pictures) {
      await page.screenshot({ path: `${pictures}/${at}-${width}.png`, fullPage: true });
    }
  }
}
await context.close();
process.stdout.write(JSON.stringify(seen));
