// The page of a process: puts tables, pictures and findings together.
import { borang } from './identitas.js';
import { Isi, TARGETS } from './isi.js';
import { Kolom } from './kolom.js';
import { give, laneCalled, laneOf, sign } from './lajur.js';
import { menus, shortcuts } from './pintasan.js';
import { Pratinjau } from './pratinjau.js';
import { dragging } from './seret.js';
import { Penyimpan } from './simpan.js';
import { apart, areBranches, isBlock, joined, together } from './susunan.js';
import { tabs } from './tab.js';
import { actorTable, stepTable } from './tabel.js';
import { LAWS, provisions, tawaran } from './tawaran.js';
import { block, byCell, changed, list } from './temuan.js';
import { settles } from './periksa.js';
import { isOver, mends, replaced } from './terap.js';

const at = (id) => document.getElementById(id);
const data = JSON.parse(at('data').textContent);
const isi = new Isi(data);
let note = '';
const POINT = ' Atau, sambil mengisi, klik baris tujuannya.';
const titles = Object.fromEntries(data.kolom.map((one) => [one.kunci, one.judul]));

// --- the tables

const columns = new Kolom(data.kolom, isi, () => steps.setColumns(columns.shown));
columns.menu(at('kolom'));
columns.toggle(at('lajur'));
const steps = stepTable(at('kisi'), columns.shown, isi, {
  options: tawaran(isi, data.pilihan),
  units: data.pilihan.satuan,
  moved(row) {
    note = '';
    explain(row);
  },
  writing() {
    view.drawLater(150);
    saver.changed();
  },
  say,
  made: (row) => steps.select(row.kunci, 'kegiatan'),
});
dragging(steps);
const actors = actorTable(at('kisi-pelaku'), data, isi, { moved: (row, kolom) => explainActor(row, kolom) });
dragging(actors);
const fields = borang(at('borang'), data, isi);
const showEdit = tabs(at('tab-langkah').parentElement, (which) => {
  at('kolom').hidden = which !== 'langkah';
  fields.draw();
});
for (const [id, grid, work] of [
  ['sisip', steps, 'insert'], ['naik', steps, -1], ['turun', steps, 1], ['hapus', steps, 'remove'],
  ['pelaku-baru', actors, 'insert'], ['pelaku-naik', actors, -1], ['pelaku-turun', actors, 1], ['pelaku-hapus', actors, 'remove'],
]) {
  at(id).addEventListener('click', () => (typeof work === 'number' ? grid.move(work) : grid[work]()));
}

// A text is parted where it is being written; the button must not end that.
at('belah').addEventListener('mousedown', (event) => event.preventDefault());
at('belah').addEventListener('click', () => {
  if (steps.split()) return;
  steps.select(steps.at.kunci, 'kegiatan');
  steps.write();
  say('Letakkan kursor di tempat teks kegiatan dibelah, lalu tekan Belah lagi atau Ctrl+Shift+Enter.');
});
at('sejajar').addEventListener('click', () => {
  const rows = steps.chosen;
  if (rows.length === 1 && isBlock(rows[0])) {
    apart(isi, rows[0]);
    steps.select(steps.at.kunci, steps.at.kolom);
    return;
  }
  const made = areBranches(rows) ? joined(isi, rows) : together(isi, rows, data.pilihan.sejajar);
  if (typeof made === 'string') say(made);
  else steps.select(made.kunci, 'kegiatan');
});

// --- pictures and findings

const sent = () => ({ berkas: data.berkas, sidik: isi.sidik, isi: isi.sent() });
const view = new Pratinjau(data.sasaran, {
  sent,
  name: () => `${data.kode} ${isi.isian['Nama proses'] ?? data.nama}`,
  chosen(kunci, actor) {
    if (steps.aim(kunci)) return;
    const here = kunci === steps.at.kunci;
    showEdit('langkah');
    steps.select(kunci, steps.at.kolom);
    const lane = actor && laneCalled(isi, actor);
    if (lane && here) handOver(lane, actor.name);
    else if (lane) say(`Baris ${isi.numberOf(kunci)} dipilih. Klik lajur pelaku lain di baris ini pada SOP untuk memindahkan langkahnya.`);
  },
  at: () => steps.at.kunci,
  tell(found, others) {
    const told = found.filter((one) => !isOver(one, isi)).map((one) => ({ ...one, judul: titles[one.kolom], lajur: laneFor(one), terap: [...mends(one, { isi, rowOf, go }), ...settles(one, data.berkas, say)] }));
    steps.tell(byCell(told, 'langkah'));
    actors.tell(byCell(told, 'pelaku', isi.pelaku.map((row) => row.kunci)));
    fields.tell(told);
    list(at('bidang-temuan'), told, others, { go, apply, placed });
    explain(steps.row);
  },
  trouble: (error) => saver.trouble(error),
});

// The row at hand goes to the actor whose column was clicked in its row of the SOP.
function handOver(lane, name) {
  const { row } = steps;
  if (['', 'Ikut'].includes(sign(isi, row, lane))) {
    const given = give(isi, row, lane);
    say(given ? `Baris ${isi.numberOf(row.kunci)} kini dikerjakan ${name}. Ctrl+Z mengurungkannya.` : 'Baris ini tidak punya pelaku: yang punya pelaku ialah baris-baris cabangnya.');
  }
}

function placed(one) {
  if (one.tabel === 'langkah') return `Baris ${one.baris + 1}, ${one.judul ?? ''}`;
  if (one.tabel === 'pelaku') return `Pelaku ${one.baris + 1}`;
  return one.tabel === 'isian' ? 'Identitas' : 'Seluruh proses';
}

// Where a finding about who does a step stands, while actors have columns.
function laneFor(one) {
  const lane = columns.asSop && one.tabel === 'langkah' && one.kolom === 'oleh';
  return lane ? laneOf(isi, isi.baris.find(({ kunci }) => kunci === one.kunci)) : undefined;
}

function go(one) {
  showEdit(one.tabel);
  if (one.tabel === 'langkah') {
    const kolom = laneFor(one) ?? one.kolom;
    if (!steps.columns.some(({ kunci }) => kunci === kolom)) columns.wish(kolom);
    steps.select(one.kunci, kolom);
  } else if (one.tabel === 'pelaku') actors.select(isi.pelaku[one.baris].kunci, one.kolom);
  else fields.go(one.baris);
}

const rowOf = (one) => isi.baris.find(({ kunci }) => kunci === one.kunci);

// A hint that names the right word is taken by one click.
function apply(one, _, right) {
  if (one.tabel === 'isian') {
    const title = data.isian[one.baris].judul;
    const text = replaced(isi.isian[title] ?? '', one, right);
    if (text !== undefined) isi.change(() => void (isi.isian[title] = text));
  } else {
    const grid = one.tabel === 'langkah' ? steps : actors;
    const row = one.tabel === 'langkah' ? rowOf(one) : isi.pelaku[one.baris];
    const text = row && replaced(grid.on.shown(row, one.kolom), one, right);
    if (text !== undefined) grid.on.write(row, one.kolom, text);
  }
  go(one);
}

// What was done or cannot be done, until another cell is looked at.
function say(text) {
  note = text;
  explain(steps.row);
}

// Below the table: what is wrong with the cell at hand, else what belongs in it.
function explain(row) {
  view.follow(steps.at.kunci);
  const some = row ? (steps.told.get(`${row.kunci} ${steps.at.kolom}`) ?? []) : [];
  const { kunci, petunjuk = '' } = steps.columns.find((one) => one.kunci === steps.at.kolom) ?? {};
  const cited = LAWS.has(kunci) ? provisions(row?.sel[kunci], data.pilihan).join('; ') : '';
  const short = row?.sel.ringkas;
  // A box may bear other words than the step, which nobody sees in this cell.
  const boxed = kunci === 'kegiatan' && short && short !== row.sel.kegiatan ? `Di kotak peta tertulis: ${short} (kolom Nama singkat; kosongkan agar mengikuti kegiatan).` : '';
  const hint = cited || boxed || (TARGETS.has(kunci) ? `${petunjuk}${POINT}` : petunjuk);
  at('sejajar').textContent = steps.chosen.length === 1 && isBlock(row) ? 'Lepas sejajar' : areBranches(steps.chosen) ? 'Satukan cabang' : 'Jadikan sejajar';
  changed(at('cara'), [note || hint, some], () => (note ? [note] : some.length ? some.map((one) => block(one, apply)) : [hint]));
}

function explainActor(row, kolom) {
  const some = row ? (actors.told.get(`${row.kunci} ${kolom}`) ?? []) : [];
  changed(at('cara-pelaku'), some, () => some.map((one) => block(one, apply)));
}

// --- changes

const saver = new Penyimpan(data, isi, sent, {
  after() {
    draw();
    view.tell(view.told); // what is over by saving is gone at once, and the rest is asked again
    view.changed(0);
  },
  tell: (found) => view.tell(found),
  joins: { busy: () => Boolean(steps.editing ?? actors.editing), columns: titles },
});
const buttons = shortcuts(isi, saver, [steps, actors]);
menus();

function draw() {
  if (!steps.editing && columns.differs(steps.columns)) steps.setColumns(columns.shown);
  steps.draw();
  actors.draw();
  fields.draw();
  at('nama').textContent = isi.isian['Nama proses'] || data.nama;
}

isi.addEventListener('ubah', ({ detail }) => {
  draw();
  if (detail.kunci) view.expect(detail.kunci);
  buttons();
  saver.changed();
  view.changed();
});
addEventListener('pagehide', () => isi.keep(data.berkas));
isi.recall(data.berkas);

if (isi.baris.length) steps.at.kunci = isi.baris[0].kunci;
steps.draw();
buttons();
saver.begin();
explain(steps.row);
view.changed(0);
