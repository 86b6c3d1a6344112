// A form whose refusals stand beside their fields, and that leads on where all is right.
import { Ditolak, ask } from './kirim.js';

function tell(form, field, text) {
  const place = form.querySelector(`#${field}-galat`);
  place.textContent = text;
  place.hidden = false;
  for (const one of form.querySelectorAll(`[name="${field}"]`)) one.setAttribute('aria-invalid', 'true');
  form.querySelector(`[name="${field}"]:checked, [name="${field}"]`).focus();
}

// Says what was refused: beside its field where one is meant, else above all.
export function refuse(form, error) {
  const field = error instanceof Ditolak ? error.data.isian : undefined;
  if (field && form.querySelector(`#${field}-galat`)) {
    tell(form, field, error.message);
    return;
  }
  const place = form.querySelector('#pesan') ?? document.querySelector('#pesan');
  place.textContent = error instanceof Ditolak ? error.message : 'Penyunting tidak menjawab; pastikan jendela perintahnya masih terbuka.';
  place.hidden = false;
}

export function forget(form) {
  for (const one of form.querySelectorAll('.salah, [role=alert]')) one.hidden = true;
  for (const one of form.querySelectorAll('[aria-invalid]')) one.removeAttribute('aria-invalid');
}

// What was wrong in a field is over once something else is written there.
function mended(form, field) {
  const place = field && form.querySelector(`#${field}-galat`);
  if (!place || place.hidden) return;
  place.hidden = true;
  for (const one of form.querySelectorAll(`[name="${field}"]`)) one.removeAttribute('aria-invalid');
}

// Sends what a form says as data; a button that was pressed waits for the answer.
export function leads(form, address, data) {
  form.addEventListener('input', ({ target }) => mended(form, target.name));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    forget(form);
    const button = form.querySelector('button[type=submit]');
    button.disabled = true;
    try {
      const found = await ask(address(), data());
      location.assign(found.alamat);
    } catch (error) {
      button.disabled = false;
      refuse(form, error);
    }
  });
}
