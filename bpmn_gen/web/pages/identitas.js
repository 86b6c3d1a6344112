import { offered } from './pilihan.js';

// Fields one under the other: the head of a process, or who a unit is.
export function borang(place, data, isi) {
  const made = new Map();
  for (const [number, one] of data.isian.entries()) {
    const label = document.createElement('label');
    label.textContent = one.judul;
    const field = document.createElement('textarea');
    field.rows = 1;
    field.id = `isian-${number}`;
    label.htmlFor = field.id;
    field.readOnly = Boolean(one.tetap);
    const hint = document.createElement('span');
    hint.className = 'petunjuk';
    hint.id = `petunjuk-${number}`;
    hint.textContent = one.petunjuk;
    field.setAttribute('aria-describedby', hint.id);
    field.addEventListener('input', () => grow(field));
    field.addEventListener('change', () => {
      isi.change(() => void (isi.isian[one.judul] = field.value.trim()));
    });
    suggest(field, data.pilihan?.isian?.[one.judul] ?? [], one.banyak);
    field.addEventListener('keydown', (event) => {
      if (event.defaultPrevented) return;
      if (event.key === 'Enter' && !one.banyak && !event.altKey) event.preventDefault();
    });
    const row = document.createElement('div');
    row.append(label, field, hint);
    place.append(row);
    made.set(one.judul, { field, hint, petunjuk: hint.textContent });
  }
  const titles = data.isian.map((one) => one.judul);

  function draw() {
    for (const [title, { field }] of made) {
      const text = isi.isian[title] ?? '';
      if (field !== document.activeElement && field.value !== text) field.value = text;
      grow(field);
    }
  }

  function tell(told) {
    for (const [title, { field, hint, petunjuk }] of made) {
      const some = told.filter((one) => one.tabel === 'isian' && titles[one.baris] === title);
      field.removeAttribute('aria-invalid');
      if (some.some((one) => one.tingkat === 'galat')) field.setAttribute('aria-invalid', 'true');
      hint.className = some.length ? `petunjuk ${some[0].tingkat}` : 'petunjuk';
      hint.textContent = some.length ? some.map((one) => [one.pesan, ...one.saran].join('. ')).join(' ') : petunjuk;
    }
  }
  draw();
  return { draw, tell, go: (number) => made.get(titles[number])?.field.focus() };
}

// Offers texts while somebody writes, or asks for them with the arrow down at the end of the text.
function suggest(field, options, many) {
  if (!options.length) return;
  field.addEventListener('focus', () => {
    offered.offer(field, options, many, () => grow(field));
    offered.close();
  });
  field.addEventListener('input', () => offered.narrow());
  field.addEventListener('blur', () => offered.leave());
  field.addEventListener('keydown', (event) => {
    const closed = offered.field === field && offered.list.hidden;
    const atEnd = field.selectionStart === field.value.length;
    if (closed && event.key === 'ArrowDown' && atEnd) offered.narrow(true);
    else if (closed || !offered.key(event)) return;
    event.preventDefault();
  });
}

function grow(field) {
  field.style.setProperty('height', 'auto');
  field.style.setProperty('height', `${field.scrollHeight + 2}px`);
}
