// Opens the details of steps on the pages named on stdin (one address a line, relative to the folder
// that is given) by mouse, touch and keys in a headless Chromium, and prints as one JSON object what
// they said, what axe-core finds with them open, and what the miniature map did.
// Arguments: the browser, a folder for its profile or nothing, the folder of the portal, the width and
// height of the screen, and optionally a folder for pictures.
import { pathToFileURL } from 'node:url';

import { lines } from '../conformance/node/asked.mjs';
import { openPage } from '../conformance/node/chromium.mjs';
import { judge, watch } from '../conformance/node/judged.mjs';

const [executablePath, profile, root, width, height, pictures] = process.argv.slice(2);
const viewport = { width: Number(width), height: Number(height) };
const { context, page } = await openPage(executablePath, profile, { viewport, hasTouch: true });
const seen = { trouble: [], requests: [], overflow: [], axe: [], pages: {} };
watch(page, seen);

for (const path of lines()) {
  await page.goto(`${pathToFileURL(root).href}/${path}`);
  await page.waitForSelector('.alat');
  const found = { mouse: await byMouse(), axe: seen.axe.length };
  await judge(page, seen, path, viewport.width, { rules: { 'target-size': { enabled: true } } });
  if (pictures) await page.screenshot({ path: `${pictures}/rincian-${width}.png` });
  found.steady = await onwards();
  found.enlarged = await enlarged();
  found.escaped = await byEscape();
  found.anywhere = await escapeElsewhere();
  found.keys = await byKeys();
  found.mini = await byMiniature();
  found.sizes = await page.$$eval('.unduhan a', (all) => all.map((one) => one.textContent.trim()));
  found.printed = await onPaper();
  seen.pages[path] = found;
}
await context.close();
process.stdout.write(JSON.stringify(seen));

// What the panel says: its title, its terms with what stands behind each, and what has the focus.
async function told() {
  return page.evaluate(() => {
    const panel = document.querySelector('#rinci');
    const entries = [...panel.querySelectorAll('dt')].map((one) => [one.textContent, one.nextElementSibling.innerText]);
    return {
      title: panel.querySelector('h3').textContent,
      text: panel.querySelector('.uraian').textContent,
      entries: Object.fromEntries(entries),
      focus: document.activeElement.id || document.activeElement.className,
      chosen: [...document.querySelectorAll('[aria-expanded=true]')].map((one) => one.getAttribute('aria-label')),
      seen: panel.getBoundingClientRect().height > 0 && !panel.hidden,
    };
  });
}

// The place on the screen of the box of a step, whether or not it is large enough for a button.
async function placeOf(at) {
  await page.$eval('.peta', (one) => one.scrollIntoView({ block: 'end' }));
  return page.evaluate((index) => {
    const sheet = document.querySelector('.lembar');
    const [x, y, wide, high] = sheet.dataset.kotak.split(';')[index].split(' ').slice(1).map(Number);
    const map = sheet.getBoundingClientRect();
    const scale = Number(sheet.style.getPropertyValue('--z'));
    const top = Number(sheet.style.getPropertyValue('--atas'));
    return [map.left + (x + wide / 2) * scale, map.top + (y + high / 2 - top) * scale];
  }, at);
}

async function byMouse() {
  await page.mouse.click(...(await placeOf(1)));
  await page.waitForSelector('#rinci:not([hidden])');
  return told();
}

// Where "Berikutnya" and "Tutup" stand on the screen, from the second step to the last, each time
// also after the panel was scrolled to its end; and how high the screen is.
async function onwards() {
  const places = [];
  const stands = async () => {
    places.push(await page.evaluate(() => [...document.querySelectorAll('.rinci-kepala button')].map((one) => Math.round(one.getBoundingClientRect().top))));
  };
  for (;;) {
    await stands();
    await page.$eval('#rinci', (one) => one.scrollTo(0, one.scrollHeight));
    await stands();
    if (await page.$eval('.rinci-tombol button:nth-of-type(2)', (one) => one.disabled)) break;
    const { x, y, width: wide, height: high } = await (await page.$('.rinci-tombol button:nth-of-type(2)')).boundingBox();
    await page.mouse.click(x + wide / 2, y + high / 2);
  }
  const focus = await page.evaluate(() => document.activeElement.id);
  return { places, focus, screen: viewport.height };
}

// How much larger the map is after each press of "Perbesar", and whether the chosen box is in view.
async function enlarged() {
  const steps = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const before = await page.$eval('.lembar', (one) => Number(one.style.getPropertyValue('--z')));
    await page.click('.alat button:nth-of-type(1)');
    steps.push(await page.evaluate((old) => {
      const box = document.querySelector('.terpilih').getBoundingClientRect();
      const pane = document.querySelector('.bidang').getBoundingClientRect();
      const inside = box.left >= pane.left - 1 && box.right <= pane.right + 1 && box.top >= pane.top - 1 && box.bottom <= pane.bottom + 1;
      return [Number(document.querySelector('.lembar').style.getPropertyValue('--z')) / old, inside];
    }, before));
  }
  await page.click('.alat button:nth-of-type(3)');
  return steps;
}

// Whether the panel is shut after Esc in the search field, and after Esc on a link far from the map.
async function escapeElsewhere() {
  await page.click('.alat button:nth-of-type(5)');
  await page.focus('#kata');
  await page.keyboard.press('Escape');
  const written = await page.$eval('#rinci', (one) => one.hidden);
  await page.focus('footer a');
  await page.keyboard.press('Escape');
  const [shut, focus] = await page.evaluate(() => [document.querySelector('#rinci').hidden, document.activeElement.closest('footer') !== null]);
  await page.evaluate(() => document.activeElement.blur());
  return { written, shut, focus };
}

// Whether the panel is gone after Esc, and what has the focus then.
async function byEscape() {
  await page.keyboard.press('Escape');
  return page.evaluate(() => [document.querySelector('#rinci').hidden, document.activeElement.closest('.peta') !== null]);
}

// The titles that the keys lead to: the button above the map, then onwards and back.
async function byKeys() {
  await page.focus('.alat button:nth-of-type(5)');
  await page.keyboard.press('Enter');
  const titles = [(await told()).title];
  await page.focus('.rinci-tombol button:nth-of-type(2)');
  for (const key of ['Enter', 'Enter']) {
    await page.keyboard.press(key);
    titles.push((await told()).text);
  }
  await page.keyboard.press('Escape');
  const back = await page.evaluate(() => document.activeElement.textContent);
  for (let turn = 0; turn < 2; turn += 1) await page.click('.alat button:nth-of-type(1)');
  await page.focus('.kotak-langkah [tabindex="0"]');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const moved = await told();
  const inView = await page.evaluate(() => {
    const box = document.querySelector('.terpilih').getBoundingClientRect();
    const pane = document.querySelector('.bidang').getBoundingClientRect();
    return box.left >= pane.left - 1 && box.right <= pane.right + 1 && box.top >= pane.top - 1;
  });
  await page.keyboard.press('Escape');
  return { titles, back, moved, inView };
}

// How far the map went when its miniature was pressed at the right, and whether that shows a part.
async function byMiniature() {
  const before = await page.$eval('.bidang', (one) => one.scrollLeft);
  await page.$eval('.mini', (one) => one.scrollIntoView({ block: 'center' }));
  const box = await (await page.$('.mini')).boundingBox();
  await page.mouse.click(box.x + 0.9 * box.width, box.y + 0.5 * box.height);
  // The frame follows with the next picture that the browser draws.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const after = await page.$eval('.bidang', (one) => one.scrollLeft);
  const frame = await (await page.$('.mini > div')).boundingBox();
  return { went: after - before, part: frame.width / box.width, end: (frame.x + frame.width - box.x) / box.width };
}

// What of the panel and the downloads is printed.
async function onPaper() {
  await page.emulateMedia({ media: 'print' });
  const shown = await page.$$eval('.rinci, .mini, .kotak-langkah, .unduhan', (all) => all.filter((one) => one.getClientRects().length).length);
  await page.emulateMedia({ media: 'screen' });
  return shown;
}
