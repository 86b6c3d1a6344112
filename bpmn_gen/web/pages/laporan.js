// Takes in what a form changes.
import { discards } from './buang.js';
import { leads } from './medan.js';

const form = document.querySelector('#ambil');
leads(form, () => '/impor/ambil', () => ({
  id: form.dataset.id,
  unit: form.elements.unit.value,
  timpa: Boolean(form.elements.timpa?.checked),
}));
// Where there is nothing to take, there may be once what was changed here is taken as well.
const take = form.querySelector('button[type=submit]');
const nothing = take.disabled;
form.elements.timpa?.addEventListener('change', () => {
  take.disabled = nothing && !form.elements.timpa.checked;
});
discards();
