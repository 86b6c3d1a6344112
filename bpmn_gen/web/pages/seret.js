// Rows that are dragged by the cell with their number, with a mouse, a pen or a finger. Alt and the
// arrows do the same, so nothing needs a pointer.
const FAR = 5; // px before it counts as dragging
const EDGE = 40; // px from an edge at which the table is scrolled
const SPEED = 10; // px of scrolling for each picture of the screen

export function dragging(grid) {
  const { table } = grid;
  const box = table.parentElement;
  let drag;
  table.classList.add('diseret');
  table.addEventListener('pointerdown', (event) => {
    const cell = event.target.closest('td[data-kolom=no]');
    if (!cell || event.button || grid.editing) return;
    drag = { cell, kunci: cell.parentElement.dataset.kunci, begin: event.clientY, y: event.clientY, pointer: event.pointerId };
  });
  table.addEventListener('pointermove', (event) => {
    if (drag?.pointer !== event.pointerId) return;
    drag.y = event.clientY;
    if (!drag.rows && Math.abs(drag.y - drag.begin) > FAR) start();
    if (drag.rows) show();
  });
  table.addEventListener('pointerup', () => end(true));
  table.addEventListener('pointercancel', () => end(false));
  table.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') end(false);
  });

  function start() {
    drag.cell.setPointerCapture(drag.pointer);
    const chosen = grid.chosen;
    const among = chosen.some((row) => row.kunci === drag.kunci);
    drag.rows = among ? chosen : grid.on.rows().filter((row) => row.kunci === drag.kunci);
    table.classList.add('menyeret');
    for (const row of drag.rows) grid.lines.get(row.kunci)?.classList.add('terseret');
    scroll();
  }

  function scroll() {
    if (!drag?.rows) return;
    const { top, bottom } = box.getBoundingClientRect();
    if (drag.y < top + EDGE + table.tHead.offsetHeight) box.scrollTop -= SPEED;
    else if (drag.y > bottom - EDGE) box.scrollTop += SPEED;
    show();
    requestAnimationFrame(scroll);
  }

  // The row before which the dragged ones would go; none at the end.
  function before() {
    return grid.on.rows().find((row) => {
      const { top, height } = grid.lines.get(row.kunci).getBoundingClientRect();
      return drag.y < top + height / 2;
    });
  }

  function clear() {
    for (const line of grid.lines.values()) line.classList.remove('sisip-atas', 'sisip-bawah');
  }

  function show() {
    clear();
    const row = before();
    const line = row ? grid.lines.get(row.kunci) : grid.body.lastElementChild;
    line?.classList.add(row ? 'sisip-atas' : 'sisip-bawah');
  }

  function end(keep) {
    const { rows, kunci } = drag ?? {};
    const target = rows && before();
    drag = undefined;
    if (!rows) return;
    clear();
    table.classList.remove('menyeret');
    for (const line of grid.lines.values()) line.classList.remove('terseret');
    if (!keep) return;
    grid.on.place(rows, target);
    grid.select(kunci, grid.at.kolom);
  }
}
