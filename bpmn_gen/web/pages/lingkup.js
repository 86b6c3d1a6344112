// For whom something is made: all, or types and units that are chosen in a form.
const at = (name) => document.getElementById(name);

const isSome = (form) => new FormData(form).get('lingkup') === 'pilihan';

// The list is there when it is wanted.
export function follows(form) {
  at('daftar').hidden = !isSome(form);
}

// What was chosen, as it is sent; nothing is chosen where all are meant.
export function scope(form) {
  const data = new FormData(form);
  return isSome(form) ? { tipe: data.getAll('tipe').map(Number), unit: data.getAll('unit') } : { tipe: [], unit: [] };
}

// What is wrong with it; empty where nothing is.
export function lacking(form) {
  const { tipe, unit } = scope(form);
  return isSome(form) && !tipe.length && !unit.length ? 'Pilih paling sedikit satu tipe unit atau unit.' : '';
}

// Says above the form what was refused; nothing takes it away.
export function refuse(text) {
  at('ditolak').textContent = text;
  at('ditolak').hidden = !text;
}
