import { ServiceMesh } from '../cluster/network-facts';
import type { Problem } from '../core/problem';
import { PodPurpose } from './pod-plan';
import type { PodPlan } from './pod-plan';

/**
 * What can only be said at the end about a pod that was rendered when it was made, as those of Jobs are: their name is made from what
 * they run.
 *
 * @param pullSecrets the secrets that it was given
 */
export function checkSettled({ settings }: PodPlan, pullSecrets: readonly string[]): Problem[] {
  return settings.pullSecrets
    .filter((name) => !pullSecrets.includes(name))
    .map((name) => ({
      code: 'LLMGW-141',
      prop: 'imagePullSecrets',
      value: name,
      reason: 'it was added to the workload after its Job was made',
      remedy: "give it as a prop of the workload or in 'registry.pullSecrets' of the cluster, or make the Job later",
    }));
}

/** A mesh may refuse the plain text of a pod that asks a workload and has no proxy. */
export function checkMesh({ settings, purpose }: Pick<PodPlan, 'settings' | 'purpose'>): Problem[] {
  const { mesh, isInMesh, version } = settings;
  const sidecars = mesh === ServiceMesh.ISTIO_SIDECAR || mesh === ServiceMesh.LINKERD;
  const joins = sidecars && version.hasNativeSidecars;
  if (purpose !== PodPurpose.ASK || joins || !(sidecars || isInMesh)) {
    return [];
  }
  const reason = 'the pods that it asks are in a mesh, it is not: a proxy would keep it from ending';
  const remedy = sidecars
    ? 'state kubernetesVersion: KubernetesVersion.V1_29 in the profile of the cluster if it is newer, or accept this if the mesh takes plain text'
    : "state 'mesh' of the cluster and Kubernetes 1.29 or newer, or accept this if the mesh takes plain text, as Istio does by default";
  return [{ code: 'LLMGW-142', prop: 'target', reason, remedy, warning: true }];
}
