import { normal, poisson, random } from './random';

export const DAY = 86_400;
/** The longest stream: `maxStreamDuration` of the workload. The gateway itself ends what takes longer. */
export const LONGEST = 300;

const HOUR = 3_600;
const NIGHT_RATE = 0.6;
const DAY_RATE = 7;
const MEDIAN = 18;
const SIGMA = 1.1;

/** Streams of a day, in the order in which they begin. */
export interface Traffic {
  /** Second at which each begins. */
  readonly start: Int32Array;
  /** Seconds that each lasts. */
  readonly length: Int32Array;
  /** How many run at each second, if none is cut. */
  readonly open: Int32Array;
}

/** Requests per second: quiet nights, a steep morning, a burst after lunch, a slow evening. */
export function arrivalRate(second: number): number {
  const hour = second / HOUR;
  const morning = 1 / (1 + Math.exp(-(hour - 8.5) * 5));
  const evening = 1 / (1 + Math.exp((hour - 18.5) * 1.6));
  const burst = hour >= 13 && hour < 13.5 ? 1.6 : 1;
  return (NIGHT_RATE + (DAY_RATE - NIGHT_RATE) * morning * evening) * burst;
}

/** How much longer than usual a provider takes: for an hour and a half of the afternoon it is slow. */
export function slowness(second: number): number {
  const hour = second / HOUR;
  return hour >= 15 && hour < 16.5 ? 2.5 : 1;
}

/** Poisson arrivals, lengths with a long tail (log-normal). The same for every policy. */
export function traffic(seed: number): Traffic {
  const next = random(seed);
  const start: number[] = [];
  const length: number[] = [];
  for (let second = 0; second < DAY; second++) {
    for (let n = poisson(arrivalRate(second), next); n > 0; n--) {
      const usual = MEDIAN * Math.exp(SIGMA * normal(next));
      const takes = Math.min(LONGEST, Math.max(1, Math.round(usual * slowness(second))));
      start.push(second);
      length.push(takes);
    }
  }
  const open = new Int32Array(DAY + LONGEST + 1);
  start.forEach((second, i) => {
    open[second]!++;
    open[second + length[i]!]!--;
  });
  for (let second = 1; second < open.length; second++) {
    open[second]! += open[second - 1]!;
  }
  return { start: Int32Array.from(start), length: Int32Array.from(length), open };
}
