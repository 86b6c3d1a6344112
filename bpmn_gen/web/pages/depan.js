import { filesKept } from './titipan.js';
import './unit_baru.js';
import { element } from './unsur.js';

// Narrows the list of processes to those that hold all words of the search.
const field = document.querySelector('#cari');
const count = document.querySelector('#jumlah');
const groups = [...document.querySelectorAll('.kelompok')].map((group) => ({
  group,
  name: group.querySelector('h2').textContent.toLowerCase(),
  rows: [...group.querySelectorAll('tbody tr')],
}));

function narrow() {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  for (const { group, name, rows } of groups) {
    let here = 0;
    for (const row of rows) {
      const text = `${name} ${row.textContent.toLowerCase()}`;
      row.hidden = !words.every((word) => text.includes(word));
      here += row.hidden ? 0 : 1;
    }
    group.hidden = words.length > 0 && !here && !words.every((word) => name.includes(word));
    found += here;
  }
  count.textContent = words.length ? `${found} proses ditemukan` : '';
}

// What was written while nobody answered waits in this browser until its page is opened again.
const pages = [...document.querySelectorAll('[data-berkas]')];
const kept = new Set(filesKept(pages.map(({ dataset }) => dataset.berkas)));
for (const page of pages.filter(({ dataset }) => kept.has(dataset.berkas))) {
  page.after(' ', element('span', { class: 'lencana draf' }, 'ada tulisan yang belum sampai'));
}

field.addEventListener('input', narrow);
// Enter opens the first one that is left.
field.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter') return;
  const first = document.querySelector('tbody tr:not([hidden]) a');
  if (first && field.value.trim()) first.click();
});
narrow();
