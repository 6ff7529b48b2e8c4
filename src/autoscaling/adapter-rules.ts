import type { ScalingFacts } from '../contract/target';
import { productMetric } from './hpa';
import { matchersOf, promql } from './product-query';
import type { ProductSignal, Resolved } from './resolve';
import { CustomMetricsApi } from './scaling-engine';

/** How prometheus-adapter makes a metric of the metrics API out of series. */
export interface AdapterRule {
  /** Name under which the metrics API serves it. */
  readonly metric: string;
  /** Series that it is made of. */
  readonly seriesQuery: string;
  /** PromQL, with the placeholders of the adapter. */
  readonly metricsQuery: string;
  /** Kinds of Kubernetes objects by the label that names them. */
  readonly resources: { [label: string]: string };
  /** Whether it is served by the external metrics API. */
  readonly external: boolean;
}

const BY_GROUP = ' by (<<.GroupBy>>)';

/** The rules that the metrics of a product need; signals that name a metric themselves need none from here. */
export function adapterRules(signals: readonly Resolved[], facts: ScalingFacts, api: CustomMetricsApi): AdapterRule[] {
  return signals.flatMap(({ spec }) => (spec.kind === 'measure' ? [adapterRule(spec, facts, api)] : []));
}

function adapterRule({ query, perPod }: ProductSignal, facts: ScalingFacts, api: CustomMetricsApi): AdapterRule {
  const { metric } = productMetric(query.metric, perPod, facts, api);
  if (api === CustomMetricsApi.EXTERNAL) {
    const pods = matchersOf({ ...facts, namespace: undefined });
    return {
      metric,
      seriesQuery: `${query.series}{${matchersOf(facts)}}`,
      metricsQuery: promql(query, `<<.LabelMatchers>>,${pods}`, '<<.Series>>', BY_GROUP),
      resources: { namespace: 'namespace' },
      external: true,
    };
  }
  const object = api === CustomMetricsApi.OBJECT ? 'service' : 'pod';
  return {
    metric,
    seriesQuery: `${query.series}{namespace!="",${object}!=""}`,
    metricsQuery: promql(query, '<<.LabelMatchers>>', '<<.Series>>', BY_GROUP),
    resources: { namespace: 'namespace', [object]: object },
    external: false,
  };
}
