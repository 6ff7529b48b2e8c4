import { median, probe, run } from './run';

/** Fails where synthesis got more expensive, by figures that other processes on the machine cannot move. */
export function smoke(programs: string): boolean {
  const cold = run(programs, 'ours');
  const byHand = run(programs, 'by-hand');
  const probes = [1, 2, 3].map(() => probe(programs));
  const { constructs, validations } = probes[0]!;
  // what the collector has not taken yet only adds to it
  const heap = Math.min(...probes.map((one) => one.heap));
  const growth = [1, 2, 3].map(() => {
    const half = run(programs, 'ours', ['200', 'each', 'stock']).cpu;
    return run(programs, 'ours', ['400', 'each', 'stock']).cpu / half;
  });
  const rows: ReadonlyArray<[what: string, value: number, most: number]> = [
    ['files loaded for one gateway', cold.modules, 120],
    ['bytes loaded, by hand with cdk8s-plus = 1', cold.bytes / byHand.bytes, 1],
    ['constructs per gateway', constructs, 13],
    ['calls of a validator per synthesis', validations, 1],
    ['live heap per gateway, KiB', heap, 42],
    ['CPU of 400 charts, 200 charts = 1', median(growth), 2.3],
  ];
  for (const [what, value, most] of rows) {
    console.log(`${value <= most ? 'ok  ' : 'FAIL'} ${what}: ${Number(value.toFixed(2))}, at most ${most}`);
  }
  return rows.every(([, value, most]) => value <= most);
}
