// The list that opens while somebody writes in a cell (combobox pattern of ARIA).
const MOST = 60;

export class Pilihan {
  constructor() {
    this.list = document.createElement('ul');
    this.list.className = 'pilihan';
    this.list.id = 'pilihan';
    this.list.setAttribute('role', 'listbox');
    this.list.setAttribute('aria-label', 'Pilihan');
    this.list.hidden = true;
    // Below the list: the whole text of the one at hand, of which the list shows two lines.
    this.note = document.createElement('p');
    this.note.className = 'pilihan-isi';
    this.note.hidden = true;
    document.body.append(this.list, this.note);
    this.list.addEventListener('pointerover', (event) => {
      const item = event.target.closest('[role=option]');
      if (item) this.tell(Number(item.dataset.at));
    });
    this.list.addEventListener('pointerdown', (event) => {
      event.preventDefault(); // the cell keeps the focus
      const item = event.target.closest('[role=option]');
      if (item) this.take(Number(item.dataset.at));
    });
  }

  // Offer `options`, pairs of text and remark, for the field; `done` is called after one is taken.
  offer(field, options, many, done) {
    Object.assign(this, { field, options, many, done, at: -1 });
    field.setAttribute('role', 'combobox');
    field.setAttribute('aria-controls', 'pilihan');
    field.setAttribute('aria-autocomplete', 'list');
    this.narrow(true);
  }

  get line() {
    if (!this.many) return [0, this.field.value.length];
    const begin = this.field.value.lastIndexOf('\n', this.field.selectionStart - 1) + 1;
    const end = this.field.value.indexOf('\n', this.field.selectionStart);
    return [begin, end < 0 ? this.field.value.length : end];
  }

  narrow(all = false) {
    if (!this.field) return;
    const [begin, end] = this.line;
    const text = all && !this.many ? '' : this.field.value.slice(begin, end);
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    this.found = this.options.filter(([one, remark]) => words.every((word) => `${one} ${remark}`.toLowerCase().includes(word))).slice(0, MOST);
    const same = this.found.length === 1 && this.found[0][0] === text;
    this.at = -1;
    this.draw(!this.found.length || same);
  }

  draw(hidden) {
    this.list.hidden = hidden;
    this.note.hidden = true;
    this.field.setAttribute('aria-expanded', String(!hidden));
    this.field.removeAttribute('aria-activedescendant');
    this.list.replaceChildren(
      ...this.found.map(([text, remark], at) => {
        const item = document.createElement('li');
        item.setAttribute('role', 'option');
        item.setAttribute('aria-selected', 'false');
        item.id = `pilihan-${at}`;
        item.dataset.at = at;
        const name = document.createElement('b');
        name.textContent = text;
        const words = document.createElement('span');
        words.append(name, remark ? ` ${remark}` : '');
        item.append(words);
        return item;
      }),
    );
    if (!hidden) this.place();
  }

  // The text of a choice; only where the list does not hold all of it.
  tell(at) {
    const [text, remark = ''] = this.found[at] ?? [];
    const words = this.list.children[at]?.firstElementChild;
    this.note.hidden = !remark || !words || words.scrollHeight <= words.clientHeight + 1;
    if (this.note.hidden) return;
    this.note.textContent = `${text}: ${remark}`;
    const box = this.list.getBoundingClientRect();
    this.note.style.setProperty('left', `${box.left}px`);
    this.note.style.setProperty('width', `${box.width}px`);
    this.note.style.setProperty('top', `${Math.min(box.bottom + 4, innerHeight - this.note.offsetHeight - 4)}px`);
  }

  place() {
    const box = this.field.getBoundingClientRect();
    const below = innerHeight - box.bottom;
    const height = Math.min(280, Math.max(below, box.top) - 12);
    this.list.style.setProperty('max-height', `${height}px`);
    this.list.style.setProperty('left', `${Math.max(4, Math.min(box.left, innerWidth - 330))}px`);
    this.list.style.setProperty('min-width', `${Math.max(180, box.width)}px`);
    const up = below < 160 && box.top > below;
    this.list.style.setProperty('top', up ? 'auto' : `${box.bottom + 2}px`);
    this.list.style.setProperty('bottom', up ? `${innerHeight - box.top + 2}px` : 'auto');
  }

  // Whether a key was for the list.
  key(event) {
    if (!this.field || this.list.hidden) return false;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const count = this.found.length;
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.at = this.at < 0 ? (step > 0 ? 0 : count - 1) : (this.at + step + count) % count;
      for (const [at, item] of [...this.list.children].entries()) item.setAttribute('aria-selected', String(at === this.at));
      const item = this.list.children[this.at];
      item.scrollIntoView({ block: 'nearest' });
      this.field.setAttribute('aria-activedescendant', item.id);
      this.tell(this.at);
      return true;
    }
    if (event.key === 'Enter' && this.at >= 0 && !event.altKey) {
      this.take(this.at);
      return true;
    }
    if (event.key === 'Escape' && this.at >= 0) {
      this.close();
      return true;
    }
    return false;
  }

  take(at) {
    const [begin, end] = this.line;
    const { field, done } = this;
    field.setRangeText(this.found[at][0], begin, end, 'end');
    this.close();
    done(!this.many);
  }

  close() {
    this.list.hidden = true;
    this.note.hidden = true;
    this.at = -1;
    this.field?.setAttribute('aria-expanded', 'false');
  }

  leave() {
    this.close();
    this.field = undefined;
  }
}

// The one list of a page: only one field is written in at a time.
export const offered = new Pilihan();
