import { ServiceMesh } from '../cluster/network-facts';
import type { NetworkRule } from '../contract/network';
import { NetworkPeer } from '../contract/network';
import { PodPurpose } from './pod-plan';
import type { PodSettings } from './pod-settings';

/** What a mesh reads of a pod. */
export interface MeshMarks {
  readonly labels: { readonly [name: string]: string };
  readonly annotations: { readonly [name: string]: string };
}

export const ISTIO_INJECT = 'sidecar.istio.io/inject';
const LINKERD_INJECT = 'linkerd.io/inject';
const NOTHING: MeshMarks = { labels: {}, annotations: {} };

/**
 * A proxy that is an ordinary container outlives the work of the pod, which then never ends. Pods that end have none; one that asks a
 * workload of the mesh has a native sidecar, where the cluster has those. Where nobody said which mesh there is, what keeps each of
 * them out is written: the marks mean nothing to a cluster without.
 * @see https://istio.io/latest/docs/reference/config/annotations/
 * @see https://linkerd.io/2/features/native-sidecars/
 */
export function meshMarks(settings: PodSettings, purpose: PodPurpose): MeshMarks {
  if (purpose === PodPurpose.SERVE) {
    return NOTHING;
  }
  const joins = purpose === PodPurpose.ASK && settings.version.hasNativeSidecars;
  switch (settings.mesh) {
    case undefined:
      return { labels: { [ISTIO_INJECT]: 'false' }, annotations: { [LINKERD_INJECT]: 'disabled' } };
    case ServiceMesh.ISTIO_SIDECAR:
      return joins
        ? { labels: { [ISTIO_INJECT]: 'true' }, annotations: { 'sidecar.istio.io/nativeSidecar': 'true' } }
        : { labels: { [ISTIO_INJECT]: 'false' }, annotations: {} };
    case ServiceMesh.LINKERD:
      return { labels: {}, annotations: joins ? LINKERD_NATIVE : { [LINKERD_INJECT]: 'disabled' } };
    default:
      return NOTHING;
  }
}

const LINKERD_NATIVE = {
  [LINKERD_INJECT]: 'enabled',
  // the first name is read by every version, the second one since the end of 2025
  'config.alpha.linkerd.io/proxy-enable-native-sidecar': 'true',
  'config.beta.linkerd.io/proxy-enable-native-sidecar': 'true',
};

/** Whether a mesh puts a proxy into the pod. */
function isMeshed(settings: PodSettings, purpose: PodPurpose): boolean {
  return purpose === PodPurpose.SERVE || (purpose === PodPurpose.ASK && settings.version.hasNativeSidecars);
}

/** Whom the proxy of a mesh must reach, or the pod never becomes ready. */
export function meshEgress(settings: PodSettings, purpose: PodPurpose): NetworkRule[] {
  const { mesh, controlPlane } = settings.cluster.facts.mesh ?? {};
  if (!isMeshed(settings, purpose)) {
    return [];
  }
  switch (mesh) {
    case ServiceMesh.ISTIO_SIDECAR:
      return [rule(controlPlane ?? 'istio-system', 15012)];
    case ServiceMesh.LINKERD:
      // identity, destination, policy
      return [rule(controlPlane ?? 'linkerd', 8080, 8086, 8090)];
    default:
      return [];
  }
}

function rule(namespace: string, ...ports: number[]): NetworkRule {
  return { peers: [NetworkPeer.namespace(namespace)], ports: ports.map((port) => ({ port })) };
}
