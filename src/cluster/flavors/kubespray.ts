import type { KubesprayOptions } from '../flavor-options';
import { PolicyEngine } from '../network-facts';
import type { Flavor } from './flavor';
import { ASSUMED, KUBE_DNS, NODE_LOCAL_DNS, source, withEngine } from './flavor';

const SOURCE = 'https://github.com/kubernetes-sigs/kubespray/tree/master/inventory/sample/group_vars/k8s_cluster';

/** kubespray, which runs a DNS cache on each node unless it is switched off. */
export function kubespray(options: KubesprayOptions = {}): Flavor {
  const { nodeLocalDns = true } = options;
  return withEngine(options.policyEngine, {
    facts: {
      flavor: 'kubespray',
      dns: {
        ...(nodeLocalDns
          ? { pods: [KUBE_DNS, NODE_LOCAL_DNS], addresses: ['169.254.25.10/32'], onNode: true }
          : { pods: [KUBE_DNS] }),
        domain: options.domain,
      },
      policies: { engine: PolicyEngine.CALICO, seesServices: false },
      addresses: { services: ['10.233.0.0/18'], pods: ['10.233.64.0/18'] },
      scaling: { resourceMetrics: false },
      provenance: {
        dns: source(SOURCE),
        policies: source(SOURCE),
        'policies.seesServices': ASSUMED,
        addresses: source(SOURCE),
        scaling: ASSUMED,
      },
    },
  });
}
