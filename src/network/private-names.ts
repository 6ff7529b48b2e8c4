import type { Cluster } from '../cluster/cluster';
import type { NetworkRule } from '../contract/network';
import { NetworkPeer, NetworkPeerKind } from '../contract/network';
import { hintsAtPrivateAddress, isAddress, matchesHost, readHost } from '../core/hosts';
import type { Problem } from '../core/problem';
import { unread } from '../core/unread';

/**
 * Rules as the cluster makes them: names that are known to have private addresses are private, and the API server is where its profile
 * says. For Cilium it keeps its name as well: where it runs on nodes, no range matches it.
 *
 * @param privateHosts names that the workload says are private
 */
export function placed(
  cluster: Cluster,
  rules: readonly NetworkRule[],
  privateHosts: readonly string[],
  isCilium: boolean,
): NetworkRule[] {
  const { privateNames = [], apiServer = [] } = cluster.facts.addresses ?? {};
  const names = [...privateHosts, ...privateNames];
  const place = (peer: NetworkPeer): NetworkPeer[] => {
    if (peer.kind === NetworkPeerKind.API_SERVER) {
      const ranges = apiServer.map((range) => NetworkPeer.cidr(range));
      return isCilium || ranges.length === 0 ? [peer, ...ranges] : ranges;
    }
    const host = peer.hostname;
    return [host !== undefined && names.some((name) => matchesHost(name, host)) ? NetworkPeer.privateHost(host) : peer];
  };
  return rules.map((rule) => ({ ...rule, peers: rule.peers.flatMap(place) }));
}

/** What a policy by address cannot know, and had to be opened for. Cilium knows the API server by its name. */
export function checkPlaces(rules: readonly NetworkRule[], isCilium: boolean): Problem[] {
  const peers = rules.flatMap((rule) => rule.peers);
  const hosts = peers.filter((p) => p.kind === NetworkPeerKind.HOST && !p.privateAddress).map((p) => p.hostname!);
  const hinting = [...new Set(hosts)]
    .filter((host) => !isAddress(host) && readHost(host).outside && hintsAtPrivateAddress(host))
    .sort();
  const server = !isCilium && peers.some((p) => p.kind === NetworkPeerKind.API_SERVER);
  return [...hinting.map(privateName), ...(server ? [unknownServer()] : [])];
}

/** Names that a workload calls private and that none of its pods reaches: mostly a slip, and then the policy blocks the host that was meant. */
export function checkPrivateHosts({ privateHosts, egress }: PrivateHosts): Problem[] {
  const called = egress.flatMap(({ peers }) => peers);
  const reason = 'its pods reach no host of that name';
  const remedy = "write it as 'egress', 'providers' and the stores do, leave it out, or accept this warning";
  return privateHosts
    .filter((name) => !called.some(({ hostname }) => hostname !== undefined && matchesHost(name, hostname)))
    .flatMap((privateHosts) => unread({ privateHosts }, reason, remedy, true));
}

interface PrivateHosts {
  readonly privateHosts: readonly string[];
  readonly egress: readonly NetworkRule[];
}

function privateName(value: string): Problem {
  const reason = 'the name says that its address is private, so the policy allows every address on its port';
  const remedy = "state its addresses with 'peers', or say that it is private ('privateEndpoint', 'privateHosts') to accept that";
  return { code: 'LLMGW-009', prop: 'egress', value, reason, remedy, warning: true };
}

function unknownServer(): Problem {
  const reason = 'where the API server answers is unknown, so the policy allows every address on its ports';
  const remedy =
    "state addresses: { apiServer: ['10.0.0.5/32'] } in the ClusterProfile; ask with: kubectl get endpointslices --namespace default --selector kubernetes.io/service-name=kubernetes";
  return { code: 'LLMGW-001', prop: 'addresses.apiServer', reason, remedy, warning: true };
}
