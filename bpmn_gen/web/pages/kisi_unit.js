// The tables of a unit: rows are given, cells are filled in, one by one or a column at once.
import { Kisi } from './kisi.js';
import { block } from './temuan.js';
import { cellsOf, rowOf } from './waktu.js';

const at = (id) => document.getElementById(id);
const MANY = 40; // texts offered of what stands in a column already

class Baris {
  constructor(isi, table, { kunci, tetap }) {
    Object.assign(this, { isi, table, kunci, tetap });
  }

  get sel() {
    return this.isi.cells(this.table, this.kunci);
  }

  text(kolom) {
    return this.tetap[kolom] ?? this.sel[kolom] ?? '';
  }
}

export class KisiUnit {
  // on: apply(finding, wrong, right) takes a hint
  constructor(data, units, isi, on) {
    Object.assign(this, { data, units, isi, on, empty: new Set() });
    this.rows = data.baris.map((one) => new Baris(isi, data.kunci, one));
    this.written = data.kolom.filter(({ tetap }) => !tetap).map(({ kunci }) => kunci);
    this.below = at(`cara-${data.kunci}`);
    this.grid = new Kisi(at(`kisi-${data.kunci}`), data.kolom, {
      rows: () => this.rows,
      shown: (row, kolom) => row.text(kolom),
      write: (row, kolom, text) => isi.change(() => this.put(row, cellsOf(kolom, text, units))),
      options: (row, kolom) => this.options(kolom),
      moved: () => this.explain(),
      insert: () => undefined,
      remove: () => undefined,
      move: (row, step) => this.next(step),
      paste: (place, lines, columns) => this.paste(place, lines, columns),
      blank: (row, kolom) => this.isBlank(row, kolom),
      kept: () => undefined,
      restore: () => undefined,
    });
    this.grid.at = { kunci: this.rows[0].kunci, kolom: this.written[0] };
    at(`lanjut-${data.kunci}`).addEventListener('click', () => this.next(1));
  }

  options(kolom) {
    if (kolom === 'satuan') return this.units.map((one) => [one]);
    if (['isi', 'waktu', 'volume', 'nomor'].includes(kolom)) return [];
    const lines = this.rows.flatMap((row) => row.text(kolom).split('\n')).filter(Boolean);
    return [...new Set(lines)].slice(0, MANY).map((one) => [one]);
  }

  // Cells that stand as blanks, of all tables.
  blanks(cells) {
    this.empty = new Set(cells.filter(([table]) => table === this.data.kunci).map(([, kunci, kolom]) => `${kunci} ${kolom}`));
    this.draw();
  }

  // Whether a cell is a blank that nobody has written in since.
  isBlank(row, kolom) {
    return this.empty.has(`${row.kunci} ${kolom}`) && !row.text(kolom);
  }

  draw() {
    this.grid.draw();
    const count = this.rows.reduce((sum, row) => sum + this.written.filter((kolom) => this.isBlank(row, kolom)).length, 0);
    const hidden = document.createElement('span');
    hidden.className = 'tersembunyi';
    hidden.textContent = ' isian kosong';
    const sign = at(`sisa-${this.data.kunci}`);
    sign.replaceChildren(...(count ? [String(count), hidden] : []));
    sign.className = count ? 'sisa' : '';
    at(`lanjut-${this.data.kunci}`).hidden = !count;
  }

  // The next blank cell behind the one at hand, or before it; from the end it goes on at the top.
  next(step) {
    const every = this.rows.flatMap((row) => this.written.map((kolom) => [row, kolom]));
    const { kunci, kolom } = this.grid.at;
    const fixed = !this.written.includes(kolom);
    const here = every.findIndex(([row, column]) => row.kunci === kunci && (fixed || column === kolom));
    const order = step > 0 ? [...every.slice(here + (fixed ? 0 : 1)), ...every.slice(0, here)] : [...every.slice(0, here).reverse(), ...every.slice(here + 1).reverse()];
    const found = order.find(([row, column]) => this.isBlank(row, column));
    if (found) this.grid.select(found[0].kunci, found[1]);
  }

  put(row, cells) {
    for (const [kolom, text] of Object.entries(cells)) this.isi.put(this.data.kunci, row.kunci, kolom, text);
  }

  paste(place, lines, columns) {
    const top = this.rows.findIndex((row) => row.kunci === place.kunci);
    const left = columns.indexOf(place.kolom);
    let count = 0;
    this.isi.change(() => {
      for (const [down, texts] of lines.entries()) {
        const row = this.rows[top + down];
        const pairs = texts.map((text, right) => [columns[left + right], text]).filter(([kolom]) => row && this.written.includes(kolom));
        this.put(row, rowOf(pairs, this.units));
        count += pairs.length;
      }
    });
    const over = lines.length - (this.rows.length - top);
    const words = [count ? `${count} sel ditempel.` : 'Tidak ada yang ditempel: kolom ini tidak diisi; pilih kolom di kanannya.'];
    if (count && over > 0) words.push(`${over} baris tidak muat dan tidak ditempel.`);
    this.below.replaceChildren(words.join(' '));
  }

  // A row as people know it.
  named(kunci) {
    const { peran, kode, no } = this.rows.find((row) => row.kunci === kunci)?.tetap ?? {};
    return peran ?? (no ? `${kode} no. ${no}` : kode);
  }

  tell(byCell) {
    this.grid.tell(byCell);
    if (!this.below.textContent.includes('ditempel')) this.explain();
  }

  // Below the table: what is wrong with the cell at hand, else what belongs in it.
  explain() {
    const { kunci, kolom } = this.grid.at;
    const some = this.grid.told.get(`${kunci} ${kolom}`) ?? [];
    const hint = this.data.kolom.find((one) => one.kunci === kolom)?.petunjuk ?? '';
    this.below.replaceChildren(...some.map((one) => block(one, this.on.apply)), ...(some.length ? [] : [hint]));
  }
}
