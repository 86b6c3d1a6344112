// The page of a process: puts tables, pictures and findings together.
import { borang } from './identitas.js';
import { Isi } from './isi.js';
import { Kolom } from './kolom.js';
import { menus, shortcuts } from './pintasan.js';
import { Pratinjau } from './pratinjau.js';
import { Penyimpan } from './simpan.js';
import { tabs } from './tab.js';
import { actorTable, stepTable } from './tabel.js';
import { tawaran } from './tawaran.js';
import { block, byCell, list } from './temuan.js';

const at = (id) => document.getElementById(id);
const data = JSON.parse(at('data').textContent);
const isi = new Isi(data);
const titles = Object.fromEntries(data.kolom.map((one) => [one.kunci, one.judul]));

// --- the tables

const columns = new Kolom(data.kolom, isi, () => steps.setColumns(columns.shown));
columns.menu(at('kolom'));
const steps = stepTable(at('kisi'), columns.shown, isi, {
  options: tawaran(isi, data.pilihan),
  moved: (row) => explain(row),
  writing: () => view.drawLater(150),
});
const actors = actorTable(at('kisi-pelaku'), data, isi, { moved: (row, kolom) => explainActor(row, kolom) });
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

// --- pictures and findings

const sent = () => ({ berkas: data.berkas, sidik: isi.sidik, isi: isi.sent() });
const view = new Pratinjau(data.sasaran, {
  sent,
  name: () => `${data.kode} ${isi.isian['Nama proses'] ?? data.nama}`,
  chosen(kunci) {
    showEdit('langkah');
    steps.select(kunci, steps.at.kolom);
  },
  at: () => steps.at.kunci,
  tell(found, others) {
    const told = found.map((one) => ({ ...one, judul: titles[one.kolom] }));
    steps.tell(byCell(told, 'langkah'));
    actors.tell(byCell(told, 'pelaku', isi.pelaku.map((row) => row.kunci)));
    fields.tell(told);
    list(at('bidang-temuan'), told, others, { go, apply, placed });
    explain(steps.row);
  },
  trouble: (error) => saver.trouble(error),
});

function placed(one) {
  if (one.tabel === 'langkah') return `Baris ${one.baris + 1}, ${one.judul ?? ''}`;
  if (one.tabel === 'pelaku') return `Pelaku ${one.baris + 1}`;
  return one.tabel === 'isian' ? 'Identitas' : 'Seluruh proses';
}

function go(one) {
  showEdit(one.tabel);
  if (one.tabel === 'langkah') {
    if (!steps.columns.some(({ kunci }) => kunci === one.kolom)) columns.wish(one.kolom);
    steps.select(one.kunci, one.kolom);
  } else if (one.tabel === 'pelaku') actors.select(isi.pelaku[one.baris].kunci, one.kolom);
  else fields.go(one.baris);
}

// A hint that names the right word is taken by one click.
function apply(one, wrong, right) {
  const row = one.tabel === 'langkah' ? isi.baris.find(({ kunci }) => kunci === one.kunci) : isi.pelaku[one.baris];
  if (!row) return;
  const grid = one.tabel === 'langkah' ? steps : actors;
  const text = grid.on.shown(row, one.kolom);
  grid.on.write(row, one.kolom, text.includes(wrong) ? text.replace(wrong, right) : right);
  go(one);
}

// Below the table: what is wrong with the cell at hand, else what belongs in it.
function explain(row) {
  view.follow(steps.at.kunci);
  const some = row ? (steps.told.get(`${row.kunci} ${steps.at.kolom}`) ?? []) : [];
  const hint = data.kolom.find(({ kunci }) => kunci === steps.at.kolom)?.petunjuk ?? '';
  at('cara').replaceChildren(...some.map((one) => block(one, apply)), ...(some.length ? [] : [hint]));
}

function explainActor(row, kolom) {
  const some = row ? (actors.told.get(`${row.kunci} ${kolom}`) ?? []) : [];
  at('cara-pelaku').replaceChildren(...some.map((one) => block(one, apply)));
}

// --- changes

const saver = new Penyimpan(data, isi, sent, {
  after() {
    steps.draw();
    view.judgeLater(0);
  },
  tell: (found) => view.tell(found),
});
const buttons = shortcuts(isi, saver, [steps, actors]);
menus();

isi.addEventListener('ubah', ({ detail }) => {
  if (columns.shown.length !== steps.columns.length) steps.setColumns(columns.shown);
  steps.draw();
  actors.draw();
  fields.draw();
  at('nama').textContent = isi.isian['Nama proses'] || data.nama;
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
