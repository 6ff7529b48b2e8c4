import type { Usage } from './run';
import { median, run } from './run';

/** One way to make the gateways, and how far it is worth waiting for it. */
interface Variant {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly most: number;
}

const VARIANTS: readonly Variant[] = [
  { name: 'by hand, `App`', program: 'by-hand', args: ['each'], most: 1000 },
  { name: 'by hand, one chart', program: 'by-hand', args: ['one'], most: 3000 },
  { name: 'this library, `App`', program: 'ours', args: ['each', 'stock'], most: 10_000 },
  { name: 'this library, `GatewayApp`', program: 'ours', args: ['each', 'ours'], most: 10_000 },
  { name: 'this library, `GatewayApp`, one chart', program: 'ours', args: ['one', 'ours'], most: 3000 },
  { name: 'plain objects and `yaml`', program: 'plain', args: ['each'], most: 3000 },
];

/** The rounds per number of gateways: more where a run is short. */
const ROUNDS: ReadonlyArray<[gateways: number, rounds: number]> = [
  [1, 11],
  [10, 5],
  [100, 5],
  [1000, 3],
  [3000, 1],
  [10_000, 1],
];

/** What was measured of one variant, by number of gateways. */
export interface Series {
  readonly name: string;
  readonly points: Map<number, readonly Usage[]>;
}

/** Runs all variants in turn, round by round, so that a change of the machine's speed meets all of them. */
export function measure(programs: string): Series[] {
  const series = VARIANTS.map(({ name }) => ({ name, points: new Map<number, Usage[]>() }));
  for (const [gateways, rounds] of ROUNDS) {
    for (let round = 0; round < rounds; round++) {
      for (const [i, { name, program, args, most }] of VARIANTS.entries()) {
        // the slowest once: it is minutes
        if (gateways > most || (round > 0 && i === 0 && gateways >= 1000)) continue;
        const usage = run(programs, program, [String(gateways), ...args]);
        console.error(`${gateways} ${name}: ${Math.round(usage.cpu)} ms, ${Math.round(usage.rss)} MiB`);
        series[i]!.points.set(gateways, [...(series[i]!.points.get(gateways) ?? []), usage]);
      }
    }
  }
  return series;
}

/** The median of CPU milliseconds, if it was measured. */
export function cpuOf(series: Series, gateways: number): number | undefined {
  const usages = series.points.get(gateways);
  return usages && median(usages.map(({ cpu }) => cpu));
}

/** The median of ratios to another variant, round by round. */
export function ratioOf(series: Series, reference: Series, gateways: number): number | undefined {
  const own = series.points.get(gateways);
  const others = reference.points.get(gateways);
  if (!own || !others) return undefined;
  return median(own.slice(0, others.length).map(({ cpu }, i) => cpu / others[i]!.cpu));
}
