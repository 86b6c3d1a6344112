// Keeps in the browser what is not saved yet, of each page that is open apart: nobody may answer, and the
// program has one draft of a file, that of the page that wrote last.
const PROJECT = document.documentElement.dataset.proyek;

const begins = (file) => `bpmn-gen ${PROJECT} ${file} `;

// Equal states have equal signs, in whatever order they name their parts.
export function sign(state) {
  if (Array.isArray(state)) return `[${state.map(sign).join()}]`;
  if (!state || typeof state !== 'object') return JSON.stringify(state);
  const parts = Object.keys(state).filter((key) => state[key] !== '').sort();
  return `{${parts.map((key) => `${key}:${sign(state[key])}`).join()}}`;
}

// The lines that one state says and another does not.
export function added(state, other) {
  const lines = (one) => (typeof one === 'string' ? one.split('\n') : Object.values(one ?? {}).flatMap(lines));
  const known = new Set(lines(other));
  return [...new Set(lines(state))].filter((one) => one.trim() && !/^[#@]\d+$/.test(one) && !known.has(one));
}

// What is kept under a key; nothing where no page has written it.
function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

// The files of this project of which anything is kept that the program may not have.
export function filesKept(every) {
  const keys = Object.keys(localStorage);
  return every.filter((file) => keys.some((key) => key.startsWith(begins(file)) && !read(key)?.sampai));
}

export class Titipan {
  isReached = false;

  constructor(file) {
    this.file = file;
    this.lead = begins(file);
    this.own = this.lead + crypto.randomUUID();
    this.turn = 0;
  }

  // Keeps the last state; tells whether there was room for it.
  keep(sidik, isi) {
    this.turn += 1;
    this.isReached = false;
    return this.put({ sidik, isi, waktu: Date.now() });
  }

  put(kept) {
    try {
      localStorage.setItem(this.own, JSON.stringify(kept));
      return true;
    } catch {
      return false;
    }
  }

  // What was kept until a turn is a draft of the program, until another page writes one.
  reached(turn) {
    const kept = read(this.own);
    if (turn !== this.turn || !kept) return;
    this.isReached = this.put({ ...kept, sampai: true });
  }

  get others() {
    return Object.keys(localStorage).filter((one) => one.startsWith(this.lead) && one !== this.own);
  }

  // Whether another page of the file has written what is not saved.
  get hasOther() {
    return this.others.length > 0;
  }

  // What was kept until a turn is saved or not wanted; what came later is neither.
  arrived(turn = this.turn) {
    if (turn === this.turn) localStorage.removeItem(this.own);
  }

  // The newest that an earlier page has kept and that says something else than `isi`; what says the same
  // has arrived, and is forgotten.
  found(isi) {
    const every = [];
    for (const key of this.others) {
      const kept = read(key);
      if (!kept?.isi || sign(kept.isi) === sign(isi)) localStorage.removeItem(key);
      else every.push({ ...kept, drop: () => localStorage.removeItem(key) });
    }
    return every.sort((one, other) => other.waktu - one.waktu)[0];
  }
}
