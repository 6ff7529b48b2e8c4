import { nameOf } from '../../support/manifest';
import type { Manifest } from '../../support/manifest';
import { finding, list } from '../finding';
import type { Finding } from '../finding';
import { runningContainers, sameNamespace, workloads } from './workloads';
import type { Workload } from './workloads';

/** An autoscaler has a target in the file, is alone with it, and owns its number of replicas. */
export function autoscalers(manifests: readonly Manifest[]): Finding[] {
  const candidates = workloads(manifests);
  const scalers = manifests.filter(({ kind }) => kind === 'HorizontalPodAutoscaler' || kind === 'ScaledObject');
  const owners = new Map<Manifest, Manifest>();

  return scalers.flatMap((scaler) => {
    const target = targetOf(scaler, candidates);
    if (!target) {
      const { kind, name } = scaler['spec']?.scaleTargetRef ?? {};
      return [finding('autoscaler-target', scaler, `its target ${kind ?? 'Deployment'}/${name} is not in the file`)];
    }

    const owner = owners.get(target.manifest);
    if (owner) return [finding('autoscaler-second', scaler, `${nameOf(target.manifest)} is scaled by ${nameOf(owner)} already`)];
    owners.set(target.manifest, scaler);

    const fixed = target.manifest['spec']?.replicas !== undefined;
    return [
      ...(fixed
        ? [finding('autoscaler-replicas', scaler, `${nameOf(target.manifest)} sets replicas, which the autoscaler owns`)]
        : []),
      ...list(scaler['spec']?.metrics).flatMap((metric) => resources(scaler, metric, target)),
    ];
  });
}

export function targetOf(scaler: Manifest, candidates: readonly Workload[]): Workload | undefined {
  const { kind = 'Deployment', name } = scaler['spec']?.scaleTargetRef ?? {};
  return candidates.find(
    ({ manifest }) => manifest.kind === kind && manifest.metadata?.name === name && sameNamespace(scaler, manifest),
  );
}

/** A percentage is a percentage of the request: without one, the autoscaler never learns a number and never acts. */
function resources(scaler: Manifest, metric: any, { pod }: Workload): Finding[] {
  const { name, container, target } = metric.containerResource ?? metric.resource ?? {};
  const all = runningContainers(pod);
  const measured = container === undefined ? all : all.filter((candidate) => candidate.name === container);

  if (container !== undefined && measured.length === 0) {
    return [
      finding(
        'autoscaler-container',
        scaler,
        `it measures container ${container}, containers are: ${all.map((c) => c.name).join(', ')}`,
      ),
    ];
  }
  if (target?.type !== 'Utilization') return [];

  return measured
    .filter(({ resources: given }) => given?.requests?.[name] === undefined)
    .map((candidate) =>
      finding('autoscaler-request', scaler, `it measures a percentage of ${name}, which ${candidate.name} does not request`),
    );
}
