import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simulate } from './fleet';
import { plot } from './plot';
import { CANDIDATES, DEFAULT, DEFAULT_TARGET } from './policies';
import { table } from './report';
import { traffic } from './traffic';
import { COST_TOLERANCE, tune } from './tune';

// npm run simulate: a day of traffic under every policy at the same cost, written into docs/autoscaling.md.

/** Any number would do; this one is the day on which the table was first made. */
export const SEED = 20_261_120;
const DOCS = join(__dirname, '../../docs');
const PAGE = join(DOCS, 'autoscaling.md');
const PLOT = join(DOCS, 'autoscaling.svg');
const MARKED = /(<!-- simulation: npm run simulate -->\n)[\s\S]*?(\n<!-- end of simulation -->)/;

function main(): void {
  const day = traffic(SEED);
  const reference = {
    candidate: DEFAULT,
    target: DEFAULT_TARGET,
    outcome: simulate(day, { ...DEFAULT, target: DEFAULT_TARGET }),
  };
  const results = CANDIDATES.map((c) => (c === DEFAULT ? reference : tune(day, c, reference.outcome.podHours)));
  for (const { candidate, outcome } of results) {
    const off = Math.abs(outcome.podHours / reference.outcome.podHours - 1);
    if (off > COST_TOLERANCE) {
      throw new Error(`${candidate.signal}, ${candidate.name}: costs ${(off * 100).toFixed(1)} % more or less than the default`);
    }
  }
  const text = table(day.start.length, results);
  process.stdout.write(`${text}\n`);
  const page = readFileSync(PAGE, 'utf8');
  if (!MARKED.test(page)) {
    throw new Error(`${PAGE} has no place for the table`);
  }
  writeFileSync(
    PAGE,
    page.replace(MARKED, (_, begin: string, end: string) => `${begin}\n${text}\n${end}`),
  );
  const cpu = results.find(({ candidate }) => candidate.signal === 'cpu')!;
  const plain = results[results.length - 1]!;
  writeFileSync(
    PLOT,
    plot(day.open, [
      { label: 'in flight, streaming()', color: '#1a7f37', pods: reference.outcome.ready },
      { label: 'cpu, streaming()', color: '#9a6700', pods: cpu.outcome.ready },
      { label: 'cpu, Kubernetes default', color: '#cf222e', pods: plain.outcome.ready },
    ]),
  );
}

if (require.main === module) {
  main();
}
