// What was changed both in the file and on the page: side by side, and a person chooses.
import { rename } from './isi.js';
import { element } from './unsur.js';

const DELETED = '(dihapus)';

// Where a difference is and what either side says, in words.
function described(one, isi, { columns, place }) {
  if (place) return [place(one), one.luar || '(kosong)', one.saya || '(kosong)'];
  const number = (kunci) => isi.baris.findIndex((row) => row.kunci === kunci) + 1;
  const named = (text) => text.replace(/#\d+\b/g, (found) => (number(found) ? String(number(found)) : DELETED));
  const words = (text) => (text === null ? DELETED : named(text) || '(kosong)');
  switch (one.jenis) {
    case 'sel':
      return [`Baris ${number(one.kunci)}, ${columns[one.kolom] ?? one.kolom}`, words(one.luar), words(one.saya)];
    case 'isian':
      return [`Identitas, ${one.kolom}`, words(one.luar), words(one.saya)];
    case 'pelaku':
      return [`Pelaku, ${one.kolom}`, words(one.luar), words(one.saya)];
    case 'urutan':
      return ['Urutan baris', 'seperti di berkas', 'seperti di halaman ini'];
    default: {
      const said = (row) => (row ? (row.kegiatan ?? row.nama ?? '') : DELETED);
      return [one.jenis === 'pelaku-hilang' ? 'Pelaku' : 'Baris', said(one.luar), said(one.saya)];
    }
  }
}

// What the page goes on with, where some of what the file says was chosen: `picks` has a yes for it.
export function chosen(found, picks) {
  const isi = structuredClone(found.isi);
  const actor = (kunci) => isi.pelaku.find((one) => (one.kunci || `=${one.nama}`) === kunci);
  const take = {
    sel: (one) => void (isi.baris.find((row) => row.kunci === one.kunci).sel[one.kolom] = one.luar),
    tabel: (one) => void ((isi.tabel[one.tabel][one.kunci] ??= {})[one.kolom] = one.luar),
    isian: (one) => void (isi.isian[one.kolom] = one.luar),
    pelaku(one) {
      const row = actor(one.kunci);
      if (one.kolom === 'nama') rename(isi.baris, row.nama, one.luar);
      row[one.kolom] = one.luar;
    },
    'baris-hilang'(one) {
      if (!one.luar) isi.baris = isi.baris.filter((row) => row.kunci !== one.kunci);
      else isi.baris.splice(isi.baris.findIndex((row) => row.kunci === one.setelah) + 1, 0, { kunci: one.kunci, asal: one.asal, sel: one.luar });
    },
    'pelaku-hilang'(one) {
      if (!one.luar) isi.pelaku = isi.pelaku.filter((row) => row !== actor(one.kunci));
      else isi.pelaku.push(one.luar);
    },
    urutan(one) {
      const place = new Map(one.luar.map((kunci, at) => [kunci, at]));
      isi.baris.sort((a, b) => place.get(a.kunci) - place.get(b.kunci));
    },
  };
  const last = (one) => one.jenis.endsWith('hilang') || one.jenis === 'urutan';
  const picked = found.bentrok.filter((_, at) => picks[at]);
  for (const one of [...picked.filter((other) => !last(other)), ...picked.filter(last)]) take[one.jenis](one);
  return { ...found, isi, sama: false };
}

// What was chosen, in words, where `wanted` is what was chosen of each difference.
export function told(found, picks, joins, wanted) {
  const every = found.bentrok.map((one) => described(one, found.isi, joins));
  return every.filter((_, at) => picks[at] === wanted).map(([place, theirs, ours]) => `${place}: ${wanted ? theirs : ours}`);
}

// Shows both sides, of which the first is called `theirs`; gives for each difference whether that is taken,
// or nothing when somebody wants to choose later.
export function compare(found, joins, theirs = 'Di berkas') {
  const lower = theirs.toLowerCase();
  const dialog = element('dialog', { class: 'banding', 'aria-labelledby': 'banding-judul' });
  const body = element('tbody');
  const every = [];
  for (const [at, one] of found.bentrok.entries()) {
    const [place, other, ours] = described(one, found.isi, joins);
    const sides = [['luar', other], ['saya', ours]].map(([side, text]) => {
      const box = element('input', { type: 'radio', name: `banding-${at}`, value: side, required: '' });
      every.push(box);
      return element('td', {}, element('label', {}, box, element('span', {}, text)));
    });
    body.append(element('tr', { role: 'radiogroup', 'aria-label': place }, element('th', { scope: 'row' }, place), ...sides));
  }
  const whole = (side, name) => {
    const button = element('button', { type: 'button', 'aria-label': `Pilih semua ${name}` }, 'Pilih semua');
    button.addEventListener('click', () => every.forEach((box) => void (box.checked = box.value === side)));
    return button;
  };
  const head = element('thead', {}, element('tr', {},
    element('th', { scope: 'col' }, 'Tempat'),
    element('th', { scope: 'col' }, `${theirs} `, whole('luar', lower)),
    element('th', { scope: 'col' }, 'Di halaman ini ', whole('saya', 'di halaman ini'))));
  const later = element('button', { type: 'button' }, 'Nanti');
  const lacking = element('p', { class: 'salah', role: 'alert', id: 'banding-kurang' });
  const form = element('form', { method: 'dialog', novalidate: '' },
    element('h2', { id: 'banding-judul' }, `Diubah ${lower} dan di halaman ini`),
    element('p', {}, 'Perubahan lain sudah dapat disatukan. Pilih mana yang dipakai di tiap tempat ini; yang tidak dipilih tidak ikut disimpan.'),
    element('div', { class: 'gulung' }, element('table', {}, head, body)),
    lacking,
    element('div', { class: 'alat' }, element('button', { class: 'utama' }, 'Satukan'), later));
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((done) => {
    let picks;
    later.addEventListener('click', () => dialog.close());
    form.addEventListener('submit', (event) => {
      const open = found.bentrok.map((_, at) => at).filter((at) => !form.elements[`banding-${at}`].value);
      if (open.length) {
        event.preventDefault();
        lacking.textContent = `Belum disatukan: ${open.length} tempat belum dipilih.`;
        every.find((box) => box.name === `banding-${open[0]}`).focus();
        return;
      }
      picks = found.bentrok.map((_, at) => form.elements[`banding-${at}`].value === 'luar');
    });
    dialog.addEventListener('close', () => {
      dialog.remove();
      done(picks);
    });
  });
}
