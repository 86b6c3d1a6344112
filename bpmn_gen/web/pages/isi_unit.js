// What the page of a unit holds: fields about itself, and by table and row the texts of cells.
import { Riwayat } from './riwayat.js';

export class IsiUnit extends Riwayat {
  // `tables` have columns and rows; of cells only those are kept that say something.
  constructor(data) {
    super();
    this.columns = new Map(data.tabel.map((one) => [one.kunci, one.kolom.filter(({ tetap }) => !tetap).map(({ kunci }) => kunci)]));
    this.begin(data.isi, data.sidik);
    if (data.draf) this.saved = ''; // a draft is nothing that was saved
  }

  begin(isi, sidik) {
    this.sidik = sidik;
    this.hold(structuredClone([isi.isian, isi.tabel]));
    this.saved = this.snapshot();
  }

  // The file says now what was sent, when the page said `before`; it may say something newer already.
  settled(isi, sidik, before) {
    if (this.snapshot() === before) {
      this.begin(isi, sidik);
      return;
    }
    this.sidik = sidik;
    this.saved = '';
  }

  take(isi) {
    this.hold(structuredClone([isi.isian, isi.tabel]));
  }

  held() {
    return [this.isian, this.tabel];
  }

  hold(kept) {
    [this.isian, this.tabel] = kept;
  }

  sent() {
    return { isian: this.isian, tabel: this.tabel };
  }

  cells(table, kunci) {
    return this.tabel[table][kunci] ?? {};
  }

  // Put a text into a cell; equal rows are kept alike, whatever was written in them in between.
  put(table, kunci, kolom, text) {
    const cells = { ...this.cells(table, kunci), [kolom]: text.trim() };
    this.tabel[table][kunci] = Object.fromEntries(this.columns.get(table).filter((key) => cells[key]).map((key) => [key, cells[key]]));
  }
}
