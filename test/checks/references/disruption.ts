import { all } from '../../support/find';
import { nameOf } from '../../support/manifest';
import type { Manifest } from '../../support/manifest';
import { finding } from '../finding';
import type { Finding } from '../finding';
import { targetOf } from './autoscalers';
import { selectedBy, workloads } from './workloads';
import type { Workload } from './workloads';

/** A disruption budget guards exactly one workload, alone, and lets a node be drained when that runs at its minimum. */
export function disruption(manifests: readonly Manifest[]): Finding[] {
  const candidates = workloads(manifests);
  const owners = new Map<Manifest, Manifest>();

  return all(manifests, 'PodDisruptionBudget').flatMap((budget) => {
    const targets = selectedBy(budget, budget['spec']?.selector, candidates);
    const [target] = targets;
    if (!target) return [finding('budget-selector', budget, 'its selector matches no pods')];
    if (targets.length > 1) {
      return [
        finding(
          'budget-overlap',
          budget,
          `its selector matches several workloads: ${targets.map((t) => nameOf(t.manifest)).join(', ')}`,
        ),
      ];
    }

    const owner = owners.get(target.manifest);
    // Kubernetes refuses every eviction of a pod that two budgets match.
    if (owner) return [finding('budget-second', budget, `${nameOf(target.manifest)} has ${nameOf(owner)} already`)];
    owners.set(target.manifest, budget);

    const replicas = minimum(target, manifests, candidates);
    const allowed = evictions(budget['spec'], replicas);
    return allowed > 0 ? [] : [finding('budget-zero', budget, `it allows no eviction at ${replicas} replicas`)];
  });
}

/** The fewest replicas that the workload runs with: what its autoscaler goes down to, else what it asks for. */
function minimum(target: Workload, manifests: readonly Manifest[], candidates: readonly Workload[]): number {
  const scaler = [...all(manifests, 'HorizontalPodAutoscaler'), ...all(manifests, 'ScaledObject')].find(
    (candidate) => targetOf(candidate, candidates) === target,
  );
  const spec = scaler?.['spec'];
  const replicas = scaler ? (spec?.minReplicas ?? spec?.minReplicaCount ?? 1) : (target.manifest['spec']?.replicas ?? 1);

  return Math.max(1, replicas);
}

function evictions(spec: any, replicas: number): number {
  if (spec?.maxUnavailable !== undefined) return scaled(spec.maxUnavailable, replicas);
  if (spec?.minAvailable !== undefined) return replicas - scaled(spec.minAvailable, replicas);
  return 0;
}

/** Kubernetes rounds percentages of a budget up, whichever field they stand in. */
function scaled(value: number | string, replicas: number): number {
  return typeof value === 'number' ? value : Math.ceil((Number.parseFloat(value) / 100) * replicas);
}
