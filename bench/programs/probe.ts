import * as fs from 'node:fs';
import { App, Chart } from 'cdk8s';
import { addGateway } from './gateway';

// Counts what noise cannot move; run with --expose-gc.
const GATEWAYS = 300;
const app = new App();
let validations = 0;

function add(count: number, prefix: string): Chart[] {
  return Array.from({ length: count }, (_, i) => {
    const chart = new Chart(app, `${prefix}-${i}`, { namespace: 'ai-platform' });
    addGateway(chart, `${prefix}-${i}`);
    chart.node.addValidation({ validate: () => (validations++, []) });
    return chart;
  });
}

function liveHeap(): number {
  global.gc!();
  global.gc!();
  return process.memoryUsage().heapUsed;
}

add(100, 'warm');
const before = liveHeap();
const charts = add(GATEWAYS, 'gateway');
const heap = (liveHeap() - before) / GATEWAYS / 1024;
app.synth();

const constructs = charts[0]!.node.findAll().length - 1;
fs.writeSync(4, JSON.stringify({ constructs, heap, validations: validations / (GATEWAYS + 100) }));
