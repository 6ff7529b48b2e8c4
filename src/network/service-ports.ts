import type { NetworkPeer, NetworkRule } from '../contract/network';
import { NetworkPeerKind } from '../contract/network';
import { hostAndPort, isInCluster, readHost } from '../core/hosts';
import type { Problem } from '../core/problem';

/** Ports that Services like and pods without privileges do not. */
const SERVICE_PORTS = [80, 443];

/** A URL in the cluster names the port of a Service, policies match the ports of pods: nobody knows the other one from here. */
export function checkServicePort(
  prop: string,
  url: string,
  namespace: string | undefined,
  egress: readonly NetworkRule[],
): Problem[] {
  const { host, port = 443 } = hostAndPort(url);
  if (host === '' || host === 'localhost' || !isInCluster(host) || !SERVICE_PORTS.includes(port)) {
    return [];
  }
  const target = namespaceOf(host, namespace);
  const answered = egress.some(
    ({ peers, ports }) => ports.some((p) => p.port !== port) && peers.some((peer) => mayBeIn(peer, target, namespace)),
  );
  if (answered) {
    return [];
  }
  return [
    {
      code: 'LLMGW-515',
      prop,
      value: `${host}:${port}`,
      reason: 'a port of a Service; the network policy needs the one on which its pods listen',
      remedy: `add it: egress: [{ peers: [NetworkPeer.host('${host}')], ports: [{ port: 8080 }] }], or accept this if it is ${port}`,
      warning: true,
    },
  ];
}

function mayBeIn(peer: NetworkPeer, target: string | undefined, namespace: string | undefined): boolean {
  switch (peer.kind) {
    case NetworkPeerKind.PODS:
    case NetworkPeerKind.NAMESPACE:
      return (peer.inNamespace ?? namespace) === target;
    case NetworkPeerKind.CLUSTER:
      return true;
    case NetworkPeerKind.HOST:
      return isInCluster(peer.hostname!) && namespaceOf(peer.hostname!, namespace) === target;
    case NetworkPeerKind.CIDR:
    case NetworkPeerKind.ANYWHERE:
    case NetworkPeerKind.API_SERVER:
    case NetworkPeerKind.CILIUM_ENTITY:
      return false;
  }
}

function namespaceOf(host: string, own: string | undefined): string | undefined {
  const { namespace } = readHost(host);
  return namespace === '' ? own : namespace;
}
