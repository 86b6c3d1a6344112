// The page of a process: puts tables, pictures and findings together.
import { Gambar } from './gambar.js';
import { borang } from './identitas.js';
import { Isi, TARGETS } from './isi.js';
import { ask, later } from './kirim.js';
import { Kisi } from './kisi.js';
import { Penyimpan } from './simpan.js';
import { tabs } from './tab.js';
import { block, byCell, list } from './temuan.js';

const at = (id) => document.getElementById(id);
const data = JSON.parse(at('data').textContent);
const isi = new Isi(data);
const titles = Object.fromEntries(data.kolom.map((one) => [one.kunci, one.judul]));
const PEOPLE = new Set(['oleh', 'bersama', 'kepada', 'tembusan']);
let told = [];
let others = [];

// --- what is offered in cells

function options(row, kolom) {
  const { pilihan } = data;
  if (PEOPLE.has(kolom)) return people(kolom === 'oleh' || kolom === 'bersama');
  if (TARGETS.has(kolom)) return targets();
  if (kolom === 'lain' && !(row.sel.lain ?? '')) return [];
  if (kolom === 'kelengkapan' || kolom === 'keluaran') return [...new Set([...used(), ...pilihan.dokumen])].map((one) => [one]);
  if (kolom === 'sumber' || kolom === 'menyatakan') return pilihan.ketentuan;
  if (kolom === 'pertanyaan' || kolom === 'lain') return [];
  return (pilihan[kolom] ?? []).map((one) => [one]);
}

function people(working) {
  const every = isi.pelaku.filter(({ sel }) => sel.nama);
  const first = every.filter(({ sel }) => (sel.sisi === 'Pihak') !== working);
  const rest = every.filter((one) => !first.includes(one));
  const listed = [...first, ...rest].map(({ sel }) => [sel.nama, sel.sisi === 'Pihak' ? 'pihak' : '']);
  const names = new Set(every.map(({ sel }) => sel.nama));
  return [...listed, ...data.pilihan.jabatan.filter((one) => !names.has(one)).map((one) => [one, 'jabatan lain'])];
}

function targets() {
  const rows = isi.baris.map((row, number) => [String(number + 1), row.sel.kegiatan ?? '']);
  return [...rows.filter(([, words]) => words), [isi.akhir, 'proses berakhir di sini']];
}

function used() {
  return isi.baris.flatMap(({ sel }) => [sel.kelengkapan, sel.keluaran]).filter(Boolean).flatMap((text) => text.split('\n'));
}

// --- the tables

function visible() {
  const filled = new Set(isi.baris.flatMap(({ sel }) => Object.keys(sel).filter((key) => sel[key])));
  return data.kolom.filter((one) => one.tampil || filled.has(one.kunci) || wished.has(one.kunci));
}
const wished = new Set();

const cells = {
  kept(row, kolom, text) {
    row.sel[kolom] = isi.kept(kolom, text);
    drawLater(150);
  },
  restore(row, kolom, raw) {
    if (raw === undefined) delete row.sel[kolom];
    else row.sel[kolom] = raw;
  },
};

function moved(rows, row, step) {
  const now = rows.indexOf(row);
  const next = now + step;
  if (next < 0 || next >= rows.length) return;
  isi.change(() => rows.splice(next, 0, ...rows.splice(now, 1)), { kunci: row.kunci });
}

const steps = new Kisi(at('kisi'), visible(), {
  ...cells,
  rows: () => isi.baris,
  shown: (row, kolom) => (kolom === 'no' ? String(isi.numberOf(row.kunci)) : isi.shown(row, kolom)),
  write: (row, kolom, text) => isi.change(() => void (row.sel[kolom] = isi.kept(kolom, text)), { kunci: row.kunci }),
  options,
  moved: (row) => explain(row),
  insert(number) {
    let made;
    isi.change(() => void (made = isi.insert(number)), { kunci: '' });
    return made;
  },
  remove: (row) => isi.change(() => isi.baris.splice(isi.baris.indexOf(row), 1)),
  move: (row, step) => moved(isi.baris, row, step),
  paste(place, lines, columns) {
    isi.change(() => {
      const top = isi.baris.findIndex((row) => row.kunci === place.kunci);
      const left = columns.indexOf(place.kolom);
      lines.forEach((texts, down) => {
        const row = isi.baris[top + down] ?? isi.insert(isi.baris.length);
        texts.forEach((text, right) => {
          const kolom = columns[left + right];
          if (kolom && kolom !== 'no') row.sel[kolom] = isi.kept(kolom, text);
        });
      });
    });
  },
});

const actorColumns = Object.entries(data.kolom_pelaku)
  .filter(([key]) => key !== 'kunci')
  .map(([kunci, judul]) => ({ kunci, judul, lebar: kunci === 'nama' ? 15 : 9, banyak: kunci === 'kualifikasi' }));
const actors = new Kisi(at('kisi-pelaku'), [{ kunci: 'no', judul: 'No', lebar: 2.2, tengah: true }, ...actorColumns], {
  ...cells,
  kept: () => {},
  rows: () => isi.pelaku,
  shown: (row, kolom) => (kolom === 'no' ? String(isi.pelaku.indexOf(row) + 1) : (row.sel[kolom] ?? '')),
  write: (row, kolom, text) =>
    isi.change(() => {
      const old = row.sel[kolom];
      row.sel[kolom] = text.trim();
      if (kolom === 'nama' && old && text.trim()) isi.rename(old, text.trim());
    }),
  options: (row, kolom) => ({ macam: data.pilihan.macam, sisi: data.pilihan.sisi, nama: data.pilihan.jabatan })[kolom]?.map((one) => [one]) ?? [],
  moved: (row, kolom) => explainActor(row, kolom),
  insert(number) {
    let made;
    isi.change(() => void (made = isi.insertActor(number)));
    return made;
  },
  remove: (row) => isi.change(() => isi.pelaku.splice(isi.pelaku.indexOf(row), 1)),
  move: (row, step) => moved(isi.pelaku, row, step),
  paste: () => {},
});

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

// The columns that are shown only where they are used, or wished for.
const menu = at('kolom').querySelector('.lapis');
for (const one of data.kolom.filter(({ tampil }) => !tampil)) {
  const label = document.createElement('label');
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.addEventListener('change', () => {
    if (box.checked) wished.add(one.kunci);
    else wished.delete(one.kunci);
    steps.setColumns(visible());
  });
  label.append(box, ` ${one.judul}`);
  menu.append(label);
  // A column in which anything stands cannot be hidden.
  at('kolom').addEventListener('toggle', () => {
    box.disabled = isi.baris.some(({ sel }) => sel[one.kunci]);
    box.checked = box.disabled || wished.has(one.kunci);
  });
}

// --- pictures and findings

const name = () => `${data.kode} ${isi.isian['Nama proses'] ?? data.nama}`;
const map = new Gambar(at('bidang-peta'), () => `Peta lintas fungsi ${name()}`);
const sop = new Gambar(at('bidang-sop'), () => `Lembar SOP ${name()}`);
sop.least = 0.8;
let front = map;
tabs(at('tab-peta').parentElement, (which) => {
  sees = which;
  front = which === 'sop' ? sop : map;
  front.now();
  if (which === 'sop') drawLater(0);
  front.size();
  front.follow(steps.at.kunci, false);
});
for (const one of [map, sop]) {
  one.chosen = (kunci) => {
    showEdit('langkah');
    steps.select(kunci, steps.at.kolom);
  };
}
at('kecil').addEventListener('click', () => front.scale(1 / 1.25));
at('besar').addEventListener('click', () => front.scale(1.25));
at('pas').addEventListener('click', () => front.scale(0));
for (const one of data.sasaran) at('sasaran').add(new Option(one.nama, one.kunci));
at('sasaran').disabled = data.sasaran.length < 2;

let sees = 'peta';
const sent = () => ({ sop: sees === 'sop', berkas: data.berkas, sidik: isi.sidik, sasaran: at('sasaran').value, isi: isi.sent() });

async function picture() {
  try {
    const found = await ask('/gambar', sent());
    await showPicture(found.gambar);
    tell([...told.filter((one) => !one.sel), ...found.temuan.map((one) => ({ ...one, sel: true }))]);
  } catch (error) {
    trouble(error);
  }
}

// A picture; the whole of it shows whether the process has an SOP.
async function showPicture(gambar, whole = false) {
  at('tertahan').hidden = Boolean(gambar);
  if (!gambar) {
    at('tertahan').textContent = 'Gambar ini dari keadaan sebelumnya; perbaiki galatnya agar gambar mengikuti.';
    return;
  }
  await Promise.all([map.show(gambar.peta, gambar.kotak), gambar.sop && sop.show(gambar.sop, gambar.kotak_sop)]);
  if (whole) at('tab-sop').hidden = !gambar.sop;
}

async function judge() {
  try {
    const found = await ask('/temuan', sent());
    others = found.lain;
    tell(found.temuan);
    if (found.gambar) await showPicture(found.gambar, true);
    else at('tertahan').hidden = !found.temuan.some((one) => one.tingkat === 'galat');
  } catch (error) {
    trouble(error);
  }
}
const drawLater = later(picture, 0);
const judgeLater = later(judge, 500);

function tell(found) {
  told = found.map((one) => ({ ...one, judul: titles[one.kolom] }));
  steps.tell(byCell(told, 'langkah'));
  actors.tell(byCell(told, 'pelaku', isi.pelaku.map((row) => row.kunci)));
  fields.tell(told);
  list(at('bidang-temuan'), told, others, go, apply);
  const grave = told.filter((one) => one.tingkat !== 'catatan').length;
  at('banyak').textContent = told.length + others.length ? String(told.length + others.length) : '';
  at('banyak').className = told.some((one) => one.tingkat === 'galat') ? 'galat' : grave ? 'peringatan' : '';
  explain(steps.row);
}

function go(one) {
  showEdit(one.tabel);
  if (one.tabel === 'langkah') {
    if (!steps.columns.some(({ kunci }) => kunci === one.kolom)) {
      wished.add(one.kolom);
      steps.setColumns(visible());
    }
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
  map.follow(steps.at.kunci);
  sop.follow(steps.at.kunci);
  const some = row ? (steps.told.get(`${row.kunci} ${steps.at.kolom}`) ?? []) : [];
  const hint = data.kolom.find(({ kunci }) => kunci === steps.at.kolom)?.petunjuk ?? '';
  at('cara').replaceChildren(...some.map((one) => block(one, apply)), ...(some.length ? [] : [hint]));
}

function explainActor(row, kolom) {
  const some = row ? (actors.told.get(`${row.kunci} ${kolom}`) ?? []) : [];
  at('cara-pelaku').replaceChildren(...some.map((one) => block(one, apply)));
}

function trouble(error) {
  if (error.name === 'AbortError') return;
  saver.trouble(error);
}

// --- changes

const saver = new Penyimpan(data, isi, sent, {
  after() {
    steps.draw();
    judgeLater(0);
  },
  tell,
});

isi.addEventListener('ubah', ({ detail }) => {
  if (visible().length !== steps.columns.length) steps.setColumns(visible());
  steps.draw();
  actors.draw();
  fields.draw();
  at('nama').textContent = isi.isian['Nama proses'] || data.nama;
  if (detail.kunci) map.kunci = sop.kunci = detail.kunci;
  buttons();
  saver.changed();
  drawLater(0);
  judgeLater();
});

function buttons() {
  at('urung').disabled = !isi.past.length;
  at('ulang').disabled = !isi.future.length;
}
at('urung').addEventListener('click', () => isi.undo());
at('ulang').addEventListener('click', () => isi.redo());
at('sasaran').addEventListener('change', () => {
  drawLater(0);
  judgeLater();
});
document.addEventListener('keydown', (event) => {
  if (!(event.ctrlKey || event.metaKey)) return;
  const letter = event.key.toLowerCase();
  const inField = /TEXTAREA|INPUT|SELECT/.test(document.activeElement?.tagName);
  if (letter === 's') {
    event.preventDefault();
    document.activeElement?.tagName === 'TEXTAREA' && steps.finish(true, [0, 0]);
    saver.save();
  } else if (!inField && letter === 'z' && !event.shiftKey) {
    event.preventDefault();
    isi.undo();
  } else if (!inField && (letter === 'y' || (letter === 'z' && event.shiftKey))) {
    event.preventDefault();
    isi.redo();
  }
});
for (const details of document.querySelectorAll('details.menu')) {
  details.addEventListener('focusout', (event) => {
    if (!details.contains(event.relatedTarget) && event.relatedTarget) details.open = false;
  });
  details.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    details.open = false;
    details.querySelector('summary').focus();
  });
}
addEventListener('resize', () => front.size());
addEventListener('pagehide', () => isi.keep(data.berkas));
isi.recall(data.berkas);

if (isi.baris.length) steps.at.kunci = isi.baris[0].kunci;
steps.draw();
buttons();
saver.begin();
explain(steps.row);
drawLater(0);
judgeLater(0);
