import type { k8s } from 'cdk8s-plus-28';
import type { GatewayRegion } from './region';
import { regionAffinity } from './region';
import type { SchedulingOptions } from './scheduling-options';

type Placement = Pick<
  k8s.PodSpec,
  'affinity' | 'topologySpreadConstraints' | 'nodeSelector' | 'tolerations' | 'priorityClassName'
>;

/**
 * Zones first, then nodes, counted within one revision so that a rollout ends balanced. Preferred, not required: a cluster with
 * one zone must still run it.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export function placement(
  matchLabels: { [name: string]: string },
  options: SchedulingOptions = {},
  region?: GatewayRegion,
): Placement {
  const whenUnsatisfiable = options.strictSpread ? 'DoNotSchedule' : 'ScheduleAnyway';
  const constraint = (topologyKey: string): k8s.TopologySpreadConstraint => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable,
    labelSelector: { matchLabels },
    matchLabelKeys: ['pod-template-hash'],
  });
  return {
    affinity: {
      nodeAffinity: regionAffinity(region, options.nodeAffinity),
      // says the same as the second constraint, for schedulers and tools that know only this
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          { weight: 100, podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels } } },
        ],
      },
    },
    topologySpreadConstraints: [constraint('topology.kubernetes.io/zone'), constraint('kubernetes.io/hostname')],
    nodeSelector: options.nodeSelector,
    tolerations: options.tolerations,
    priorityClassName: options.priorityClassName,
  };
}
