// Searches on the front page and filters the matrix of a portal in a headless Chromium; prints one
// JSON object: by what is typed, the labels that search shows, and what the matrix shows.
// Arguments: the browser, a folder for its profile or nothing, the folder of the portal.  On stdin: what
// is typed, one a line; "?" before what is typed into the filter of the matrix.
import { pathToFileURL } from 'node:url';

import { lines } from '../conformance/node/asked.mjs';
import { openPage } from '../conformance/node/chromium.mjs';

const [executablePath, profile, root] = process.argv.slice(2);
const { context, page } = await openPage(executablePath, profile);
const seen = {};
for (const line of lines()) {
  seen[line] = line.startsWith('?') ? await sifted(line.slice(1)) : await found(line);
}
await context.close();
process.stdout.write(JSON.stringify(seen));

async function found(words) {
  await page.goto(`${pathToFileURL(root).href}/index.html`);
  await page.fill('#kata', words);
  await page.waitForFunction(() => /itemukan/.test(document.querySelector('#jumlah').textContent));
  return page.$$eval('#hasil li', (rows) => rows.map((row) => row.textContent));
}

async function sifted(words) {
  await page.goto(`${pathToFileURL(root).href}/trace.html`);
  await page.fill('#saring', words);
  await page.waitForFunction(() => document.querySelector('#tersaring').textContent);
  return page.evaluate(() => {
    const parts = [...document.querySelectorAll('details.bagian')].filter((part) => !part.hidden);
    const rows = parts.map((part) => [...part.querySelectorAll('tbody tr')].filter((row) => !row.hidden));
    return {
      told: document.querySelector('#tersaring').textContent,
      statuses: rows.flat().map((row) => row.querySelector('[data-nama=Status]').firstChild.textContent),
      counts: rows.map((some) => some.length),
      shown: parts.map((part) => part.querySelector('.cocok').textContent),
    };
  });
}
