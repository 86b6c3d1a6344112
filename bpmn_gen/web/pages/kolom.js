// Which columns of the steps are shown: those that always are, those in which anything stands, and
// those that somebody wished for in the menu.
export class Kolom {
  constructor(every, isi, changed) {
    Object.assign(this, { every, isi, changed, wished: new Set() });
  }

  get shown() {
    const filled = new Set(this.isi.baris.flatMap(({ sel }) => Object.keys(sel).filter((key) => sel[key])));
    return this.every.filter((one) => one.tampil || filled.has(one.kunci) || this.wished.has(one.kunci));
  }

  wish(kunci, wanted = true) {
    if (wanted) this.wished.add(kunci);
    else this.wished.delete(kunci);
    this.changed();
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
