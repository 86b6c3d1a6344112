// What is offered while somebody writes in a cell of the steps: pairs of a text and a remark.
import { TARGETS } from './isi.js';

const PEOPLE = new Set(['oleh', 'bersama', 'kepada', 'tembusan']);
const PAPERS = new Set(['kelengkapan', 'keluaran']);
const LAWS = new Set(['sumber', 'menyatakan']);

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
    return [...new Set([...used.flatMap((text) => text.split('\n')), ...pilihan.dokumen])].map((one) => [one]);
  }

  return (row, kolom) => {
    if (PEOPLE.has(kolom)) return people(kolom === 'oleh' || kolom === 'bersama');
    if (TARGETS.has(kolom)) return targets();
    if (PAPERS.has(kolom)) return papers();
    if (LAWS.has(kolom)) return pilihan.ketentuan;
    if (kolom === 'pertanyaan' || kolom === 'lain') return [];
    return (pilihan[kolom] ?? []).map((one) => [one]);
  };
}
