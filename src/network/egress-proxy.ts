import type { EgressProxyOptions, NetworkRule } from '../contract/network';
import { NetworkPeer, NetworkPeerKind } from '../contract/network';
import { hostAndPort, isAddress, isInCluster, isLikelyInCluster, readHost } from '../core/hosts';
import type { Problem } from '../core/problem';

const INSIDE = ['localhost', '127.0.0.1', '::1', '.svc', '.cluster.local'];

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
    { description: 'egress proxy', peers, ports: [{ port: port ?? 80 }] },
    ...rules.map((rule) => ({ ...rule, peers: rule.peers.flatMap((peer) => direct(proxy, peer)) })),
  ];
}

/** What is left of a peer: of a name that may be a Service, its pods, since what is not HTTP asks no proxy. */
function direct(proxy: EgressProxyOptions, peer: NetworkPeer): NetworkPeer[] {
  const proxied = peer.kind === NetworkPeerKind.HOST && isOutside(proxy, peer.hostname!);
  return proxied ? podsNamed(peer.hostname!) : [peer];
}

function podsNamed(host: string): NetworkPeer[] {
  const { namespace } = readHost(host);
  return namespace ? [NetworkPeer.namespace(namespace)] : [];
}

/** The variables by which most HTTP libraries find a proxy; hosts of the rules that are inside the cluster stay direct. */
export function proxyVariables(proxy: EgressProxyOptions, rules: readonly NetworkRule[]): { readonly [name: string]: string } {
  const hosts = rules.flatMap((r) => r.peers).flatMap((p) => (p.hostname === undefined ? [] : [p.hostname]));
  const inside = hosts.filter((host) => !isOutside(proxy, host)).sort();
  const noProxy = [...new Set([...INSIDE, ...inside, ...(proxy.noProxy ?? [])])].join(',');
  return { HTTPS_PROXY: proxy.url, HTTP_PROXY: proxy.url, NO_PROXY: noProxy };
}

function isOutside(proxy: EgressProxyOptions, host: string): boolean {
  const exempt = proxy.noProxy?.some(
    (entry) => host === entry.replace(/^\*?\./, '') || host.endsWith(entry.replace(/^\*?\.?/, '.')),
  );
  return !isAddress(host) && !isLikelyInCluster(host) && exempt !== true;
}

/** An http URL with a port, and no password in it. */
export function checkEgressProxy(proxy: EgressProxyOptions | undefined): Problem[] {
  if (!proxy) {
    return [];
  }
  const credentials = /^[a-z]+:\/\/[^/]*@/i.test(proxy.url);
  if (!credentials && /^https?:\/\/[^/:@\s]+:\d{1,5}\/?$/i.test(proxy.url)) {
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
