// Saving, drafts, and what happens to the file outside of this page.
import { chosen, compare, told } from './banding.js';
import { AGAIN, Ditolak, SILENT, STRANGE, ask, later } from './kirim.js';
import { fill } from './pita.js';
import { Titipan, added } from './titipan.js';

const WATCH = 4000;
// At the same port the cookie of the new run lets this page go on.
const WAITS = ' Yang Anda tulis tersimpan di peramban ini, dan menyusul sendiri sesudah itu.';
const at = (time) => new Date(time).toLocaleString('id', { dateStyle: 'long', timeStyle: 'short' });
const KEPT = ({ waktu, sampai }) => (sampai
  ? `Halaman lain dari berkas ini, terakhir diisi ${at(waktu)}, memuat tulisan yang belum disimpan dan tidak ada di halaman ini.`
  : `Tulisan Anda dari ${at(waktu)} belum sampai ke penyunting, tetapi tersimpan di peramban ini.`);
const APART = 'Berkas ini sudah diubah sejak itu, sehingga tulisan itu tidak dapat dipasang sendiri. Salin yang masih diperlukan:';
const FILLED = 'Di halaman ini sudah ada draf lain, sehingga tulisan itu tidak dapat dipasang sendiri. Salin yang masih diperlukan:';
const TAKEN = 'Tulisan itu disatukan dengan yang ada di halaman ini; periksa, lalu simpan. Urungkan (Ctrl+Z) mengembalikan yang tadi.';
const OTHER = 'Berkas ini juga sedang diisi di halaman lain. Tulisan keduanya tersimpan: simpan yang satu, lalu yang lain disatukan dengannya.';
const BOTH = 'Berkas ini diubah di luar halaman ini, sebagian di tempat yang juga Anda ubah. Belum ada yang diganti; pilih mana yang dipakai.';
const ASIDE = (saver) => ['Muat yang di berkas, sisihkan draf saya', () => saver.setAside()];

export class Penyimpan {
  // `lead` stands before the addresses that save and keep what the page holds. `joins` says of a page
  // that can be brought together with its file: busy() while that would disturb, and for what both changed
  // either columns, the titles of columns by their key, or place(clash), where it is.
  constructor(data, isi, sent, { after, tell, lead = '', joins }) {
    Object.assign(this, { data, isi, sent, after, tell, lead, joins });
    this.state = document.getElementById('keadaan');
    this.band = document.getElementById('pesan');
    this.button = document.getElementById('simpan');
    this.button.addEventListener('click', () => this.save());
    this.draftLater = later(() => this.draft(), 700);
    this.local = new Titipan(data.berkas);
    addEventListener('pagehide', () => {
      document.activeElement?.blur(); // what is being written counts as written
      if (!this.unsaved || this.leaving) return;
      if (!this.local.isReached) this.keepHere();
      navigator.sendBeacon(`${lead}/draf`, new Blob([JSON.stringify(sent())], { type: 'application/json' }));
    });
    setInterval(() => this.watch(), WATCH);
    addEventListener('focus', () => this.watch());
  }

  begin() {
    this.unsaved = Boolean(this.data.draf);
    const kept = this.local.found(this.sent().isi);
    if (kept) this.offer(kept);
    else this.resume();
    this.show();
  }

  offer(kept) {
    const drop = () => {
      kept.drop();
      this.hide();
      this.resume();
    };
    this.say(KEPT(kept), 'peringatan', [['Pakai tulisan itu', () => this.takeUp(kept)], ['Buang', drop]]);
  }

  resume() {
    if (this.data.draf === 'dipulihkan') {
      this.say('Draf yang belum disimpan dipulihkan.', 'catatan', [['Buang draf', () => this.discard()]]);
    } else if (this.data.draf === 'bentrok') void this.rejoin();
  }

  // Goes on with what another page has kept, together with what this one says; undo brings that back.
  async takeUp(kept) {
    this.hide();
    try {
      const found = await this.together(kept);
      const picks = found.bentrok.length ? await compare(found, this.joins, 'Di tulisan itu') : [];
      if (!picks) {
        this.offer(kept);
        return;
      }
      this.isi.merged(chosen(found, picks).isi);
      kept.drop();
      const lists = picks.length ? this.picked(found, picks, 'Dari tulisan itu') : [['Dari tulisan itu', found.luar]];
      this.say(TAKEN, 'catatan', [], lists);
      if (this.data.draf === 'bentrok') void this.rejoin();
    } catch (error) {
      const why = !this.joins && this.unsaved ? FILLED : APART;
      if (error instanceof Ditolak) this.say(why, 'peringatan', [['Buang', () => { kept.drop(); this.hide(); this.resume(); }]], [['Tulisan itu', added(kept.isi, this.sent().isi)]]);
      else this.trouble(error);
    }
  }

  together({ sidik, isi }) {
    if (!this.unsaved && sidik === this.isi.sidik) return { isi, bentrok: [], luar: added(isi, this.sent().isi) };
    if (!this.joins) throw new Ditolak(409, {});
    return ask(`${this.lead}/satukan/lain`, { ...this.sent(), sidik_lain: sidik, isi_lain: isi });
  }

  // What was chosen of either side, as lists to be shown.
  picked(found, picks, theirs) {
    return [[theirs, told(found, picks, this.joins, true)], ['Tetap dari halaman ini', told(found, picks, this.joins, false)]];
  }

  keepHere() {
    const { sidik, isi } = this.sent();
    this.local.keep(sidik, isi);
  }

  show(text) {
    this.button.disabled = !this.unsaved;
    this.state.textContent = text ?? (this.unsaved ? 'Belum disimpan' : 'Tersimpan');
  }

  changed() {
    this.unsaved = this.isi.dirty;
    this.show();
    if (this.unsaved) this.keepHere();
    else this.local.arrived();
    this.draftLater(this.unsaved ? undefined : 0);
  }

  draft() {
    this.drafting = this.keep();
    return this.drafting;
  }

  async keep() {
    const { turn } = this.local;
    try {
      await ask(`${this.lead}/draf${this.unsaved ? '' : '/buang'}`, this.sent());
      if (!this.unsaved) return;
      this.local.reached(turn); // the draft of another page may take its place
      this.show('Belum disimpan; draf aman');
      if (!this.knowsOther && this.band.hidden && this.local.hasOther) this.say(OTHER, 'catatan');
      this.knowsOther ||= this.local.hasOther;
    } catch (error) {
      this.trouble(error);
    }
  }

  async save() {
    if (!this.unsaved || this.saving) return;
    this.saving = true;
    this.draftLater(1e8); // saving keeps a draft itself
    this.show('Menyimpan…');
    try {
      await this.drafting; // which must not come after it
      const before = this.isi.snapshot();
      const { turn } = this.local;
      const found = await ask(`${this.lead}/simpan`, this.sent());
      this.local.arrived(turn);
      this.isi.settled(found.isi, found.sidik, before);
      this.unsaved = this.isi.dirty;
      this.hide();
      this.show();
      if (this.unsaved) this.draftLater();
      this.after(found);
    } catch (error) {
      this.show();
      this.trouble(error);
    } finally {
      this.saving = false;
    }
  }

  async watch() {
    if (document.hidden || this.saving || this.leaving) return;
    const known = this.isi.sidik;
    try {
      const answer = await fetch(`/keadaan/${this.address}?sidik=${known}`);
      if (this.gone && answer.ok) {
        this.hide();
        if (this.unsaved) this.draftLater(0); // what was written while nobody answered
      }
      this.gone = this.gone && !answer.ok;
      if (answer.status === STRANGE) {
        this.gone = true;
        this.silent(AGAIN);
        return;
      }
      const { sidik, pesan, pindah } = await answer.json();
      if (pindah) this.moved(pindah);
      else if (pesan) this.say(pesan, 'galat');
      else if (sidik !== known && known === this.isi.sidik && !this.saving && !this.told) this.outside();
    } catch {
      this.gone = true;
      this.silent();
    }
  }

  get address() {
    return this.data.berkas.split('/').map(encodeURIComponent).join('/');
  }

  silent(words = SILENT) {
    this.say(`${words}${this.unsaved ? WAITS : ''}`, 'galat');
  }

  // The file has another name now: what was written waits for the page of that.
  moved(file) {
    if (this.local.file !== file) {
      this.local.arrived();
      this.local = new Titipan(file);
    }
    if (this.unsaved) this.keepHere();
    const parts = file.split('/');
    const place = this.lead === '/unit' ? parts[1] : parts.map(encodeURIComponent).join('/');
    const leads = () => {
      this.leaving = true;
      location.assign(`${this.lead || '/proses'}/${place}`);
    };
    this.say(`Berkas ini sudah pindah ke ${file}.${this.unsaved ? ' Yang Anda tulis ditawarkan di sana.' : ''}`, 'galat', [['Buka di tempat barunya', leads]]);
  }

  // The file was changed by somebody else.
  outside() {
    if (this.unsaved) void this.rejoin();
    else {
      this.told = true;
      this.say('Berkas ini baru saja diubah di luar halaman ini.', 'peringatan', [['Muat yang baru', () => this.reload()]]);
    }
  }

  // What both changed in different places is brought together; of the rest a person chooses.
  async rejoin(detail) {
    if (!this.joins) {
      this.conflict(detail);
      return;
    }
    if (this.joins.busy() || this.joining) return; // asked again soon
    this.joining = true;
    const before = this.isi.snapshot();
    try {
      const found = await ask(`${this.lead}/satukan`, this.sent());
      if (this.isi.snapshot() !== before) return;
      this.told = true;
      if (!found.bentrok.length) this.join(found);
      else this.say(BOTH, 'peringatan', [['Lihat dan pilih', () => this.choose(found)], ASIDE(this)], [['Di berkas', found.luar]]);
    } catch (error) {
      if (error instanceof Ditolak) this.conflict({ luar: [error.message], saya: detail?.saya ?? [] });
      else this.trouble(error);
    } finally {
      this.joining = false;
    }
  }

  async choose(found) {
    const before = this.isi.snapshot();
    const picks = await compare(found, this.joins);
    if (!picks) return false;
    if (this.isi.snapshot() === before) this.join(chosen(found, picks), this.picked(found, picks, 'Dipilih dari berkas'));
    else await this.rejoin();
    return true;
  }

  join({ isi, sidik, sama, ikut }, picked = []) {
    this.told = false;
    this.isi.joined(isi, sidik, sama);
    this.after();
    this.say('Berkas ini diubah di luar halaman ini. Perubahannya disatukan dengan tulisan Anda; periksa, lalu simpan.', 'catatan', [], [['Dari berkas', ikut], ...picked]);
  }

  conflict(detail) {
    this.told = true;
    const more = detail ? [['Di berkas', detail.luar], ['Di halaman ini', detail.saya]] : [];
    this.say(
      'Berkas ini diubah di luar halaman ini sejak Anda mulai. Tidak ada yang ditimpa; tulisan Anda tetap ada sebagai draf.',
      'galat',
      [
        ['Lihat bedanya', () => this.save(), !detail],
        ['Buka berkasnya sebagai teks', () => this.draft().then(() => this.leaves(`/teks/${this.address}`)), this.lead !== '/teks'],
        ASIDE(this),
      ],
      more,
    );
  }

  async setAside() {
    try {
      await ask(`${this.lead}/draf/sisihkan`, this.sent());
      this.reload();
    } catch (error) {
      this.trouble(error);
    }
  }

  async discard() {
    try {
      await ask(`${this.lead}/draf/buang`, this.sent());
      this.reload();
    } catch (error) {
      this.trouble(error);
    }
  }

  reload() {
    this.leaves(this.here);
  }

  // Another page, or this one anew; nothing of this one has to be kept.
  leaves(address) {
    this.leaving = true;
    this.local.arrived();
    if (address) location.assign(address);
    else location.reload();
  }

  trouble(error) {
    if (error.name === 'AbortError') return;
    const strange = error.status === STRANGE;
    if (!(error instanceof Ditolak) || strange) {
      this.gone = true;
      this.silent(strange ? AGAIN : SILENT);
      return;
    }
    if (error.data.pindah) {
      this.moved(error.data.pindah);
      return;
    }
    if (error.data.bentrok) {
      void this.rejoin(error.data.bentrok);
      return;
    }
    if (error.data.temuan) this.tell(error.data.temuan);
    this.say(error.message, 'galat');
  }

  say(text, level, buttons = [], lists = []) {
    fill(this.band, { text, level, lists, buttons: [...buttons, ['Tutup', () => this.hide()]] });
  }

  hide() {
    this.band.hidden = true;
  }
}
