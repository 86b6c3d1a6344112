// Loads a page of the results again when a build has made another one, at the place where it was
// read. Pictures that changed are shown at once. Only pages that are seen keep a connection open,
// because browsers allow six.
const own = document.currentScript ?? document.querySelector('script[data-ronde]');
let round = Number(own.dataset.ronde);
let source = null;
const KEY = `tempat ${location.pathname}`;
const ROOT = '/hasil/';

function path(address) {
  const url = new URL(address, location.href);
  return url.origin === location.origin && url.pathname.startsWith(ROOT) ? decodeURIComponent(url.pathname.slice(ROOT.length)) : '';
}

// What scrolls by itself on the page, in the order of the page.
const panes = () => [...document.querySelectorAll('.bidang')];

function reload() {
  const pressed = document.activeElement;
  sessionStorage.setItem(KEY, JSON.stringify({
    x: scrollX,
    y: scrollY,
    panes: panes().map((one) => [one.scrollLeft, one.scrollTop]),
    open: [...document.querySelectorAll('details')].map((one) => one.open),
    focus: pressed?.id ?? '',
  }));
  location.reload();
}

function restore() {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  if (!kept) return;
  const { x, y, panes: inner, open, focus } = JSON.parse(kept);
  document.querySelectorAll('details').forEach((one, at) => { one.open = open[at] ?? one.open; });
  if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
  scrollTo({ left: x, top: y, behavior: 'instant' });
  panes().forEach((one, at) => one.scrollTo({ left: inner[at]?.[0] ?? 0, top: inner[at]?.[1] ?? 0, behavior: 'instant' }));
}

// A round: `dibuat` names the files that it made, or is null where any may be another.
function happened({ ronde, dibuat }) {
  round = ronde;
  if (dibuat === null) return reload();
  const made = new Set(dibuat);
  const here = path(location.href);
  const parts = [...document.querySelectorAll('script[src], link[rel=stylesheet]')].map((one) => path(one.src ?? one.href));
  if (made.has(here) || parts.some((one) => made.has(one))) return reload();
  for (const image of document.querySelectorAll('img')) {
    if (!made.has(path(image.src))) continue;
    const url = new URL(image.src);
    url.searchParams.set('ronde', ronde);
    image.src = url.href;
  }
}

function listen() {
  source?.close();
  source = null;
  if (document.visibilityState !== 'visible') return;
  source = new EventSource(`/kabar?sejak=${round}`);
  source.addEventListener('message', (event) => happened(JSON.parse(event.data)));
  // After a break the browser asks again with the number of the beginning, so it is begun anew.
  source.addEventListener('error', () => {
    source?.close();
    source = null;
    setTimeout(listen, 1500);
  });
}

document.addEventListener('visibilitychange', listen);
addEventListener('pagehide', () => source?.close());
addEventListener('pageshow', listen);
if (document.readyState === 'complete') restore();
else addEventListener('load', restore);
