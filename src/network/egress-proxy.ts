import type { Cluster } from '../cluster/cluster';
import type { EgressProxyOptions, NetworkRule } from '../contract/network';
import { NetworkPeer } from '../contract/network';
import { hostAndPort, isAddress, isInCluster, isLikelyInCluster, readHost } from '../core/hosts';
import type { Problem } from '../core/problem';
import { namesOf } from './names';

const INSIDE = ['localhost', '127.0.0.1', '::1', '.svc'];

/** A rule as it is with a proxy: what it names outside the cluster is reached through the proxy alone. */
export function throughProxy(proxy: EgressProxyOptions | undefined, rules: readonly NetworkRule[]): NetworkRule[] {
  if (!proxy) {
    return [...rules];
  }
  const { host, port } = hostAndPort(proxy.url);
  // proxies of a company have private addresses
  const outside = [...podsNamed(host), NetworkPeer.anywhere()];
  const peers = isAddress(host) || isInCluster(host) ? [NetworkPeer.host(host)] : outside;
  return [
    { peers, ports: [{ port: port ?? 80 }] },
    ...rules.map((rule) => ({ ...rule, peers: rule.peers.flatMap((peer) => direct(proxy, peer)) })),
  ];
}

/**
 * What is left of a peer: of a name that may be a Service, its pods, since what is not HTTP asks no proxy. A name that is reached
 * without the proxy although it is outside belongs to the company, and so does its address.
 */
function direct(proxy: EgressProxyOptions, peer: NetworkPeer): NetworkPeer[] {
  const host = peer.hostname;
  if (host === undefined) {
    return [peer];
  }
  if (isOutside(proxy, host)) {
    return podsNamed(host);
  }
  return [isLikelyInCluster(host) ? peer : NetworkPeer.privateHost(host)];
}

function podsNamed(host: string): NetworkPeer[] {
  const { namespace } = readHost(host);
  return namespace ? [NetworkPeer.namespace(namespace)] : [];
}

/** Whether something that the rules name is reached through the proxy. */
export function isProxied(proxy: EgressProxyOptions, rules: readonly NetworkRule[]): boolean {
  return rules.some(({ peers }) => peers.some(({ hostname }) => hostname !== undefined && isOutside(proxy, hostname)));
}

/** The variables by which most HTTP libraries find a proxy. What the policy lets through directly is not asked for through it. */
export function proxyVariables(
  proxy: EgressProxyOptions,
  cluster: Cluster,
  rules: readonly NetworkRule[],
): { readonly [name: string]: string } {
  const { services = [], pods = [] } = cluster.facts.addresses ?? {};
  const inside = namesOf(rules).filter((name) => !isOutside(proxy, name));
  const called = rules.flatMap(({ names = [] }) => names);
  const ranges = rules.flatMap(({ peers }) => peers.flatMap((p) => (p.range === undefined ? [] : addressOf(p.range))));
  const direct = [...new Set([...inside, ...called, ...ranges])].sort();
  const known = [`.${cluster.domain}`, ...services, ...pods, ...(cluster.facts.identity?.noProxy ?? [])];
  const noProxy = [...new Set([...INSIDE, ...known, ...direct, ...(proxy.noProxy ?? [])])].join(',');
  return { HTTPS_PROXY: proxy.url, HTTP_PROXY: proxy.url, NO_PROXY: noProxy };
}

/** A range as lists of exceptions have it: most libraries know single addresses only as such, some want brackets around IPv6. */
function addressOf(range: string): string[] {
  const [address, prefix] = range.split('/') as [string, string];
  switch (prefix) {
    // everything would be an exception
    case '0':
      return [];
    case '32':
      return [address];
    case '128':
      return [address, `[${address}]`];
    default:
      return [range];
  }
}

function isOutside(proxy: EgressProxyOptions, host: string): boolean {
  const exempt = proxy.noProxy?.some((entry) => `.${host}`.endsWith(entry.replace(/^\*?\.?/, '.')));
  return !isAddress(host) && !isLikelyInCluster(host) && exempt !== true;
}

/** An http URL with a port, and no password in it. */
export function checkEgressProxy(proxy: EgressProxyOptions | undefined): Problem[] {
  if (!proxy) {
    return [];
  }
  const credentials = proxy.url.includes('@');
  const port = hostAndPort(proxy.url).port!;
  if (!credentials && /^https?:\/\/(\[[\da-f:]+\]|[^/:\s]+):\d+\/?$/i.test(proxy.url) && port > 0 && port < 65536) {
    return [];
  }
  const remedy = 'write it like "http://proxy.example.com:3128"';
  return [
    {
      code: 'LLMGW-514',
      prop: 'egressProxy.url',
      value: credentials ? undefined : proxy.url,
      reason: credentials ? 'credentials in it would stand in the manifest' : 'not an http URL with host and port',
      remedy,
    },
  ];
}
