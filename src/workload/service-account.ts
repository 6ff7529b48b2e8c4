import type { k8s } from 'cdk8s-plus-28';
import type { Problem } from '../core/problem';
import type { ServiceAccountOptions, WorkloadOptions } from './options';

/** The cloud identity, and annotations that contradict it. */
export function checkAccount({ serviceAccount, annotations }: WorkloadOptions): Problem[] {
  const own = { ...annotations, ...serviceAccount?.annotations };
  return [...(serviceAccount?.identity?._check() ?? []), ...(serviceAccount?.identity?._against(own) ?? [])];
}

/** The metadata of the ServiceAccount. */
export function withAccount(metadata: k8s.ObjectMeta, account: ServiceAccountOptions = {}): k8s.ObjectMeta {
  return {
    ...metadata,
    labels: { ...metadata.labels, ...account.labels },
    annotations: { ...metadata.annotations, ...account.identity?.annotations, ...account.annotations },
  };
}
