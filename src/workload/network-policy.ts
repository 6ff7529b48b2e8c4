import { k8s } from 'cdk8s-plus-28';
import { NetworkPeer, NetworkPeerKind } from '../contract/network';
import type { NetworkRule } from '../contract/network';
import { inClusterNamespace, isAddress } from '../core/hosts';

// private, shared, loopback and link-local ranges; the last holds the metadata service of every cloud
const NOT_PUBLIC_V4 = ['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'];
const NOT_PUBLIC_V6 = ['fc00::/7', 'fe80::/10'];

/** Names are needed by everybody; large answers and retries use TCP. The address is that of the node-local cache. */
export const DNS_RULE: NetworkRule = {
  description: 'DNS',
  peers: [NetworkPeer.namespace('kube-system'), NetworkPeer.cidr('169.254.20.10/32')],
  ports: [
    { port: 53, protocol: 'UDP' },
    { port: 53, protocol: 'TCP' },
  ],
};

/** The rules of a workload as one NetworkPolicy. */
export function networkPolicySpec(
  matchLabels: { [name: string]: string },
  namespace: string | undefined,
  ingress: readonly NetworkRule[],
  egress: readonly NetworkRule[],
): k8s.NetworkPolicySpec {
  return {
    podSelector: { matchLabels },
    policyTypes: ['Ingress', 'Egress'],
    ingress: sorted(ingress, namespace).map((rule) => ({ from: rule.peers, ports: rule.ports })),
    egress: sorted([DNS_RULE, ...egress], namespace).map((rule) => ({ to: rule.peers, ports: rule.ports })),
  };
}

interface RenderedRule {
  readonly ports: k8s.NetworkPolicyPort[];
  readonly peers: k8s.NetworkPolicyPeer[];
}

/** Rules for the same ports are joined, so that the order in which they were added does not show. */
function sorted(rules: readonly NetworkRule[], namespace: string | undefined): RenderedRule[] {
  const byPorts = new Map<string, { ports: k8s.NetworkPolicyPort[]; peers: Map<string, k8s.NetworkPolicyPeer> }>();
  for (const rule of rules) {
    const ports = rule.ports.map((p) => ({ port: k8s.IntOrString.fromNumber(p.port), protocol: p.protocol ?? 'TCP' }));
    const key = JSON.stringify(rule.ports.map((p) => [p.port, p.protocol ?? 'TCP']));
    const entry = byPorts.get(key) ?? { ports, peers: new Map() };
    byPorts.set(key, entry);
    for (const peer of rule.peers.flatMap((p) => renderPeer(p, namespace))) {
      entry.peers.set(JSON.stringify(peer), peer);
    }
  }
  return [...byPorts.entries()]
    .sort(byKey)
    .map(([, { ports, peers }]) => ({ ports, peers: withoutCovered([...peers.entries()].sort(byKey).map(([, peer]) => peer)) }));
}

/** Where every pod of the cluster is let through, pods and namespaces need no line of their own. */
function withoutCovered(peers: k8s.NetworkPolicyPeer[]): k8s.NetworkPolicyPeer[] {
  const everyPod = peers.find(
    (p) => p.namespaceSelector && Object.keys(p.namespaceSelector).length === 0 && p.podSelector === undefined,
  );
  return everyPod ? peers.filter((p) => p === everyPod || p.ipBlock !== undefined) : peers;
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function renderPeer(peer: NetworkPeer, namespace: string | undefined): k8s.NetworkPolicyPeer[] {
  switch (peer.kind) {
    case NetworkPeerKind.PODS:
      return [
        {
          podSelector: { matchLabels: peer.labels },
          namespaceSelector: peer.inNamespace && peer.inNamespace !== namespace ? inNamespace(peer.inNamespace) : undefined,
        },
      ];
    case NetworkPeerKind.NAMESPACE:
      return [{ namespaceSelector: inNamespace(peer.inNamespace!) }];
    case NetworkPeerKind.CLUSTER:
      return [{ namespaceSelector: {} }];
    case NetworkPeerKind.CIDR:
      return [{ ipBlock: { cidr: peer.range!, except: peer.except?.length ? peer.except : undefined } }];
    case NetworkPeerKind.ANYWHERE:
      return [{ ipBlock: { cidr: '0.0.0.0/0' } }, { ipBlock: { cidr: '::/0' } }];
    case NetworkPeerKind.HOST:
      return renderHost(peer.hostname!, namespace);
  }
}

/** Policies know addresses and pods, not names: a Service is all pods of its namespace, the rest is the public internet. */
function renderHost(host: string, namespace: string | undefined): k8s.NetworkPolicyPeer[] {
  if (isAddress(host)) {
    return [{ ipBlock: { cidr: host.includes(':') ? `${host}/128` : `${host}/32` } }];
  }
  const target = inClusterNamespace(host);
  if (target !== undefined) {
    return target === '' || target === namespace ? [{ podSelector: {} }] : [{ namespaceSelector: inNamespace(target) }];
  }
  return [{ ipBlock: { cidr: '0.0.0.0/0', except: NOT_PUBLIC_V4 } }, { ipBlock: { cidr: '::/0', except: NOT_PUBLIC_V6 } }];
}

function inNamespace(name: string): k8s.LabelSelector {
  return { matchLabels: { 'kubernetes.io/metadata.name': name } };
}
