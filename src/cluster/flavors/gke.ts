import { Duration } from 'cdk8s';
import { NetworkPeer } from '../../contract/network';
import type { Provenance } from '../../contract/provenance';
import type { ClusterDoor } from '../door-facts';
import { StreamSetting } from '../door-facts';
import type { GkeOptions } from '../flavor-options';
import { GkeDns } from '../flavor-options';
import type { ClusterDns, ClusterPolicies } from '../network-facts';
import { IdentityMechanism, PolicyEngine } from '../network-facts';
import { MonitoringStack } from '../operation-facts';
import type { ClusterAdmission } from '../pod-facts';
import type { Flavor } from './flavor';
import { ASSUMED, docs, KUBE_DNS, NODE_LOCAL_ADDRESS, NODE_LOCAL_DNS, reported, source } from './flavor';

const METADATA_SERVER = '169.254.169.254/32';
const FRONT_ENDS = ['35.191.0.0/16', '130.211.0.0/22', '2600:2d00:1:b029::/64', '2600:2d00:1:1::/64'];
const BALANCER: ClusterDoor = { routeTimeouts: false, stream: StreamSetting.GCP_BACKEND_POLICY };
const GLOBAL: ClusterDoor = { ...BALANCER, peers: FRONT_ENDS.map((range) => NetworkPeer.cidr(range)) };

const DNS: { readonly [kind in GkeDns]: ClusterDns } = {
  [GkeDns.KUBE_DNS]: { pods: [KUBE_DNS] },
  [GkeDns.NODE_LOCAL]: { pods: [KUBE_DNS, NODE_LOCAL_DNS], addresses: [NODE_LOCAL_ADDRESS] },
  [GkeDns.CLOUD_DNS]: { addresses: [METADATA_SERVER] },
};
/** All of them: which one answers cannot be seen from outside. */
const ANY_DNS: ClusterDns = { pods: [KUBE_DNS, NODE_LOCAL_DNS], addresses: [NODE_LOCAL_ADDRESS, METADATA_SERVER] };

/** Google Kubernetes Engine. */
export function gke(options: GkeOptions = {}): Flavor {
  const { autopilot = false, dns, bursting } = options;
  return {
    open: [...(dns === undefined ? ['dns'] : []), ...(autopilot && bursting === undefined ? ['admission'] : [])],
    facts: {
      flavor: `GKE ${autopilot ? 'Autopilot' : 'Standard'}`,
      dns: dns === undefined ? ANY_DNS : DNS[dns],
      policies: policies(autopilot ? true : options.dataplaneV2),
      identity: {
        mechanisms: [IdentityMechanism.GKE],
        noProxy: ['169.254.169.254', 'metadata.google.internal'],
      },
      doors: {
        'gke-l7-global-external-managed': GLOBAL,
        gce: { ...GLOBAL, stream: StreamSetting.ANNOTATIONS },
        'gce-internal': { ...BALANCER, stream: StreamSetting.ANNOTATIONS },
        // their proxies have addresses of a subnet of the network
        'gke-l7-regional-external-managed': BALANCER,
        'gke-l7-rilb': BALANCER,
      },
      gatewayClass: 'gke-l7-global-external-managed',
      admission: autopilot ? admission(bursting) : undefined,
      drains: {
        longest: Duration.seconds(600),
        by: 'the cluster autoscaler',
        spot: Duration.seconds(15),
      },
      monitoring: {
        stack: MonitoringStack.GOOGLE,
        collectors: [NetworkPeer.namespace('gke-gmp-system'), NetworkPeer.namespace('gmp-system')],
      },
      scaling: { resourceMetrics: true },
      storage: { dynamic: true },
      provenance: {
        dns: docs('https://docs.cloud.google.com/kubernetes-engine/docs/how-to/nodelocal-dns-cache'),
        'dns.addresses': reported('https://github.com/tektoncd/operator/issues/4000'),
        policies: docs('https://docs.cloud.google.com/kubernetes-engine/docs/how-to/fqdn-network-policies'),
        'policies.ciliumPolicies': ASSUMED,
        identity: docs('https://docs.cloud.google.com/kubernetes-engine/docs/how-to/workload-identity'),
        gatewayClass: ASSUMED,
        doors: docs('https://cloud.google.com/load-balancing/docs/firewall-rules'),
        admission: docs('https://docs.cloud.google.com/kubernetes-engine/docs/concepts/autopilot-resource-requests'),
        ...admissionSources(),
        drains: source('https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md'),
        'drains.spot': reported('https://github.com/kubernetes-sigs/agent-sandbox/pull/163'),
        monitoring: source('https://github.com/GoogleCloudPlatform/prometheus-engine'),
        scaling: ASSUMED,
        storage: docs('https://cloud.google.com/kubernetes-engine/docs/concepts/persistent-volumes'),
      },
    },
  };
}

/** What Autopilot makes of requests on its usual machines. It gives the first container of a pod what is missing. */
function admission(bursting: boolean | undefined): ClusterAdmission {
  const least = bursting
    ? { leastPodCpu: '50m', leastPodMemory: '52Mi' }
    : { limitsEqualRequests: true, leastPodCpu: '250m', leastPodMemory: '512Mi', podCpuStep: '250m' };
  return { ...least, leastMemoryPerCpu: '1Gi', mostMemoryPerCpu: '6.5Gi', refusesHost: true };
}

/** The numbers, as whoever met them says. */
function admissionSources(): Readonly<Record<string, Provenance>> {
  const least = reported('https://github.com/controlplaneio-fluxcd/flux-operator/issues/628');
  const shape = reported('https://github.com/GoogleContainerTools/config-sync/pull/1105');
  return {
    ...{ 'admission.leastPodCpu': least, 'admission.leastPodMemory': least },
    ...{ 'admission.podCpuStep': shape, 'admission.leastMemoryPerCpu': shape, 'admission.mostMemoryPerCpu': shape },
  };
}

function policies(dataplaneV2: boolean | undefined): ClusterPolicies | undefined {
  return dataplaneV2 === undefined
    ? { seesServices: false }
    : { engine: dataplaneV2 ? PolicyEngine.DATAPLANE_V2 : PolicyEngine.CALICO, seesServices: false, ciliumPolicies: false };
}
