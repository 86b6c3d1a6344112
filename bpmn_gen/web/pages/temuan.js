// The findings: beside their cells, and all of them in a list.
import { element } from './unsur.js';

const LEVELS = ['galat', 'peringatan', 'catatan'];

// Findings by row and column of one table; where they do not name the key of their row, `keys` has it.
export function byCell(told, table, keys) {
  const found = new Map();
  for (const one of told) {
    if (one.tabel !== table) continue;
    const key = `${one.kunci || keys[one.baris]} ${one.lajur ?? one.kolom}`;
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return found;
}

// The same sentence about the same place once, with all that was advised: pictures tell of cells as well.
export function once(told) {
  const found = new Map();
  for (const one of told) {
    const sign = JSON.stringify([one.tabel ?? one.tempat, one.kunci || one.baris, one.kolom, one.pesan]);
    const known = found.get(sign);
    found.set(sign, known ? { ...known, saran: [...new Set([...known.saran, ...one.saran])] } : one);
  }
  return [...found.values()];
}

// The words that hints offer in the place of one that the message names.
export function offers(one) {
  const near = one.saran.map((hint) => /^maksud Anda '(.+)'\?$/.exec(hint)?.[1]).filter(Boolean);
  return quoted(one).length ? [...new Set(near)] : [];
}

// What a message names; one of it may be what is wrong.
export function quoted(one) {
  return [...one.pesan.matchAll(/'([^']+)'/g)].map(([, word]) => word);
}

function pressed(text, work) {
  const button = element('button', { class: 'terapkan', type: 'button' }, text);
  button.addEventListener('click', work);
  return [document.createTextNode(' '), button];
}

export function describe(one, apply) {
  const parts = [element('b', { class: one.tingkat }, `${one.tingkat}: `), document.createTextNode(one.pesan)];
  for (const hint of one.saran) parts.push(element('span', { class: 'saran' }, ` Saran: ${hint}${/[.?!]$/.test(hint) ? '' : '.'}`));
  for (const right of apply ? offers(one) : []) parts.push(...pressed(`Pakai '${right}'`, () => apply(one, quoted(one)[0], right)));
  for (const { nama, kerja } of apply ? (one.terap ?? []) : []) parts.push(...pressed(nama, kerja));
  return parts;
}

// Puts something in a place where it says something new: a button must not go away while it is pressed.
// The keyboard stays on a button that says the same as before.
export function changed(place, sign, make) {
  const now = JSON.stringify(sign);
  if (place.sign === now) return;
  place.sign = now;
  const held = place.contains(document.activeElement) ? document.activeElement.textContent : null;
  place.replaceChildren(...make());
  if (held !== null) [...place.querySelectorAll('button')].find((one) => one.textContent === held)?.focus();
}

// The same in a block of its own.
export function block(one, apply) {
  const made = element('div');
  made.append(...describe(one, apply));
  return made;
}

// The list of all; `go` leads to a cell, which people know as `placed` says.
export function list(place, told, others, { go, apply, placed }) {
  const parts = [];
  for (const level of LEVELS) {
    const some = told.filter((one) => one.tingkat === level);
    if (!some.length) continue;
    parts.push(element('h2', {}, `${some.length} ${level}`));
    const items = element('ul', { class: 'temuan' });
    for (const one of some) {
      const item = element('li', { class: level });
      const where = element('button', { class: 'tempat', type: 'button' }, placed(one));
      where.disabled = !one.tabel;
      where.addEventListener('click', () => go(one));
      const words = element('p');
      words.append(...describe(one, apply).slice(1));
      item.append(where, words);
      items.append(item);
    }
    parts.push(items);
  }
  if (others.length) {
    parts.push(element('h2', {}, 'Akibatnya di berkas lain'));
    const items = element('ul', { class: 'temuan' });
    for (const one of others) {
      const item = element('li', { class: one.tingkat });
      const words = element('p');
      words.append(...describe(one));
      item.append(element('span', { class: 'tempat' }, one.tempat), words);
      items.append(item);
    }
    parts.push(items);
  }
  if (!parts.length) parts.push(element('p', { class: 'menunggu' }, 'Tidak ada temuan.'));
  changed(place, [told, others], () => parts);
}
