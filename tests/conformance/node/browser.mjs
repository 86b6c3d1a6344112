// Imports the BPMN files named on stdin (one path a line) into bpmn-js in a headless Chromium
// (first argument: its path; second: a folder for its profile or nothing); prints one JSON object: by
// path the warnings, console errors and unloaded requests, where every element stands, and the texts
// as they are drawn: in which lines, within which box, and on which paths of their own shape.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { lines } from './asked.mjs';
import { openPage } from './chromium.mjs';

const require = createRequire(import.meta.url);
const [executablePath, profile] = process.argv.slice(2);

const { context, page } = await openPage(executablePath, profile);
let trouble = [];
page.on('console', (message) => {
  if (['error', 'warning'].includes(message.type())) trouble.push(`console: ${message.text()}`);
});
page.on('pageerror', (error) => trouble.push(`page: ${error.message}`));
page.on('request', (request) => trouble.push(`request: ${request.url()}`));

await page.setContent('<!doctype html><div id="canvas" style="width:1600px;height:900px"></div>');
await page.addScriptTag({ path: require.resolve('bpmn-js/dist/bpmn-viewer.production.min.js') });
await page.evaluate(() => {
  globalThis.viewer = new globalThis.BpmnJS({ container: '#canvas' });
  // A blank at the end of a line takes no room.  The title of a lane is measured along its lane.
  const box = (figure) => {
    const { x, y, width, height } = figure.getBBox();
    const { e, f } = figure.transform.baseVal.consolidate()?.matrix ?? { e: 0, f: 0 };
    return [x + e, y + f, width, height];
  };
  const row = (line) => {
    const { x, y, width, height } = line.getBBox();
    const length = line.textContent.trimEnd().length;
    return [x, y, length ? Math.min(width, line.getSubStringLength(0, length)) : 0, height];
  };
  globalThis.drawnText = (element) => {
    const graphics = globalThis.viewer.get('elementRegistry').getGraphics(element);
    const visual = graphics.querySelector(':scope > .djs-visual');
    const text = visual?.querySelector('text.djs-label');
    if (!text?.textContent) return null;
    const tspans = [...text.querySelectorAll('tspan')];
    const own = [...visual.children].slice(1).filter((figure) => figure !== text);
    return {
      kind: element.type,
      lines: tspans.map((line) => line.textContent),
      rows: tspans.map(row),
      signs: own.map(box),
    };
  };
});

const files = {};
for (const path of lines()) {
  const seen = await page.evaluate(async (xml) => {
    const { warnings } = await globalThis.viewer.importXML(xml);
    const elements = globalThis.viewer.get('elementRegistry').getAll();
    const shapes = {};
    const labels = {};
    const edges = {};
    const texts = {};
    for (const element of elements) {
      const { x, y, width, height, waypoints } = element;
      if (element.labelTarget) labels[element.labelTarget.id] = [x, y, width, height];
      else if (waypoints) edges[element.id] = waypoints.map((point) => [point.x, point.y]);
      else if (width !== undefined) shapes[element.id] = [x, y, width, height];
      const drawn = globalThis.drawnText(element);
      if (drawn) texts[element.labelTarget ? element.labelTarget.id : element.id] = drawn;
    }
    return { warnings: warnings.map((warning) => warning.message), shapes, labels, edges, texts };
  }, readFileSync(path, 'utf8'));
  files[path] = { ...seen, trouble };
  trouble = [];
}
await context.close();
process.stdout.write(JSON.stringify(files));
