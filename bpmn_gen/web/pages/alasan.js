// Keeps a reason that is not saved in the browser, and puts it back when the page is opened again.
import { ask } from './kirim.js';
import { Titipan, sign } from './titipan.js';
import { element } from './unsur.js';

const WAITING = 'Belum disimpan; tersimpan sementara di peramban ini.';
const NOWHERE = 'Belum disimpan, dan peramban ini tidak dapat menitipkannya: simpan sebelum pindah halaman.';
const BACK = 'Tulisan Anda yang belum disimpan dipasang kembali.';
const CHANGED = 'Tulisan Anda yang belum disimpan masih ada, tetapi alasan di berkas sudah diubah sejak itu:';

const said = ({ elements }) => ({ alasan: elements.alasan.value, dasar: elements.dasar.value });
// A browser may fill in by itself what was typed before a reload.
const begun = ({ elements }) => ({ alasan: elements.alasan.defaultValue, dasar: elements.dasar.defaultValue });

// form: of one change; unit: of the review; saved(had, has): whether there was and is a reason.
export function reason(form, unit, saved) {
  let known = begun(form);
  const told = form.querySelector('[role=status]');
  const kept = new Titipan(`reviu/${unit}/${encodeURIComponent(form.dataset.kunci)}`);

  function put(words) {
    form.elements.alasan.value = words.alasan;
    form.elements.dasar.value = words.dasar;
  }

  function changed() {
    if (sign(said(form)) === sign(known)) {
      kept.arrived();
      told.textContent = '';
    } else {
      const text = kept.keep(sign(known), said(form)) ? WAITING : NOWHERE;
      if (told.textContent !== text) told.textContent = text; // which a screen reader says once
    }
  }

  // A sentence with what can be done about it.
  function offer(text, choices) {
    const buttons = choices.map(([name, work]) => {
      const button = element('button', { type: 'button' }, name);
      button.addEventListener('click', () => {
        work();
        form.elements.alasan.focus();
      });
      return button;
    });
    told.replaceChildren(text, ...buttons.flatMap((one) => [' ', one]));
  }

  function takeUp() {
    const found = kept.found(known);
    if (!found) {
      if (sign(said(form)) !== sign(known)) changed();
      return;
    }
    const drop = ['Buang', () => {
      found.drop();
      put(known);
      changed();
    }];
    const use = () => {
      put(found.isi);
      changed();
      found.drop();
    };
    if (found.sidik === sign(known)) {
      use();
      offer(BACK, [drop]);
    } else offer(`${CHANGED} "${[found.isi.alasan, found.isi.dasar].filter(Boolean).join('; ')}"`, [['Pakai tulisan itu', use], drop]);
  }

  form.addEventListener('input', changed);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { turn } = kept;
    const sent = said(form);
    try {
      // Of two reasons that are saved at the same time none drops the other.
      const now = await ask('/reviu/alasan', { unit, kunci: form.dataset.kunci, ...sent, alasan_lama: known.alasan, dasar_lama: known.dasar }, { alone: false });
      saved(Boolean(known.alasan), Boolean(now.alasan));
      known = now;
      kept.arrived(turn);
      if (sign(said(form)) === sign(sent)) told.textContent = 'Tersimpan.';
      else changed();
    } catch (error) {
      told.textContent = error.message;
    }
  });
  takeUp();
}
