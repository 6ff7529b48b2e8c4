import type { Manifest } from '../../support/manifest';
import { finding } from '../finding';
import type { Finding } from '../finding';
import { matches, workloads } from './workloads';

const WITH_SELECTOR = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Rollout'];

/** A workload selects the pods that it makes, and only those: a second workload that it matches would be adopted. */
export function selectors(manifests: readonly Manifest[]): Finding[] {
  const all = workloads(manifests);

  return all.flatMap(({ manifest, labels }) => {
    if (!WITH_SELECTOR.includes(manifest.kind)) return [];
    const selector = manifest['spec']?.selector;
    if (!matches(selector, labels)) return [finding('workload-selector', manifest, 'its selector does not match its pod labels')];

    return all
      .filter((other) => other.manifest !== manifest && other.manifest.metadata?.namespace === manifest.metadata?.namespace)
      .filter((other) => matches(selector, other.labels))
      .map((other) =>
        finding(
          'workload-overlap',
          manifest,
          `its selector matches the pods of ${other.manifest.kind}/${other.manifest.metadata?.name} too`,
        ),
      );
  });
}
