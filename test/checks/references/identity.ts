import { nameOf } from '../../support/manifest';
import type { Manifest } from '../../support/manifest';
import { finding } from '../finding';
import type { Finding } from '../finding';
import { sameNamespace, workloads } from './workloads';

/** No two objects are one and the same to the cluster, and a pod runs as a service account of the file. */
export function identity(manifests: readonly Manifest[]): Finding[] {
  return [...twice(manifests), ...serviceAccounts(manifests)];
}

/** cdk8s writes both without a word; at apply the last one wins. */
function twice(manifests: readonly Manifest[]): Finding[] {
  const seen = new Set<string>();

  return manifests.flatMap((manifest) => {
    // The version is no part of it: two versions of an API are two views of the same object.
    const group = manifest.apiVersion?.includes('/') ? manifest.apiVersion.split('/')[0] : '';
    const key = [group, manifest.kind, manifest.metadata?.namespace ?? '', manifest.metadata?.name].join('|');
    if (seen.has(key)) return [finding('duplicate-object', manifest, 'another object has the same kind, namespace and name')];
    seen.add(key);
    return [];
  });
}

function serviceAccounts(manifests: readonly Manifest[]): Finding[] {
  return workloads(manifests).flatMap(({ manifest, pod }) => {
    const name = pod.serviceAccountName;
    const present = manifests.some(
      (candidate) => nameOf(candidate) === `ServiceAccount/${name}` && sameNamespace(candidate, manifest),
    );
    return present ? [] : [finding('service-account', manifest, `its service account ${name ?? 'default'} is not in the file`)];
  });
}
