import { BlockList } from 'node:net';
import { matches } from '../checks/references/workloads';
import { all, podTemplateOf } from './find';
import type { Manifest } from './manifest';

/** Somebody who talks or is talked to: pods have a namespace and labels, everything else an address, perhaps a name. */
export interface Peer {
  readonly name?: string;
  readonly namespace?: string;
  readonly labels?: Record<string, string>;
  readonly address?: string;
  readonly host?: string;
  /** What Cilium calls it, where it has neither labels nor an address that a policy could name. */
  readonly entity?: string;
}

/** Somebody on the public internet. */
export const WORLD: Peer = { name: 'the internet', address: '203.0.113.7' };
/** Something in the private network of the company that nobody declared. */
export const INTRANET: Peer = { name: 'the private network', address: '10.200.1.2' };
/** Where every cloud gives out credentials of the node. */
export const METADATA: Peer = { name: 'the metadata service', address: '169.254.169.254' };
/** The same over IPv6, in AWS. */
export const METADATA_V6: Peer = { name: 'the metadata service over IPv6', address: 'fd00:ec2::254' };
/** A pod of another team. */
export const STRANGER: Peer = { name: 'a stranger', namespace: 'elsewhere', labels: { app: 'stranger' } };
/** Cluster DNS. */
export const DNS: Peer = { name: 'DNS', namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } };

/** The pods of a workload of the file. */
export function podsOf(manifest: Manifest): Peer {
  const { name, namespace } = manifest.metadata;
  return { name: `${manifest.kind}/${name}`, namespace, labels: podTemplateOf(manifest)?.metadata?.labels ?? {} };
}

/** Whether both sides let it: the policies of who talks, and those of who is talked to. */
export function canReach(manifests: readonly Manifest[], from: Peer, to: Peer, port: number, protocol = 'TCP'): boolean {
  return reachOf(manifests, from).to(to, port, protocol) && reachOf(manifests, to).from(from, port, protocol);
}

/** Whom the policies of some pods let them call, and by whom they let them be called. */
export interface Reach {
  readonly to: (end: Peer, port: number, protocol?: string) => boolean;
  readonly from: (end: Peer, port: number, protocol?: string) => boolean;
}

/** One side, read once for many questions. Without a policy everything is let. */
export function reachOf(manifests: readonly Manifest[], self: Peer): Reach {
  const policies = policiesOf(manifests, self);
  const allows = (direction: Direction): Reach['to'] => {
    const used = policies.filter((policy) => policy.types.includes(direction));
    const rules = used.flatMap((policy) => policy.rules[direction]);
    return (end, port, protocol = 'TCP') =>
      used.length === 0 || rules.some((rule) => rule.ports(port, protocol) && rule.peers(end));
  };
  return { to: allows('egress'), from: allows('ingress') };
}

type Direction = 'ingress' | 'egress';

interface Rule {
  readonly peers: (end: Peer) => boolean;
  readonly ports: (port: number, protocol: string) => boolean;
}

interface Policy {
  readonly types: readonly Direction[];
  readonly rules: Record<Direction, readonly Rule[]>;
}

function policiesOf(manifests: readonly Manifest[], { namespace, labels }: Peer): Policy[] {
  if (!labels) return [];
  const mine = (policy: Manifest, selector: any): boolean =>
    policy.metadata.namespace === namespace && matches(selector ?? {}, labels);

  return [
    ...all(manifests, 'NetworkPolicy')
      .filter((policy) => mine(policy, policy['spec'].podSelector))
      .map(({ metadata, spec }) => ({
        types: spec.policyTypes.map((type: string) => type.toLowerCase()),
        rules: {
          ingress: (spec.ingress ?? []).map((rule: any) => plainRule(rule, rule.from, metadata.namespace)),
          egress: (spec.egress ?? []).map((rule: any) => plainRule(rule, rule.to, metadata.namespace)),
        },
      })),
    ...all(manifests, 'CiliumNetworkPolicy')
      .filter((policy) => mine(policy, policy['spec'].endpointSelector))
      .map(({ spec }) => ({
        types: (['ingress', 'egress'] as const).filter((direction) => spec[direction] !== undefined),
        rules: {
          ingress: (spec.ingress ?? []).map((rule: any) => ciliumRule(rule, 'from')),
          egress: (spec.egress ?? []).map((rule: any) => ciliumRule(rule, 'to')),
        },
      })),
  ];
}

function plainRule(rule: any, peers: any[] | undefined, home: string | undefined): Rule {
  return {
    peers: (end) => peers === undefined || peers.length === 0 || peers.some((peer) => isPeer(peer, end, home)),
    ports: (port, protocol) =>
      rule.ports === undefined || rule.ports.some((p: any) => p.port === port && (p.protocol ?? 'TCP') === protocol),
  };
}

function isPeer({ ipBlock, namespaceSelector, podSelector }: any, end: Peer, home: string | undefined): boolean {
  if (ipBlock) return inRange(end.address, ipBlock);
  if (!end.labels) return false;
  const there = namespaceSelector
    ? matches(namespaceSelector, { 'kubernetes.io/metadata.name': end.namespace ?? '' })
    : end.namespace === home;
  return there && (podSelector === undefined || matches(podSelector, end.labels));
}

function ciliumRule(rule: any, direction: 'from' | 'to'): Rule {
  const lists = Object.keys(rule).filter((key) => key !== 'toPorts');
  return {
    peers: (end) => lists.some((key) => rule[key].some((item: any) => isCiliumPeer(key.slice(direction.length), item, end))),
    ports: (port, protocol) =>
      (rule.toPorts ?? []).some(({ ports }: any) => ports.some((p: any) => Number(p.port) === port && p.protocol === protocol)),
  };
}

function isCiliumPeer(list: string, item: any, { labels, namespace, address, host, entity }: Peer): boolean {
  switch (list) {
    case 'Endpoints':
      return labels !== undefined && matches(item, { ...labels, 'k8s:io.kubernetes.pod.namespace': namespace ?? '' });
    case 'CIDRSet':
      return inRange(address, item);
    case 'Entities':
      return (
        item === 'all' ||
        (item === 'cluster' && labels !== undefined) ||
        (item === 'host' && labels === undefined && address === undefined && entity === undefined) ||
        item === entity
      );
    case 'FQDNs':
      return (
        host !== undefined && new RegExp(`^${(item.matchName ?? item.matchPattern).replace(/\*/g, '[-a-z0-9.]*')}$`).test(host)
      );
    default:
      throw new Error(`unknown list of other ends: ${list}`);
  }
}

function inRange(address: string | undefined, { cidr, except = [] }: any): boolean {
  return address !== undefined && contains(cidr, address) && !except.some((range: string) => contains(range, address));
}

const BLOCKS = new Map<string, BlockList>();

function contains(range: string, address: string): boolean {
  const [network = '', prefix] = range.split('/');
  const family = (text: string): 'ipv4' | 'ipv6' => (text.includes(':') ? 'ipv6' : 'ipv4');
  if (family(network) !== family(address)) return false;
  const block = BLOCKS.get(range) ?? new BlockList();
  if (!BLOCKS.has(range)) {
    block.addSubnet(network, Number(prefix), family(network));
    BLOCKS.set(range, block);
  }
  return block.check(address, family(address));
}
