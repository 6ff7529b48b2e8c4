import { ServiceMesh } from '../cluster/network-facts';
import type { NetworkRule } from '../contract/network';
import { NetworkPeer, NetworkPeerKind } from '../contract/network';
import { isInCluster } from '../core/hosts';

/** The port at which the proxies of a mesh receive what is meant for the ports of a pod. Policies outside the pod see this one. */
const TUNNEL: { readonly [mesh in ServiceMesh]?: number } = {
  [ServiceMesh.ISTIO_AMBIENT]: 15008,
  [ServiceMesh.LINKERD]: 4143,
};

/**
 * Where ambient sends the probes of the kubelet from. No port is all ports: which ones are probed is no matter of the policy.
 * @see https://istio.io/latest/docs/ambient/usage/networkpolicy/
 */
const AMBIENT_PROBES: NetworkRule = {
  peers: [NetworkPeer.cidr('169.254.7.127/32'), NetworkPeer.cidr('fd16:9254:7127:1337:ffff:ffff:ffff:ffff/128')],
  ports: [],
};

/** Who may send by way of the mesh: pods that may send without it. */
export function meshedIngress(mesh: ServiceMesh | undefined, rules: readonly NetworkRule[]): NetworkRule[] {
  const probes = mesh === ServiceMesh.ISTIO_AMBIENT ? [AMBIENT_PROBES] : [];
  return [...rules, ...tunnelled(mesh, rules), ...probes];
}

/** Whom a pod may reach by way of the mesh: pods that it may reach without it. */
export function meshedEgress(mesh: ServiceMesh | undefined, rules: readonly NetworkRule[]): NetworkRule[] {
  return [...rules, ...tunnelled(mesh, rules)];
}

function tunnelled(mesh: ServiceMesh | undefined, rules: readonly NetworkRule[]): NetworkRule[] {
  const port = mesh && TUNNEL[mesh];
  const peers = rules.flatMap((rule) => rule.peers).filter(isPod);
  return port === undefined ? [] : [{ peers, ports: [{ port }] }];
}

function isPod(peer: NetworkPeer): boolean {
  switch (peer.kind) {
    case NetworkPeerKind.PODS:
    case NetworkPeerKind.NAMESPACE:
    case NetworkPeerKind.CLUSTER:
      return true;
    case NetworkPeerKind.HOST:
      return isInCluster(peer.hostname!);
    default:
      return false;
  }
}
