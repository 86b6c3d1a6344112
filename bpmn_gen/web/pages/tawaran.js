// What is offered while somebody writes in a cell of the steps: pairs of a text and a remark.
import { PEOPLE, TARGETS } from './isi.js';

const PAPERS = new Set(['kelengkapan', 'keluaran']);
export const LAWS = new Set(['sumber', 'menyatakan']);

export function tawaran(isi, pilihan) {
  function people(working) {
    const every = isi.pelaku.filter(({ sel }) => sel.nama);
    const first = every.filter(({ sel }) => (sel.sisi === 'Pihak') !== working);
    const rest = every.filter((one) => !first.includes(one));
    const listed = [...first, ...rest].map(({ sel }) => [sel.nama, sel.sisi === 'Pihak' ? 'pihak' : '']);
    const names = new Set(every.map(({ sel }) => sel.nama));
    return [...listed, ...pilihan.jabatan.filter((one) => !names.has(one)).map((one) => [one, 'jabatan lain'])];
  }

  function targets() {
    const rows = isi.baris.map((row, number) => [String(number + 1), row.sel.kegiatan ?? '']);
    return [...rows.filter(([, words]) => words), [isi.akhir, 'proses berakhir di sini']];
  }

  function papers() {
    const used = isi.baris.flatMap(({ sel }) => [sel.kelengkapan, sel.keluaran]).filter(Boolean);
    return [...new Set([...used.flatMap((text) => text.split('\n')), ...pilihan.berkas])].map((one) => [one]);
  }

  return (row, kolom) => {
    if (PEOPLE.has(kolom)) return people(kolom === 'oleh' || kolom === 'bersama');
    if (TARGETS.has(kolom)) return targets();
    if (PAPERS.has(kolom)) return papers();
    if (LAWS.has(kolom)) return pilihan.ketentuan;
    if (kolom === 'pertanyaan' || kolom === 'lain') return [];
    return (pilihan[kolom] ?? []).map((one) => (Array.isArray(one) ? one : [one]));
  };
}

// What the provisions say that are named in a text, one on each line.
export function provisions(text, pilihan) {
  const known = new Map(pilihan.ketentuan);
  return (text ?? '').split('\n').filter((ref) => known.has(ref.trim())).map((ref) => `${ref.trim()}: ${known.get(ref.trim())}`);
}
