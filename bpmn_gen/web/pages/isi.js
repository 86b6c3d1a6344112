// What the page of a process holds: rows of steps, actors and fields.
// A row has a key that stays when rows move, so cells name rows by key and show their number.
import { Riwayat } from './riwayat.js';

// Columns that name rows, and those that name actors.
export const TARGETS = new Set(['ya', 'tidak', 'lanjut']);
export const PEOPLE = new Set(['oleh', 'bersama', 'kepada', 'tembusan']);

export class Isi extends Riwayat {
  constructor(data) {
    super();
    this.begin(data.isi, data.sidik);
    this.akhir = data.pilihan.akhir;
    if (data.draf) this.saved = ''; // a draft is nothing that was saved
  }

  // Begin with what a file says. Where steps stand in it is no part of what undo brings back.
  begin(isi, sidik) {
    this.sidik = sidik;
    this.asal = new Map(isi.baris.map((row) => [row.kunci, row.asal]));
    this.baris = isi.baris.map(({ kunci, sel }) => ({ kunci, sel: { ...sel } }));
    this.pelaku = isi.pelaku.map((row, at) => ({ kunci: `@${at}`, sel: { ...row } }));
    this.isian = { ...isi.isian };
    this.nextActor = this.pelaku.length;
    this.next = Math.max(this.next ?? 1, ...this.baris.map((row) => Number(row.kunci.slice(1)) + 1));
    this.saved = this.snapshot();
  }

  // The file says now what was sent, when the page said `before`. What nobody touched since then is as in
  // the file; what somebody wrote meanwhile stays. Rows stay what they are, for one may be written in.
  settled(isi, sidik, before) {
    const same = this.snapshot() === before;
    const [rows, people, fields] = JSON.parse(before);
    this.sidik = sidik;
    this.asal = new Map(isi.baris.map((row) => [row.kunci, row.asal]));
    const sent = new Map(rows.map((row) => [row.kunci, JSON.stringify(row.sel)]));
    const now = new Map(isi.baris.map((row) => [row.kunci, row.sel]));
    for (const row of this.baris) {
      if (now.has(row.kunci) && sent.get(row.kunci) === JSON.stringify(row.sel)) row.sel = { ...now.get(row.kunci) };
    }
    this.settleActors(isi.pelaku, people);
    for (const [title, text] of Object.entries(isi.isian)) {
      if (this.isian[title] === fields[title]) this.isian[title] = text;
    }
    this.saved = same ? this.snapshot() : '';
  }

  // Actors that steps have named are in the file now; those that were sent have keys there.
  settleActors(saved, people) {
    const sent = new Map(people.map((row) => [row.kunci, JSON.stringify(row.sel)]));
    const names = new Set(people.map(({ sel }) => sel.nama));
    for (const actor of saved) {
      const known = this.pelaku.find(({ sel }) => (sel.kunci ? sel.kunci === actor.kunci : sel.nama === actor.nama));
      if (known && sent.get(known.kunci) === JSON.stringify(known.sel)) known.sel = { ...actor };
      else if (known) known.sel.kunci ||= actor.kunci;
      else if (!known && !names.has(actor.nama)) this.pelaku.push({ kunci: `@${this.nextActor++}`, sel: { ...actor } });
    }
  }

  // Rows that go by this come back with undo, and still know where they stand in the file.
  take(isi) {
    const { saved, asal, nextActor } = this;
    this.begin(isi, this.sidik);
    Object.assign(this, { saved, asal: new Map([...asal, ...this.asal]) });
    this.pelaku = this.pelaku.map((row, at) => ({ ...row, kunci: `@${nextActor + at}` }));
    this.nextActor += nextActor;
  }

  held() {
    return [this.baris, this.pelaku, this.isian];
  }

  hold(kept) {
    [this.baris, this.pelaku, this.isian] = kept;
  }

  // What is sent: the same words that the page began with.
  sent() {
    return {
      baris: this.baris.map(({ kunci, sel }) => ({ kunci, asal: this.asal.get(kunci) ?? '', sel })),
      pelaku: this.pelaku.map(({ sel }) => sel),
      isian: this.isian,
    };
  }

  numberOf(kunci) {
    return this.baris.findIndex((row) => row.kunci === kunci) + 1;
  }

  named(text) {
    if (!/^#\d+$/.test(text)) return text;
    const number = this.numberOf(text);
    return number ? String(number) : '(dihapus)';
  }

  keyed(text) {
    const bare = text.trim().replace(/^(?:baris|no\.?|langkah|ke)\s*/i, '');
    const row = /^\d+$/.test(bare) ? this.baris[Number(bare) - 1] : undefined;
    return row ? row.kunci : text.trim();
  }

  // A cell as people see it, and what they wrote as it is kept.
  shown(row, kolom) {
    const text = row.sel[kolom] ?? '';
    if (TARGETS.has(kolom)) return this.named(text);
    if (kolom === 'lain') return text.split('\n').map((line) => this.behind(line, (one) => this.named(one))).join('\n');
    return text;
  }

  kept(kolom, text) {
    if (TARGETS.has(kolom)) return this.keyed(text);
    if (kolom === 'lain') return text.split('\n').map((line) => this.behind(line, (one) => this.keyed(one))).join('\n');
    return text;
  }

  behind(line, change) {
    const at = line.lastIndexOf(':');
    return at < 0 ? line : `${line.slice(0, at + 1)} ${change(line.slice(at + 1).trim())}`;
  }

  // A new step below another one, in the same phase and branch.
  insert(at, sel = {}) {
    const above = this.baris[at - 1];
    const kept = Object.fromEntries(['tahap', 'huruf'].filter((key) => above?.sel[key]).map((key) => [key, above.sel[key]]));
    const row = { kunci: `#${this.next++}`, sel: { ...kept, ...sel } };
    this.baris.splice(at, 0, row);
    return row;
  }

  insertActor(at) {
    const row = { kunci: `@${this.nextActor++}`, sel: { nama: '', macam: 'Jabatan', sisi: 'Pelaku', kunci: '' } };
    this.pelaku.splice(at, 0, row);
    return row;
  }

  rename(old, name) {
    rename(this.baris, old, name);
  }
}

// An actor that is called otherwise is called so in all steps.
export function rename(rows, old, name) {
  for (const { sel } of rows) {
    for (const key of PEOPLE) {
      if (sel[key]) sel[key] = sel[key].split('\n').map((line) => (line === old ? name : line)).join('\n');
    }
  }
}
