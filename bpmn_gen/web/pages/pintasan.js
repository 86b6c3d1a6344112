// Keys and buttons that a page has whatever it shows: save, undo, redo, and menus that close.
export function shortcuts(isi, saver, finish) {
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
