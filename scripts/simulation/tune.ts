import type { Outcome } from './fleet';
import { simulate } from './fleet';
import type { Candidate } from './policies';
import type { Traffic } from './traffic';

/** A policy with the target at which it costs what the others cost. */
export interface Tuned {
  readonly candidate: Candidate;
  readonly target: number;
  readonly outcome: Outcome;
}

/** The most by which the cost of a policy may differ. */
export const COST_TOLERANCE = 0.02;
const STEPS = 24;

/** Finds the target at which a policy costs so many pod hours: a higher target means fewer pods. */
export function tune(day: Traffic, candidate: Candidate, podHours: number): Tuned {
  let low = 0.01;
  let high = 400;
  let best: Tuned | undefined;
  for (let step = 0; step < STEPS; step++) {
    const target = Math.sqrt(low * high);
    const outcome = simulate(day, { ...candidate, target });
    const off = Math.abs(outcome.podHours / podHours - 1);
    if (!best || off < Math.abs(best.outcome.podHours / podHours - 1)) {
      best = { candidate, target, outcome };
    }
    if (off < COST_TOLERANCE / 4) {
      break;
    }
    if (outcome.podHours > podHours) {
      low = target;
    } else {
      high = target;
    }
  }
  return best!;
}
