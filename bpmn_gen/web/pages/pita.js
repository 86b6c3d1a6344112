// The band above a page: a sentence, lists with titles, and buttons, of which those not wanted stay away.
import { element } from './unsur.js';

export function fill(band, { text, level, lists, buttons }) {
  const parts = [element('p', {}, text)];
  for (const [title, lines] of lists.filter(([, every]) => every.length)) {
    parts.push(element('b', {}, `${title}:`), element('ul', {}, ...lines.map((line) => element('li', {}, line))));
  }
  for (const [label, work, wanted = true] of buttons) {
    if (!wanted) continue;
    const button = element('button', { type: 'button' }, label);
    button.addEventListener('click', work);
    parts.push(button);
  }
  band.className = `pita ${level}`;
  band.replaceChildren(...parts);
  band.hidden = false;
}
