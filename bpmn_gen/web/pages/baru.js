// Begins a process: its name, its unit, and the example that it begins with.
import { leads } from './medan.js';

const form = document.querySelector('#baru');
leads(form, () => '/baru', () => Object.fromEntries(new FormData(form)));
