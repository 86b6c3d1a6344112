// Opens the BPMN files named on stdin (one path a line) in bpmn-js in a headless Chromium (first
// argument: its path; second: an empty folder for its profile) and prints one JSON object: by path,
// the warnings with which it opens, or why it does not open at all.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { openPage } from './chromium.mjs';

const require = createRequire(import.meta.url);
const [executablePath, profile] = process.argv.slice(2);
const { context, page } = await openPage(executablePath, profile);
await page.setContent('<!doctype html><div id="canvas" style="width:1600px;height:900px"></div>');
await page.addScriptTag({ path: require.resolve('bpmn-js/dist/bpmn-viewer.production.min.js') });
await page.evaluate(() => {
  globalThis.viewer = new globalThis.BpmnJS({ container: '#canvas' });
});
const files = {};
for (const path of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  files[path] = await page.evaluate(async (xml) => {
    const first = (error) => error.message.split('\n')[0];
    try {
      const { warnings } = await globalThis.viewer.importXML(xml);
      return { warnings: warnings.map((one) => one.message) };
    } catch (error) {
      return { warnings: (error.warnings ?? []).map((one) => one.message), refused: first(error) };
    }
  }, readFileSync(path, 'utf8'));
}
await context.close();
process.stdout.write(JSON.stringify(files));
