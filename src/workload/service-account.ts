import type { k8s } from 'cdk8s-plus-28';
import type { Cluster } from '../cluster/cluster';
import type { Problem } from '../core/problem';
import type { ServiceAccountOptions, WorkloadOptions } from './options';

/** The cloud identity, annotations that contradict it, and a cluster that is known to have none of its kind. */
export function checkAccount({ serviceAccount, annotations }: WorkloadOptions, cluster: Cluster): Problem[] {
  const identity = serviceAccount?.identity;
  const own = { ...annotations, ...serviceAccount?.annotations };
  return identity ? [...identity._check(), ...identity._against(own), ...identity._offeredBy(cluster)] : [];
}

/** The metadata of the ServiceAccount. */
export function withAccount(metadata: k8s.ObjectMeta, account: ServiceAccountOptions = {}): k8s.ObjectMeta {
  return {
    ...metadata,
    labels: { ...metadata.labels, ...account.labels },
    annotations: { ...metadata.annotations, ...account.identity?.annotations, ...account.annotations },
  };
}
