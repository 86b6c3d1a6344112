// Gives a unit another name: what that changes is shown before anything is written.
import { Ditolak, SILENT, ask } from './kirim.js';
import { element } from './unsur.js';

const place = document.getElementById('ganti-nama');
const form = place.querySelector('form');
const { nama } = form.elements;
const told = document.getElementById('nama-galat');
const effect = document.getElementById('akibat');

function refuse(text) {
  told.textContent = text;
  nama.toggleAttribute('aria-invalid', Boolean(text));
  if (text) nama.focus();
}

nama.addEventListener('input', () => refuse(''));

const list = (files) => element('ul', {}, ...files.map((file) => element('li', {}, file)));

// on: slug the folder of the unit, moving(yes) whether its file may be gone at any moment, leaves(address)
// another page
export function renaming({ slug, moving, leaves }) {
  async function send(tulis) {
    refuse('');
    try {
      return await ask('/unit/nama', { slug, nama: nama.value, tulis });
    } catch (error) {
      effect.hidden = true;
      refuse(error instanceof Ditolak ? error.message : SILENT);
      return undefined;
    }
  }

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const found = await send(false);
    if (!found) return;
    const parts = [element('p', {}, found.folder ? `Nama dan folder unit ini menjadi '${nama.value.trim()}' di ${found.folder}; semua berkasnya ikut pindah.` : `Nama unit ini menjadi '${nama.value.trim()}'; foldernya tetap.`)];
    if (found.ikut.length) parts.push(element('p', {}, 'Yang menunjuk unit ini ikut berganti:'), list(found.ikut));
    if (found.impor.length) parts.push(element('p', {}, 'Berkas impor yang menunggu ikut, dengan semua jawabannya:'), list(found.impor));
    if (found.tetap.length) parts.push(element('p', {}, 'Nama lama juga disebut di sini dan tidak diganti; periksa sendiri:'), list(found.tetap));
    if (found.hasil) parts.push(element('p', {}, `Hasil yang sudah disusun tetap di folder ${found.hasil} dengan nama lama, sampai Anda menghapusnya; hasil dengan nama baru dibuat pada penyusunan berikutnya.`));
    if (found.keputusan.length) parts.push(element('p', {}, `Keputusan ${found.keputusan.join(', ')} mencatat unit ini dengan nama lamanya: dengan nama baru, semua prosesnya dihitung konsep sampai ditetapkan lagi.`));
    const button = element('button', { type: 'button', class: 'utama' }, 'Ganti nama');
    button.addEventListener('click', async () => {
      button.disabled = true;
      moving(true);
      const done = await send(true);
      if (done) leaves(done.alamat);
      else moving(false);
    });
    effect.replaceChildren(...parts, button);
    effect.hidden = false;
    effect.focus();
  });
  nama.addEventListener('input', () => void (effect.hidden = true));
}
