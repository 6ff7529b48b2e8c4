import type { k8s } from 'cdk8s-plus-28';
import { PodPurpose } from './pod-plan';

const ANNOTATION = 'cluster-autoscaler.kubernetes.io/safe-to-evict-local-volumes';

/**
 * Says that a pod which serves keeps nothing on the disk of its node: without it the cluster autoscaler never removes that node. Each
 * rollout takes the same directories away. A pod that does something and ends is left to finish.
 *
 * @see https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md#what-types-of-pods-can-prevent-ca-from-removing-a-node
 */
export function localVolumeMarks(purpose: PodPurpose, volumes: readonly k8s.Volume[]): { readonly [name: string]: string } {
  const local = volumes.filter(({ emptyDir }) => emptyDir !== undefined && emptyDir.medium !== 'Memory').map(({ name }) => name);
  return purpose === PodPurpose.SERVE && local.length > 0 ? { [ANNOTATION]: local.join(',') } : {};
}
