import type { ApiObject, ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import type { EgressProxyOptions, NetworkRule } from '../contract/network';
import { reportIsolation } from '../network/cluster-isolation';
import { isProxied, throughProxy } from '../network/egress-proxy';
import { meshedEgress, meshedIngress } from '../network/mesh-rules';
import { placed } from '../network/private-names';
import type { PolicyInput } from '../network/network-rules';
import { reportAdmission } from './admitted';
import { meshEgress } from './mesh';
import type { PodPlan } from './pod-plan';

/** Who may call a pod, and whom it may call: what its plan says, by way of the proxy, and what its mesh needs. */
export interface PodTraffic extends Pick<PodPlan, 'settings' | 'purpose' | 'selector' | 'egress' | 'callsOut'> {
  readonly namespace?: string;
  readonly ingress?: readonly NetworkRule[];
}

/** What the network policy of a pod is made from. */
export function policyInput(traffic: PodTraffic): PolicyInput {
  const { settings, purpose, selector, namespace, ingress, egress } = traffic;
  const { cluster, mesh, isolation, privateHosts } = settings;
  const called = placed(cluster, throughProxy(proxyOf(traffic), egress), privateHosts, isolation._isCilium);
  return {
    selector: { ...selector },
    namespace,
    // what serves is probed, also while nobody may call it; a Job has no such list
    ingress: ingress ? meshedIngress(mesh, ingress) : [],
    egress: [...meshedEgress(mesh, called), ...meshEgress(settings, purpose)],
    dns: settings.dns,
    hostNames: cluster.hasHostNames,
    families: cluster.families,
  };
}

/** The egress proxy, for a pod that has business outside. */
export function proxyOf({ settings, egress, callsOut }: PodTraffic): EgressProxyOptions | undefined {
  const proxy = settings.egressProxy;
  return proxy && (callsOut === true || isProxied(proxy, egress)) ? proxy : undefined;
}

/** The network policy of a pod, of the kind that its settings say; none where somebody else isolates it. */
export function podPolicy(
  scope: Construct,
  metadata: ApiObjectMetadata,
  read: () => PodTraffic,
  id: string = 'NetworkPolicy',
): ApiObject | undefined {
  const { cluster, isolation } = read().settings;
  read().settings.addCaller(() => read().egress);
  reportIsolation(cluster, isolation);
  reportAdmission(cluster);
  return isolation._policy(scope, metadata, () => policyInput(read()), id);
}
