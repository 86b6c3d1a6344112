// The page of a unit: puts fields, tables, maps and findings together.
import { borang } from './identitas.js';
import { IsiUnit } from './isi_unit.js';
import { KisiUnit } from './kisi_unit.js';
import { PetaUnit } from './peta_unit.js';
import { renaming } from './nama_unit.js';
import { menus, shortcuts } from './pintasan.js';
import { Penyimpan } from './simpan.js';
import { tabs } from './tab.js';
import { byCell, list } from './temuan.js';
import { replaced } from './terap.js';

const at = (id) => document.getElementById(id);
const data = JSON.parse(at('data').textContent);
const isi = new IsiUnit(data);
const filled = data.tabel.filter(({ baris }) => baris.length);
const tables = new Map(filled.map((one) => [one.kunci, new KisiUnit(one, data.satuan, isi, { apply })]));
const fields = borang(at('borang'), data, isi);
const showEdit = tabs(at('tab-isian').parentElement, (which) => {
  tables.get(which)?.draw();
  if (which === 'isian') fields.draw();
});

const sent = () => ({ berkas: data.berkas, sidik: isi.sidik, isi: isi.sent() });
const name = () => isi.isian[data.isian[0].judul] || data.nama;
const view = new PetaUnit({
  sent,
  name,
  blanks,
  tell(found, others) {
    const told = found.map((one) => ({ ...one, judul: titleOf(one) }));
    for (const [kunci, table] of tables) table.tell(byCell(told, kunci));
    fields.tell(told);
    list(at('bidang-temuan'), told, others, { go, apply, placed });
  },
  trouble: (error) => saver.trouble(error),
});

function blanks(cells) {
  for (const table of tables.values()) table.blanks(cells);
}

function draw() {
  for (const table of tables.values()) table.draw();
  fields.draw();
}

function titleOf(one) {
  if (one.tabel === 'isian') return data.isian[one.baris].judul;
  if (one.jenis === 'isian') return one.kolom;
  return data.tabel.find(({ kunci }) => kunci === one.tabel)?.kolom.find(({ kunci }) => kunci === one.kolom)?.judul;
}

function placed(one) {
  if (!one.tabel && !one.jenis) return 'Seluruh unit';
  const table = data.tabel.find(({ kunci }) => kunci === one.tabel);
  return table ? `${table.judul}, ${tables.get(one.tabel).named(one.kunci)}, ${one.judul}` : `Identitas, ${one.judul}`;
}

function go(one) {
  showEdit(one.tabel);
  const table = tables.get(one.tabel);
  if (table) table.grid.select(one.kunci, one.kolom);
  else fields.go(one.baris);
}

// A hint that names the right word is taken by one click.
function apply(one, _, right) {
  const isField = one.tabel === 'isian';
  const text = replaced((isField ? isi.isian[one.judul] : isi.cells(one.tabel, one.kunci)[one.kolom]) ?? '', one, right);
  if (text !== undefined) {
    isi.change(() => {
      if (isField) isi.isian[one.judul] = text;
      else isi.put(one.tabel, one.kunci, one.kolom, text);
    });
  }
  go(one);
}

const grids = [...tables.values()].map(({ grid }) => grid);
const saver = new Penyimpan(data, isi, sent, {
  lead: '/unit',
  after() {
    draw();
    view.changed(0);
  },
  tell: (found) => view.tell(found),
  joins: { busy: () => grids.some(({ editing }) => editing), place: (one) => placed({ ...one, judul: titleOf(one) ?? one.kolom }) },
});
const buttons = shortcuts(isi, saver, grids);
menus();
renaming({
  slug: data.berkas.split('/')[1],
  moving: (yes) => void (saver.leaving = yes),
  leaves: (address) => saver.leaves(address),
});

isi.addEventListener('ubah', () => {
  draw();
  at('nama').textContent = name();
  buttons();
  saver.changed();
  view.changed();
});
addEventListener('pagehide', () => isi.keep(data.berkas));
isi.recall(data.berkas);

blanks(data.kosong);
fields.draw();
buttons();
saver.begin();
view.changed(0);
