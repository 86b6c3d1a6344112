// Begins a process: its name, its unit, its group on the map of that, and the example that it begins with.
import { leads } from './medan.js';

const NEW = '+';
const form = document.querySelector('#baru');
const groups = JSON.parse(document.querySelector('#data').textContent);
const { unit, kelompok } = form.elements;
const fresh = document.querySelector('#medan-baru');
const sort = document.querySelector('#medan-jenis');

// Each unit has groups of its own.
function offer() {
  const own = groups[unit.value] ?? [];
  const first = own.length ? [] : [new Option('Pelayanan (dibuat bersama proses ini)', '')];
  kelompok.replaceChildren(...first, ...own.map(([code, name]) => new Option(`${code} ${name}`, code)), new Option('Kelompok baru…', NEW));
  follow();
}

function follow() {
  // Where a unit has no group, the first one is made with its first process.
  sort.hidden = ![NEW, ''].includes(kelompok.value);
  fresh.hidden = kelompok.value !== NEW;
}

unit.addEventListener('change', offer);
kelompok.addEventListener('change', follow);
offer();
leads(form, () => '/baru', () => {
  const asked = Object.fromEntries(new FormData(form));
  return asked.kelompok === NEW ? { ...asked, kelompok: '', buat_kelompok: true } : { ...asked, kelompok_baru: '' };
});
