import type { KubernetesObject } from '../manifests/object';
import type { Workload } from './view';

/** One permitted way: who, and by which port. */
export interface Way {
  readonly direction: 'in' | 'out';
  readonly peer: string;
  readonly port: string;
}

/** Nothing keeps this side shut. */
const OPEN: Omit<Way, 'direction'> = { peer: 'everybody', port: 'every port' };

/** The ways that the policies of a workload leave open, in both directions, sorted. */
export function waysOf({ policies }: Pick<Workload, 'policies'>): Way[] {
  const ways = (['in', 'out'] as const).flatMap((direction) => {
    const found = policies.map((policy) => rulesOf(policy, direction)).filter((rules) => rules !== undefined);
    return found.length === 0 ? [{ direction, ...OPEN }] : found.flat().map((way) => ({ direction, ...way }));
  });
  const unique = new Map(ways.map((way) => [`${way.direction} ${way.peer} ${way.port}`, way]));
  return [...unique.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, way]) => way);
}

/** The ways as peers with their ports, the way people say them. */
export function describeWays(ways: readonly Way[], direction: 'in' | 'out'): string[] {
  const ports = new Map<string, string[]>();
  for (const way of ways.filter((w) => w.direction === direction)) {
    ports.set(way.peer, [...(ports.get(way.peer) ?? []), way.port]);
  }
  return [...ports].map(([peer, list]) => `${peer} (${list.join(', ')})`);
}

/* eslint-disable @typescript-eslint/no-explicit-any -- objects of any tool, read as they come */

/** The rules of a policy for one direction; nothing if it does not speak of that direction. */
function rulesOf(policy: KubernetesObject, direction: 'in' | 'out'): Omit<Way, 'direction'>[] | undefined {
  const rules = direction === 'in' ? policy['spec']?.ingress : policy['spec']?.egress;
  if (policy.kind === 'CiliumNetworkPolicy') {
    return rules === undefined ? undefined : rules.flatMap(ciliumRule);
  }
  const types = policy['spec']?.policyTypes ?? ['Ingress', ...(rules && direction === 'out' ? ['Egress'] : [])];
  if (!types.includes(direction === 'in' ? 'Ingress' : 'Egress')) {
    return undefined;
  }
  return (rules ?? []).flatMap((rule: any) => {
    const peers: any[] | undefined = direction === 'in' ? rule.from : rule.to;
    const names = peers && peers.length > 0 ? peers.map(peerName) : [OPEN.peer];
    return cross(names, portsOf(rule.ports));
  });
}

function peerName({ ipBlock, namespaceSelector, podSelector }: any): string {
  if (ipBlock) {
    return blockName(ipBlock);
  }
  const pods = labelsText(podSelector);
  const namespace = namespaceSelector?.matchLabels?.['kubernetes.io/metadata.name'];
  const place =
    namespaceSelector === undefined ? '' : namespace ? `in ${namespace}` : inNamespaces(labelsText(namespaceSelector));
  return [pods === '' ? 'every pod' : `pods ${pods}`, place].filter((text) => text !== '').join(' ');
}

function inNamespaces(labels: string): string {
  return labels === '' ? 'of the cluster' : `in namespaces ${labels}`;
}

function blockName({ cidr, except = [] }: { cidr: string; except?: string[] }): string {
  if (cidr === '0.0.0.0/0' || cidr === '::/0') {
    const where = except.some((range) => range.startsWith('10.') || range.startsWith('fc00')) ? 'the internet' : 'every address';
    return cidr === '::/0' ? `${where} (IPv6)` : where;
  }
  return cidr;
}

function labelsText(selector: any): string {
  const exact = Object.entries(selector?.matchLabels ?? {});
  const short = exact.map(([name, value]) => `${name.replace('app.kubernetes.io/', '')}=${String(value)}`);
  const other = (selector?.matchExpressions ?? []).map(({ key, operator, values }: any) =>
    [key, operator, ...(values ? [`(${values.join(', ')})`] : [])].join(' '),
  );
  return [...short, ...other].join(',');
}

function ciliumRule(rule: any): Omit<Way, 'direction'>[] {
  const peers = Object.entries(rule)
    .filter(([list]) => /^(from|to)/.test(list) && !/Ports$/.test(list))
    .flatMap(([list, items]) => (items as any[]).map((item) => ciliumPeer(list, item)));
  const ports = (rule.toPorts ?? []).flatMap((entry: any) => portsOf(entry.ports));
  return cross(peers.length > 0 ? peers : [OPEN.peer], ports.length > 0 ? ports : [OPEN.port]);
}

function ciliumPeer(list: string, item: any): string {
  switch (list.replace(/^(from|to)/, '')) {
    case 'Entities':
      return `entity ${item}`;
    case 'CIDR':
      return item;
    case 'CIDRSet':
      return blockName(item);
    case 'FQDNs':
      return item.matchName ?? item.matchPattern;
    default:
      return `pods ${labelsText(item)}`;
  }
}

function portsOf(ports: any[] | undefined): string[] {
  return ports === undefined || ports.length === 0 ? [OPEN.port] : ports.map(portText);
}

function portText({ port, endPort, protocol = 'TCP' }: any): string {
  const range = endPort === undefined ? String(port ?? 'every port') : `${port}-${endPort}`;
  return protocol === 'TCP' ? range : `${range}/${protocol}`;
}

function cross(peers: readonly string[], ports: readonly string[]): Omit<Way, 'direction'>[] {
  return peers.flatMap((peer) => ports.map((port) => ({ peer, port })));
}
