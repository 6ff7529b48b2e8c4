import type { ScalingFacts } from '../contract/target';
import type { Problem } from '../core/problem';
import type { ProductQuery } from './product-query';
import { productQuery } from './product-query';
import type { ApiMetricSpec, LadderSpec, MeasureSpec, QuerySpec, ResourceSpec, ScheduleSpec, SignalSpec } from './signal-spec';
import { nameOf } from './signal-spec';

/** What a ladder is made of. */
type Rung = Exclude<SignalSpec, LadderSpec>;

/** A measure together with how this product gives it. */
export interface ProductSignal extends MeasureSpec {
  readonly query: ProductQuery;
}

/** A signal that can be rendered. */
export interface Resolved {
  readonly spec: ResourceSpec | ProductSignal | ApiMetricSpec | QuerySpec | ScheduleSpec;
  /** Prop and name as the user wrote them. */
  readonly prop: string;
  readonly name: string;
  readonly insteadOf: readonly string[];
}

/** What became of all signals. */
export interface Resolution {
  readonly signals: readonly Resolved[];
  readonly problems: readonly Problem[];
}

/** Finds for every signal how this product gives it. Without a source of product metrics only resources are left. */
export function resolve(signals: readonly SignalSpec[], facts: ScalingFacts, productMetrics: boolean): Resolution {
  const resolved: Resolved[] = [];
  const problems: Problem[] = [];
  for (const [i, signal] of signals.entries()) {
    const name = nameOf(signal);
    const prop = `signals[${i}].${name}`;
    const insteadOf: string[] = [];
    const found = flat([signal]).reduce<Resolved['spec'] | undefined>((spec, rung) => {
      const next = spec ?? resolveOne(rung, facts, productMetrics);
      if (next === undefined) {
        insteadOf.push(nameOf(rung));
      }
      return next;
    }, undefined);
    if (found) {
      resolved.push({ spec: found, prop, name, insteadOf });
    } else {
      problems.push(missing(prop, insteadOf, facts, productMetrics));
    }
  }
  return { signals: resolved, problems };
}

function flat(rungs: readonly SignalSpec[]): Rung[] {
  return rungs.flatMap((rung) => (rung.kind === 'ladder' ? flat(rung.rungs) : [rung]));
}

function resolveOne(spec: Rung, facts: ScalingFacts, productMetrics: boolean): Resolved['spec'] | undefined {
  if (spec.kind !== 'measure') {
    return spec;
  }
  const query = productMetrics ? productQuery(spec.measure, facts.metrics) : undefined;
  return query && { ...spec, query };
}

function missing(prop: string, tried: readonly string[], facts: ScalingFacts, productMetrics: boolean): Problem {
  const what = tried.join(', ') || 'nothing at all';
  const why = !productMetrics
    ? `the engine has no source of product metrics for ${what}`
    : facts.metrics?.unavailable !== undefined
      ? `the product has no metrics: ${facts.metrics.unavailable}`
      : `${facts.name} has no metric for ${what}`;
  return {
    code: 'LLMGW-308',
    prop,
    reason: why,
    remedy: 'use ScalingSignal.ladder() or ScalingSignal.cpuUtilization(70), or state the metric in the profile',
  };
}
