import type { OwnNetworkOptions } from '../flavor-options';
import { PolicyEngine } from '../network-facts';
import { PodSecurityStandard } from '../pod-facts';
import type { Flavor } from './flavor';
import { ASSUMED, KUBE_DNS, source, withEngine } from './flavor';

const SOURCE = 'https://github.com/siderolabs/talos/tree/v1.14.0-beta.1/pkg/machinery';

/** Talos Linux. Its default network, flannel, enforces no policies. */
export function talos(options: OwnNetworkOptions = {}): Flavor {
  return withEngine(options.policyEngine, {
    facts: {
      flavor: 'Talos',
      dns: { pods: [KUBE_DNS] },
      policies: { engine: PolicyEngine.NONE },
      addresses: { services: ['10.96.0.0/12'], pods: ['10.244.0.0/16'] },
      admission: { podSecurity: PodSecurityStandard.BASELINE },
      scaling: { resourceMetrics: false },
      provenance: {
        dns: source(SOURCE),
        policies: ASSUMED,
        addresses: ASSUMED,
        admission: source(SOURCE),
        scaling: ASSUMED,
      },
    },
  });
}
