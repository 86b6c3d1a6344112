// Moves and enlarges the maps of the pages named on stdin (one address a line, relative to the
// folder that is given) by mouse, keys and touch in a headless Chromium, and prints as one JSON
// object what became of each page.
// Arguments: the browser, a folder for its profile or nothing, the folder of the portal, the width and
// height of the screen, and optionally a folder for pictures.
import { pathToFileURL } from 'node:url';

import { lines } from '../conformance/node/asked.mjs';
import { openPage } from '../conformance/node/chromium.mjs';

const [executablePath, profile, root, width, height, pictures] = process.argv.slice(2);
const viewport = { width: Number(width), height: Number(height) };
const options = { viewport, hasTouch: viewport.width < 700 }; // with it, the mouse is no pointer to style sheets
const { context, page } = await openPage(executablePath, profile, options);
const trouble = [];
page.on('pageerror', (error) => trouble.push(error.message));
const touch = await context.newCDPSession(page);

const seen = {};
for (const path of lines()) {
  await page.goto(`${pathToFileURL(root).href}/${path}`);
  await page.waitForFunction(() => document.querySelector('.alat'));
  await page.evaluate(() => document.querySelector('.peta').scrollIntoView({ block: 'end' }));
  const start = { ...(await state()), mini: await page.$eval('.mini', (one) => getComputedStyle(one).visibility) };
  const name = `${path.replace(/\W+/g, '-')}-${width}`;
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` });
  const found = { start, buttons: await words('.peta .alat button'), wheel: await byWheel() };
  found.titles = await titles();
  if (pictures) await page.screenshot({ path: `${pictures}/${name}-besar.png` });
  found.dragged = await byDragging();
  found.keys = await byKeys();
  found.doubled = await byDoubleClick();
  found.pinched = await byPinching();
  found.full = await onFullScreen();
  found.wide = await page.evaluate(() => document.documentElement.scrollWidth);
  found.printed = await onPaper();
  seen[path] = found;
}
await context.close();
process.stdout.write(JSON.stringify({ trouble, pages: seen }));

// The size of the map in parts of its own, its place in the window, and that of its pane.
async function state() {
  return page.evaluate(() => {
    const pane = document.querySelector('.bidang');
    const map = document.querySelector('.lembar').getBoundingClientRect();
    const box = pane.getBoundingClientRect();
    return {
      scale: Number(document.querySelector('.lembar').style.getPropertyValue('--z')),
      map: { x: map.x, y: map.y, width: map.width, height: map.height },
      pane: { x: box.x, y: box.y, width: pane.clientWidth, height: pane.clientHeight },
      left: pane.scrollLeft,
      top: pane.scrollTop,
    };
  });
}

async function words(selector) {
  return page.$$eval(selector, (items) => items.map((item) => item.textContent));
}

// How far the point below the mouse moved while the wheel enlarged the map; and the wheel alone.
async function byWheel() {
  const before = await state();
  const at = {
    x: before.pane.x + 0.6 * before.pane.width,
    y: before.map.y + 0.5 * Math.min(before.map.height, before.pane.height),
  };
  const part = (now) => [
    ((at.x - now.map.x) / now.map.width) * before.map.width,
    ((at.y - now.map.y) / now.map.height) * before.map.height,
  ];
  await page.mouse.move(at.x, at.y);
  await page.mouse.wheel(0, -100);
  await settled();
  const plain = await state();
  await page.evaluate(() => document.querySelector('.peta').scrollIntoView({ block: 'end' }));
  await page.evaluate(() => document.querySelector('.bidang').scrollTo(0, 0));
  await page.keyboard.down('Control');
  for (let turn = 0; turn < 6; turn += 1) await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  await settled();
  const after = await state();
  const [was, is] = [part(before), part(after)];
  const moved = Math.hypot((is[0] - was[0]) * (after.scale / before.scale), (is[1] - was[1]) * (after.scale / before.scale));
  return { plain: plain.scale, scale: after.scale, moved, scrolled: await byPlainWheel(at) };
}

// How far the page and how far the enlarged map went when the wheel alone was turned above the map.
async function byPlainWheel({ x, y }) {
  const places = () => page.evaluate(() => [Math.round(window.scrollY), Math.round(document.querySelector('.bidang').scrollTop)]);
  await page.evaluate(() => document.querySelector('.bidang').scrollTo(0, 150));
  const before = await places();
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, -60);
  await settled();
  const after = await places();
  await page.evaluate(() => document.querySelector('.peta').scrollIntoView({ block: 'end' }));
  return { page: after[0] - before[0], map: after[1] - before[1], fine: await page.evaluate(() => matchMedia('(pointer: fine)').matches), hint: await page.$eval('.petunjuk-peta', (one) => one.innerText) };
}

// For each kind of title, those whose lane or phase can be seen and whose words cannot.
async function titles() {
  const lost = [];
  for (const [x, y] of [[0, 0], [0.5, 0.5], [1, 1], [0.3, 0.8]]) {
    lost.push(...await page.evaluate(([partX, partY]) => {
      const pane = document.querySelector('.bidang');
      pane.scrollLeft = partX * (pane.scrollWidth - pane.clientWidth);
      pane.scrollTop = partY * (pane.scrollHeight - pane.clientHeight);
      const frame = pane.getBoundingClientRect();
      const head = document.querySelector('.atas')?.getBoundingClientRect().height ?? 0;
      const side = document.querySelector('.kiri')?.getBoundingClientRect().width ?? 0;
      const missing = [];
      for (const title of document.querySelectorAll('.kepala')) {
        const box = title.getBoundingClientRect();
        const name = title.firstElementChild.getBoundingClientRect();
        const across = title.classList.contains('tahap');
        // What is seen of the lane or phase, along its title.
        const [from, to] = across
          ? [Math.max(box.left, frame.left + side), Math.min(box.right, frame.left + pane.clientWidth)]
          : [Math.max(box.top, frame.top + head), Math.min(box.bottom, frame.top + pane.clientHeight)];
        const [start, end] = across ? [name.left, name.right] : [name.top, name.bottom];
        const stands = across ? Math.abs(box.top - frame.top) < 2 || pane.scrollTop < 40 : box.left >= frame.left - 1;
        if (!stands) missing.push(`${title.textContent} left at ${partX} ${partY}`);
        if (to - from > end - start + 10 && (start < from - 1 || end > to + 1)) {
          missing.push(`${title.textContent} at ${partX} ${partY}: ${[from, to, start, end].map(Math.round)}`);
        }
      }
      return missing;
    }, [x, y]));
  }
  return { count: await page.$$eval('.kepala', (all) => all.length), lost };
}

// How far the map went when it was dragged by 60 px, and whether a link below was opened.
async function byDragging() {
  await page.evaluate(() => document.querySelector('.bidang').scrollTo(100, 0));
  const before = await state();
  const x = before.pane.x + before.pane.width / 2;
  const y = before.pane.y + before.pane.height / 2;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 20, y, { steps: 2 });
  await page.mouse.move(x - 60, y, { steps: 2 });
  await page.mouse.up();
  return (await state()).left - before.left;
}

// The sizes after each key, how far an arrow went, and what shows that the map has the focus.
async function byKeys() {
  await page.focus('.bidang');
  const scales = {};
  for (const key of ['0', '+', '-', '+', '+', '+']) {
    await page.keyboard.press(key);
    scales[key] = (await state()).scale;
  }
  const before = await state();
  for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowRight', 'ArrowUp']) await page.keyboard.press(key);
  const after = await state();
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineWidth);
  await page.keyboard.press('0');
  const fitted = await state();
  return { scales, left: after.left - before.left, up: after.top - before.top, outline, fitted };
}

async function byDoubleClick() {
  await page.$eval('.bidang', (pane) => pane.scrollIntoView({ block: 'end' }));
  const before = await state();
  await page.mouse.dblclick(before.pane.x + before.pane.width * 0.45, before.pane.y + before.pane.height - 8);
  return (await state()).scale / before.scale;
}

// How much larger the map is after two fingers went apart, and how much smaller after they met.
async function byPinching() {
  const before = await state();
  const x = before.pane.x + before.pane.width / 2;
  const y = before.pane.y + before.pane.height / 2;
  const fingers = (apart) => [-1, 1].map((side, id) => ({ x: x + side * apart, y, id }));
  const send = (type, apart) => touch.send('Input.dispatchTouchEvent', { type, touchPoints: apart ? fingers(apart) : [] });
  await send('touchStart', 30);
  for (const apart of [35, 45, 60]) await send('touchMove', apart);
  await send('touchEnd', 0);
  const larger = await state();
  await send('touchStart', 60);
  for (const apart of [50, 40]) await send('touchMove', apart);
  await send('touchEnd', 0);
  const after = await state();
  const finger = (type, at) => touch.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [{ x: at, y }] : [] });
  await finger('touchStart', x);
  for (let at = x; at > x - 90; at -= 10) await finger('touchMove', at);
  await finger('touchEnd', 0);
  await settled();
  return { most: larger.scale, larger: larger.scale / before.scale, smaller: after.scale / larger.scale, panned: (await state()).left - after.left };
}

// Whether the map fills the screen after its button, and what the button says then.
async function onFullScreen() {
  const button = '.alat button:nth-of-type(4)';
  await page.click(button);
  await page.waitForFunction(() => document.fullscreenElement);
  await page.waitForFunction((text) => document.querySelector(text).textContent.startsWith('Tutup'), button);
  const now = await state();
  const screen = await page.evaluate(() => [window.innerWidth, window.innerHeight]);
  await page.click(button);
  await page.waitForFunction(() => !document.fullscreenElement);
  const whole = now.map.width <= now.pane.width + 1 && now.map.height <= now.pane.height + 1;
  return { scale: now.scale, whole, from: [now.left, now.top], tall: now.pane.height / screen[1] };
}

// What of the map is printed, beside its picture, and how wide that is in parts of the page.
async function onPaper() {
  await page.emulateMedia({ media: 'print' });
  const shown = await page.evaluate(() => {
    const all = document.querySelectorAll('.peta *');
    const parts = [...all].filter((item) => item.getClientRects().length).map((item) => item.className || item.tagName);
    const image = document.querySelector('.lembar > img').getBoundingClientRect();
    return { parts, wide: image.right <= document.documentElement.clientWidth + 1, height: image.height };
  });
  await page.emulateMedia({ media: 'screen' });
  return shown;
}

// Until scrolling that the browser animates has come to an end.
async function settled() {
  await page.waitForTimeout(350);
}
