// What one click can mend of a finding, beside words that a hint offers: only where what is to be
// written is certain, and undo brings back what was there.
import { quoted } from './temuan.js';

const NUMBERS = /^tulis dengan angka: '(.+)'$/;

// The text with the word that a message names replaced; nothing where that could hit something else.
export function replaced(text, one, right) {
  const wrong = quoted(one).find((word) => text.includes(word));
  if (wrong) return text.replace(wrong, () => right);
  return text.includes('\n') ? undefined : right;
}

const isListed = (name, isi) => isi.pelaku.some(({ sel }) => sel.nama === name);

// Whether a finding says that somebody is not listed who is by now.
export const isOver = (one, isi) => one.kode === 'new-actor' && isListed(quoted(one)[0], isi);

// on: isi, rowOf(one) the row of a finding, go(one) shows its place
export function mends(one, { isi, rowOf, go }) {
  const row = one.tabel === 'langkah' ? rowOf(one) : undefined;
  const found = [];
  const mend = (nama, work) => found.push({ nama, kerja: () => {
    isi.change(work, { kunci: row?.kunci });
    go(one);
  } });
  const amount = one.saran.map((hint) => NUMBERS.exec(hint)?.[1]).find(Boolean);
  if (row && amount && one.kolom === 'waktu') {
    mend(`Pakai '${amount}'`, () => {
      row.sel.waktu = amount;
      delete row.sel.satuan;
    });
  }
  if (row && one.kode === 'missing-actor') {
    const above = isi.baris.slice(0, isi.baris.indexOf(row)).findLast(({ sel }) => sel.oleh)?.sel.oleh;
    if (above) mend(`Pakai '${above}', seperti baris di atasnya`, () => void (row.sel.oleh = above));
  }
  if (row?.sel.ringkas && one.kode === 'stale-short-name') mend('Kosongkan nama singkatnya', () => void delete row.sel.ringkas);
  const name = quoted(one)[0];
  if (row && one.kode === 'new-actor' && row.sel[one.kolom]?.split('\n').includes(name) && !isListed(name, isi)) {
    // Who was listed meanwhile, by saving or by hand, is not listed twice.
    mend(`Tambahkan '${name}' ke Pelaku`, () => void (isListed(name, isi) || (isi.insertActor(isi.pelaku.length).sel.nama = name)));
  }
  if (row && one.kode === 'unknown-actor') {
    const party = isi.pelaku.find(({ sel }) => sel.sisi === 'Pihak' && [sel.nama, sel.kunci].includes(quoted(one)[0]));
    if (party) mend(`Beri '${party.sel.nama}' lajur`, () => void (party.sel.sisi = 'Pelaku'));
  }
  return found;
}
