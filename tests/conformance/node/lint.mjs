// Reads the BPMN files named on stdin (one path a line) with bpmn-moddle and bpmnlint:recommended;
// a file for an engine also with the rules of that engine.  Prints one JSON object: by path,
// everything that either has to say.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { BpmnModdle } from 'bpmn-moddle';
import { Linter } from 'bpmnlint';

import { lines } from './asked.mjs';

const require = createRequire(import.meta.url);
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver.js');
const modeler = require('modeler-moddle/resources/modeler.json');
const camunda = require('camunda-bpmn-moddle/resources/camunda.json');
const zeebe = require('zeebe-bpmn-moddle/resources/zeebe.json');

const ENGINES = [
  ['.camunda7.bpmn', ['plugin:camunda-compat/camunda-platform-7-24'], { camunda, modeler }],
  ['.camunda8.bpmn', ['plugin:camunda-compat/camunda-cloud-8-8'], { zeebe, modeler }],
  ['.bpmn', [], {}],
];

const resolver = new NodeResolver({ require });
const linter = (more) =>
  new Linter({
    config: {
      extends: ['bpmnlint:recommended', ...more],
      // dan/atau is an inclusive choice; the pairs that are written here are proved to join.
      rules: { 'no-inclusive-gateway': 'off' },
    },
    resolver,
  });
const rules = {};
for (const [ending, more] of ENGINES) {
  const one = linter(more);
  rules[ending] = Object.keys((await one.resolveConfiguredRules(one.config)) ?? {});
}
const files = {};
for (const path of lines()) {
  const [, more, extensions] = ENGINES.find(([ending]) => path.endsWith(ending));
  const text = readFileSync(path, 'utf8');
  const { rootElement, warnings } = await new BpmnModdle(extensions).fromXML(text);
  // A linter of its own: some rules remember what they saw in earlier files.
  const reports = await linter(more).lint(rootElement);
  files[path] = [
    ...warnings.map((warning) => `moddle: ${warning.message}`),
    ...Object.entries(reports).flatMap(([rule, found]) =>
      found.map((report) => `${rule} (${report.category}): ${report.id}: ${report.message}`),
    ),
  ];
}
process.stdout.write(JSON.stringify({ rules, files }));
