import { StreamSetting } from '../door-facts';
import { PolicyEngine } from '../network-facts';
import type { Flavor } from './flavor';
import { appIn, ASSUMED, KUBE_DNS, reported } from './flavor';

/** k3s with what it brings: flannel, kube-router's policies, Traefik, local volumes. */
export function k3s(): Flavor {
  return {
    facts: {
      flavor: 'k3s',
      dns: { pods: [KUBE_DNS] },
      policies: { engine: PolicyEngine.KUBE_ROUTER, seesServices: false },
      addresses: { services: ['10.43.0.0/16'], pods: ['10.42.0.0/16'] },
      doors: {
        traefik: { peers: [appIn('kube-system', 'traefik')], routeTimeouts: false, stream: StreamSetting.CONTROLLER },
      },
      scaling: { resourceMetrics: true },
      storage: { defaultClass: 'local-path', dynamic: true },
      provenance: {
        dns: ASSUMED,
        policies: reported('https://github.com/cloudnativelabs/kube-router/issues/905'),
        addresses: ASSUMED,
        doors: reported('https://github.com/k3s-io/klipper-lb/issues/31'),
        scaling: ASSUMED,
        storage: ASSUMED,
      },
    },
  };
}
