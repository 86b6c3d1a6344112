// Goes to the cell that an address names, as #langkah.3.oleh: table, row from 0, column.
const [table, row, column] = decodeURIComponent(location.hash.slice(1)).split('.');
const PLACES = {
  langkah: ['tab-langkah', () => `#kisi tbody tr:nth-child(${Number(row) + 1}) [data-kolom="${CSS.escape(column)}"]`],
  pelaku: ['tab-pelaku', () => `#kisi-pelaku tbody tr:nth-child(${Number(row) + 1}) [data-kolom="${CSS.escape(column)}"]`],
  isian: ['tab-identitas', () => `#isian-${Number(row)}`],
};
const WAIT = 10_000;

if (Object.hasOwn(PLACES, table) && Number.isInteger(Number(row)) && column !== undefined) {
  const [tab, place] = PLACES[table];
  const began = performance.now();
  const go = () => {
    const found = document.querySelector(place());
    if (found) {
      document.getElementById(tab).click();
      found.scrollIntoView({ block: 'center' });
      found.focus();
    } else if (performance.now() - began < WAIT) setTimeout(go, 100);
  };
  go();
}
