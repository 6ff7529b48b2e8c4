import {
  AksNetwork,
  ClusterProfile,
  EksCompute,
  GkeDns,
  MonitoringStack,
  NetworkPeer,
  OpenShiftService,
  PolicyEngine,
} from '../../src';

/** Every kind of cluster, and one about which nothing is known. */
export const PROFILES: Readonly<Record<string, ClusterProfile>> = {
  eks: ClusterProfile.eks(),
  'eks-auto': ClusterProfile.eks({
    compute: EksCompute.AUTO_MODE,
    serviceRange: '172.20.0.0/16',
    networkPolicies: true,
  }).withFacts({ gatewayClass: 'alb' }),
  'eks-auto-unknown': ClusterProfile.eks({ compute: EksCompute.AUTO_MODE }),
  'eks-fargate': ClusterProfile.eks({ compute: EksCompute.FARGATE }),
  gke: ClusterProfile.gke(),
  'gke-kube-dns': ClusterProfile.gke({ dns: GkeDns.KUBE_DNS, dataplaneV2: false }).withFacts({ gatewayClass: 'gke-l7-rilb' }),
  'gke-node-local': ClusterProfile.gke({ dns: GkeDns.NODE_LOCAL, dataplaneV2: true }),
  'gke-cloud-dns': ClusterProfile.gke({ dns: GkeDns.CLOUD_DNS, dataplaneV2: true }),
  'gke-autopilot': ClusterProfile.gke({ autopilot: true }),
  'gke-autopilot-bursting': ClusterProfile.gke({ autopilot: true, dns: GkeDns.CLOUD_DNS, bursting: true }),
  aks: ClusterProfile.aks(),
  'aks-cilium': ClusterProfile.aks({ network: AksNetwork.CILIUM }),
  'aks-cilium-local-dns': ClusterProfile.aks({ network: AksNetwork.CILIUM, localDns: true }),
  'aks-automatic': ClusterProfile.aks({ automatic: true }),
  openshift: ClusterProfile.openShift(),
  rosa: ClusterProfile.openShift({ service: OpenShiftService.ROSA }),
  aro: ClusterProfile.openShift({ service: OpenShiftService.ARO }),
  rke2: ClusterProfile.rke2(),
  'rke2-node-local': ClusterProfile.rke2({ nodeLocalDns: true, cis: true }),
  k3s: ClusterProfile.k3s(),
  kubeadm: ClusterProfile.kubeadm(),
  'kubeadm-cilium': ClusterProfile.kubeadm({ policyEngine: PolicyEngine.CILIUM }),
  kind: ClusterProfile.kind(),
  talos: ClusterProfile.talos(),
  'talos-cilium': ClusterProfile.talos({ policyEngine: PolicyEngine.CILIUM }).withFacts({ gatewayClass: 'cilium' }),
  kubespray: ClusterProfile.kubespray(),
  custom: ClusterProfile.custom({
    dns: { pods: [NetworkPeer.pods({ app: 'dns' }, 'names')], domain: 'corp.example' },
    monitoring: { stack: MonitoringStack.VICTORIA_METRICS, collectors: [NetworkPeer.namespace('metrics')] },
    registry: {
      mirrors: Object.fromEntries(['docker.io', 'ghcr.io'].map((name) => [name, `registry.corp.example/${name}`])),
      pullSecrets: ['corp-registry'],
    },
  }),
  unknown: ClusterProfile.custom({}),
};

/** Half of them: the two halves are tested at the same time. */
export const isCloud = (name: string): boolean => /^(eks|gke|aks)/.test(name);
