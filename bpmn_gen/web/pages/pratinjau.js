// Map and SOP beside what is written.
import { Gambar, ukuran } from './gambar.js';
import { Penilaian } from './penilaian.js';
import { tabs } from './tab.js';

const at = (id) => document.getElementById(id);

export class Pratinjau extends Penilaian {
  // on: sent() what the page says, name() of it, chosen(kunci, actor) the row of a box that was clicked,
  // with key and name of the actor in whose column of the SOP that was,
  // at() the row at hand, and what `Penilaian` needs
  constructor(targets, on) {
    super(on);
    this.sees = 'peta';
    this.map = new Gambar(at('bidang-peta'), () => `Peta lintas fungsi ${on.name()}`);
    this.sop = new Gambar(at('bidang-sop'), () => `Lembar SOP ${on.name()}`);
    this.sop.least = 0.8;
    this.front = this.map;
    for (const one of [this.map, this.sop]) {
      one.chosen = (kunci, x) => on.chosen(kunci, one === this.sop ? this.actorAt(x) : undefined);
      // What is written goes on being written while somebody points at its target.
      one.place.addEventListener('mousedown', (event) => {
        if (document.activeElement?.tagName === 'TEXTAREA') event.preventDefault();
      });
    }
    tabs(at('tab-peta').parentElement, (which) => this.show(which));
    ukuran(() => this.front);
    for (const one of targets) at('sasaran').add(new Option(one.nama, one.kunci));
    at('sasaran').disabled = targets.length < 2;
    at('sasaran').addEventListener('change', () => this.changed(0));
  }

  columns = [];

  actorAt(x) {
    const [key, name] = this.columns.find(([, , left, width]) => x >= left && x < left + width) ?? [];
    return name && { key, name };
  }

  show(which) {
    this.sees = which;
    this.front = which === 'sop' ? this.sop : this.map;
    this.front.now();
    if (which === 'sop') this.drawLater(0);
    this.front.size();
    this.front.follow(this.on.at(), false);
  }

  // What the page asks: what it says, and how it is to be drawn.
  get asked() {
    return { ...this.on.sent(), sop: this.sees === 'sop', sasaran: at('sasaran').value };
  }

  // The box of a row is followed, at once or with the next picture.
  follow(kunci) {
    this.map.follow(kunci);
    this.sop.follow(kunci);
  }

  expect(kunci) {
    this.map.kunci = this.sop.kunci = kunci;
  }

  // The whole of a picture shows whether the process has an SOP.
  async picture(gambar, whole) {
    if (gambar.sop) this.columns = gambar.lajur_sop;
    await Promise.all([this.map.show(gambar.peta, gambar.kotak), gambar.sop && this.sop.show(gambar.sop, gambar.kotak_sop)]);
    if (whole) at('tab-sop').hidden = !gambar.sop;
  }
}
