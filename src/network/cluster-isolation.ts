import type { Cluster } from '../cluster/cluster';
import { PolicyEngine } from '../cluster/network-facts';
import type { Problem } from '../core/problem';
import { unread } from '../core/unread';
import { reportDns } from './dns';
import { NetworkIsolation } from './network-isolation';

const CILIUM = [PolicyEngine.CILIUM, PolicyEngine.DATAPLANE_V2];

/** What isolates pods if their team does not say: the plain policy, unless it cannot name who answers for names or sends through the usual door. */
export function defaultIsolation(cluster: Cluster): NetworkIsolation {
  const { dns, doors, gatewayClass } = cluster.facts;
  const usualDoor = gatewayClass === undefined ? undefined : doors?.[gatewayClass];
  const isNeeded = dns?.onNode === true || usualDoor?.entities?.length;
  return isNeeded && cluster.hasCiliumPolicies ? NetworkIsolation.cilium() : NetworkIsolation.networkPolicy();
}

/** What only a policy reads, said of pods that have none. */
export function checkNoPolicy(isolation: NetworkIsolation, said: { readonly [prop: string]: unknown }): Problem[] {
  const reason = 'NetworkIsolation.none() makes no policy that would say so';
  const remedy = 'leave one of the two out, or accept this warning';
  return isolation._exists ? [] : unread(said, reason, remedy, true);
}

/** What a cluster makes of the policies of its pods; said once for a cluster, before the app is validated. */
export function reportIsolation(cluster: Cluster, isolation: NetworkIsolation): void {
  if (!isolation._exists) {
    return;
  }
  reportDns(cluster);
  const { engine } = cluster.facts.policies ?? {};
  const warning = true;
  if (engine === PolicyEngine.NONE) {
    const reason = 'nothing enforces network policies there: every pod can call every pod, and the metadata service of the cloud';
    const remedy = 'ask for a network that does, state policies: { engine } if there is one, or accept this';
    cluster.report({ code: 'LLMGW-005', prop: 'policies.engine', value: engine, reason, remedy, warning });
  } else if (engine === undefined) {
    cluster.unknown('policies.engine', 'network policies may have no effect');
  }
  if (isolation._isCilium) {
    if (!cluster.hasCiliumPolicies) {
      const reason = `CiliumNetworkPolicies are not known to exist on ${cluster.facts.flavor ?? 'this cluster'}`;
      const remedy = 'state policies: { ciliumPolicies: true }, or use NetworkIsolation.networkPolicy()';
      cluster.report({ code: 'LLMGW-007', prop: 'networkIsolation', reason, remedy, warning });
    }
  } else if (cluster.facts.dns?.onNode && engine !== undefined && CILIUM.includes(engine)) {
    const reason = 'names are answered on the node, which Cilium knows as "host" and a plain NetworkPolicy cannot name';
    const remedy =
      'use NetworkIsolation.cilium(), and state policies: { ciliumPolicies: true }; or ask for policies that know the nodes';
    cluster.report({ code: 'LLMGW-006', prop: 'networkIsolation', reason, remedy, warning });
  }
}
