// Texts of a sheet as rows of cells: lines are rows, tabs part columns, quotes hold lines together.
export function parted(text) {
  const rows = [[]];
  const pattern = /(?:"((?:[^"]|"")*)"(?=\t|\r?\n|$)|([^\t\r\n]*))(\t|\r?\n|$)/gy;
  for (const [, quoted, plain, sign] of text.matchAll(pattern)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (sign === '') break;
    if (sign !== '\t') rows.push([]);
  }
  const last = rows.at(-1);
  if (last.length === 1 && last[0] === '') rows.pop();
  return rows;
}
