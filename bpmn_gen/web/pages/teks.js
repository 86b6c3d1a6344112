// The page of a file as its text: marks the lines in which something is wrong, and saves what is typed.
import { ask, later } from './kirim.js';
import { Riwayat } from './riwayat.js';
import { Penyimpan } from './simpan.js';
import { block, changed, list } from './temuan.js';
import { replaced } from './terap.js';
import { element } from './unsur.js';

const at = (id) => document.getElementById(id);
const data = JSON.parse(at('data').textContent);
const field = at('teks');
const LEVELS = ['galat', 'peringatan', 'catatan'];
const WAIT = 600;

// The browser has an undo of its own for what is typed in a field.
class Teks extends Riwayat {
  constructor() {
    super();
    this.begin(data.isi, data.sidik);
    if (data.draf) this.saved = '';
  }

  begin({ teks }, sidik) {
    this.sidik = sidik;
    field.value = teks;
    this.saved = this.snapshot();
  }

  settled({ teks }, sidik, before) {
    const same = this.snapshot() === before;
    this.sidik = sidik;
    this.saved = same ? this.snapshot() : JSON.stringify([teks]);
  }

  take({ teks }) {
    field.value = teks;
  }

  held() {
    return [field.value];
  }

  sent() {
    return { teks: field.value };
  }
}

const isi = new Teks();
let told = data.temuan;

const lineAt = (place) => field.value.slice(0, place).split('\n').length;
const placed = (one) => `Baris ${one.baris}`;

// Where a line begins and ends in the text.
function bounds(line) {
  const lines = field.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  return [start, start + (lines[line - 1]?.length ?? 0)];
}

function go({ baris, kolom = 1 }) {
  const [start, end] = bounds(baris);
  field.focus();
  const place = Math.min(start + kolom - 1, end);
  field.setSelectionRange(place, place);
  field.scrollTop = Math.max(0, (baris - 4) * height());
  explain();
}

// A hint that names the right word is taken by one click.
function apply(one, _, right) {
  const [start, end] = bounds(one.baris);
  const text = replaced(`${field.value.slice(start, end)}\n`, one, right);
  if (text !== undefined) {
    field.setRangeText(text.slice(0, -1), start, end, 'end');
    field.dispatchEvent(new Event('input'));
  }
  go(one);
}

// --- numbers and marks beside the lines

const height = () => Number.parseFloat(getComputedStyle(field).lineHeight);
const top = () => Number.parseFloat(getComputedStyle(field).paddingTop);

function scrolled() {
  at('nomor').style.setProperty('transform', `translateY(${-field.scrollTop}px)`);
  at('sorot').style.setProperty('transform', `translateY(${-field.scrollTop}px)`);
}

function mark() {
  const count = field.value.split('\n').length;
  changed(at('nomor'), count, () => [Array.from({ length: count }, (_, row) => row + 1).join('\n')]);
  const worst = new Map();
  for (const level of LEVELS.toReversed()) for (const one of told) if (one.tingkat === level) worst.set(one.baris, level);
  changed(at('sorot'), [...worst], () => [...worst].map(([line, level]) => {
    const made = element('div', { class: level });
    made.style.setProperty('top', `${top() + (line - 1) * height()}px`);
    return made;
  }));
  scrolled();
}

// Below the text: what is wrong in the line at hand.
function explain() {
  const line = lineAt(field.selectionStart);
  const some = told.filter(({ baris }) => baris === line);
  changed(at('cara'), [some.length ? line : 0, some], () => (some.length ? [element('b', {}, `Baris ${line}`), ...some.map((one) => block(one, apply))] : ['Tab keluar dari teks; lekuk dibuat dengan spasi. Ctrl+S menyimpan.']));
}

function tell(found, others = []) {
  told = found;
  list(at('bidang-temuan'), told, others, { go, apply, placed });
  mark();
  explain();
}

// --- changes

const sent = () => ({ berkas: data.berkas, sidik: isi.sidik, isi: isi.sent() });
const saver = new Penyimpan(data, isi, sent, {
  lead: '/teks',
  after(found) {
    // Back to the tables, where they were what somebody came for.
    if (data.rusak && found?.alamat) saver.leaves(found.alamat);
    else judge(0);
  },
  tell: (found) => tell(found),
});
// What was mended elsewhere is shown as tables again.
if (data.rusak) saver.here = data.rusak;

const judge = later(async () => {
  try {
    const text = field.value;
    const { temuan, lain } = await ask('/teks/temuan', sent());
    if (field.value === text) tell(temuan, lain); // else its lines may be others by now
  } catch (error) {
    saver.trouble(error);
  }
}, WAIT);

isi.addEventListener('ubah', () => {
  mark();
  saver.changed();
  judge();
});
field.addEventListener('input', () => isi.tell());
field.addEventListener('scroll', scrolled);
document.addEventListener('selectionchange', () => document.activeElement === field && explain());
document.addEventListener('keydown', (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
  event.preventDefault();
  saver.save();
});

tell(told);
saver.begin();
const [, line] = /^#baris-(\d+)$/.exec(location.hash) ?? [];
const grave = told.filter(({ tingkat }) => tingkat === 'galat');
const first = grave.find(({ kode }) => /^(yaml-|duplicate-key)/.test(kode)) ?? grave[0];
if (line) go(grave.find(({ baris }) => baris === Number(line)) ?? { baris: Number(line) });
else if (data.rusak && first) go(first);
if (data.draf) judge(0);
