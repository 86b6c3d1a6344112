// Reads the BPMN files named on stdin (one path a line) with bpmn-moddle and bpmnlint:recommended;
// prints one JSON object: by path, everything that either has to say.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { BpmnModdle } from 'bpmn-moddle';
import { Linter } from 'bpmnlint';

const require = createRequire(import.meta.url);
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver.js');

const config = { extends: 'bpmnlint:recommended' };
const resolver = new NodeResolver({ require });
const rules = Object.keys((await new Linter({ config, resolver }).resolveConfiguredRules(config)) ?? {});
const files = {};
for (const path of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const { rootElement, warnings } = await new BpmnModdle().fromXML(readFileSync(path, 'utf8'));
  // A linter of its own: some rules remember what they saw in earlier files.
  const reports = await new Linter({ config, resolver }).lint(rootElement);
  files[path] = [
    ...warnings.map((warning) => `moddle: ${warning.message}`),
    ...Object.entries(reports).flatMap(([rule, found]) =>
      found.map((report) => `${rule} (${report.category}): ${report.id}: ${report.message}`),
    ),
  ];
}
process.stdout.write(JSON.stringify({ rules, files }));
