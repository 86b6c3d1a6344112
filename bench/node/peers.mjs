// Lays out BPMN files with one of the peers and times it in process, warm:
//   node peers.mjs bpmn-auto-layout|elkjs RUNS OUTPUT_DIR < paths, one a line
// RUNS can be the word 'first': then the first call of this process alone, in time of the processor.
// Prints one JSON object: by path the milliseconds of each run, or an error.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const SLOWEST = 20_000; // ms after which a file is not run again
const [peer, runs, folder] = process.argv.slice(2);

// A process loads only the peer that it times, because there is a process for each first call.
async function loaded() {
  if (peer !== 'elkjs') {
    const { layoutProcess } = await import('bpmn-auto-layout');
    return (xml) => prepareAutoLayout(layoutProcess, xml);
  }
  const [{ BpmnModdle }, { default: ELK }] = await Promise.all([
    import('bpmn-moddle'),
    import('elkjs/lib/elk.bundled.js'),
  ]);
  return (xml) => prepareElk(new BpmnModdle(), new ELK(), xml);
}

const size = (node) => {
  if (node.$type.endsWith('Event')) return { width: 36, height: 36 };
  if (node.$type.endsWith('Gateway')) return { width: 50, height: 50 };
  return { width: 100, height: 80 };
};

const isFlow = (element) => element.$type === 'bpmn:SequenceFlow';

// ELK knows no BPMN: it gets the flow nodes and the sequence flows, and no lanes.
async function prepareElk(moddle, elk, xml) {
  const { rootElement } = await moddle.fromXML(xml);
  const elements = rootElement.rootElements
    .filter((element) => element.$type === 'bpmn:Process')
    .flatMap((element) => element.flowElements ?? []);
  const graph = () => ({
    id: 'root',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.edgeRouting': 'ORTHOGONAL',
      'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
    },
    children: elements.filter((e) => !isFlow(e)).map((e) => ({ id: e.id, ...size(e) })),
    edges: elements
      .filter((e) => isFlow(e))
      .map((e) => ({ id: e.id, sources: [e.sourceRef.id], targets: [e.targetRef.id] })),
  });
  const write = async (placed) => {
    const byId = new Map(elements.map((element) => [element.id, element]));
    const point = ({ x, y }) => moddle.create('dc:Point', { x, y });
    const shapes = placed.children.map(({ id, x, y, width, height }) =>
      moddle.create('bpmndi:BPMNShape', {
        id: `${id}_di`,
        bpmnElement: byId.get(id),
        bounds: moddle.create('dc:Bounds', { x, y, width, height }),
      }),
    );
    const edges = placed.edges.map(({ id, sections: [{ startPoint, bendPoints = [], endPoint }] }) =>
      moddle.create('bpmndi:BPMNEdge', {
        id: `${id}_di`,
        bpmnElement: byId.get(id),
        waypoint: [startPoint, ...bendPoints, endPoint].map(point),
      }),
    );
    const [root] = rootElement.rootElements.filter((e) => e.$type === 'bpmn:Process');
    const plane = moddle.create('bpmndi:BPMNPlane', {
      id: 'elk_plane',
      bpmnElement: root,
      planeElement: [...shapes, ...edges],
    });
    rootElement.diagrams = [moddle.create('bpmndi:BPMNDiagram', { id: 'elk_diagram', plane })];
    return (await moddle.toXML(rootElement)).xml;
  };
  return { run: () => elk.layout(graph()), write };
}

// Version 1 returns the file, version 2 the file with warnings.
async function prepareAutoLayout(layoutProcess, xml) {
  return { run: () => layoutProcess(xml), write: async (done) => done.xml ?? done };
}

const prepare = await loaded();
const files = {};
for (const path of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  try {
    const { run, write } = await prepare(readFileSync(path, 'utf8'));
    const times = [];
    let done;
    if (runs === 'first') {
      const began = process.cpuUsage();
      done = await run();
      const { user, system } = process.cpuUsage(began);
      times.push((user + system) / 1000);
    }
    for (let number = 0; runs !== 'first' && number < Number(runs) + 1; number += 1) {
      const began = performance.now();
      done = await run();
      const spent = performance.now() - began;
      if (number > 0 || spent > SLOWEST) times.push(spent); // the first run warms up
      if (spent > SLOWEST) break;
    }
    writeFileSync(join(folder, basename(path)), await write(done));
    files[path] = { times };
  } catch (error) {
    files[path] = { error: String(error.message ?? error) };
  }
}
process.stdout.write(JSON.stringify(files));
