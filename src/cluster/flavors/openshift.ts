import { NetworkPeer } from '../../contract/network';
import { StreamSetting } from '../door-facts';
import type { OpenShiftOptions } from '../flavor-options';
import { OpenShiftService } from '../flavor-options';
import { IdentityMechanism, PolicyEngine } from '../network-facts';
import { MonitoringStack } from '../operation-facts';
import { PodSecurityStandard } from '../pod-facts';
import type { Flavor } from './flavor';
import { ASSUMED, reported, source } from './flavor';

const NAMES: { readonly [service in OpenShiftService]: string } = {
  [OpenShiftService.SELF_MANAGED]: 'OpenShift',
  [OpenShiftService.ROSA]: 'ROSA',
  [OpenShiftService.ARO]: 'ARO',
};
const MECHANISMS: { readonly [service in OpenShiftService]?: readonly IdentityMechanism[] } = {
  [OpenShiftService.ROSA]: [IdentityMechanism.IRSA],
  [OpenShiftService.ARO]: [IdentityMechanism.ENTRA],
};

/** OpenShift 4, run by the team or as a service of AWS or Azure. */
export function openShift(options: OpenShiftOptions = {}): Flavor {
  const service = options.service ?? OpenShiftService.SELF_MANAGED;
  const mechanisms = MECHANISMS[service];
  return {
    facts: {
      flavor: NAMES[service],
      // the pods listen on 5353, which is what the policy engine sees
      dns: {
        pods: [NetworkPeer.pods({ 'dns.operator.openshift.io/daemonset-dns': 'default' }, 'openshift-dns')],
        port: 5353,
      },
      policies: { engine: PolicyEngine.OVN_KUBERNETES, seesServices: false },
      addresses: { services: ['172.30.0.0/16'] },
      identity: mechanisms && { mechanisms: [...mechanisms] },
      doors: {
        'openshift-default': {
          // with the strategy HostNetwork the router has the address of its node
          peers: [NetworkPeer.namespace('openshift-ingress'), NetworkPeer.namespace('openshift-host-network')],
          stream: StreamSetting.ANNOTATIONS,
          // as a GatewayClass it is an Istio, whose proxies stand in the same namespace
          routeTimeouts: true,
        },
      },
      gatewayClass: 'openshift-default',
      admission: { assignsUsers: true, podSecurity: PodSecurityStandard.RESTRICTED, refusesHost: true },
      monitoring: {
        stack: MonitoringStack.OPENSHIFT,
        collectors: [NetworkPeer.namespace('openshift-user-workload-monitoring')],
        ownNamespaceOnly: true,
      },
      scaling: { resourceMetrics: true },
      // on machines of the company that is for the company to say
      storage: service === OpenShiftService.SELF_MANAGED ? undefined : { dynamic: true },
      provenance: {
        dns: source('https://github.com/openshift/cluster-dns-operator'),
        policies: reported('https://github.com/nmstate/kubernetes-nmstate/issues/1570'),
        addresses: ASSUMED,
        identity: reported('https://github.com/openshift/openshift-docs/issues/51026'),
        doors: source('https://github.com/openshift/cluster-ingress-operator'),
        'doors.openshift-default': reported('https://github.com/stolostron/multiclusterhub-operator/pull/4628'),
        gatewayClass: ASSUMED,
        admission: source('https://github.com/openshift/cluster-kube-apiserver-operator'),
        'admission.podSecurity': ASSUMED,
        monitoring: source('https://github.com/openshift/cluster-monitoring-operator'),
        scaling: ASSUMED,
        storage: ASSUMED,
      },
    },
  };
}
