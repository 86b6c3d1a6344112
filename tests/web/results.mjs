// Builds documents in the editor with the keyboard, opens the results, and looks whether they follow
// the next build, in a headless Chromium; prints one JSON object with what was seen.
// Arguments: the browser, a folder for its profile or nothing, the address with its key, the file of the
// process that is saved in between, its path as pages name it, and optionally a folder for pictures.
import { readFileSync, writeFileSync } from 'node:fs';

import { openPage } from '../conformance/node/chromium.mjs';
import { judge, watch } from '../conformance/node/judged.mjs';

const [executablePath, profile, address, file, name, pictures] = process.argv.slice(2);
const seen = { trouble: [], requests: [], overflow: [], axe: [], told: [] };
const { context, page } = await openPage(executablePath, profile, { bypassCSP: false });
context.setDefaultTimeout(200_000); // a machine that does much else is slow, not wrong
await page.setViewportSize({ width: 1366, height: 768 });
watch(page, seen);

async function reach(place) {
  for (let count = 0; count < 200; count += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), place)) return;
  }
  throw new Error(`the keyboard does not come to ${place}`);
}

async function look(at, what) {
  for (const [width, height] of [[1366, 768], [390, 844]]) {
    await at.setViewportSize({ width, height });
    await judge(at, seen, what, width, { rules: { 'target-size': { enabled: true } } });
    if (pictures) await at.screenshot({ path: `${pictures}/${what}-${width}.png` });
  }
  await at.setViewportSize({ width: 1366, height: 768 });
}

// Starts what the form says and waits for its end; gives the number of the build.
async function build() {
  await reach('#mulai');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#jalan[data-keadaan=berjalan]');
  seen.focus = await page.evaluate(() => document.activeElement.id);
  // The page is loaded again at the end, also in the middle of a question.
  while (!(await page.$('#jalan[data-keadaan=selesai]').catch(() => null))) {
    const told = await page.evaluate(() => document.querySelector('#sampai')?.textContent ?? '').catch(() => '');
    if (told && told !== seen.told.at(-1)) seen.told.push(told);
    await page.waitForTimeout(100);
  }
}

await page.goto(address);
await reach('a[href="/susun"]');
await page.keyboard.press('Enter');
await page.waitForSelector('#pilihan');
await look(page, 'pilihan');
await reach('input[value=biasa]');
await page.keyboard.press('ArrowDown');
await reach('input[name=tipe][value="7"]');
await page.keyboard.press('Space');
for (const one of ['camunda7', 'camunda8', 'pdf', 'docx', 'xlsx', 'pptx']) {
  await reach(`input[name=format][value=${one}]`);
  await page.keyboard.press('Space');
}
await build();
seen.result = await page.textContent('#jalan');
await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
await look(page, 'hasil');

await page.focus('#judul-jalan');
await reach('.pesan a.tombol-besar');
const [portal] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('Enter')]);
watch(portal, seen);
await portal.waitForSelector('#cari:not([hidden])');
seen.portal = portal.url();
seen.attack = await portal.evaluate(async (own) => {
  const script = document.createElement('script');
  script.textContent = 'window.reached = true';
  document.body.append(script);
  const asked = await fetch(`${own}/susun/henti`, { method: 'POST', mode: 'no-cors', credentials: 'include', body: '{}' }).then(() => 'asked', () => 'refused');
  return [window.reached ?? null, window.opener, asked];
}, new URL(page.url()).origin);
seen.trouble = seen.trouble.filter((one) => !one.includes('Content Security Policy') && !one.includes('violates'));

await portal.goto(new URL('/hasil/tipe-07/CLP.02.01/index.html', portal.url()).href);
await portal.setViewportSize({ width: 1000, height: 500 });
await portal.evaluate(() => {
  window.marked = true;
  scrollTo({ top: 700, behavior: 'instant' });
});
const text = readFileSync(file, 'utf8');
writeFileSync(file, text.replace('nama: ', 'nama: Kini '));
await page.bringToFront();
await page.reload();
await page.check('input[value=pilihan]');
await page.check('input[name=tipe][value="7"]');
for (const one of ['camunda7', 'camunda8', 'pdf', 'docx', 'xlsx', 'pptx']) await page.uncheck(`input[value=${one}]`);
await page.focus('#proses');
await build();
await portal.bringToFront();
await portal.waitForFunction(() => !window.marked && document.querySelector('h1').textContent.includes('Kini '));
await portal.waitForFunction(() => scrollY === 700);
await portal.waitForTimeout(1000);
seen.scroll = await portal.evaluate(() => [scrollY, document.querySelector('script[data-ronde]').dataset.ronde]);

await page.bringToFront();
await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
const [download] = await Promise.all([page.waitForEvent('download'), page.click('a[download][href$="CLP.02.01.bpmn"]')]);
seen.download = download.suggestedFilename();
await page.goto(new URL(`/proses/${name}#langkah.1.oleh`, page.url()).href);
await page.waitForFunction(() => document.activeElement.dataset.kolom === 'oleh');
seen.cell = await page.evaluate(() => document.activeElement.parentElement.ariaRowIndex);
await context.close();
process.stdout.write(JSON.stringify(seen));
