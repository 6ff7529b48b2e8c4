import type { ScalingFacts } from '../contract/target';
import { measuredContainer, productMetric } from './hpa';
import { matchersOf, promql } from './product-query';
import type { Resolved } from './resolve';
import type { ScalingEngine } from './scaling-engine';
import type { SignalChoice } from './signal-choice';
import { SignalSource } from './signal-choice';

/** What became of a signal, for people. */
export function toChoice({ spec, name, insteadOf }: Resolved, facts: ScalingFacts, engine: ScalingEngine): SignalChoice {
  const keda = engine._keda;
  const choice = { signal: name, insteadOf: insteadOf.length > 0 ? [...insteadOf] : undefined };
  switch (spec.kind) {
    case 'resource': {
      const container = measuredContainer(spec, facts);
      return { ...choice, source: SignalSource.RESOURCE, metric: container ? `${spec.resource} of ${container}` : spec.resource };
    }
    case 'measure': {
      const served = productMetric(spec.query.metric, spec.perPod, facts, engine._metricsApi);
      const metric = keda ? spec.query.series : served.metric;
      return { ...choice, source: spec.query.source, metric, query: promql(spec.query, matchersOf(facts, keda?.seriesLabels)) };
    }
    case 'query':
      return { ...choice, source: SignalSource.CUSTOM, metric: spec.name, query: spec.query };
    case 'schedule':
      return { ...choice, source: SignalSource.SCHEDULE, metric: 'cron' };
    default:
      return { ...choice, source: SignalSource.CUSTOM, metric: spec.metric };
  }
}
