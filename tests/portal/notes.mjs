// Writes a note on the page named on stdin (an address relative to the folder that is given) by keys
// alone in a headless Chromium, saves it, and prints its text and what the page says as one JSON
// object.
// Arguments: the browser, a folder for its profile or nothing, the folder of the portal, the words of
// the note, and optionally a folder for pictures of the form, wide and narrow.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

import { lines } from '../conformance/node/asked.mjs';
import { openPage } from '../conformance/node/chromium.mjs';

const [executablePath, profile, root, words, pictures] = process.argv.slice(2);
const { context, page } = await openPage(executablePath, profile);
const trouble = [];
page.on('pageerror', (error) => trouble.push(error.message));
page.on('dialog', (dialog) => trouble.push(dialog.message()));

await page.goto(`${pathToFileURL(root).href}/${lines()[0]}`);
await page.focus('#catatan-langkah');
await page.keyboard.press('ArrowDown');
await page.keyboard.press('ArrowDown');
await page.keyboard.press('Tab');
await page.keyboard.type(words);
await page.keyboard.press('Tab');
await page.keyboard.type('Petugas loket');
await page.keyboard.press('Tab');
const waiting = page.waitForEvent('download');
await page.keyboard.press('Enter');
const download = await waiting;
const text = readFileSync(await download.path(), 'utf8');
const told = await page.textContent('.tulis output');
const step = await page.inputValue('#catatan-langkah');
if (pictures) {
  for (const width of [1366, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await (await page.$('.tulis')).screenshot({ path: `${pictures}/catatan-${width}.png` });
  }
}
const name = download.suggestedFilename();
await context.close();
process.stdout.write(JSON.stringify({ trouble, text, told, step, name }));
