import { StreamSetting } from '../door-facts';
import type { Rke2Options } from '../flavor-options';
import { PolicyEngine } from '../network-facts';
import { PodSecurityStandard } from '../pod-facts';
import type { Flavor } from './flavor';
import { appIn, ASSUMED, docs, KUBE_DNS, NODE_LOCAL_ADDRESS, NODE_LOCAL_DNS, source, withEngine } from './flavor';

const CONFIG = 'https://docs.rke2.io/reference/server_config';

/** RKE2. */
export function rke2(options: Rke2Options = {}): Flavor {
  return withEngine(options.policyEngine, {
    facts: {
      flavor: 'RKE2',
      dns: options.nodeLocalDns
        ? // which of the two answers depends on the mode of kube-proxy
          { pods: [KUBE_DNS, NODE_LOCAL_DNS], addresses: [NODE_LOCAL_ADDRESS, '10.43.0.10/32'], onNode: true }
        : { pods: [KUBE_DNS] },
      policies: { engine: PolicyEngine.CANAL, seesServices: false },
      addresses: { services: ['10.43.0.0/16'], pods: ['10.42.0.0/16'] },
      doors: {
        traefik: { peers: [appIn('kube-system', 'rke2-traefik')], routeTimeouts: false, stream: StreamSetting.CONTROLLER },
        nginx: { peers: [appIn('kube-system', 'rke2-ingress-nginx')], stream: StreamSetting.ANNOTATIONS },
      },
      admission: options.cis ? { podSecurity: PodSecurityStandard.RESTRICTED } : undefined,
      scaling: { resourceMetrics: true },
      provenance: {
        dns: docs('https://docs.rke2.io/networking/networking_services'),
        policies: docs('https://docs.rke2.io/networking/basic_network_options'),
        'policies.seesServices': ASSUMED,
        addresses: docs(CONFIG),
        'doors.traefik': ASSUMED,
        'doors.nginx': source('https://github.com/rancher/rke2-charts'),
        admission: docs('https://docs.rke2.io/security/pod_security_standards'),
        scaling: docs('https://docs.rke2.io/add-ons/helm'),
      },
    },
  });
}
