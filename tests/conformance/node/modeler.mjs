// Edits BPMN files in the modeler of bpmn-js as people do. Reads lines of JSON from stdin: the path
// of a file, where the edited one goes, and which changes are to be made; prints one JSON object: by
// path of the edited file what was changed. First argument: the path of a Chromium; second: a
// folder for its profile.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { lines } from './asked.mjs';
import { openPage } from './chromium.mjs';

const require = createRequire(import.meta.url);
const [executablePath, profile] = process.argv.slice(2);
const { context, page } = await openPage(executablePath, profile);
await page.setContent('<!doctype html><div id="canvas" style="width:1600px;height:900px"></div>');
await page.addScriptTag({ path: require.resolve('bpmn-js/dist/bpmn-modeler.production.min.js') });
await page.evaluate(() => {
  const modeler = new globalThis.BpmnJS({ container: '#canvas' });
  const get = (name) => modeler.get(name);
  const ours = /_(putusan|masukan|tabel|opsional|periksa|gabung|sinkron|kirim|terima|tunggu)$/;
  const all = (...types) =>
    get('elementRegistry').filter((one) => types.includes(one.type) && !one.labelTarget);
  const flows = (list) => list.filter((one) => one.type === 'bpmn:SequenceFlow');
  const sends = (one) =>
    one.type === 'bpmn:EventBasedGateway' ||
    (one.businessObject.eventDefinitions ?? []).length > 0 ||
    [...one.incoming, ...one.outgoing].some((way) => way.type === 'bpmn:MessageFlow');
  const isPlain = (one) =>
    /Task$/.test(one.type) &&
    one.type !== 'bpmn:BusinessRuleTask' &&
    !ours.test(one.id) &&
    !sends(one) &&
    flows(one.incoming).length === 1 &&
    flows(one.outgoing).length === 1 &&
    !get('elementRegistry').get(`${one.id}_keputusan`) &&
    !get('elementRegistry').get(`${one.id}_opsional`);
  const tasks = () => get('elementRegistry').filter((one) => !one.labelTarget && isPlain(one));
  const usable = (way) =>
    way.type === 'bpmn:SequenceFlow' &&
    way.source.parent.type === 'bpmn:Participant' &&
    !sends(way.source) &&
    !sends(way.target) &&
    !/_(keputusan|opsional|tabel)$/.test(way.target.id) &&
    !ours.test(way.source.id) &&
    !ours.test(way.target.id);
  const ways = () => get('elementRegistry').filter(usable);
  const laneOf = (node) =>
    all('bpmn:Lane').find((lane) =>
      (lane.businessObject.flowNodeRef ?? []).includes(node.businessObject));
  const poolOf = (node) => {
    let one = node;
    while (one && one.type !== 'bpmn:Participant') one = one.parent;
    return one;
  };
  const create = (type, lane, pool, name) => {
    const made = get('modeling').createShape(
      { type },
      { x: lane.x + lane.width - 120, y: lane.y + lane.height / 2 },
      pool,
    );
    get('modeling').updateLabel(made, name);
    return made;
  };
  const putOn = (way, node) => {
    const target = way.target;
    get('modeling').reconnectEnd(way, node, { x: node.x, y: node.y + node.height / 2 });
    get('modeling').connect(node, target);
  };
  const inside = (lane) =>
    (lane.businessObject.flowNodeRef ?? []).map((one) => get('elementRegistry').get(one.id));
  const shift = (elements, y) => get('modeling').moveElements(elements, { x: 0, y });
  const changes = {
    swap(made) {
      const lanes = all('bpmn:Lane').sort((one, other) => one.y - other.y);
      const upper = lanes.find((one, at) => lanes[at + 1] && poolOf(one) === poolOf(lanes[at + 1]));
      if (!upper) return;
      const lower = lanes[lanes.indexOf(upper) + 1];
      const [high, low] = [inside(upper), inside(lower)];
      const [down, up] = [lower.height, -upper.height];
      shift([upper, ...high], down);
      shift([lower, ...low], up);
      for (const nodes of [high, low]) for (const y of [1, -1]) shift(nodes, y);
      made.push({ change: 'swap', id: upper.id });
    },
    rename(made) {
      const task = tasks()[0];
      if (!task) return;
      const name = `${task.businessObject.name} kembali`;
      get('modeling').updateLabel(task, name);
      made.push({ change: 'rename', id: task.id, name });
    },
    add(made) {
      const way = ways()[0];
      const other = way && all('bpmn:Lane').find((lane) =>
        lane !== laneOf(way.source) && poolOf(lane) === poolOf(way.source));
      if (!other) return;
      const task = create('bpmn:Task', other, poolOf(way.source), 'Mencatat dalam buku agenda');
      putOn(way, task);
      made.push({ change: 'add', name: 'Mencatat dalam buku agenda', lane: other.id });
    },
    branch(made) {
      const fork = all('bpmn:ExclusiveGateway').find((one) =>
        flows(one.outgoing).length > 1 && !ours.test(one.id) && !sends(one));
      const lane = fork && laneOf(fork);
      if (!lane) return;
      const task = create('bpmn:Task', lane, poolOf(fork), 'Meminta petunjuk pimpinan');
      const way = get('modeling').connect(fork, task);
      get('modeling').updateLabel(way, 'Ragu');
      const end = create('bpmn:EndEvent', lane, poolOf(fork), 'Petunjuk diminta');
      get('modeling').connect(task, end);
      made.push({ change: 'branch', id: fork.id, name: 'Ragu' });
    },
    remove(made) {
      const list = tasks().filter((one) => !made.some((told) => told.id === one.id) &&
        !/^Activity/.test(one.id));
      const gates = (one) => [flows(one.incoming)[0].source, flows(one.outgoing)[0].target]
        .filter((end) => /Gateway$/.test(end.type));
      const task = list.find((one) => usable(flows(one.incoming)[0]) && laneOf(one) &&
        laneOf(one).businessObject.flowNodeRef.length > 1 && gates(one).length < 2);
      if (!task || list.length < 3) return;
      made.push({ change: 'remove', id: task.id });
      get('modeling').removeElements([task]);
    },
    relane(made) {
      const list = tasks().filter((one) => !made.some((told) => told.id === one.id) &&
        !/^Activity/.test(one.id));
      const task = list.find((one) => laneOf(one)?.businessObject.flowNodeRef.length > 1);
      const lane = task && all('bpmn:Lane').find((one) =>
        one !== laneOf(task) && poolOf(one) === poolOf(task));
      if (!lane) return;
      const delta = { x: 0, y: lane.y + lane.height / 2 - (task.y + task.height / 2) };
      get('modeling').moveElements([task], delta, lane);
      made.push({ change: 'relane', id: task.id, lane: lane.id });
    },
    lane(made) {
      const way = ways().find((one) => !/^Activity/.test(one.source.id) &&
        !/^Activity/.test(one.target.id));
      const below = way && laneOf(way.source);
      if (!below) return;
      const lane = get('modeling').addLane(below, 'bottom');
      get('modeling').updateLabel(lane, 'Petugas Arsip Baru');
      const task = create('bpmn:Task', lane, poolOf(way.source), 'Menyimpan arsip kegiatan');
      putOn(way, task);
      made.push({ change: 'lane', name: 'Petugas Arsip Baru' });
    },
    end(made) {
      const end = all('bpmn:EndEvent').find((one) => !sends(one) && one.businessObject.name &&
        !/_(akhir|diterima|selesai)$/.test(one.id) && !/^Event/.test(one.id));
      if (!end) return;
      const name = `${end.businessObject.name} tuntas`;
      get('modeling').updateLabel(end, name);
      made.push({ change: 'end', id: end.id, name });
    },
    message(made) {
      const way = all('bpmn:MessageFlow')[0];
      if (!way) return;
      get('modeling').updateLabel(way, 'Pesan lain');
      made.push({ change: 'message', id: way.id });
    },
    note(made) {
      const task = tasks().find((one) => !made.some((told) => told.id === one.id) &&
        !/^Activity/.test(one.id));
      if (!task) return;
      const note = get('modeling').createShape(
        { type: 'bpmn:TextAnnotation' },
        { x: task.x + 40, y: task.y - 60 },
        poolOf(task),
      );
      get('modeling').updateLabel(note, 'Dikerjakan bersama tim.');
      get('modeling').connect(task, note);
      made.push({ change: 'note', id: task.id });
    },
    move(made) {
      const list = tasks().filter((one) => !made.some((told) => told.id === one.id) &&
        !/^Activity/.test(one.id));
      for (const task of list) {
        const [into] = flows(task.incoming);
        const [out] = flows(task.outgoing);
        const goal = ways().find((way) => way !== into && way !== out &&
          way.source !== out.target && way.target !== into.source &&
          poolOf(way.source) === poolOf(task) && !/^(Activity|Event)/.test(way.target.id));
        if (!goal || !usable(into) || !usable(out)) continue;
        const behind = out.target;
        get('modeling').removeConnection(out);
        get('modeling').reconnectEnd(into, behind, { x: behind.x, y: behind.y });
        putOn(goal, task);
        made.push({ change: 'move', id: task.id });
        return;
      }
    },
  };
  globalThis.edited = async (xml, wanted) => {
    await modeler.importXML(xml);
    const made = [];
    for (const name of wanted) changes[name](made);
    return { xml: (await modeler.saveXML({ format: true })).xml, made };
  };
});

const told = {};
for (const line of lines()) {
  const { path, target, wanted } = JSON.parse(line);
  const done = await page.evaluate(
    ([xml, names]) => globalThis.edited(xml, names),
    [readFileSync(path, 'utf8'), wanted],
  );
  writeFileSync(target, done.xml);
  told[target] = done.made;
}
await context.close();
process.stdout.write(JSON.stringify(told));
