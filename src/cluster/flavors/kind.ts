import { PolicyEngine } from '../network-facts';
import type { Flavor } from './flavor';
import { ASSUMED, KUBE_DNS, reported } from './flavor';

/** kind, whose network enforces policies since v0.24. */
export function kind(): Flavor {
  return {
    facts: {
      flavor: 'kind',
      dns: { pods: [KUBE_DNS] },
      policies: { engine: PolicyEngine.KINDNET, seesServices: false },
      addresses: { services: ['10.96.0.0/16'], pods: ['10.244.0.0/16'] },
      scaling: { resourceMetrics: false },
      storage: { defaultClass: 'standard', dynamic: true },
      provenance: {
        dns: ASSUMED,
        policies: reported('https://github.com/kubernetes-sigs/kind/issues/842'),
        addresses: ASSUMED,
        scaling: ASSUMED,
        storage: ASSUMED,
      },
    },
  };
}
