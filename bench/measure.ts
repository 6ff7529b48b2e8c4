import * as fs from 'node:fs';
import * as path from 'node:path';
import { canMeasureCommands, find, runCommand } from './commands';
import type { Peer } from './peers';
import { PEERS } from './peers';
import type { Usage } from './run';
import { median, run, SCRATCH } from './run';

type Cost = Pick<Usage, 'cpu' | 'rss'>;

/** One way to make the gateways, and how far it is worth waiting for it. */
interface Variant {
  readonly name: string;
  readonly most: number;
  readonly run: (gateways: number) => Cost;
}

/** The variants that others are compared with. */
export const BY_HAND = 'by hand, `App`';
export const PLAIN = 'plain objects and `yaml`';
export const HELM = PEERS[0]!.name;

function variants(programs: string, peers: readonly Peer[]): Variant[] {
  const program = (name: string, most: number, file: string, ...args: string[]): Variant => ({
    name,
    most,
    run: (gateways) => run(programs, file, [String(gateways), ...args]),
  });
  return [
    program(BY_HAND, 3000, 'by-hand', 'each'),
    program('by hand, one chart', 3000, 'by-hand', 'one'),
    program('this library, `App`', 10_000, 'ours', 'each', 'stock'),
    program('this library, `GatewayApp`', 10_000, 'ours', 'each', 'ours'),
    program('this library, one chart', 10_000, 'ours', 'one', 'stock'),
    program(PLAIN, 10_000, 'plain', 'each'),
    ...peers.map(peerVariant),
  ];
}

/** The tools that can be measured here; says which cannot, and why. */
export function installedPeers(): Peer[] {
  return PEERS.filter(({ tool }) => {
    const missing =
      find(tool) === undefined ? 'it is not installed' : canMeasureCommands ? undefined : 'GNU time is not installed';
    if (missing !== undefined) console.error(`not measured: ${tool}, ${missing}`);
    return missing === undefined;
  });
}

function peerVariant({ name, tool, most, prepare }: Peer): Variant {
  const measure = (gateways: number): Cost =>
    inScratch((folder) => runCommand([find(tool)!, ...prepare(folder, gateways)], folder, path.join(folder, 'output.yaml')));
  return { name, most, run: measure };
}

/** Calls a function with a new folder, which is removed afterwards. */
export function inScratch<T>(use: (folder: string) => T): T {
  const folder = fs.mkdtempSync(path.join(SCRATCH, 'bench-'));
  try {
    return use(folder);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** The rounds per number of gateways: more where a run is short. */
const ROUNDS: ReadonlyArray<[gateways: number, rounds: number]> = [
  [1, 21],
  [10, 5],
  [100, 5],
  [1000, 3],
  [3000, 1],
  [10_000, 1],
];
/** What takes longer than this is measured once. */
const LONG_MS = 20_000;

/** What was measured of one variant, by number of gateways. */
export interface Series {
  readonly name: string;
  readonly points: Map<number, readonly Cost[]>;
}

/** Runs all variants in turn, round by round, so that a change of the machine's speed meets all of them. */
export function measure(programs: string, peers: readonly Peer[]): Series[] {
  const all = variants(programs, peers).map((variant) => ({ ...variant, points: new Map<number, readonly Cost[]>() }));
  for (const [gateways, rounds] of ROUNDS) {
    for (let round = 0; round < rounds; round++) {
      for (const { name, most, run: once, points } of all) {
        const before = points.get(gateways) ?? [];
        if (gateways > most || (before[0]?.cpu ?? 0) > LONG_MS) continue;
        const cost = once(gateways);
        console.error(`${gateways} ${name}: ${Math.round(cost.cpu)} ms, ${Math.round(cost.rss)} MiB`);
        points.set(gateways, [...before, cost]);
      }
    }
  }
  return all;
}

/** The median of CPU milliseconds, if it was measured. */
export function cpuOf(series: Series, gateways: number): number | undefined {
  const costs = series.points.get(gateways);
  return costs && median(costs.map(({ cpu }) => cpu));
}

/** The median of ratios to another variant, round by round. */
export function ratioOf(series: Series, reference: Series | undefined, gateways: number): number | undefined {
  const own = series.points.get(gateways);
  const others = reference?.points.get(gateways);
  if (!own || !others) return undefined;
  return median(own.slice(0, others.length).map(({ cpu }, i) => cpu / others[i]!.cpu));
}
