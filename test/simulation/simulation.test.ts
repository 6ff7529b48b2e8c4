import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simulate } from '../../scripts/simulation/fleet';
import type { Behavior } from '../../scripts/simulation/hpa';
import { Hpa } from '../../scripts/simulation/hpa';
import { SEED } from '../../scripts/simulation/main';
import { DEFAULT, DEFAULT_TARGET } from '../../scripts/simulation/policies';
import { poisson, random } from '../../scripts/simulation/random';
import { row } from '../../scripts/simulation/report';
import { DAY, LONGEST, traffic } from '../../scripts/simulation/traffic';

// The claims of docs/autoscaling.md that can be checked in a second or two.

const today = traffic(SEED);
const policy = { ...DEFAULT, target: DEFAULT_TARGET };
const page = readFileSync(join(__dirname, '../../docs/autoscaling.md'), 'utf8');

describe('a day of traffic', () => {
  test.each([1, 2])('loses no stream under the default preset (seed %i)', (seed) => {
    expect(simulate(traffic(seed), policy).cut).toBe(0);
  });

  test('loses streams with the grace period of Kubernetes, so the simulation can see it', () => {
    expect(simulate(today, { ...policy, grace: 30 }).cut).toBeGreaterThan(100);
  });

  test('is the same day for the same seed', () => {
    // compared as bytes, since jest takes a second for each array
    const bytes = (seed: number) => Buffer.from(traffic(seed).length.buffer);

    expect(bytes(SEED).equals(Buffer.from(today.length.buffer))).toBe(true);
    expect(bytes(8).equals(Buffer.from(today.length.buffer))).toBe(false);
  });

  test('is simulated alike each time', () => {
    const [first, second] = [1, 2].map(() => simulate(today, policy));

    expect({ ...first, ready: [] }).toEqual({ ...second, ready: [] });
    expect(Buffer.from(first!.ready.buffer).equals(Buffer.from(second!.ready.buffer))).toBe(true);
  });

  test('has streams with a long tail, none longer than the gateway allows', () => {
    const lengths = [...today.length].sort((a, b) => a - b);
    const median = lengths[lengths.length >> 1]!;
    const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;

    expect(lengths.at(-1)).toBe(LONGEST);
    expect(mean).toBeGreaterThan(1.5 * median);
  });

  test('accounts for every stream: those that are open are carried by some pod', () => {
    const day = today;
    let open = 0;
    const ends = new Int32Array(DAY + LONGEST + 1);
    for (let second = 0, i = 0; second < DAY; second++) {
      open -= ends[second]!;
      for (; i < day.start.length && day.start[i] === second; i++) {
        open++;
        ends[second + day.length[i]!]!++;
      }
      if (day.open[second] !== open) throw new Error(`second ${second}: ${day.open[second]} is not ${open}`);
    }
  });
});

describe('the table of the documentation', () => {
  const rows = [...page.matchAll(/^(?:\|[^|\n]+){11}\|$/gm)].map(([line]) => line.split('|').map((cell) => cell.trim())).slice(2);

  test('holds what the simulation gives for the default', () => {
    const outcome = simulate(today, policy);

    expect(outcome.cut).toBe(0);
    expect(page).toContain(row({ candidate: DEFAULT, target: DEFAULT_TARGET, outcome }));
  });

  test('compares policies of the same cost, within two percent', () => {
    const hours = rows.map((cells) => Number(cells[5]));

    expect(rows.length).toBeGreaterThan(10);
    expect(Math.max(...hours) / hours[0]!).toBeLessThanOrEqual(1.02);
    expect(Math.min(...hours) / hours[0]!).toBeGreaterThanOrEqual(0.98);
  });
});

describe('the autoscaler of the simulation', () => {
  const behavior = (over: Partial<Behavior> = {}): Behavior => ({
    up: { window: 0, policies: [{ type: 'Pods', value: 4, period: 60 }], select: 'Max' },
    down: { window: 60, policies: [{ type: 'Pods', value: 1, period: 120 }], select: 'Max' },
    ...over,
  });

  test('leaves the pods alone within its tolerance', () => {
    const hpa = new Hpa(1, 20, behavior());

    expect(hpa.sync(0, 10, 11, 1.09)).toBe(10);
    expect(hpa.sync(15, 10, 12, 1.11)).toBe(12);
  });

  test('adds no more pods than its policies allow within their period', () => {
    const hpa = new Hpa(1, 20, behavior());

    expect([0, 15, 60, 75].map((now, i) => hpa.sync(now, [2, 6, 6, 10][i]!, 20, 5))).toEqual([6, 6, 10, 10]);
  });

  test('waits for the window before it removes a pod, and takes one at a time', () => {
    const hpa = new Hpa(1, 20, behavior());
    const pods = [hpa.sync(0, 5, 5, 1)];
    for (let now = 15; now <= 240; now += 15) {
      pods.push(hpa.sync(now, pods.at(-1)!, 1, 0.1));
    }

    expect(pods).toEqual([5, 5, 5, 5, 4, 4, 4, 4, 4, 4, 4, 4, 3, 3, 3, 3, 3]);
  });

  test.each([
    ['Max', 5],
    ['Min', 8],
  ])('takes the policy that removes the most, or the fewest pods: %s', (select, expected) => {
    const down = {
      window: 0,
      policies: [
        { type: 'Percent', value: 50, period: 60 },
        { type: 'Pods', value: 2, period: 60 },
      ],
      select,
    };

    expect(new Hpa(1, 20, behavior({ down })).sync(0, 10, 1, 0.1)).toBe(expected);
  });

  test('keeps to its range', () => {
    const fast = { window: 0, policies: [{ type: 'Percent', value: 900, period: 15 }], select: 'Max' };

    expect(new Hpa(2, 20, behavior({ up: fast })).sync(0, 10, 90, 9)).toBe(20);
    expect(
      new Hpa(2, 20, behavior({ down: { ...fast, policies: [{ type: 'Pods', value: 99, period: 15 }] } })).sync(0, 10, 0, 0),
    ).toBe(2);
  });
});

test('arrivals have the mean that they are asked for', () => {
  const next = random(5);
  const counts = Array.from({ length: 20_000 }, () => poisson(3, next));

  expect(counts.reduce((sum, n) => sum + n, 0) / counts.length).toBeCloseTo(3, 1);
});
