// The page of a review: reasons are written one by one, maps are drawn when somebody opens them.
import { reason } from './alasan.js';
import { ask } from './kirim.js';

const unit = document.querySelector('main').dataset.unit;
const at = (name) => document.getElementById(name);

for (const form of document.querySelectorAll('form.alasan')) {
  reason(form, unit, (had, has) => {
    const lacking = at('kurang');
    if (lacking) lacking.textContent = Number(lacking.textContent) + Number(had) - Number(has);
  });
}

for (const box of document.querySelectorAll('.peta-reviu')) {
  box.addEventListener('toggle', async () => {
    const place = box.querySelector('.gambar-reviu');
    if (!box.open || box.dataset.ada) return;
    box.dataset.ada = 'ya';
    try {
      const found = await ask('/reviu/gambar', { unit, kode: box.dataset.kode }, { alone: false });
      place.replaceChildren(...(found.gambar.length ? found.gambar.map((one) => figure(one, box.dataset.kode)) : [note('Tidak ada peta yang memuat perubahan ini.')]));
    } catch (error) {
      delete box.dataset.ada;
      place.replaceChildren(note(error.message));
    }
  });
}

function figure({ judul, svg }, code) {
  const made = document.createElement('figure');
  const title = document.createElement('figcaption');
  title.textContent = judul;
  const image = document.createElement('img');
  image.alt = judul;
  image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  const pane = document.createElement('div');
  pane.className = 'gulung-datar';
  pane.tabIndex = 0;
  pane.setAttribute('role', 'region');
  pane.setAttribute('aria-label', `${judul}, ${code || 'unit'}`);
  pane.append(image);
  made.append(title, pane);
  return made;
}

function note(text) {
  const made = document.createElement('p');
  made.textContent = text;
  return made;
}

at('buat').addEventListener('click', async () => {
  at('buat').disabled = true;
  try {
    await ask('/reviu/buat', { unit });
    location.href = '/susun';
  } catch (error) {
    at('buat').disabled = false;
    at('ditolak').textContent = error.message;
    at('ditolak').hidden = false;
  }
});
