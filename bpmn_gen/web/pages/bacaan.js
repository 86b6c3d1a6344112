// An SOP that was read: its doubts are settled row by row, beside the picture of the original.
import { Gambar } from './gambar.js';
import { Ditolak, ask } from './kirim.js';
import { forget, leads, refuse } from './medan.js';
import { tabs } from './tab.js';

const data = JSON.parse(document.querySelector('#data').textContent);
const panels = {
  asli: new Gambar(document.querySelector('#bidang-asli'), () => `${data.terbaca ? 'Naskah asli' : 'Peta dari'} ${data.berkas}`),
  terbaca: new Gambar(document.querySelector('#bidang-terbaca'), () => 'Alur yang terbaca'),
};
const state = document.querySelector('#keadaan');
const pointed = document.querySelector('#tunjuk');
let shown = 'asli';

function boxes() {
  const identity = data.identitas.filter((one) => one.kotak.length).map((one) => [one.kunci, ...one.kotak]);
  return [...data.asli.kotak, ...identity];
}

function tell(left, all) {
  const done = all - left.length;
  state.textContent = all ? `${done} dari ${all} hal sudah diputuskan` : data.kurang || 'Terbaca utuh';
  document.querySelector('#ingat').textContent = left.length
    ? `${left.length} hal belum diputuskan. SOP tetap dapat dijadikan proses: yang belum diputuskan dicatat di kepala berkasnya.`
    : 'Semua sudah diputuskan. Jawaban Anda dicatat di kepala berkasnya.';
  for (const one of document.querySelectorAll('.soal')) {
    const isOpen = left.includes(one.dataset.kunci);
    one.classList.toggle('beres', !isOpen);
    one.querySelector('.tanda').textContent = isOpen ? 'Belum diputuskan' : 'Sudah diputuskan';
    one.querySelector('.tarik').hidden = !one.querySelector('input[type=radio]:checked');
  }
}

function show(found) {
  for (const [key, row] of Object.entries(found.baris)) {
    const cells = document.querySelector(`tr[data-baris="${key}"]`);
    for (const [name, text] of Object.entries(row)) {
      const cell = cells.querySelector(`[data-isi="${name}"]`);
      if (cell.textContent !== (text || '–') && cell.textContent !== text) cell.classList.add('berubah');
      cell.textContent = text || (name === 'waktu' ? '–' : '');
    }
  }
  if (found.terbaca) void panels.terbaca.show(found.terbaca.svg, found.terbaca.kotak);
  tell(found.sisa, found.banyak);
}

// Brings a row or a value into view in both pictures.
function point(key, words) {
  if (!key) return;
  for (const panel of Object.values(panels)) if (panel.image) panel.follow(key);
  for (const row of document.querySelectorAll('tr[data-baris]')) row.classList.toggle('kini', row.dataset.baris === key);
  if (words) pointed.textContent = `Ditunjuk pada naskah: ${words}.`;
}

async function answer(place, choice, value) {
  const fault = place.querySelector('.salah');
  fault.hidden = true;
  try {
    show(await ask('/impor/jawab', { id: data.id, sop: data.nomor, kunci: place.dataset.kunci, pilih: choice, nilai: value }, { alone: false }));
  } catch (error) {
    fault.textContent = error instanceof Ditolak ? error.message : 'Penyunting tidak menjawab; pastikan jendela perintahnya masih terbuka.';
    fault.hidden = false;
  }
}

// Answers as soon as an answer is whole: a choice with a list or a field waits for what is in it.
for (const place of document.querySelectorAll('.soal')) {
  const detail = (radio) => place.querySelector(`[data-untuk="${radio.id}"]`);
  const send = (radio) => {
    const more = detail(radio);
    if (more && !more.value.trim()) {
      return;
    }
    void answer(place, radio.value, more ? more.value : '');
  };
  place.addEventListener('change', (event) => {
    const { target } = event;
    if (target.type === 'radio') {
      send(target);
      return;
    }
    const radio = document.getElementById(target.dataset.untuk);
    if (target.value.trim()) radio.checked = true;
    if (radio.checked) send(radio);
  });
  place.querySelector('.tarik').addEventListener('click', () => {
    for (const radio of place.querySelectorAll('input[type=radio]')) radio.checked = false;
    for (const more of place.querySelectorAll('[data-untuk]')) more.value = '';
    void answer(place, '', '');
    place.querySelector('input').focus();
  });
}

document.querySelector('.bacaan').addEventListener('focusin', (event) => {
  const row = event.target.closest('[data-baris]');
  if (row?.dataset.baris) point(row.dataset.baris);
});
document.querySelector('.bacaan').addEventListener('click', (event) => {
  const button = event.target.closest('[data-tunjuk]');
  if (button) {
    choose('asli');
    point(button.dataset.tunjuk, button.textContent.replace('Tunjuk ', ''));
    return;
  }
  const row = event.target.closest('[data-baris]');
  if (row?.dataset.baris) point(row.dataset.baris);
});
for (const panel of Object.values(panels)) {
  panel.chosen = (key) => {
    const row = document.querySelector(`tr[data-baris="${key}"]`);
    row?.scrollIntoView({ block: 'nearest' });
    point(key);
  };
}

const choose = tabs(document.querySelector('.kanan [role=tablist]'), (name) => {
  shown = name;
  panels[name].now();
  panels[name].size();
});
document.querySelector('#kecil').addEventListener('click', () => panels[shown].scale(1 / 1.25));
document.querySelector('#besar').addEventListener('click', () => panels[shown].scale(1.25));
document.querySelector('#pas').addEventListener('click', () => panels[shown].scale(0));

const form = document.querySelector('#jadi');
leads(form, () => '/impor/jadikan', () => ({
  id: data.id,
  sop: data.nomor,
  nama: form.elements.nama.value,
  unit: form.elements.unit.value,
}));
// What is asked depends on the unit, whose titles may be others than those of the original.
document.querySelector('#cocokkan').addEventListener('click', async () => {
  forget(form);
  try {
    await ask('/impor/unit', { id: data.id, unit: form.elements.unit.value });
    location.reload();
  } catch (error) {
    refuse(form, error);
  }
});

tell(data.sisa, data.banyak);
if (data.terbaca) void panels.terbaca.show(data.terbaca.svg, data.terbaca.kotak);
if (data.asli.svg) await panels.asli.show(data.asli.svg, boxes());
point(document.querySelector('.soal:not(.beres)')?.dataset.baris);
