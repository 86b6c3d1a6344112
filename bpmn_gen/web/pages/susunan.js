// Changes of several rows of steps at once: one is parted in two, some are done at the same time.
const BLOCKS = new Set(['Sejajar', 'Satu atau lebih']);
const WHOLE = new Set([...BLOCKS, 'Mulai', 'Selesai', 'Proses lain']);
const DECISION = 'Keputusan';
// What the second of two halves of a step takes along: where it leads, and what comes of it.
const TAKEN = ['pertanyaan', 'ya', 'tidak', 'lain', 'lanjut', 'keluaran', 'kepada', 'tembusan', 'dokumen', 'batas_waktu', 'menyatakan'];
// What both have.
const SHARED = ['oleh', 'bersama', 'sumber', 'jenis'];
const JOINTS = /^[\s,;.]*(?:(?:dan|lalu|kemudian|serta|selanjutnya)\s+)?/i;

export const isBlock = (row) => BLOCKS.has(row?.sel.jenis_langkah);

// Moves rows before another one, or to the end.
export function place(isi, rows, before) {
  if (rows.includes(before)) return;
  isi.change(() => {
    isi.baris = isi.baris.filter((row) => !rows.includes(row));
    isi.baris.splice(before ? isi.baris.indexOf(before) : isi.baris.length, 0, ...rows);
  }, { kunci: rows[0].kunci });
}

// Parts a step; the first half stays what others lead to. Gives the second one, or why there is none.
export function part(isi, row, first, second) {
  if (WHOLE.has(row.sel.jenis_langkah)) return 'Hanya baris Kegiatan dan Keputusan yang dapat dibelah.';
  const [begin, rest] = [first.replace(/[\s,;]+$/, ''), second.replace(JOINTS, '')];
  if (!begin || !rest) return 'Letakkan kursor di tengah teks kegiatan, di tempat teksnya dibelah.';
  let made;
  isi.change(() => {
    const sel = { kegiatan: rest[0].toUpperCase() + rest.slice(1), jenis_langkah: row.sel.jenis_langkah ?? '' };
    for (const key of SHARED) if (row.sel[key]) sel[key] = row.sel[key];
    for (const key of TAKEN) {
      if (row.sel[key]) sel[key] = row.sel[key];
      delete row.sel[key];
    }
    row.sel.kegiatan = begin;
    if (row.sel.jenis_langkah === DECISION) row.sel.jenis_langkah = 'Kegiatan';
    made = isi.insert(isi.baris.indexOf(row) + 1, sel);
  }, { kunci: row.kunci });
  return made;
}

// What leads to one row leads to another from now on.
function redirect(isi, old, kunci, but) {
  for (const row of isi.baris) {
    if (but.has(row)) continue;
    for (const key of ['ya', 'tidak', 'lanjut']) if (row.sel[key] === old) row.sel[key] = kunci;
    if (row.sel.lain) row.sel.lain = row.sel.lain.split('\n').map((line) => line.replace(/#\d+$/, (found) => (found === old ? kunci : found))).join('\n');
  }
}

// Makes branches of rows that are done at the same time, below a row that says so. Gives that row, or
// why there is none.
export function together(isi, rows, words) {
  if (rows.length < 2) return 'Pilih dahulu dua baris atau lebih: tekan Shift dengan panah atas atau bawah, atau Shift dan klik.';
  const lead = rows[0].sel.huruf ?? '';
  const [before] = rows;
  if (rows.some((row) => (row.sel.huruf ?? '') !== lead)) return 'Baris yang dipilih harus dari cabang yang sama.';
  if (rows.some((row) => WHOLE.has(row.sel.jenis_langkah) && !isBlock(row) && row.sel.jenis_langkah !== 'Proses lain')) return 'Baris Mulai dan Selesai tidak dapat dikerjakan bersamaan dengan yang lain.';
  if (rows.some(isBlock)) return 'Baris Sejajar yang sudah ada tidak dapat dijadikan cabang; tulis hurufnya di kolom Cabang sejajar.';
  let made;
  isi.change(() => {
    const behind = isi.baris[isi.baris.indexOf(rows.at(-1)) + 1]?.kunci;
    const own = new Set(rows);
    made = isi.insert(isi.baris.indexOf(before), { tahap: before.sel.tahap ?? '', huruf: lead, jenis_langkah: 'Sejajar', kegiatan: words });
    redirect(isi, before.kunci, made.kunci, own);
    rows.forEach((row, number) => {
      row.sel.huruf = `${lead}${lead && '.'}${letter(number)}`;
      // A way to the next row is what every branch has anyway.
      if ([behind, ...rows.map(({ kunci }) => kunci)].includes(row.sel.lanjut)) delete row.sel.lanjut;
    });
  }, { kunci: before.kunci });
  return made;
}

const above = ({ sel }) => (sel.huruf ?? '').split('.').slice(0, -1).join('.');

// Whether rows are of several branches of one block.
export const areBranches = (rows) => rows.length > 1 && rows.every((row) => row.sel.huruf && !isBlock(row) && above(row) === above(rows[0])) && new Set(rows.map(({ sel }) => sel.huruf)).size > 1;

// Lets rows of several branches be done one after the other in the branch of the first. Gives that row,
// or why that cannot be.
export function joined(isi, rows) {
  const [first] = rows;
  const block = isi.baris.slice(0, isi.baris.indexOf(first)).findLast((row) => isBlock(row) && (row.sel.huruf ?? '') === above(first));
  const others = block && inside(isi, block).filter((row) => !rows.includes(row) && row.sel.huruf !== first.sel.huruf);
  if (!others?.length) return 'Kegiatan sejajar perlu paling sedikit dua cabang. Untuk mengerjakan semuanya berurutan, pilih baris Sejajar lalu Lepas sejajar.';
  isi.change(() => {
    for (const { sel } of rows) sel.huruf = first.sel.huruf;
  }, { kunci: first.kunci });
  return first;
}

// The rows of a block, which have one letter more than the row that begins it.
export function inside(isi, block) {
  const lead = block.sel.huruf ?? '';
  const rows = isi.baris.slice(isi.baris.indexOf(block) + 1);
  const end = rows.findIndex(({ sel }) => !(sel.huruf ?? '').startsWith(lead && `${lead}.`) || (sel.huruf ?? '').length <= lead.length);
  return end < 0 ? rows : rows.slice(0, end);
}

// Lets the rows of a block be done one after the other again.
export function apart(isi, block) {
  const lead = block.sel.huruf ?? '';
  const rows = inside(isi, block);
  isi.change(() => {
    for (const { sel } of rows) {
      const deeper = sel.huruf.slice(lead && lead.length + 1).split('.').slice(1).join('.');
      sel.huruf = [lead, deeper].filter(Boolean).join('.');
      if (!sel.huruf) delete sel.huruf;
    }
    const next = isi.baris[isi.baris.indexOf(block) + 1];
    if (next) redirect(isi, block.kunci, next.kunci, new Set());
    isi.baris = isi.baris.filter((row) => row !== block);
  }, { kunci: rows[0]?.kunci });
}

// A, B, … Z, AA, AB, …
function letter(number) {
  const last = String.fromCharCode(65 + (number % 26));
  return number < 26 ? last : letter(Math.floor(number / 26) - 1) + last;
}
