// Actors as narrow columns, as in an SOP: the one who does a step has its sign in the row.
const WITHOUT = new Set(['Sejajar', 'Satu atau lebih']);
const JOINED = 'Ikut';
const WIDTH = 3.1;

const folded = (text) => (text ?? '').trim().toLowerCase();

export const isLane = (kolom) => kolom.startsWith('@') || kolom.startsWith('=');

// The columns: of everybody with a lane, and of names in steps that nobody is called.
export function lanes(isi) {
  const every = isi.pelaku.filter(({ sel }) => sel.nama && sel.sisi !== 'Pihak');
  const known = new Set(every.map(({ sel }) => folded(sel.nama)));
  const others = [...new Set(isi.baris.map(({ sel }) => sel.oleh).filter((name) => name && !known.has(folded(name))))];
  const found = every.map(({ kunci, sel }) => [kunci, sel.nama]);
  return [...found, ...others.map((name) => [`=${name}`, name])].map(([kunci, judul]) => ({
    kunci, judul, lebar: WIDTH, tanda: true, tampil: true,
    petunjuk: 'Klik, Spasi, atau Enter di lajur seorang pelaku memindahkan langkah ini kepadanya.',
  }));
}

function nameOf(isi, kolom) {
  return kolom.startsWith('=') ? kolom.slice(1) : isi.pelaku.find(({ kunci }) => kunci === kolom)?.sel.nama;
}

// The column of whoever does a step.
export function laneOf(isi, row) {
  const every = lanes(isi);
  return (every.find(({ judul }) => folded(judul) === folded(row?.sel.oleh)) ?? every[0])?.kunci;
}

export function sign(isi, row, kolom) {
  const name = folded(nameOf(isi, kolom));
  const { oleh, bersama, jenis_langkah: kind, pertanyaan, ya, tidak, lain } = row.sel;
  if (folded(oleh) === name) return kind || (!pertanyaan && (ya || tidak || lain) ? 'Keputusan' : 'Kegiatan');
  return (bersama ?? '').split('\n').map(folded).includes(name) ? JOINED : '';
}

// The column of whoever an SOP calls so; its key is that of the definition, or none is known yet.
export function laneCalled(isi, { key, name }) {
  const actor = isi.pelaku.find(({ sel }) => sel.kunci === key) ?? isi.pelaku.find(({ sel }) => folded(sel.nama) === folded(name));
  return actor?.kunci;
}

// Gives a step to an actor; tells whether it can have one.
export function give(isi, row, kolom) {
  if (WITHOUT.has(row.sel.jenis_langkah)) return false;
  const name = nameOf(isi, kolom);
  isi.change(() => {
    row.sel.oleh = name;
    const others = (row.sel.bersama ?? '').split('\n').filter((one) => one && folded(one) !== folded(name));
    if (row.sel.bersama) row.sel.bersama = others.join('\n');
  }, { kunci: row.kunci });
  return true;
}
