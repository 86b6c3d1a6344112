// A duration that is written in one cell: its number belongs into Waktu, its unit into Satuan.
const AMOUNT = String.raw`\d+(?:[.,]\d+)?(?:\s*[-–]\s*\d+(?:[.,]\d+)?)?`;

// The cells that a text says which is written in one of them, by column.
export function cellsOf(kolom, text, units) {
  if (kolom !== 'waktu') return { [kolom]: text };
  const found = new RegExp(`^\\s*(${AMOUNT})\\s*(${units.join('|')})\\s*$`, 'i').exec(text);
  return found ? { waktu: found[1], satuan: found[2].toLowerCase() } : { waktu: text };
}

// The same for cells of a row that are pasted side by side: pairs of column and text. A unit that is
// written beside the number goes before an empty cell behind it.
export function rowOf(pairs, units) {
  const cells = {};
  for (const [kolom, text] of pairs) {
    if (kolom === 'satuan' && cells.satuan && !text.trim()) continue;
    Object.assign(cells, cellsOf(kolom, text, units));
  }
  return cells;
}
