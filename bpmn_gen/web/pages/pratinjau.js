// Map and SOP beside what is written, and what is wrong with it: asked for after each change.
import { Gambar } from './gambar.js';
import { ask, later } from './kirim.js';
import { tabs } from './tab.js';

const at = (id) => document.getElementById(id);

export class Pratinjau {
  // on: sent() what the page says, name() of it, chosen(kunci) the row of a box that was clicked,
  // at() the row at hand, tell(findings, others), trouble(error)
  constructor(targets, on) {
    Object.assign(this, { on, told: [], others: [], sees: 'peta' });
    this.map = new Gambar(at('bidang-peta'), () => `Peta lintas fungsi ${on.name()}`);
    this.sop = new Gambar(at('bidang-sop'), () => `Lembar SOP ${on.name()}`);
    this.sop.least = 0.8;
    this.front = this.map;
    this.drawLater = later(() => this.draw(), 0);
    this.judgeLater = later(() => this.judge(), 500);
    for (const one of [this.map, this.sop]) one.chosen = (...place) => on.chosen(...place);
    tabs(at('tab-peta').parentElement, (which) => this.show(which));
    at('kecil').addEventListener('click', () => this.front.scale(1 / 1.25));
    at('besar').addEventListener('click', () => this.front.scale(1.25));
    at('pas').addEventListener('click', () => this.front.scale(0));
    for (const one of targets) at('sasaran').add(new Option(one.nama, one.kunci));
    at('sasaran').disabled = targets.length < 2;
    at('sasaran').addEventListener('change', () => this.changed(0));
    addEventListener('resize', () => this.front.size());
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

  changed(sooner) {
    this.drawLater(0);
    this.judgeLater(sooner);
  }

  // The box of a row is followed, at once or with the next picture.
  follow(kunci) {
    this.map.follow(kunci);
    this.sop.follow(kunci);
  }

  expect(kunci) {
    this.map.kunci = this.sop.kunci = kunci;
  }

  async draw() {
    try {
      const found = await ask('/gambar', this.asked);
      await this.picture(found.gambar);
      this.tell([...this.told.filter((one) => !one.sel), ...found.temuan.map((one) => ({ ...one, sel: true }))]);
    } catch (error) {
      this.trouble(error);
    }
  }

  // A picture; the whole of it shows whether the process has an SOP.
  async picture(gambar, whole = false) {
    at('tertahan').hidden = Boolean(gambar);
    if (!gambar) {
      at('tertahan').textContent = 'Gambar ini dari keadaan sebelumnya; perbaiki galatnya agar gambar mengikuti.';
      return;
    }
    await Promise.all([this.map.show(gambar.peta, gambar.kotak), gambar.sop && this.sop.show(gambar.sop, gambar.kotak_sop)]);
    if (whole) at('tab-sop').hidden = !gambar.sop;
  }

  async judge() {
    try {
      const found = await ask('/temuan', this.asked);
      this.others = found.lain;
      this.tell(found.temuan);
      if (found.gambar) await this.picture(found.gambar, true);
      else at('tertahan').hidden = !found.temuan.some((one) => one.tingkat === 'galat');
    } catch (error) {
      this.trouble(error);
    }
  }

  trouble(error) {
    if (error.name !== 'AbortError') this.on.trouble(error);
  }

  // Findings, with their number on the tab.
  tell(found) {
    this.told = found;
    this.on.tell(found, this.others);
    const count = found.length + this.others.length;
    const grave = found.some((one) => one.tingkat !== 'catatan');
    at('banyak').textContent = count ? String(count) : '';
    at('banyak').className = found.some((one) => one.tingkat === 'galat') ? 'galat' : grave ? 'peringatan' : '';
  }
}
