// The tables of a process: its steps, and its actors and parties.
import { TARGETS } from './isi.js';
import { Kisi } from './kisi.js';
import { give, isLane, sign } from './lajur.js';
import { part, place } from './susunan.js';
import { cellsOf, rowOf } from './waktu.js';

const ACTOR_WIDTH = 9;
const NAME_WIDTH = 15;

function moved(isi, rows, row, step) {
  const now = rows.indexOf(row);
  const next = now + step;
  if (next < 0 || next >= rows.length) return;
  isi.change(() => rows.splice(next, 0, ...rows.splice(now, 1)), { kunci: row.kunci });
}

function restore(row, kolom, raw) {
  if (raw === undefined) delete row.sel[kolom];
  else row.sel[kolom] = raw;
}

function shown(isi, row, kolom) {
  if (kolom === 'no') return String(isi.numberOf(row.kunci));
  return isLane(kolom) ? sign(isi, row, kolom) : isi.shown(row, kolom);
}

// The text that names a row in a cell, where the cell is one that names rows.
function named(isi, kolom, kunci, text) {
  const number = String(isi.numberOf(kunci));
  if (TARGETS.has(kolom)) return number;
  if (kolom !== 'lain' || !text.trim()) return undefined;
  const lines = text.split('\n');
  const [label] = lines.at(-1).split(/:\s*\S*\s*$/);
  return [...lines.slice(0, -1), `${label.trim()}: ${number}`].join('\n');
}

// Texts of a sheet go into the cells from a place on; rows are added below the last.
function paste(isi, units, place, lines, columns) {
  isi.change(() => {
    const top = isi.baris.findIndex((row) => row.kunci === place.kunci);
    const left = columns.indexOf(place.kolom);
    lines.forEach((texts, down) => {
      const row = isi.baris[top + down] ?? isi.insert(isi.baris.length);
      const pairs = texts.map((text, right) => [columns[left + right], text]).filter(([kolom]) => kolom && kolom !== 'no' && !isLane(kolom));
      for (const [kolom, text] of Object.entries(rowOf(pairs, units))) row.sel[kolom] = isi.kept(kolom, text);
    });
  });
}

export function stepTable(table, columns, isi, on) {
  return new Kisi(table, columns, {
    kept(row, kolom, text) {
      row.sel[kolom] = isi.kept(kolom, cellsOf(kolom, text, on.units)[kolom]);
      on.writing();
    },
    restore(...what) {
      restore(...what);
      on.writing();
    },
    rows: () => isi.baris,
    shown: (row, kolom) => shown(isi, row, kolom),
    write(row, kolom, text) {
      if (isLane(kolom)) return;
      isi.change(() => {
        for (const [one, said] of Object.entries(cellsOf(kolom, text, on.units))) row.sel[one] = isi.kept(one, said);
      }, { kunci: row.kunci });
    },
    mark(row, kolom) {
      if (!give(isi, row, kolom)) on.say('Baris ini tidak punya pelaku: yang punya pelaku ialah baris-baris cabangnya.');
    },
    options: on.options,
    moved: on.moved,
    insert(number) {
      let made;
      isi.change(() => void (made = isi.insert(number)), { kunci: '' });
      return made;
    },
    remove: (...rows) => isi.change(() => void (isi.baris = isi.baris.filter((row) => !rows.includes(row)))),
    move: (row, step) => moved(isi, isi.baris, row, step),
    place: (rows, before) => place(isi, rows, before),
    split(row, kolom, first, second) {
      const made = kolom === 'kegiatan' ? part(isi, row, first, second) : 'Belah baris di sel Kegiatan.';
      if (typeof made === 'string') on.say(made);
      else on.made(made);
    },
    named: (kolom, kunci, text) => named(isi, kolom, kunci, text),
    paste: (...what) => paste(isi, on.units, ...what),
  });
}

export function actorTable(table, data, isi, on) {
  const columns = Object.entries(data.kolom_pelaku)
    .filter(([key]) => key !== 'kunci')
    .map(([kunci, judul]) => ({ kunci, judul, lebar: kunci === 'nama' ? NAME_WIDTH : ACTOR_WIDTH, banyak: kunci === 'kualifikasi' }));
  const offered = { macam: data.pilihan.macam, sisi: data.pilihan.sisi, nama: data.pilihan.jabatan };
  return new Kisi(table, [{ kunci: 'no', judul: 'No', lebar: 2.2, tengah: true }, ...columns], {
    kept: () => {},
    restore,
    rows: () => isi.pelaku,
    shown: (row, kolom) => (kolom === 'no' ? String(isi.pelaku.indexOf(row) + 1) : (row.sel[kolom] ?? '')),
    write: (row, kolom, text) =>
      isi.change(() => {
        const old = row.sel[kolom];
        row.sel[kolom] = text.trim();
        if (kolom === 'nama' && old && text.trim()) isi.rename(old, text.trim());
      }),
    options: (row, kolom) => offered[kolom]?.map((one) => [one]) ?? [],
    moved: on.moved,
    insert(number) {
      let made;
      isi.change(() => void (made = isi.insertActor(number)));
      return made;
    },
    remove: (...rows) => isi.change(() => void (isi.pelaku = isi.pelaku.filter((row) => !rows.includes(row)))),
    move: (row, step) => moved(isi, isi.pelaku, row, step),
    place: (rows, before) => isi.change(() => {
      const rest = isi.pelaku.filter((row) => !rows.includes(row));
      rest.splice(before ? rest.indexOf(before) : rest.length, 0, ...rows);
      isi.pelaku = rest;
    }),
    paste: () => {},
  });
}
