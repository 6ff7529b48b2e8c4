import type { Cluster } from '../cluster/cluster';
import { ExternalMetrics } from '../cluster/operation-facts';
import type { Problem } from '../core/problem';
import { CustomMetricsApi } from './scaling-engine';
import type { ScalingEngine } from './scaling-engine';
import type { ScalingSignal } from './scaling-signal';

/** Signals that a cluster is known not to measure. */
export function checkMeasured(cluster: Cluster, signals: readonly ScalingSignal[], engine: ScalingEngine): Problem[] {
  return [...checkUsage(cluster, signals), ...checkExternal(cluster, engine)];
}

function checkUsage(cluster: Cluster, signals: readonly ScalingSignal[]): Problem[] {
  const { facts } = cluster;
  const used = signals.some((signal) => signal._spec.kind === 'resource');
  if (used && facts.scaling?.resourceMetrics === undefined) {
    cluster.unknown('scaling', 'an autoscaler on CPU or memory does nothing where nobody measures them');
  }
  if (!used || facts.scaling?.resourceMetrics !== false) {
    return [];
  }
  const reason = `${facts.flavor ?? 'the cluster'} does not measure the usage of CPU and memory by itself`;
  const remedy = 'install metrics-server and state scaling: { resourceMetrics: true } of the cluster';
  return [{ code: 'LLMGW-012', prop: 'signals', reason, remedy, warning: true }];
}

/**
 * `external.metrics.k8s.io` has one owner: KEDA wants it for itself, an HPA wants the adapter that has our rules.
 * @see https://keda.sh/docs/latest/operate/metrics-server/
 */
function checkExternal({ facts }: Cluster, engine: ScalingEngine): Problem[] {
  const owner = facts.scaling?.externalMetrics;
  const isExternal = engine._metricsApi === CustomMetricsApi.EXTERNAL && !engine._keda;
  const needed = engine._keda ? ExternalMetrics.KEDA : isExternal ? ExternalMetrics.PROMETHEUS_ADAPTER : undefined;
  if (owner === undefined || needed === undefined || owner === needed) {
    return [];
  }
  const who = owner === ExternalMetrics.NONE ? 'nobody answers' : `${owner} answers`;
  const reason = `${who} for external metrics on ${facts.flavor ?? 'the cluster'}, and this needs ${needed}: there can be one only`;
  const remedy = `install ${needed} in its place and state scaling: { externalMetrics } of the cluster, or scale on what is there`;
  return [{ code: 'LLMGW-012', prop: 'engine', value: engine._keda ? 'keda' : 'hpa', reason, remedy, warning: true }];
}
