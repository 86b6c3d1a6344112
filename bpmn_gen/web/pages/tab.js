// Tabs (ARIA pattern): arrows choose, and the panel of the chosen one is shown.
export function tabs(list, shown) {
  const every = [...list.querySelectorAll('[role=tab]')];
  const choose = (tab, focus = true) => {
    for (const one of every) {
      const chosen = one === tab;
      one.setAttribute('aria-selected', String(chosen));
      one.tabIndex = chosen ? 0 : -1;
      document.getElementById(one.getAttribute('aria-controls')).hidden = !chosen;
    }
    if (focus) tab.focus();
    shown?.(tab.id.replace('tab-', ''));
  };
  list.addEventListener('click', (event) => {
    const tab = event.target.closest('[role=tab]');
    if (tab) choose(tab);
  });
  list.addEventListener('keydown', (event) => {
    const at = every.indexOf(document.activeElement);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = event.key === 'Home' ? 0 : event.key === 'End' ? every.length - 1 : (at + step + every.length) % every.length;
    if (at < 0 || Number.isNaN(next)) return;
    event.preventDefault();
    choose(every[next]);
  });
  return (name, focus = false) => choose(document.getElementById(`tab-${name}`), focus);
}
