// Keeps in the browser what the program does not have yet, because nobody answers: of each page that is
// open apart, so that pages never replace what another one keeps.
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

// The files of this project of which anything is kept.
export function filesKept(every) {
  const keys = Object.keys(localStorage);
  return every.filter((file) => keys.some((key) => key.startsWith(begins(file))));
}

export class Titipan {
  constructor(file) {
    this.lead = begins(file);
    this.own = this.lead + crypto.randomUUID();
    this.turn = 0;
  }

  // Keeps the last state; tells whether there was room for it.
  keep(sidik, isi) {
    this.turn += 1;
    try {
      localStorage.setItem(this.own, JSON.stringify({ sidik, isi, waktu: Date.now() }));
      return true;
    } catch {
      return false;
    }
  }

  // What was kept until a turn has arrived; what came later has not.
  arrived(turn = this.turn) {
    if (turn === this.turn) localStorage.removeItem(this.own);
  }

  // The newest that an earlier page has kept and that says something else than `isi`; what says the same
  // has arrived, and is forgotten.
  found(isi) {
    const every = [];
    for (const key of Object.keys(localStorage).filter((one) => one.startsWith(this.lead) && one !== this.own)) {
      try {
        const kept = JSON.parse(localStorage.getItem(key));
        if (sign(kept.isi) === sign(isi)) localStorage.removeItem(key);
        else every.push({ ...kept, drop: () => localStorage.removeItem(key) });
      } catch {
        localStorage.removeItem(key); // nothing that a page has written
      }
    }
    return every.sort((one, other) => other.waktu - one.waktu)[0];
  }
}
