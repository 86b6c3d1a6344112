// The page of decrees: shows what a decree would set before it is recorded.
import { ask } from './kirim.js';
import { follows, lacking, refuse, scope } from './lingkup.js';

const at = (name) => document.getElementById(name);
const form = at('keputusan');
let shown = null;

function chosen() {
  const data = new FormData(form);
  return {
    nomor: data.get('nomor'),
    tanggal: data.get('tanggal'),
    ...scope(form),
    sop_unit: data.get('sop_unit'),
  };
}

function item(text, name = '') {
  const made = document.createElement('li');
  made.className = name;
  made.textContent = text;
  return made;
}

// Whatever is written anew has to be looked at anew.
form.addEventListener('input', () => {
  follows(form);
  at('akibat').hidden = true;
  shown = null;
});

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  refuse('');
  const wanted = chosen();
  if (lacking(form)) return refuse(lacking(form));
  at('lihat').disabled = true;
  try {
    const found = await ask('/edisi/pratinjau', wanted);
    if (JSON.stringify(chosen()) !== JSON.stringify(wanted)) return; // written anew meanwhile
    at('kalimat').replaceChildren(...found.kalimat.map((one) => item(one)));
    at('temuan').replaceChildren(...found.temuan.map((one) => item([`${one.tingkat}: ${one.pesan}`, ...one.saran].join('. Saran: '), one.tingkat)));
    at('banyak-temuan').textContent = `${found.temuan.length} temuan`;
    at('lipat').hidden = !found.temuan.length;
    at('lipat').open = found.temuan.some((one) => one.tingkat === 'galat');
    at('catatkan').disabled = !found.boleh;
    at('judul-akibat').textContent = found.boleh ? 'Yang akan dicatat' : 'Belum dapat dicatat';
    at('akibat').hidden = false;
    at('akibat').focus();
    shown = wanted;
  } catch (error) {
    refuse(error.message);
  } finally {
    at('lihat').disabled = false;
  }
});

at('catatkan').addEventListener('click', async () => {
  if (!shown) return;
  at('catatkan').disabled = true;
  try {
    await ask('/edisi/catat', shown);
    location.href = '/susun';
  } catch (error) {
    at('catatkan').disabled = false;
    refuse(error.message);
  }
});
