// The form with which a unit gets a folder; what is refused stands beside its field.
import { Ditolak, ask } from './kirim.js';

const form = document.getElementById('borang-unit');

function tell(field, text) {
  for (const one of ['nama', 'tipe']) {
    const here = one === field;
    document.getElementById(`galat-${one}`).textContent = here ? text : '';
    form.elements[one].toggleAttribute('aria-invalid', here);
    if (here) form.elements[one].focus();
  }
}

// What was wrong in a field is over once something else is written there.
form.addEventListener('input', ({ target }) => {
  const place = document.getElementById(`galat-${target.name}`);
  if (place) place.textContent = '';
  target.removeAttribute('aria-invalid');
});

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  tell('', '');
  try {
    const found = await ask('/unit/baru', { nama: form.elements.nama.value, tipe: Number(form.elements.tipe.value) });
    location.assign(found.alamat);
  } catch (error) {
    const words = error instanceof Ditolak ? error.message : 'Penyunting tidak menjawab; jalankan lagi bpmn-gen sunting.';
    tell(error.data?.isian ?? 'nama', words);
  }
});
