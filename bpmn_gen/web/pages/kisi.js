// A table that is written in like a sheet (data grid pattern of ARIA): one place for Tab, arrows
// inside, Enter or letters to write. It knows nothing of processes or units; `on` tells it what to do.
// Columns that are `tetap` are read and never written.
import { offered } from './pilihan.js';
import { between, reveal, showChosen, shifted } from './rentang.js';
import { parted } from './tempel.js';
import { element } from './unsur.js';

const SOON = 4000; // ms between two clicks on a cell that mean to write in it

export class Kisi {
  // on: rows(), shown(row, key), write(row, key, text), options(row, key), moved(row, key),
  // insert(at), remove(...rows), move(row, step), paste(at, cells, columns), blank(row, key) where that
  // is told; while somebody writes: kept(row, key, text), and restore(row, key, raw) at the end. Where a
  // table can do it: place(rows, before) moves rows, mark(row, key) is what a click does in a column
  // with `tanda`, split(row, key, first, second) parts a text, and named(key, kunci, text) names a row
  // that was pointed at
  constructor(table, columns, on) {
    Object.assign(this, { table, on, columns, lines: new Map(), at: { kunci: '', kolom: 'kegiatan' }, told: new Map() });
    this.body = element('tbody');
    table.append(element('thead'), this.body);
    this.setColumns(columns);
    table.addEventListener('keydown', (event) => this.key(event));
    table.addEventListener('mousedown', (event) => {
      const line = event.target.closest('tr[data-kunci]');
      if (line && !event.target.closest('.ditulis') && this.aim(line.dataset.kunci)) event.preventDefault();
    });
    table.addEventListener('click', (event) => this.click(event));
    table.addEventListener('dblclick', () => this.write());
    table.addEventListener('paste', (event) => this.paste(event));
    table.addEventListener('copy', (event) => this.copy(event));
    table.addEventListener('focusout', () => void (this.clicked = undefined));
    table.addEventListener('focusin', (event) => {
      const cell = event.target.closest('td');
      if (cell && event.target === cell) this.select(cell.parentElement.dataset.kunci, cell.dataset.kolom, false);
    });
  }

  setColumns(columns) {
    this.columns = columns;
    const line = element('tr', { role: 'row' });
    for (const one of columns) {
      const head = element('th', { role: 'columnheader', scope: 'col' }, one.judul);
      head.style.setProperty('min-width', `${one.lebar}em`);
      if (one.kunci === 'no') head.style.setProperty('width', `${one.lebar}em`);
      if (one.tanda) head.replaceChildren(element('span', { class: 'tegak', title: one.judul }, one.judul));
      line.append(head);
    }
    this.table.querySelector('thead').replaceChildren(line);
    this.table.setAttribute('aria-colcount', columns.length);
    this.lines.clear();
    this.body.replaceChildren();
    if (!columns.some((one) => one.kunci === this.at.kolom)) this.at.kolom = columns[1].kunci;
    this.draw();
  }

  // Bring the table to show what there is; cells that say the same are left alone.
  draw() {
    const rows = this.on.rows();
    const known = new Set(rows.map((row) => row.kunci));
    for (const [kunci, line] of this.lines) {
      if (known.has(kunci)) continue;
      line.remove();
      this.lines.delete(kunci);
    }
    if (!known.has(this.at.kunci)) this.at.kunci = rows[Math.min(this.lastAt ?? 0, rows.length - 1)]?.kunci ?? '';
    this.lastAt = rows.findIndex((row) => row.kunci === this.at.kunci);
    this.table.setAttribute('aria-rowcount', rows.length + 1);
    let before = null;
    for (const [number, row] of rows.entries()) {
      const line = this.lines.get(row.kunci) ?? this.line(row.kunci);
      line.setAttribute('aria-rowindex', number + 2);
      line.classList.toggle('kini', row.kunci === this.at.kunci);
      if (line.previousElementSibling !== before || line.parentElement !== this.body) {
        if (before) before.after(line);
        else this.body.prepend(line);
      }
      before = line;
      for (const cell of line.children) this.fill(cell, row);
    }
    showChosen(this);
  }

  line(kunci) {
    const line = element('tr', { role: 'row' });
    line.dataset.kunci = kunci;
    for (const [at, one] of this.columns.entries()) {
      const cell = element('td', { role: one.kunci === 'no' || one.kepala ? 'rowheader' : 'gridcell', tabindex: '-1', 'aria-colindex': at + 1 });
      cell.dataset.kolom = one.kunci;
      if (one.tengah) cell.classList.add('tengah');
      if (one.tanda) cell.classList.add('tanda');
      if (one.tampil === false) cell.classList.add('samping');
      if (this.isFixed(one)) cell.setAttribute('aria-readonly', 'true');
      cell.append(element('span', { class: 'teks' }));
      line.append(cell);
    }
    this.lines.set(kunci, line);
    return line;
  }

  fill(cell, row) {
    const kolom = cell.dataset.kolom;
    const here = row.kunci === this.at.kunci && kolom === this.at.kolom;
    cell.tabIndex = here ? 0 : -1;
    if (this.editing?.cell === cell) return;
    const text = this.on.shown(row, kolom);
    const shown = cell.querySelector('.teks');
    if (shown.textContent !== text) shown.textContent = text;
    if (cell.classList.contains('tanda')) cell.dataset.bentuk = text;
    const told = this.told.get(`${row.kunci} ${kolom}`) ?? [];
    const blank = !told.length && !text && Boolean(this.on.blank?.(row, kolom));
    const sign = blank ? 'kosong' : told.map((one) => `${one.tingkat}${one.pesan}`).join('\n');
    if (cell.dataset.tanda === sign) return;
    cell.dataset.tanda = sign;
    cell.classList.remove('galat', 'peringatan', 'catatan', 'kosong');
    for (const note of cell.querySelectorAll('.catat')) note.remove();
    cell.removeAttribute('aria-invalid');
    if (blank) {
      cell.classList.add('kosong');
      cell.append(element('span', { class: 'catat' }, 'kosong'));
    }
    if (!told.length) return;
    const worst = ['galat', 'peringatan', 'catatan'].find((level) => told.some((one) => one.tingkat === level));
    cell.classList.add(worst);
    if (worst === 'galat') cell.setAttribute('aria-invalid', 'true');
    for (const one of told) {
      const note = element('span', { class: `catat ${one.tingkat}`, title: one.pesan }, one.pesan);
      if (one.tingkat === 'catatan') note.classList.add('tersembunyi');
      cell.append(note);
    }
  }

  // Findings by row and column.
  tell(told) {
    this.told = told;
    this.draw();
  }

  isFixed(column) {
    return column.kunci === 'no' || Boolean(column.tetap);
  }

  cellOf(kunci, kolom) {
    return this.lines.get(kunci)?.querySelector(`td[data-kolom="${CSS.escape(kolom)}"]`);
  }

  get row() {
    return this.on.rows().find((row) => row.kunci === this.at.kunci);
  }

  // The rows that are chosen together: one, or all from where Shift was held.
  get chosen() {
    return between(this.on.rows(), this.anchor ?? this.at.kunci, this.at.kunci);
  }

  select(kunci, kolom, focus = true, extend = false) {
    const old = this.cellOf(this.at.kunci, this.at.kolom);
    const changed = kunci !== this.at.kunci || kolom !== this.at.kolom;
    if (changed) this.anchor = extend ? (this.anchor ?? this.at.kunci) : undefined;
    if (this.anchor === kunci) this.anchor = undefined;
    if (old) old.tabIndex = -1;
    this.lines.get(this.at.kunci)?.classList.remove('kini');
    this.at = { kunci, kolom };
    this.lastAt = this.on.rows().findIndex((row) => row.kunci === kunci);
    const cell = this.cellOf(kunci, kolom);
    if (!cell) return;
    cell.tabIndex = 0;
    this.lines.get(kunci).classList.add('kini');
    showChosen(this);
    if (focus) {
      cell.focus({ preventScroll: true });
      reveal(this.table, cell);
    }
    if (changed || focus) this.on.moved(this.row, kolom);
  }

  step(rows, columns, extend = false) {
    const every = this.on.rows();
    const names = this.columns.map((one) => one.kunci);
    const at = every.findIndex((row) => row.kunci === this.at.kunci);
    const place = (now, by, count) => Math.max(0, Math.min(count - 1, now + by));
    const row = every[place(at, rows, every.length)];
    if (row) this.select(row.kunci, names[place(names.indexOf(this.at.kolom), columns, names.length)], true, extend);
  }

  key(event) {
    if (this.editing) {
      this.keyInside(event);
      return;
    }
    this.clicked = undefined;
    if (event.isComposing || !event.target.closest('td')) return;
    const control = event.ctrlKey || event.metaKey;
    const far = 100_000;
    const moves = {
      ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
      PageUp: [-10, 0], PageDown: [10, 0], Home: [control ? -far : 0, -far], End: [control ? far : 0, far],
    };
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) this.move(event.key === 'ArrowUp' ? -1 : 1);
    else if (event.key === 'Insert' || (control && event.key === 'Enter')) this.insert();
    else if (control && event.key === 'Delete') this.remove();
    else if (moves[event.key] && !event.altKey) this.step(...moves[event.key], event.shiftKey && Boolean(moves[event.key][0]));
    else if (event.key === 'Enter' || event.key === 'F2') this.write();
    else if (event.key === 'Delete' || event.key === 'Backspace') this.clear();
    else if (event.key.length === 1 && !control && !event.altKey && event.key !== ' ') this.write(event.key);
    else if (event.key === ' ') this.write();
    else return;
    event.preventDefault();
  }

  click(event) {
    const cell = event.target.closest('td');
    if (!cell || this.editing?.cell === cell || this.aimed) {
      this.aimed = false;
      return;
    }
    const here = cell.parentElement.dataset.kunci === this.at.kunci && cell.dataset.kolom === this.at.kolom;
    const again = this.clicked?.cell === cell && event.timeStamp - this.clicked.when < SOON;
    if (here && document.activeElement === cell && event.detail === 1 && again) this.write();
    if (this.editing) return;
    this.select(cell.parentElement.dataset.kunci, cell.dataset.kolom, true, event.shiftKey);
    this.clicked = { cell, when: event.timeStamp };
    if (cell.classList.contains('tanda') && !event.shiftKey) this.write();
  }

  // A row that is pointed at while a cell is written that names a row; tells whether there is one.
  aim(kunci) {
    const { kolom, field } = this.editing ?? {};
    const text = kolom && this.on.named?.(kolom, kunci, field.value);
    if (text === undefined) return false;
    field.value = text;
    this.finish(true, [0, 0]);
    this.aimed = true;
    return true;
  }

  insert() {
    const every = this.on.rows();
    const at = every.findIndex((row) => row.kunci === this.at.kunci) + 1;
    const row = this.on.insert(at);
    if (!row) return;
    this.select(row.kunci, this.columns[1].kunci === 'nama' ? 'nama' : 'kegiatan');
    this.write();
  }

  remove() {
    if (!this.row) return;
    this.on.remove(...this.chosen);
    this.anchor = undefined;
    this.select(this.at.kunci, this.at.kolom);
  }

  move(step) {
    if (!this.row) return;
    const where = this.anchor && this.on.place && shifted(this.on.rows(), this.chosen, step);
    if (where) this.on.place(this.chosen, where.before);
    else if (where === undefined) this.on.move(this.row, step);
    this.select(this.at.kunci, this.at.kolom);
  }

  clear() {
    if (this.row && !this.isFixed(this.columns.find((one) => one.kunci === this.at.kolom))) this.on.write(this.row, this.at.kolom, '');
  }

  // Write in the cell; `first` is the letter that replaces what stands there.
  write(first) {
    const row = this.row;
    const column = this.columns.find((one) => one.kunci === this.at.kolom);
    const cell = this.cellOf(this.at.kunci, this.at.kolom);
    if (!row || !cell || this.isFixed(column) || this.editing) return;
    if (column.tanda) {
      if (first === undefined) this.on.mark(row, column.kunci);
      return;
    }
    const field = element('textarea', { rows: '1', 'aria-label': column.judul, spellcheck: 'false', autocomplete: 'off' });
    const text = this.on.shown(row, column.kunci);
    field.value = first ?? text;
    const height = cell.offsetHeight;
    cell.classList.add('ditulis');
    cell.append(field);
    this.editing = { cell, field, row, kolom: column.kunci, many: column.banyak, raw: row.sel[column.kunci], text };
    const grow = () => {
      field.style.setProperty('height', 'auto');
      field.style.setProperty('height', `${Math.max(field.scrollHeight + 2, height)}px`);
    };
    field.addEventListener('input', () => {
      if (!column.banyak && field.value.includes('\n')) field.value = field.value.replace(/\s*\n\s*/g, ' ');
      grow();
      offered.narrow();
      this.on.kept(row, column.kunci, field.value);
    });
    field.addEventListener('blur', () => this.finish(true));
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
    grow();
    const options = this.on.options(row, column.kunci);
    if (options.length) {
      offered.offer(field, options, column.banyak, (done) => {
        this.on.kept(row, column.kunci, field.value);
        grow();
        if (done) this.finish(true, [0, 0]);
      });
      if (first !== undefined) offered.narrow();
    } else offered.leave();
    if (first !== undefined) this.on.kept(row, column.kunci, field.value);
  }

  keyInside(event) {
    if (event.isComposing) return;
    if (offered.key(event)) {
      event.preventDefault();
      return;
    }
    const { field, many } = this.editing;
    if (event.key === 'Enter' && event.shiftKey && (event.ctrlKey || event.metaKey)) this.split();
    else if (event.key === 'Enter' && event.altKey && many) field.setRangeText('\n', field.selectionStart, field.selectionEnd, 'end');
    else if (event.key === 'Enter') this.finish(true, [event.shiftKey ? -1 : 1, 0]);
    else if (event.key === 'Tab') this.finish(true, [0, event.shiftKey ? -1 : 1]);
    else if (event.key === 'Escape') this.finish(false, [0, 0]);
    else return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter' && this.editing) field.dispatchEvent(new Event('input'));
  }

  // Part the text that is written at the cursor; tells whether any is written.
  split() {
    if (!this.editing || !this.on.split) return false;
    const { field, row, kolom } = this.editing;
    const { value, selectionStart } = field;
    this.finish(true, [0, 0]);
    this.on.split(row, kolom, value.slice(0, selectionStart), value.slice(selectionStart));
    return true;
  }

  finish(keep, then) {
    if (!this.editing) return;
    const { cell, field, row, kolom, raw, text } = this.editing;
    this.editing = undefined;
    offered.leave();
    const value = field.value;
    field.remove();
    cell.classList.remove('ditulis');
    this.on.restore(row, kolom, raw);
    if (keep && value !== text) this.on.write(row, kolom, value);
    this.fill(cell, row);
    if (then) this.step(...then);
  }

  copy(event) {
    if (this.editing || !this.row) return;
    event.clipboardData.setData('text/plain', this.on.shown(this.row, this.at.kolom));
    event.preventDefault();
  }

  // Cells of a sheet: lines are rows, tabs part columns, quotes hold lines together.
  paste(event) {
    if (this.editing || !this.row) return;
    const cells = parted(event.clipboardData.getData('text/plain'));
    if (!cells.length) return;
    event.preventDefault();
    this.on.paste(this.at, cells, this.columns.map((one) => one.kunci));
  }
}
