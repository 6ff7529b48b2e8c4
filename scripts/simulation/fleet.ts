import type { Behavior } from './hpa';
import { Hpa } from './hpa';
import { random } from './random';
import type { Traffic } from './traffic';
import { DAY, slowness } from './traffic';

/** What the autoscaler looks at. */
export type Signal = 'in flight' | 'mean concurrency' | 'requests/s' | 'cpu';

export interface Policy {
  readonly signal: Signal;
  readonly behavior: Behavior;
  /** Seconds from the end of a pod announced to SIGKILL. */
  readonly grace: number;
  /** What one pod may carry of the signal. */
  readonly target: number;
}

export interface Outcome {
  readonly podHours: number;
  /** Streams that SIGKILL ended. */
  readonly cut: number;
  readonly removals: number;
  /** Streams that began on a pod that had all it can carry. */
  readonly crowded: number;
  /** Minutes during which there was more in flight than all ready pods can carry. */
  readonly overloaded: number;
  /** Those of them in which the provider was as fast as usual. */
  readonly overloadedAsUsual: number;
  /** The longest of them in one piece. */
  readonly longest: number;
  /** Ready pods at each second. */
  readonly ready: Int32Array;
}

/** What one pod can carry without making its streams wait. */
export const CAPACITY = 40;
export const MIN = 2;
export const MAX = 20;

const SYNC = 15;
const SCRAPE = 30;
const RATE_WINDOW = 120;
const START = 30;
const PRE_STOP = 15;
// cpu of a pod, in cores, against a request of a quarter: it follows what is written, not what is open
const CPU_REQUEST = 0.25;
const CPU_IDLE = 0.02;
const CPU_PER_REQUEST = 0.03;
const CPU_PER_STREAM = 0.0035;

interface Pod {
  readonly readyAt: number;
  load: number;
  endsAt: number;
  /** From when on it may leave before SIGKILL, once it is empty. */
  leavesAt: number;
  gone: boolean;
}

/** A day of traffic on pods that one policy scales. */
export function simulate(day: Traffic, policy: Policy, seed = 1): Outcome {
  const next = random(seed);
  const hpa = new Hpa(MIN, MAX, policy.behavior);
  const podOf: Pod[] = new Array(day.start.length);
  const first = new Int32Array(DAY + 1).fill(-1);
  const following = new Int32Array(day.start.length).fill(-1);
  const finished = new Float64Array(DAY + 1);
  const finishedSeconds = new Float64Array(DAY + 1);
  const started = new Float64Array(DAY + 1);
  const ready = new Int32Array(DAY);
  const samples: number[] = [];
  let pods: Pod[] = [newPod(-START), newPod(-START)];
  let stream = 0;
  let seconds = 0;
  let cut = 0;
  let removals = 0;
  let crowded = 0;
  let overloaded = 0;
  let asUsual = 0;
  let run = 0;
  let longest = 0;

  for (let now = 0; now < DAY; now++) {
    finished[now] = finished[now - 1] ?? 0;
    finishedSeconds[now] = finishedSeconds[now - 1] ?? 0;
    for (let i = first[now]!; i >= 0; i = following[i]!) {
      const pod = podOf[i]!;
      if (!pod.gone) {
        pod.load--;
        finished[now]!++;
        finishedSeconds[now]! += day.length[i]!;
      }
    }
    for (const pod of pods) {
      if (pod.endsAt <= now || (pod.leavesAt <= now && pod.load === 0)) {
        cut += pod.load;
        pod.gone = true;
      }
    }
    pods = pods.filter((pod) => !pod.gone);
    const serving = pods.filter((pod) => pod.endsAt === Infinity && pod.readyAt <= now);
    const carried = serving.reduce((sum, pod) => sum + pod.load, 0);
    started[now] = started[now - 1] ?? 0;
    while (stream < day.start.length && day.start[stream] === now) {
      // kube-proxy chooses at random
      const pod = serving[Math.floor(next() * serving.length)]!;
      const end = now + day.length[stream]!;
      crowded += pod.load >= CAPACITY ? 1 : 0;
      pod.load++;
      started[now]!++;
      podOf[stream] = pod;
      if (end < DAY) {
        following[stream] = first[end]!;
        first[end] = stream;
      }
      stream++;
    }
    ready[now] = serving.length;
    seconds += pods.length;
    run = carried > serving.length * CAPACITY ? run + 1 : 0;
    overloaded += run > 0 ? 1 : 0;
    asUsual += run > 0 && slowness(now) === 1 ? 1 : 0;
    longest = Math.max(longest, run);

    if (now % SCRAPE === 0) {
      samples.push(measure(policy.signal, now));
    }
    if (now % SYNC === 0 && now > RATE_WINDOW) {
      scale(now, serving.length);
    }
  }
  return {
    podHours: seconds / 3600,
    cut,
    removals,
    crowded,
    overloaded: overloaded / 60,
    overloadedAsUsual: asUsual / 60,
    longest: longest / 60,
    ready,
  };

  /** What Prometheus or metrics-server would tell of all pods together. */
  function measure(signal: Signal, now: number): number {
    const past = Math.max(0, now - RATE_WINDOW);
    const span = Math.max(1, now - past);
    switch (signal) {
      case 'in flight':
        return pods.reduce((sum, pod) => sum + pod.load, 0);
      case 'mean concurrency':
        return (finishedSeconds[now]! - finishedSeconds[past]!) / span;
      case 'requests/s':
        return (finished[now]! - finished[past]!) / span;
      default: {
        const serving = pods.filter((pod) => pod.endsAt === Infinity && pod.readyAt <= now);
        const open = serving.reduce((sum, pod) => sum + pod.load, 0);
        const rate = (started[now]! - started[Math.max(0, now - SCRAPE)]!) / SCRAPE;
        const cores = serving.length * CPU_IDLE + rate * CPU_PER_REQUEST + (open * CPU_PER_STREAM) / slowness(now);
        return (cores / CPU_REQUEST) * 100;
      }
    }
  }

  function scale(now: number, serving: number): void {
    const alive = pods.filter((pod) => pod.endsAt === Infinity);
    const value = samples[samples.length - 1]!;
    // cpu is an average over ready pods, in which those that start count as idle when it scales up
    const over = policy.signal === 'cpu' && value / serving > policy.target ? alive.length : serving;
    const carriers = policy.signal === 'cpu' ? over : alive.length;
    const ratio = value / policy.target / carriers;
    const wanted = Math.ceil(ratio * carriers);
    const target = hpa.sync(now, alive.length, wanted, ratio);
    for (let n = alive.length; n < target; n++) {
      pods.push(newPod(now));
    }
    for (let n = alive.length; n > target; n--) {
      // pods that are not ready go first; of the others the controller does not know which has the shortest streams left
      const starting = alive.findIndex((pod) => pod.readyAt > now);
      const pod = alive.splice(starting >= 0 ? starting : Math.floor(next() * alive.length), 1)[0]!;
      pod.endsAt = now + policy.grace;
      pod.leavesAt = now + Math.min(PRE_STOP, policy.grace);
      removals++;
    }
  }
}

function newPod(now: number): Pod {
  return { readyAt: now + START, load: 0, endsAt: Infinity, leavesAt: Infinity, gone: false };
}
