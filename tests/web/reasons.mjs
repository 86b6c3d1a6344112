// Types reasons into forms of the page of a review that is opened again and again, without a browser.
import { pathToFileURL } from 'node:url';

const pages = pathToFileURL(`${process.argv[2]}/`);
class Store {
  setItem(key, text) { this[key] = text; }
  getItem(key) { return this[key] ?? null; }
  removeItem(key) { delete this[key]; }
}
globalThis.localStorage = new Store();
class Part extends EventTarget {
  constructor(name) {
    super();
    Object.assign(this, { name, inside: [] });
  }
  setAttribute() {}
  append(...inside) { this.inside.push(...inside); }
  replaceChildren(...inside) { this.inside = inside; }
  get textContent() { return this.inside.map((one) => one.textContent ?? one).join(''); }
  set textContent(text) { this.inside = [text]; }
  focus() {}
}
globalThis.document = { documentElement: { dataset: { proyek: 'uji' } }, createElement: (name) => new Part(name) };
let answers = [];
globalThis.fetch = async () => answers.shift() ?? Promise.reject(new Error('tidak menjawab'));
const { reason } = await import(new URL('alasan.js', pages));

// A form as a fresh page has it, whose file says `alasan`.
function opened(alasan, kunci = 'A/a b') {
  const form = new Part('form');
  const told = new Part('span');
  const field = (text) => Object.assign(new Part('input'), { value: text, defaultValue: text });
  Object.assign(form, { elements: { alasan: field(alasan), dasar: field('') }, dataset: { kunci }, querySelector: () => told });
  reason(form, 'tipe-07', () => {});
  return {
    type(text) {
      form.elements.alasan.value = text;
      form.dispatchEvent(new Event('input'));
    },
    async save(answer) {
      answers = answer ? [{ ok: true, json: async () => answer }] : [];
      form.dispatchEvent(new Event('submit', { cancelable: true }));
      await new Promise((done) => setTimeout(done, 5));
    },
    press(name) { told.inside.find((one) => one.textContent === name).dispatchEvent(new Event('click')); },
    get seen() { return [form.elements.alasan.value, told.textContent]; },
  };
}

const seen = {};
opened('').type('Perlu cepat');
seen.other = opened('', 'A/a').seen;
let page = opened('');
seen.back = page.seen;
await page.save();
seen.silent = page.seen;
seen.again = opened('').seen;
page = opened('Dari kantor lain');
seen.changed = page.seen;
page.press('Pakai tulisan itu');
seen.used = page.seen;
page = opened('Dari kantor lain');
page.press('Buang');
seen.dropped = page.seen;
page.type('Baru');
await page.save({ alasan: 'Baru', dasar: '' });
seen.saved = page.seen;
seen.after = opened('Baru').seen;
seen.left = Object.keys(localStorage).length;
console.log(JSON.stringify(seen));
