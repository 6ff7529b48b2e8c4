import { all } from '../../support/find';
import { finding } from '../finding';
import type { Check } from '../finding';
import { selectedBy, workloads } from '../references/workloads';
import { eachObject } from './row';

/** A rollout takes no capacity away, and a drain waits for one replica at a time. */
export const rollout: readonly Check[] = [
  eachObject('strategy', ['Deployment'], ({ spec }) => {
    const { type, rollingUpdate } = spec?.strategy ?? {};
    if (type === 'Recreate') return undefined;
    return type === 'RollingUpdate' && [0, '0%'].includes(rollingUpdate?.maxUnavailable)
      ? undefined
      : 'its strategy is neither Recreate nor a RollingUpdate with maxUnavailable 0';
  }),

  eachObject('budget-policy', ['PodDisruptionBudget'], ({ spec }) =>
    // Else pods that crash cannot be evicted, and hold the drain of their node up for ever.
    spec?.unhealthyPodEvictionPolicy === 'AlwaysAllow' ? undefined : 'unhealthyPodEvictionPolicy is not AlwaysAllow',
  ),

  (manifests) => {
    const candidates = workloads(manifests);
    const guarded = all(manifests, 'PodDisruptionBudget').flatMap((budget) =>
      selectedBy(budget, budget['spec']?.selector, candidates),
    );

    return (
      candidates
        .filter(({ manifest }) => ['Deployment', 'StatefulSet'].includes(manifest.kind))
        // A budget for a single replica either does nothing or blocks every drain.
        .filter(({ manifest }) => manifest['spec']?.replicas !== 1 && manifest['spec']?.strategy?.type !== 'Recreate')
        .filter((workload) => !guarded.includes(workload))
        .map(({ manifest }) => finding('budget-missing', manifest, 'no PodDisruptionBudget selects its pods'))
    );
  },
];
