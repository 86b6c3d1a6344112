// Which columns of the steps are shown: those that always are, those in which anything stands, and
// those that somebody wished for in the menu. As in an SOP, actors may have a column each.
import { lanes } from './lajur.js';

const KEPT = 'tampilan-sop';
const NOT_IN_SOP = new Set(['jenis_langkah', 'sumber']);

export class Kolom {
  constructor(every, isi, changed) {
    Object.assign(this, { every, isi, changed, wished: new Set(), asSop: sessionStorage.getItem(KEPT) === 'ya' });
  }

  get shown() {
    const filled = new Set(this.isi.baris.flatMap(({ sel }) => Object.keys(sel).filter((key) => sel[key])));
    const wanted = ({ kunci, tampil }) => {
      if (this.wished.has(kunci)) return true;
      return (tampil || filled.has(kunci)) && !(this.asSop && NOT_IN_SOP.has(kunci));
    };
    const shown = this.every.filter(wanted);
    return this.asSop ? shown.flatMap((one) => (one.kunci === 'oleh' ? lanes(this.isi) : [one])) : shown;
  }

  // Whether other columns are to be shown than some.
  differs(from) {
    const signs = (some) => JSON.stringify(some.map(({ kunci, judul }) => [kunci, judul]));
    return signs(this.shown) !== signs(from);
  }

  wish(kunci, wanted = true) {
    if (wanted) this.wished.add(kunci);
    else this.wished.delete(kunci);
    this.changed();
  }

  // The button that gives each actor a column, and takes them together again.
  toggle(button) {
    const show = () => button.setAttribute('aria-pressed', String(this.asSop));
    button.addEventListener('click', () => {
      this.asSop = !this.asSop;
      sessionStorage.setItem(KEPT, this.asSop ? 'ya' : '');
      show();
      this.changed();
    });
    show();
  }

  // The menu, inside an element of the kind <details>.
  menu(details) {
    const layer = details.querySelector('.lapis');
    for (const one of this.every.filter(({ tampil }) => !tampil)) {
      const label = document.createElement('label');
      const box = document.createElement('input');
      box.type = 'checkbox';
      box.addEventListener('change', () => this.wish(one.kunci, box.checked));
      label.append(box, ` ${one.judul}`);
      layer.append(label);
      // A column in which anything stands cannot be hidden.
      details.addEventListener('toggle', () => {
        box.disabled = this.isi.baris.some(({ sel }) => sel[one.kunci]);
        box.checked = box.disabled || this.wished.has(one.kunci);
      });
    }
  }
}
