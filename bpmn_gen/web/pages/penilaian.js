// Asks, after each change, for the picture of what is written and for what is wrong with it.
import { ask, later } from './kirim.js';
import { once } from './temuan.js';
import { element } from './unsur.js';

const UNDRAWN = 'Belum dapat digambar. Perbaiki dahulu galat yang disebut di bagian Temuan; sesudah itu gambarnya muncul di sini.';
const at = (id) => document.getElementById(id);

export class Penilaian {
  told = [];
  others = [];
  state = 0; // counts the changes, so that an answer about an earlier state is known as such

  // on: tell(findings, others), trouble(error). Who extends it says in `asked` what the page asks, and
  // shows in `picture` what was drawn; `lead` stands before the addresses.
  constructor(on, lead = '') {
    this.on = on;
    this.lead = lead;
    this.drawLater = later(() => this.draw(), 0);
    this.judgeLater = later(() => this.judge(), 500);
  }

  changed(sooner) {
    this.state += 1;
    this.drawLater(0);
    this.judgeLater(sooner);
  }

  // What the program says about what the page holds now, or nothing where that was changed meanwhile:
  // late words about an earlier state would take away the hint that somebody is about to press.
  async answer(address) {
    const { state } = this;
    const found = await ask(`${this.lead}${address}`, this.asked);
    return state === this.state ? found : undefined;
  }

  async draw() {
    try {
      const found = await this.answer('/gambar');
      if (!found) return;
      await this.showPicture(found);
      this.tell([...this.told.filter((one) => !one.sel), ...found.temuan.map((one) => ({ ...one, sel: true }))]);
    } catch (error) {
      this.trouble(error);
    }
  }

  async judge() {
    try {
      const found = await this.answer('/temuan');
      if (!found) return;
      this.others = once(found.lain);
      this.tell(found.temuan);
      await this.showPicture(found, true);
      if (!found.gambar && !found.temuan.some((one) => one.tingkat === 'galat')) at('tertahan').hidden = true;
    } catch (error) {
      this.trouble(error);
    }
  }

  // `whole` tells whether it was drawn as a build does.
  async showPicture(found, whole = false) {
    // Where none was ever drawn, the place of the picture itself says why.
    const empty = [...document.querySelectorAll('.bidang.gambar')].filter((one) => !one.querySelector('img'));
    at('tertahan').hidden = Boolean(found.gambar || empty.includes(at('bidang-peta')));
    if (found.gambar) return this.picture(found.gambar, whole);
    for (const one of empty) one.replaceChildren(element('p', { class: 'menunggu' }, UNDRAWN));
    at('tertahan').textContent = 'Gambar ini dari keadaan sebelumnya; perbaiki galatnya agar gambar mengikuti.';
    return undefined;
  }

  trouble(error) {
    if (error.name !== 'AbortError') this.on.trouble(error);
  }

  // Findings, with their number on the tab.
  tell(every) {
    const found = once(every);
    this.told = found;
    this.on.tell(found, this.others);
    const count = found.length + this.others.length;
    const grave = found.some((one) => one.tingkat !== 'catatan');
    at('banyak').textContent = count ? String(count) : '';
    at('banyak').className = found.some((one) => one.tingkat === 'galat') ? 'galat' : grave ? 'peringatan' : '';
  }
}
