import { Duration } from 'cdk8s';
import { NetworkPeer } from '../../contract/network';
import type { AksOptions } from '../flavor-options';
import { AksNetwork } from '../flavor-options';
import type { ClusterDns, ClusterPolicies } from '../network-facts';
import { IdentityMechanism, PolicyEngine } from '../network-facts';
import { ExternalMetrics, MonitoringStack } from '../operation-facts';
import { PodSecurityStandard } from '../pod-facts';
import { StreamSetting } from '../door-facts';
import type { Flavor } from './flavor';
import { ASSUMED, docs, KUBE_DNS, source } from './flavor';

const LOCAL_DNS = '169.254.10.0/24';
const LEARN = 'https://learn.microsoft.com/azure/aks';

/** Azure Kubernetes Service. */
export function aks(options: AksOptions = {}): Flavor {
  const { automatic = false } = options;
  const network = options.network ?? (automatic ? AksNetwork.CILIUM : AksNetwork.AZURE_CNI);
  const cilium = network === AksNetwork.CILIUM;
  // switched on by itself for new clusters, but never below Cilium unless the cluster is Automatic
  const isOpen = options.localDns === undefined && !cilium;
  const localDns = options.localDns ?? (automatic || isOpen);
  return {
    open: isOpen ? ['dns'] : [],
    facts: {
      flavor: `AKS ${automatic ? 'Automatic' : cilium ? 'with Cilium' : 'with Azure CNI'}`,
      dns: dns(localDns),
      policies: policies(cilium, options.hostPolicies ?? false),
      identity: { mechanisms: [IdentityMechanism.ENTRA] },
      doors: {
        'webapprouting.kubernetes.azure.com': {
          peers: [NetworkPeer.namespace('app-routing-system')],
          stream: StreamSetting.ANNOTATIONS,
        },
        'approuting-istio': { routeTimeouts: true, stream: StreamSetting.ROUTE_TIMEOUTS },
        // its proxies have addresses of a subnet of the network
        'azure-application-gateway': { stream: StreamSetting.ANNOTATIONS },
      },
      gatewayClass: 'approuting-istio',
      admission: automatic
        ? {
            podSecurity: PodSecurityStandard.BASELINE,
            leastCpu: '100m',
            leastMemory: '100Mi',
            requiresProbes: true,
            uniqueSelectors: true,
            refusesHost: true,
          }
        : undefined,
      drains: {
        longest: Duration.seconds(600),
        by: 'the cluster autoscaler',
        setting: 'max-graceful-termination-sec of the autoscaler profile',
        spot: Duration.seconds(30),
      },
      monitoring: { stack: MonitoringStack.AZURE, collectors: [NetworkPeer.namespace('kube-system')] },
      scaling: { resourceMetrics: true, externalMetrics: automatic ? ExternalMetrics.KEDA : undefined },
      storage: { dynamic: true },
      provenance: {
        dns: docs(`${LEARN}/localdns-custom`),
        policies: docs(`${LEARN}/azure-cni-powered-by-cilium`),
        identity: docs(`${LEARN}/workload-identity-overview`),
        doors: docs(`${LEARN}/app-routing`),
        'doors.azure-application-gateway': ASSUMED,
        gatewayClass: ASSUMED,
        admission: docs(`${LEARN}/deployment-safeguards`),
        drains: docs(`${LEARN}/cluster-autoscaler`),
        'drains.spot': docs(`${LEARN}/spot-node-pool`),
        monitoring: source('https://github.com/Azure/prometheus-collector'),
        storage: docs(`${LEARN}/concepts-storage`),
        scaling: docs(`${LEARN}/keda-about`),
      },
    },
  };
}

/** LocalDNS runs on the node and asks CoreDNS; which of its addresses answers a pod depends on the query. */
function dns(localDns: boolean): ClusterDns {
  return localDns ? { pods: [KUBE_DNS], addresses: [LOCAL_DNS], onNode: true } : { pods: [KUBE_DNS] };
}

function policies(cilium: boolean, hostPolicies: boolean): ClusterPolicies {
  return cilium
    ? { engine: PolicyEngine.CILIUM, seesServices: false, ciliumPolicies: true, hostNames: hostPolicies }
    : { seesServices: false };
}
