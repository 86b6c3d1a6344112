// Keys and buttons that a page has whatever it shows: save, undo, redo, and menus that close.
// What is being written in one of its `grids`, or in a field outside of them, is saved as well.
export function shortcuts(isi, saver, grids) {
  const finish = () => {
    const field = document.activeElement;
    if (field?.tagName !== 'TEXTAREA') return;
    for (const grid of grids) grid.finish(true, [0, 0]);
    field.dispatchEvent(new Event('change'));
  };
  const undo = document.getElementById('urung');
  const redo = document.getElementById('ulang');
  undo.addEventListener('click', () => isi.undo());
  redo.addEventListener('click', () => isi.redo());
  document.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey)) return;
    const letter = event.key.toLowerCase();
    const inField = /TEXTAREA|INPUT|SELECT/.test(document.activeElement?.tagName);
    if (letter === 's') {
      event.preventDefault();
      finish();
      saver.save();
    } else if (!inField && letter === 'z' && !event.shiftKey) {
      event.preventDefault();
      isi.undo();
    } else if (!inField && (letter === 'y' || (letter === 'z' && event.shiftKey))) {
      event.preventDefault();
      isi.redo();
    }
  });
  return () => {
    undo.disabled = !isi.past.length;
    redo.disabled = !isi.future.length;
  };
}

export function menus() {
  for (const details of document.querySelectorAll('details.menu')) {
    details.addEventListener('focusout', (event) => {
      if (!details.contains(event.relatedTarget) && event.relatedTarget) details.open = false;
    });
    details.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      details.open = false;
      details.querySelector('summary').focus();
    });
  }
}
