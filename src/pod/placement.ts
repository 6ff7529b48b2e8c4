import type { k8s } from 'cdk8s-plus-28';
import type { PodPlan } from './pod-plan';
import { PodSpread } from './pod-plan';
import { regionAffinity } from './region';

type Placement = Pick<
  k8s.PodSpec,
  'affinity' | 'topologySpreadConstraints' | 'nodeSelector' | 'tolerations' | 'priorityClassName'
>;

/** On which nodes a pod may run, and how the pods of one kind are spread over them. */
export function placement({ settings, selector, spread }: Pick<PodPlan, 'settings' | 'selector' | 'spread'>): Placement {
  const { nodeSelector, tolerations, priorityClassName, nodeAffinity, strictSpread } = settings.scheduling;
  const nodes = regionAffinity(settings.region, nodeAffinity);
  const matchLabels = { ...selector };
  const podAntiAffinity = spread === PodSpread.REVISION ? apart(matchLabels) : undefined;
  const whenUnsatisfiable = strictSpread ? 'DoNotSchedule' : 'ScheduleAnyway';
  return {
    affinity: nodes || podAntiAffinity ? { nodeAffinity: nodes, podAntiAffinity } : undefined,
    topologySpreadConstraints: constraints(spread, { labelSelector: { matchLabels }, maxSkew: 1, whenUnsatisfiable }),
    nodeSelector,
    tolerations,
    priorityClassName,
  };
}

/**
 * Zones first, then nodes, counted within one revision so that a rollout ends balanced. Preferred, not required: a cluster with
 * one zone must still run it.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
function constraints(
  spread: PodSpread | undefined,
  common: Omit<k8s.TopologySpreadConstraint, 'topologyKey'>,
): k8s.TopologySpreadConstraint[] | undefined {
  const zone = 'topology.kubernetes.io/zone';
  const node = 'kubernetes.io/hostname';
  switch (spread) {
    case PodSpread.REVISION:
      return [zone, node].map((topologyKey) => ({ ...common, topologyKey, matchLabelKeys: ['pod-template-hash'] }));
    case PodSpread.NODES:
      return [{ ...common, topologyKey: node }];
    default:
      return undefined;
  }
}

/** Says the same as the constraint for nodes, for schedulers and tools that know only this. */
function apart(matchLabels: { [name: string]: string }): k8s.PodAntiAffinity {
  const podAffinityTerm = { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels } };
  return { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm }] };
}
