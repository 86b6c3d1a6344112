// Rows that are chosen together in a table, and cells that are brought into view.
export function between(rows, one, other) {
  const ends = [one, other].map((kunci) => rows.findIndex((row) => row.kunci === kunci));
  return rows.slice(Math.max(0, Math.min(...ends)), Math.max(...ends) + 1);
}

export function showChosen(grid) {
  const chosen = new Set(grid.anchor ? grid.chosen.map((row) => row.kunci) : []);
  for (const [kunci, line] of grid.lines) {
    line.classList.toggle('terpilih', chosen.has(kunci));
    if (chosen.has(kunci)) line.setAttribute('aria-selected', 'true');
    else line.removeAttribute('aria-selected');
  }
}

// Before which row some rows come when they go one place up or down; null where they cannot.
export function shifted(rows, some, step) {
  const first = rows.indexOf(some[0]);
  const behind = first + some.length;
  if (step < 0 ? first === 0 : behind === rows.length) return null;
  return { before: rows[step < 0 ? first - 1 : behind + 1] };
}

// Scroll a cell into view from behind the columns and the head that stay in place.
export function reveal(table, cell) {
  const box = table.parentElement;
  const head = table.querySelector('thead').offsetHeight;
  const fixed = [...cell.parentElement.children].filter((one) => getComputedStyle(one).position === 'sticky' && one !== cell);
  const left = fixed.includes(cell) ? 0 : fixed.reduce((sum, one) => sum + one.offsetWidth, 0);
  const top = cell.offsetTop;
  if (top - head < box.scrollTop) box.scrollTop = top - head;
  else if (top + cell.offsetHeight > box.scrollTop + box.clientHeight) box.scrollTop = top + cell.offsetHeight - box.clientHeight;
  if (getComputedStyle(cell).position === 'sticky') return;
  if (cell.offsetLeft - left < box.scrollLeft) box.scrollLeft = cell.offsetLeft - left;
  else if (cell.offsetLeft + cell.offsetWidth > box.scrollLeft + box.clientWidth) box.scrollLeft = cell.offsetLeft + cell.offsetWidth - box.clientWidth;
}
