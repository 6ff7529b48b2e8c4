import type { NetworkPeer, NetworkPort, NetworkRule } from '../contract/network';
import { NetworkPeerKind } from '../contract/network';
import { isAddress, hintsAtPrivateAddress, readHost } from '../core/hosts';
import type { JoinedRule, PolicyInput } from './network-rules';
import { ANYWHERE_BUT_METADATA, joinRules, ofFamilies, PUBLIC } from './network-rules';

const NAMESPACE = 'k8s:io.kubernetes.pod.namespace';

/** One other end: which list of a rule it belongs to, and what stands there. */
interface CiliumPeer {
  readonly list: 'Endpoints' | 'CIDRSet' | 'Entities' | 'FQDNs';
  readonly item: unknown;
}

const FROM_ANYWHERE: CiliumPeer[] = [{ list: 'Entities', item: 'all' }];
const CLUSTER: CiliumPeer = { list: 'Entities', item: 'cluster' };
/** What stands for everybody, and for everybody outside the cluster. */
interface Everybody {
  readonly anywhere: CiliumPeer[];
  readonly outside: CiliumPeer[];
}

// an address of the node belongs to the entity "host", which no range matches in most versions
const HOST: CiliumPeer = { list: 'Entities', item: 'host' };
/** The token server of EKS Pod Identity runs on the node. */
const ON_NODE = ['169.254.170.23/32', 'fd00:ec2::23/128'];

/**
 * The rules of a workload as a CiliumNetworkPolicy: hosts outside the cluster by name instead of by address. Cilium learns the
 * addresses from the DNS answers, which is why DNS goes through its proxy.
 * @see https://docs.cilium.io/en/stable/security/policy/language/#dns-based
 */
export function ciliumPolicySpec(input: PolicyInput): { readonly [field: string]: unknown } {
  const { selector: matchLabels, namespace, ingress, egress, dns, hostNames, families } = input;
  const blocks = (ranges: typeof PUBLIC): CiliumPeer[] => ofFamilies(ranges, families).map((item) => ({ list: 'CIDRSet', item }));
  const outside = blocks(PUBLIC);
  // an entity has no exceptions, and ranges match what is outside the cluster only
  const to: Everybody = { anywhere: [CLUSTER, ...blocks(ANYWHERE_BUT_METADATA)], outside };
  const render = (rules: readonly NetworkRule[], everybody: Everybody): Array<JoinedRule<CiliumPeer>> =>
    joinRules(rules, (peer) => renderPeer(peer, namespace, everybody, hostNames));
  const ingressRules = render(ingress, { anywhere: FROM_ANYWHERE, outside }).flatMap((rule) => byList('from', rule));
  const lookups = hostNames ? { rules: { dns: [{ matchPattern: '*' }] } } : {};
  return {
    endpointSelector: { matchLabels },
    // an empty rule lets nobody in and keeps the policy in force
    ingress: ingressRules.length > 0 ? ingressRules : [{}],
    egress: [
      ...dnsRules(dns, namespace, to).map((rule) => ({ ...rule, toPorts: [{ ports: portsOf(dns.ports), ...lookups }] })),
      ...render(egress, to).flatMap((rule) => byList('to', rule)),
    ],
  };
}

/** Who answers for names, by pod, by address, and by the node where an address may be one of its own. */
function dnsRules(dns: NetworkRule, namespace: string | undefined, to: Everybody): Array<{ readonly [field: string]: unknown }> {
  const onNode = dns.peers.some((p) => p.kind === NetworkPeerKind.CIDR) ? [HOST] : [];
  const peers = dns.peers.flatMap((p) => renderPeer(p, namespace, to, false));
  return byList('to', { ports: dns.ports, peers: peers.length > 0 ? [...peers, ...onNode] : FROM_ANYWHERE });
}

/** Cilium takes one kind of other end for a rule. */
function byList(
  direction: 'from' | 'to',
  { ports, peers }: JoinedRule<CiliumPeer>,
): Array<{ readonly [field: string]: unknown }> {
  const lists = ['Endpoints', 'CIDRSet', 'Entities', 'FQDNs'] as const;
  return lists
    .map((list) => ({ list, items: peers.filter((p) => p.list === list).map((p) => p.item) }))
    .filter(({ items }) => items.length > 0)
    .map(({ list, items }) => ({
      [`${direction}${list}`]: items,
      ...(ports.length > 0 ? { toPorts: [{ ports: portsOf(ports) }] } : {}),
    }));
}

function portsOf(ports: readonly NetworkPort[]): Array<{ readonly port: string; readonly protocol: string }> {
  return ports.map(({ port, protocol }) => ({ port: String(port), protocol: protocol ?? 'TCP' }));
}

function renderPeer(peer: NetworkPeer, namespace: string | undefined, everybody: Everybody, hostNames: boolean): CiliumPeer[] {
  switch (peer.kind) {
    case NetworkPeerKind.PODS:
      return [endpoints(peer.inNamespace ?? namespace, peer.labels)];
    case NetworkPeerKind.NAMESPACE:
      return [endpoints(peer.inNamespace)];
    case NetworkPeerKind.CLUSTER:
      return [{ list: 'Endpoints', item: { matchExpressions: [{ key: NAMESPACE, operator: 'Exists' }] } }];
    case NetworkPeerKind.CIDR:
      return [
        { list: 'CIDRSet', item: { cidr: peer.range!, ...(peer.except!.length > 0 ? { except: peer.except } : {}) } },
        ...(ON_NODE.includes(peer.range!) ? [HOST] : []),
      ];
    case NetworkPeerKind.ANYWHERE:
      return everybody.anywhere;
    case NetworkPeerKind.API_SERVER:
      return [{ list: 'Entities', item: 'kube-apiserver' }];
    case NetworkPeerKind.CILIUM_ENTITY:
      return [{ list: 'Entities', item: peer.entity }];
    case NetworkPeerKind.HOST:
      return renderHost(
        peer.hostname!,
        namespace,
        hostNames
          ? undefined
          : peer.privateAddress || hintsAtPrivateAddress(peer.hostname!)
            ? everybody.anywhere
            : everybody.outside,
      );
  }
}

/** @param addresses what stands for a host outside where names may not */
function renderHost(host: string, namespace: string | undefined, addresses: CiliumPeer[] | undefined): CiliumPeer[] {
  if (isAddress(host)) {
    return [{ list: 'CIDRSet', item: { cidr: host.includes(':') ? `${host}/128` : `${host}/32` } }];
  }
  const { namespace: target, outside } = readHost(host);
  const byName: CiliumPeer = { list: 'FQDNs', item: host.includes('*') ? { matchPattern: host } : { matchName: host } };
  return [
    ...(target === undefined ? [] : [endpoints(target === '' ? namespace : target)]),
    ...(outside ? (addresses ?? [byName]) : []),
  ];
}

function endpoints(namespace: string | undefined, labels: { readonly [name: string]: string } = {}): CiliumPeer {
  return {
    list: 'Endpoints',
    item: { matchLabels: { ...labels, [NAMESPACE]: namespace } },
  };
}
