import type { OwnNetworkOptions } from '../flavor-options';
import type { Flavor } from './flavor';
import { ASSUMED, KUBE_DNS, withEngine } from './flavor';

/** kubeadm: CoreDNS, and whatever network somebody chose. */
export function kubeadm(options: OwnNetworkOptions = {}): Flavor {
  return withEngine(options.policyEngine, {
    facts: {
      flavor: 'kubeadm',
      dns: { pods: [KUBE_DNS] },
      addresses: { services: ['10.96.0.0/12'] },
      scaling: { resourceMetrics: false },
      provenance: { dns: ASSUMED, addresses: ASSUMED, scaling: ASSUMED },
    },
  });
}
