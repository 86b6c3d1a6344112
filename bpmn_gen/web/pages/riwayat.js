// What a page holds, with undo and redo. Who extends it says in `held` what undo brings back, takes that
// back in `hold`, begins with what a file says in `begin`, and in `take` takes over what page and other page
// say together.
const MOST = 200;
const KEPT = 40; // of them over a reload of the page

export class Riwayat extends EventTarget {
  past = [];
  future = [];

  snapshot() {
    return JSON.stringify(this.held());
  }

  get dirty() {
    return this.snapshot() !== this.saved;
  }

  // Go on with what page and file say together; what was done before cannot be undone in it.
  joined(isi, sidik, isSaved) {
    this.begin(isi, sidik);
    this.past = [];
    this.future = [];
    if (!isSaved) this.saved = '';
    this.tell();
  }

  // Takes in what another page of the same file says; the page begins with no other file by that.
  merged(isi) {
    const before = this.snapshot();
    this.take(isi);
    this.remember(before);
    this.tell();
  }

  // Undo goes on after a reload, where the draft says the same as the page did.
  keep(name) {
    const kept = { sidik: this.sidik, now: this.snapshot(), past: this.past.slice(-KEPT), future: this.future.slice(-KEPT) };
    try {
      sessionStorage.setItem(name, JSON.stringify(kept));
    } catch {
      sessionStorage.removeItem(name); // there is no room for so much
    }
  }

  recall(name) {
    const kept = JSON.parse(sessionStorage.getItem(name) ?? '{}');
    if (kept.sidik !== this.sidik || kept.now !== this.snapshot()) return;
    this.past = kept.past;
    this.future = kept.future;
  }

  remember(before) {
    if (before === this.snapshot()) return false;
    this.past.push(before);
    if (this.past.length > MOST) this.past.shift();
    this.future = [];
    return true;
  }

  // Change something; `where` says which row is to be looked at afterwards.
  change(work, where = {}) {
    const before = this.snapshot();
    work();
    if (this.remember(before)) this.tell(where);
  }

  tell(where = {}) {
    this.dispatchEvent(new CustomEvent('ubah', { detail: where }));
  }

  back(from, to) {
    if (!from.length) return;
    to.push(this.snapshot());
    this.hold(JSON.parse(from.pop()));
    this.tell({ balik: true });
  }

  undo() {
    this.back(this.past, this.future);
  }

  redo() {
    this.back(this.future, this.past);
  }
}
