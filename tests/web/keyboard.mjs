// Edits a process in the editor, mostly with the keyboard alone, in a headless browser, and prints one JSON
// object: what the page showed on the way, what it complained about, and what axe-core finds.
// Arguments: the browser, a folder for its profile or nothing, the address with its key, the path of the
// page, and optionally a folder for pictures.  It reads the steps to take as lines of JSON.

import { lines } from '../conformance/node/asked.mjs';
import { openPage } from '../conformance/node/chromium.mjs';
import { judge, watch } from '../conformance/node/judged.mjs';

const [executablePath, profile, address, path, pictures] = process.argv.slice(2);
const seen = { trouble: [], requests: [], overflow: [], axe: [], shown: [], alerts: 0 };
const open = executablePath.includes('firefox') ? (await import('../conformance/node/firefox.mjs')).openFirefox : openPage;
const opened = await open(executablePath, profile, { bypassCSP: false });
const { context } = opened;
context.setDefaultTimeout(120_000); // a machine that does much else is slow, not wrong
const pages = [];
let release;
const released = new Promise((resolve) => { release = resolve; });
let old = ''; // the picture before a change
let page = await begun(opened.page);
await page.goto(address);
seen.entered = page.url();
for (const line of lines()) {
  globalThis.step = line; // told where it goes wrong
  const [what, ...words] = JSON.parse(line);
  if (what === 'open') await page.goto(new URL(path, page.url()).href);
  if (what === 'tab') {
    page = words.length ? pages[words[0]] : await begun(await context.newPage(), page.url());
    await page.bringToFront();
  }
  if (what === 'hold') await page.route(words[0], async (route) => {
    const response = await route.fetch();
    await released;
    await route.fulfill({ response }).catch(() => {}); // which the page may have given up
  }, { times: 1 });
  if (what === 'release') release();
  if (what === 'kill') process.kill(words[0], 'SIGKILL');
  if (what === 'reload') await page.reload();
  if (what === 'stranger') await page.goto(`${words[0]}/#${encodeURIComponent(new URL(page.url()).origin)}`);
  if (what === 'reach') await reach(words[0]);
  if (what === 'settle') await settle();
  if (what === 'at') await page.waitForURL(({ pathname }) => pathname === words[0] || (words[0].endsWith('/') && pathname.startsWith(words[0])), { waitUntil: 'load' });
  if (what === 'file') {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
    await chooser.setFiles(words[0]);
  }
  if (what === 'seen') await page.waitForSelector(words[0]);
  if (what === 'put') {
    const field = await page.$(words[0]);
    await (field.uploadFile ?? field.setInputFiles).call(field, words[1]); // in Firefox, in Chromium
  }
  if (what === 'drawn') await page.waitForSelector('#bidang-peta img');
  if (what === 'cell') await page.focus('#kisi td[tabindex="0"]');
  if (what === 'reach') await page.focus(words[0]);
  if (what === 'press') for (const key of words) await page.keyboard.press(key);
  if (what === 'click') await page.click(words[0], words[1] ?? {});
  if (what === 'point') await point(...words);
  if (what === 'drag') await drag(...words);
  if (what === 'type') await page.keyboard.type(words[0]);
  if (what === 'wait') await page.waitForFunction(({ at, text }) => document.querySelector(at)?.textContent.includes(text), { at: words[0], text: words[1] });
  if (what === 'before') old = await page.$eval('#bidang-peta img', (image) => image.src);
  if (what === 'picture') await page.waitForFunction((known) => document.querySelector('#bidang-peta img')?.src !== known, old);
  if (what === 'show') seen.shown.push(await page.$eval(words[0], (one) => {
    const still = one.cloneNode(true);
    // Findings come into cells a while after what was written there.
    if (one.id === 'kisi') for (const late of still.querySelectorAll('.catat')) late.remove();
    return still.textContent;
  }));
  if (what === 'value') seen.shown.push(await page.$eval(words[0], (one) => one.value));
  if (what === 'focus') seen.shown.push(await page.evaluate(() => `${document.activeElement.dataset.kolom ?? document.activeElement.id} ${document.activeElement.parentElement?.ariaRowIndex ?? ''}`));
  if (what === 'size') await page.setViewportSize({ width: words[0], height: words[1] });
  if (what === 'paste') await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    // Firefox takes the data under names of its own.
    const own = { data: text, dataType: 'text/plain' };
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, ...own, bubbles: true, cancelable: true }));
  }, words[0]);
  if (what === 'judge') await judge(page, seen, words[0], page.viewportSize().width, { rules: { 'target-size': { enabled: true } } });
  if (what === 'offset') {
    await page.waitForFunction(() => {
      const box = document.querySelector('#bidang-peta .kotak').getBoundingClientRect();
      const place = document.querySelector('#bidang-peta').getBoundingClientRect();
      return box.width > 0 && box.left >= place.left - 9 && box.right <= place.right + 9 && box.top >= place.top - 9 && box.bottom <= place.bottom + 9;
    });
    seen.shown.push(true);
  }
  if (what === 'rest') await page.waitForTimeout(words[0]);
  if (pictures) await page.screenshot({ path: `${pictures}/${seen.shown.length}-${what}.png` });
}
await context.close();
process.stdout.write(JSON.stringify(seen));

// Goes on with Tab, from where the keyboard is, until it is at a place.
async function reach(place) {
  for (let count = 0; count < 300; count += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), place)) return;
  }
  throw new Error(`the keyboard does not come to ${place}`);
}

// Answers every open question of an SOP that was read with the first answer that it offers.
async function settle() {
  const first = () => page.evaluate(() => document.querySelector('.soal:not(.beres)')?.dataset.kunci);
  for (let key = await first(); key; key = await first()) {
    await reach(`.soal[data-kunci="${key}"] input[type=radio]`);
    await page.keyboard.press('Space');
    if (await page.evaluate(() => Boolean(document.activeElement.parentElement.querySelector('select')))) {
      await page.keyboard.press('Tab');
      await page.keyboard.press('ArrowDown');
    }
    await page.waitForSelector(`.soal.beres[data-kunci="${key}"]`);
  }
}

// Waits until something has stood in one place for a while: pictures glide there.
async function still(place) {
  await page.waitForFunction((wanted) => {
    const { x, y, width } = document.querySelector(wanted).getBoundingClientRect();
    const now = `${x} ${y} ${width}`;
    const kept = window.still?.now === now ? window.still : { now, since: performance.now() };
    window.still = kept;
    return performance.now() - kept.since > 500;
  }, place);
}

// Clicks at a part of the width of something, half way down; what lies above it may be what is hit.
async function point(place, part) {
  await still(place);
  const [x, y] = await page.evaluate(([one, share]) => {
    const box = document.querySelector(one).getBoundingClientRect();
    return [box.x + box.width * share, box.y + box.height / 2];
  }, [place, part]);
  await page.mouse.click(x, y);
}

// Drags one thing to the lower edge of another, as a hand does: not in one jump.
async function drag(from, to) {
  for (const place of [from, to]) await still(place);
  const [begin, end] = await page.evaluate((every) => every.map((one) => {
    const { x, y, width, height } = document.querySelector(one).getBoundingClientRect();
    return [x + width / 2, y + height / 2, y + height - 4];
  }), [from, to]);
  await page.mouse.move(begin[0], begin[1]);
  await page.mouse.down();
  await page.mouse.move(begin[0], begin[1] + 12, { steps: 3 });
  await page.mouse.move(end[0], end[2], { steps: 6 });
  await page.mouse.up();
}

// A page of which everything is noted, at `address` where one is given.
async function begun(made, at) {
  await made.setViewportSize({ width: 1366, height: 768 });
  watch(made, seen);
  made.on('filechooser', () => {}); // else none is heard of that opens while a page is busy
  made.on('dialog', (dialog) => {
    seen.alerts += 1;
    void dialog.dismiss();
  });
  if (at) await made.goto(at);
  pages.push(made);
  return made;
}
