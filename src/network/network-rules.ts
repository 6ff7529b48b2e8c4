import type { NetworkPort, NetworkRule } from '../contract/network';
import { NetworkPeer, NetworkPeerKind } from '../contract/network';
import { cidrContains, parseCidr } from '../core/cidr';
import { isAddress, isInCluster, readHost } from '../core/hosts';
import type { Problem } from '../core/problem';

const DNS_PORTS: NetworkPort[] = [
  { port: 53, protocol: 'UDP' },
  { port: 53, protocol: 'TCP' },
];

/** Names are needed by everybody; large answers and retries use TCP. The address is that of the node-local cache. */
export const DNS_RULE: NetworkRule = {
  peers: [NetworkPeer.namespace('kube-system'), NetworkPeer.cidr('169.254.20.10/32')],
  ports: DNS_PORTS,
};

/**
 * What hands out credentials or settings of the node, in every cloud and both families. Pods reach the ones that their identity needs,
 * by rules of their own.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
 * @see https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16
 * @see https://www.alibabacloud.com/help/en/ecs/user-guide/view-instance-metadata
 */
const METADATA_V4 = [
  // link-local: the metadata of AWS, Google, Azure, Oracle and others, and the token server of EKS
  '169.254.0.0/16',
  // Alibaba Cloud
  '100.100.100.200/32',
  // the wire server of Azure
  '168.63.129.16/32',
];
const METADATA_V6 = [
  'fe80::/10',
  // AWS: metadata and the token server of EKS
  'fd00:ec2::254/128',
  'fd00:ec2::23/128',
  // Google
  'fd20:ce::254/128',
  // Oracle
  'fd00:c1::a9fe:a9fe/128',
];
const PRIVATE_V4 = ['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];
// fc00::/7 in its two halves: kube-router, which k3s and k0s have inside, takes ::/0 for 2000::/3 and fd00::/8, and an exception that is
// wider than one of these would be none
const PRIVATE_V6 = ['fc00::/8', 'fd00::/8'];

/** Every address to which pods may have business, private ones included. */
export const ANYWHERE_BUT_METADATA: ReadonlyArray<{ cidr: string; except: string[] }> = [
  { cidr: '0.0.0.0/0', except: METADATA_V4 },
  { cidr: '::/0', except: METADATA_V6 },
];

/** The public internet. */
export const PUBLIC: ReadonlyArray<{ cidr: string; except: string[] }> = [
  { cidr: '0.0.0.0/0', except: notInside(PRIVATE_V4, METADATA_V4) },
  { cidr: '::/0', except: notInside(PRIVATE_V6, METADATA_V6) },
];

/** The ranges of both lists, without those that lie inside another one. */
function notInside(...lists: ReadonlyArray<readonly string[]>): string[] {
  const all = lists.flat();
  return all.filter((range) => !all.some((other) => cidrContains(other, range))).sort();
}

/** What a policy is made from, read when it is rendered. */
export interface PolicyInput {
  readonly selector: { [name: string]: string };
  readonly namespace?: string;
  readonly ingress: readonly NetworkRule[];
  readonly egress: readonly NetworkRule[];
  /** Where names are answered; no peer at all is everybody. */
  readonly dns: NetworkRule;
  /** Whether hosts may be told apart by name, where policies can. */
  readonly hostNames: boolean;
  readonly families: IpFamilies;
}

/** Families of addresses that pods have; where nobody says, a policy is written for both. */
export interface IpFamilies {
  readonly ipv4: boolean;
  readonly ipv6: boolean;
}

/** The ranges of the families that there are. */
export function ofFamilies<T extends { readonly cidr: string }>(ranges: readonly T[], { ipv4, ipv6 }: IpFamilies): T[] {
  return ranges.filter(({ cidr }) => (cidr.includes(':') ? ipv6 : ipv4));
}

/** Rules for the same ports as one, with the other ends as the policy writes them. */
export interface JoinedRule<T> {
  readonly ports: readonly NetworkPort[];
  readonly peers: T[];
}

/** Rules for the same ports are joined and sorted, so that the order in which they were added does not show. */
export function joinRules<T>(rules: readonly NetworkRule[], render: (peer: NetworkPeer) => T[]): JoinedRule<T>[] {
  const byPorts = new Map<string, { ports: readonly NetworkPort[]; peers: Map<string, T> }>();
  for (const rule of rules) {
    const key = JSON.stringify(rule.ports.map((p) => [p.port, p.protocol ?? 'TCP']));
    const entry = byPorts.get(key) ?? { ports: rule.ports, peers: new Map<string, T>() };
    byPorts.set(key, entry);
    for (const peer of rule.peers.flatMap(render)) {
      entry.peers.set(JSON.stringify(peer), peer);
    }
  }
  return byKey(byPorts).map(({ ports, peers }) => ({ ports, peers: byKey(peers) }));
}

function byKey<T>(values: ReadonlyMap<string, T>): T[] {
  return [...values.keys()].sort().map((key) => values.get(key)!);
}

/** Policies know callers by their pods or addresses: a name would let in everybody whom it may stand for. */
export function checkClients(prop: string, peers: readonly NetworkPeer[]): Problem[] {
  return peers
    .filter((peer) => peer.kind === NetworkPeerKind.HOST && !isAddress(peer.hostname!))
    .map(({ hostname }) => {
      const namespace = isInCluster(hostname!) ? readHost(hostname!).namespace : undefined;
      const remedy = namespace
        ? `use NetworkPeer.namespace('${namespace}'), or pods(...) with the labels of the callers`
        : "name the addresses, for example NetworkPeer.cidr('203.0.113.0/24'), or the pods";
      return { code: 'LLMGW-516', prop, value: hostname, reason: 'packets that arrive have an address and no name', remedy };
    });
}

/** In a policy an empty list means everybody or everything, which nobody means who writes an empty list. */
export function checkRules(prop: string, rules: readonly NetworkRule[] = []): Problem[] {
  return rules.flatMap((rule, i) => {
    const at = `${prop}[${i}]`;
    return [
      ...(rule.peers.length > 0
        ? []
        : [problem(`${at}.peers`, undefined, 'no peer', 'name at least one, or leave the rule out')]),
      ...(rule.ports.length > 0 ? [] : [problem(`${at}.ports`, undefined, 'no port', 'name at least one')]),
      ...rule.ports
        .filter(({ port }) => !Number.isInteger(port) || port < 1 || port > 65535)
        .map(({ port }) => problem(`${at}.ports`, port, 'not a whole number from 1 to 65535', 'use for example 443')),
      ...rule.peers.filter((p) => p.kind === NetworkPeerKind.CIDR).flatMap((p) => checkRange(`${at}.peers`, p)),
    ];
  });
}

function checkRange(prop: string, peer: NetworkPeer): Problem[] {
  const range = peer.range!;
  if (!parseCidr(range)) {
    return [problem(prop, range, 'not a range of addresses', 'write it like "10.0.0.3/32" or "10.1.0.0/16"')];
  }
  return peer
    .except!.filter((inner) => !cidrContains(range, inner))
    .map((inner) => problem(prop, inner, `not a range inside ${range}`, 'leave it out'));
}

function problem(prop: string, value: unknown, reason: string, remedy: string): Problem {
  return { code: 'LLMGW-512', prop, value, reason, remedy };
}
