// Reads the DMN files named on stdin (one path a line) with dmn-moddle and dmnlint:recommended and
// imports them into dmn-js in a headless Chromium (first argument: its path; second: a
// folder for its profile; third, optional: a folder for a picture of each drawing and table).
// Prints one JSON object: by path what anybody has to say, where everything stands, and the texts
// of the table.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

import { DmnModdle } from 'dmn-moddle';
import { Linter } from 'dmnlint';
import { lines } from './asked.mjs';
import { openPage } from './chromium.mjs';

const require = createRequire(import.meta.url);
const NodeResolver = require('dmnlint/lib/resolver/node-resolver.js');
const camunda = require('camunda-dmn-moddle/resources/camunda.json');
const [executablePath, profile, pictures] = process.argv.slice(2);

const linter = new Linter({
  config: { extends: 'dmnlint:recommended' },
  resolver: new NodeResolver({ require }),
});
const moddle = new DmnModdle({ camunda });

const { context, page } = await openPage(executablePath, profile, {
  viewport: { width: 1500, height: 700 },
});
let trouble = [];
page.on('console', (message) => {
  // A remark of dmn-js about how it was built itself, whatever it shows.
  if (message.text().includes('minified copy of the development build of Inferno')) return;
  if (['error', 'warning'].includes(message.type())) trouble.push(`console: ${message.text()}`);
});
page.on('pageerror', (error) => trouble.push(`page: ${error.message}`));
page.on('request', (request) => {
  if (!request.url().startsWith('data:')) trouble.push(`request: ${request.url()}`);
});

await page.setContent('<!doctype html><div id="canvas" style="width:1480px;height:680px"></div>');
for (const name of ['diagram-js', 'dmn-js-shared', 'dmn-js-drd', 'dmn-js-decision-table']) {
  await page.addStyleTag({ path: require.resolve(`dmn-js/dist/assets/${name}.css`) });
}
await page.addScriptTag({ path: require.resolve('dmn-js/dist/dmn-viewer.production.min.js') });
await page.evaluate(() => {
  globalThis.viewer = new globalThis.DmnJS({ container: '#canvas' });
});

async function picture(path, what) {
  if (!pictures) return;
  const name = `${basename(dirname(path))}-${what}.png`;
  await page.screenshot({ path: join(pictures, name) });
}

const files = {};
for (const path of lines()) {
  const text = readFileSync(path, 'utf8');
  const { rootElement, warnings } = await moddle.fromXML(text);
  const reports = await linter.lint(rootElement);
  const said = [
    ...warnings.map((warning) => `moddle: ${warning.message}`),
    ...Object.entries(reports).flatMap(([rule, found]) =>
      found.map((report) => `${rule}: ${report.id}: ${report.message}`),
    ),
  ];
  const drawn = await page.evaluate(async (xml) => {
    const { warnings } = await globalThis.viewer.importXML(xml);
    const active = globalThis.viewer.getActiveViewer();
    const shapes = {};
    const edges = {};
    for (const element of active.get('elementRegistry').getAll()) {
      const { id, x, y, width, height, waypoints } = element;
      if (waypoints) edges[id] = waypoints.map((point) => [point.x, point.y]);
      else if (width !== undefined) shapes[id] = [x, y, width, height];
    }
    const views = globalThis.viewer.getViews().map((view) => view.type);
    return { warnings: warnings.map((warning) => warning.message), shapes, edges, views };
  }, text);
  await picture(path, 'drd');
  const table = await page.evaluate(async () => {
    const view = globalThis.viewer.getViews().find((one) => one.type === 'decisionTable');
    const { warnings } = await globalThis.viewer.open(view);
    const texts = (query) =>
      [...document.querySelectorAll(query)].map((cell) => cell.textContent.trim());
    const rows = [...document.querySelectorAll('.tjs-table tbody tr')].map((row) =>
      [...row.querySelectorAll('td')].map((cell) => cell.textContent.trim()),
    );
    return {
      warnings: warnings.map((warning) => warning.message),
      policy: texts('.hit-policy').join(' '),
      head: texts('.tjs-table thead .input-cell, .tjs-table thead .output-cell'),
      rows,
    };
  });
  await picture(path, 'tabel');
  said.push(...drawn.warnings, ...table.warnings, ...trouble);
  files[path] = { said, ...drawn, ...table };
  trouble = [];
}
await context.close();
process.stdout.write(JSON.stringify(files));
