// A map of a unit: its boxes lead to the pages of their processes, or to the map of their group.
import { Gambar, ukuran } from './gambar.js';
import { Penilaian } from './penilaian.js';
import { tabs } from './tab.js';

const at = (id) => document.getElementById(id);

class Peta extends Gambar {
  links = [];

  know(boxes) {
    const before = this.links.indexOf(this.links.find(({ link }) => link === document.activeElement));
    for (const { link } of this.links) link.remove();
    this.links = boxes.map(([file, path, words, ...box]) => {
      const link = document.createElement(file ? 'a' : 'button');
      link.className = 'bidak';
      link.setAttribute('aria-label', words);
      if (file) link.href = `/proses/${file.split('/').map(encodeURIComponent).join('/')}`;
      else link.addEventListener('click', () => this.opened(path));
      this.sheet.append(link);
      return { link, box };
    });
    this.frame();
    this.links[before]?.link.focus({ preventScroll: true });
  }

  frame() {
    for (const { link, box } of this.links ?? []) {
      const [left, top, width, height] = box.map((one) => one * this.zoom);
      for (const [key, value] of Object.entries({ left, top, width, height })) link.style.setProperty(key, `${value}px`);
    }
  }

  // All of its width is seen at first; long tables go on below.
  get fit() {
    return Math.max(0.3, Math.min((this.place.clientWidth - 18) / this.image.naturalWidth, 1.2));
  }

  click() {} // links do it
}

export class PetaUnit extends Penilaian {
  // on: sent() what the page says, name() of the unit, blanks(cells), and what `Penilaian` needs
  constructor(on) {
    super(on, '/unit');
    this.map = new Peta(at('bidang-peta'), () => `Peta ${at('sasaran').selectedOptions[0]?.text ?? ''} ${on.name()}`);
    this.map.least = 0.62;
    this.map.opened = (path) => this.open(path);
    tabs(at('tab-peta').parentElement, () => {
      this.map.now();
      this.map.size();
    });
    ukuran(() => this.map);
    at('sasaran').addEventListener('change', () => this.open(at('sasaran').value));
  }

  open(path) {
    at('sasaran').value = path;
    this.map.zoom = 0;
    this.drawLater(0);
  }

  get asked() {
    return { ...this.on.sent(), peta: at('sasaran').value };
  }

  async showPicture(found, whole) {
    if (found.kosong) this.on.blanks(found.kosong);
    await super.showPicture(found, whole);
  }

  async picture({ peta, pilih, daftar, kotak }) {
    const choice = at('sasaran');
    choice.replaceChildren(...daftar.map(([path, name]) => new Option(name, path, false, path === pilih)));
    choice.disabled = daftar.length < 2;
    if (peta) await this.map.show(peta, kotak);
    else at('bidang-peta').querySelector('p')?.replaceChildren('Peta digambar sesudah unit ini mempunyai proses.');
  }
}
