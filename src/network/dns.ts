import type { Cluster } from '../cluster/cluster';
import { PolicyEngine } from '../cluster/network-facts';
import type { NetworkPort, NetworkRule } from '../contract/network';
import { NetworkPeer } from '../contract/network';
import { DNS_RULE } from './network-rules';

function dnsPorts(port: number): NetworkPort[] {
  // large answers and retries use TCP
  return [
    { port, protocol: 'UDP' },
    { port, protocol: 'TCP' },
  ];
}

/** Where names are answered, for the policy of every pod. No peer at all is everybody. */
export function dnsRule(cluster: Cluster): NetworkRule {
  if (!cluster.isGiven) {
    return DNS_RULE;
  }
  const { pods = [], addresses = [], port = 53 } = cluster.facts.dns ?? {};
  const known = pods.length > 0 || addresses.length > 0;
  const services = known && maySeeServices(cluster) ? (cluster.facts.addresses?.services ?? []) : [];
  return {
    peers: [...pods, ...[...addresses, ...services].map((range) => NetworkPeer.cidr(range))],
    ports: dnsPorts(port),
  };
}

/** Says what is unknown about DNS; once for a cluster, and before the app is validated. */
export function reportDns(cluster: Cluster): void {
  if (dnsRule(cluster).peers.length === 0) {
    cluster.unknown('dns', 'policies let DNS go to anybody');
  } else if (cluster.isOpen('dns')) {
    cluster.unknown('dns', 'policies let DNS go to every resolver that a cluster of this kind may have');
  }
  const { engine, seesServices } = cluster.facts.policies ?? {};
  if (engine === undefined && seesServices === undefined) {
    cluster.unknown('policies.engine', 'policies allow DNS at the addresses of its pods and of its Service');
  }
}

/** The AWS engine finds the Service of a pod that is selected by itself, the others never see one. */
function maySeeServices(cluster: Cluster): boolean {
  const { engine, seesServices } = cluster.facts.policies ?? {};
  return engine === PolicyEngine.AWS_VPC_CNI ? false : (seesServices ?? engine === undefined);
}
