// Prints the pages named on stdin (one address a line, relative to the folder that is given) in a
// headless Chromium, and prints as one JSON object for each how many sheets it takes, of what size,
// what of its navigation would be on paper, and what is wider than the paper.
// Arguments: the browser, a folder for its profile or nothing, the folder of the portal, and optionally
// a folder for the PDF files.
import { pathToFileURL } from 'node:url';

import { lines } from '../conformance/node/asked.mjs';
import { openPage } from '../conformance/node/chromium.mjs';

const [executablePath, profile, root, folder] = process.argv.slice(2);
const { context, page } = await openPage(executablePath, profile);
const seen = {};
for (const path of lines()) {
  await page.goto(`${pathToFileURL(root).href}/${path}`);
  await page.waitForLoadState('load');
  const name = path.replace(/\W+/g, '-');
  const pdf = await page.pdf({ preferCSSPageSize: true, ...(folder ? { path: `${folder}/${name}.pdf` } : {}) });
  const text = pdf.toString('latin1');
  const boxes = [...text.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)];
  const sizes = boxes.map((box) => [Number(box[1]), Number(box[2])].map((side) => Math.round((side / 72) * 25.4)));
  await page.setViewportSize({ width: 1140, height: 700 }); // the width of the paper inside its margins
  await page.emulateMedia({ media: 'print' });
  seen[path] = {
    sheets: (text.match(/\/Type\s*\/Page\b/g) || []).length,
    size: sizes[0] || [],
    sizes,
    navigation: await page.$$eval('nav, .cari, .alat, .unduhan, .tulis, footer, .rinci, button, input', (all) =>
      all.filter((one) => one.getClientRects().length).map((one) => one.outerHTML.slice(0, 60)),
    ),
    map: await page.evaluate(() => document.querySelector('.lembar > img')?.getBoundingClientRect().width ?? 0),
    told: await page.evaluate(() => document.querySelector('.cetak')?.innerText ?? ''),
    wide: await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  };
  await page.emulateMedia({ media: null });
}
await context.close();
process.stdout.write(JSON.stringify(seen));
