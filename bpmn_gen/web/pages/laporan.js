// Takes in what a form changes.
import { discards } from './buang.js';
import { leads } from './medan.js';

const form = document.querySelector('#ambil');
leads(form, () => '/impor/ambil', () => ({
  id: form.dataset.id,
  unit: form.elements.unit.value,
  timpa: Boolean(form.elements.timpa?.checked),
}));
discards();
