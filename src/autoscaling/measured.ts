import type { Cluster } from '../cluster/cluster';
import type { Problem } from '../core/problem';
import type { ScalingSignal } from './scaling-signal';

/** Signals that a cluster is known not to measure. */
export function checkMeasured({ facts }: Cluster, signals: readonly ScalingSignal[]): Problem[] {
  const used = signals.some((signal) => signal._spec.kind === 'resource');
  if (!used || facts.scaling?.resourceMetrics !== false) {
    return [];
  }
  const reason = `${facts.flavor ?? 'the cluster'} does not measure the usage of CPU and memory by itself`;
  const remedy = 'install metrics-server and state scaling: { resourceMetrics: true } of the cluster';
  return [{ code: 'LLMGW-012', prop: 'signals', reason, remedy, warning: true }];
}
