import { k8s } from 'cdk8s-plus-28';
import type { NetworkPeer, NetworkPort, NetworkRule } from '../contract/network';
import { NetworkPeerKind } from '../contract/network';
import { isAddress, hintsAtPrivateAddress, readHost } from '../core/hosts';
import { apart } from './ip-blocks';
import type { JoinedRule, PolicyInput } from './network-rules';
import { ANYWHERE_BUT_METADATA, joinRules, ofFamilies, PUBLIC } from './network-rules';

const FROM_ANYWHERE = [{ cidr: '0.0.0.0/0' }, { cidr: '::/0' }];

/** What stands for everybody, and for everybody outside the cluster. */
interface Everybody {
  readonly anywhere: k8s.NetworkPolicyPeer[];
  readonly outside: k8s.NetworkPolicyPeer[];
}

/** The rules of a workload as one NetworkPolicy. */
export function networkPolicySpec(input: PolicyInput): k8s.NetworkPolicySpec {
  const { selector: matchLabels, namespace, ingress, egress, dns, families } = input;
  const blocks = (ranges: ReadonlyArray<k8s.IpBlock>): k8s.NetworkPolicyPeer[] =>
    ofFamilies(ranges, families).map((ipBlock) => ({ ipBlock }));
  const outside = blocks(PUBLIC);
  const from: Everybody = { anywhere: blocks(FROM_ANYWHERE), outside };
  const to: Everybody = { anywhere: blocks(ANYWHERE_BUT_METADATA), outside };
  const render = (rules: readonly NetworkRule[], everybody: Everybody): Array<JoinedRule<k8s.NetworkPolicyPeer>> =>
    // a rule of which no end can be said is in no group: with an empty list of ends it would be for everybody
    joinRules(rules, (peer) => renderPeer(peer, namespace, everybody)).flatMap(({ ports, peers }) =>
      apart(peers).map((group) => ({ ports, peers: group })),
    );
  const someone = ingress.filter((rule) => !isEverybody(rule));
  const into = [
    ...ingress.filter(isEverybody).map(({ ports }) => ({ ports: portsOf(ports) })),
    ...render(someone, from).map((rule) => ({ from: rule.peers, ports: portsOf(rule.ports) })),
  ];
  return {
    podSelector: { matchLabels },
    policyTypes: ['Ingress', 'Egress'],
    // a server keeps no empty list, and takes each apply that has one for a change
    ingress: into.length > 0 ? into : undefined,
    egress: [
      // without other ends a rule is for everybody
      ...(dns.peers.length === 0 ? [{ ports: portsOf(dns.ports) }] : []),
      ...render([dns, ...egress], to).map((rule) => ({ to: rule.peers, ports: portsOf(rule.ports) })),
    ],
  };
}

/** Every address, and somebody who has none: that is said by naming nobody. */
export function isEverybody({ peers }: NetworkRule): boolean {
  const has = (kind: NetworkPeerKind): boolean => peers.some((peer) => peer.kind === kind);
  return has(NetworkPeerKind.ANYWHERE) && has(NetworkPeerKind.CILIUM_ENTITY);
}

/** No port is every port. */
function portsOf(ports: readonly NetworkPort[]): k8s.NetworkPolicyPort[] | undefined {
  const rendered = ports.map(({ port, protocol }) => ({ port: k8s.IntOrString.fromNumber(port), protocol: protocol ?? 'TCP' }));
  return rendered.length > 0 ? rendered : undefined;
}

function renderPeer(peer: NetworkPeer, namespace: string | undefined, everybody: Everybody): k8s.NetworkPolicyPeer[] {
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
      return [{ ipBlock: { cidr: peer.range!, except: peer.except!.length > 0 ? peer.except : undefined } }];
    case NetworkPeerKind.ANYWHERE:
    case NetworkPeerKind.API_SERVER:
      return everybody.anywhere;
    case NetworkPeerKind.CILIUM_ENTITY:
      // said by LLMGW-517
      return [];
    case NetworkPeerKind.HOST:
      return renderHost(peer, namespace, everybody);
  }
}

/**
 * Policies know addresses and pods, not names: a Service is all pods of its namespace, the rest is the public internet, and a
 * name that may be either is both.
 */
function renderHost(
  peer: NetworkPeer,
  namespace: string | undefined,
  { anywhere, outside: internet }: Everybody,
): k8s.NetworkPolicyPeer[] {
  const host = peer.hostname!;
  if (isAddress(host)) {
    return [{ ipBlock: { cidr: host.includes(':') ? `${host}/128` : `${host}/32` } }];
  }
  const { namespace: target, outside } = readHost(host);
  return [
    ...(target === undefined ? [] : [podsIn(target, namespace)]),
    ...(outside ? (peer.privateAddress || hintsAtPrivateAddress(host) ? anywhere : internet) : []),
  ];
}

function podsIn(target: string, namespace: string | undefined): k8s.NetworkPolicyPeer {
  return target === '' || target === namespace ? { podSelector: {} } : { namespaceSelector: inNamespace(target) };
}

function inNamespace(name: string): k8s.LabelSelector {
  return { matchLabels: { 'kubernetes.io/metadata.name': name } };
}
