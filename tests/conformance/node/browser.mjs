// Imports the BPMN files named on stdin (one path a line) into bpmn-js in a headless Chromium
// (first argument: its path; second: an empty folder for its profile); prints one JSON object: by
// path the warnings, console errors and unloaded requests, and where every element stands.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

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
});

const files = {};
for (const path of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const seen = await page.evaluate(async (xml) => {
    const { warnings } = await globalThis.viewer.importXML(xml);
    const elements = globalThis.viewer.get('elementRegistry').getAll();
    const shapes = {};
    const labels = {};
    const edges = {};
    for (const element of elements) {
      const { x, y, width, height, waypoints } = element;
      if (element.labelTarget) labels[element.labelTarget.id] = [x, y, width, height];
      else if (waypoints) edges[element.id] = waypoints.map((point) => [point.x, point.y]);
      else if (width !== undefined) shapes[element.id] = [x, y, width, height];
    }
    return { warnings: warnings.map((warning) => warning.message), shapes, labels, edges };
  }, readFileSync(path, 'utf8'));
  files[path] = { ...seen, trouble };
  trouble = [];
}
await context.close();
process.stdout.write(JSON.stringify(files));
