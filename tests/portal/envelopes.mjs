// Clicks every envelope of the map on a page (its address relative to the folder that is given is read
// from stdin) in a headless Chromium, and prints as one JSON object what opened, and what axe-core finds.
// Arguments: the browser, a folder for its profile or nothing, the folder of the portal, the width and
// height of the screen, and optionally a folder for pictures.
import { pathToFileURL } from 'node:url';

import { lines } from '../conformance/node/asked.mjs';
import { openPage } from '../conformance/node/chromium.mjs';
import { judge, watch } from '../conformance/node/judged.mjs';

const [executablePath, profile, root, width, height, pictures] = process.argv.slice(2);
const viewport = { width: Number(width), height: Number(height) };
const { context, page } = await openPage(executablePath, profile, { viewport, hasTouch: true });
const seen = { trouble: [], requests: [], overflow: [], axe: [], envelopes: [] };
watch(page, seen);
const [path] = lines();
await page.goto(`${pathToFileURL(root).href}/${path}`);
await page.waitForSelector('.alat');
for (const envelope of await page.$$('.amplop')) {
  await envelope.evaluate((one) => one.scrollIntoView({ block: 'center', inline: 'center' }));
  const { x, y, width: wide, height: high } = await envelope.boundingBox();
  await page.mouse.click(x + wide / 2, y + high / 2);
  await page.waitForSelector('#rinci:not([hidden])');
  seen.envelopes.push(await page.evaluate((one) => [
    one.title, document.querySelector('#rinci h3').textContent, document.querySelector('#rinci .uraian').textContent,
    document.querySelectorAll('[aria-expanded=true]').length,
  ], envelope));
  if (seen.envelopes.length === 1) {
    await judge(page, seen, path, viewport.width, { rules: { 'target-size': { enabled: true } } });
    if (pictures) await page.screenshot({ path: `${pictures}/amplop-${width}.png` });
  }
  await page.keyboard.press('Escape');
}
seen.size = await page.$$eval('.amplop', (all) => Math.min(...all.map((one) => Math.min(one.offsetWidth, one.offsetHeight))));
await page.emulateMedia({ media: 'print' });
seen.printed = await page.$$eval('.amplop', (all) => all.filter((one) => one.getClientRects().length).length);
await context.close();
process.stdout.write(JSON.stringify(seen));
