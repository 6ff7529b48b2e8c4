import type { Peer } from '../support/reachability';

/** How a pod gets an identity of a cloud. */
export type Identity = 'irsa' | 'pod-identity' | 'gke' | 'entra';

const ALL: readonly Identity[] = ['irsa', 'pod-identity', 'gke', 'entra'];

/** How a cluster behaves, written apart from the profiles: what answers for names there, who asks and sends, and what it refuses. */
export interface ClusterModel {
  /** Everything that may answer a pod, as the policy engine sees it. */
  readonly dns: readonly Peer[];
  readonly dnsPort: number;
  /** Nobody knows where DNS is: policies cannot be narrow. */
  readonly anybody?: boolean;
  /** Pods that state a user are refused. */
  readonly assignsUsers?: boolean;
  /** Who sends through a front door: by IngressClass, by the kind of a Service, or `Route`. What is not here does not exist there. */
  readonly doors: Readonly<Record<string, readonly Peer[]>>;
  /** Who sends through a Gateway of the edge, if not pods in its namespace. */
  readonly gateway?: readonly Peer[];
  /** The controller of Gateways takes no timeouts from a route. */
  readonly noRouteTimeouts?: boolean;
  /** How pods get an identity there. */
  readonly identities: readonly Identity[];
  /** The policy engine knows what runs on the node by an identity that no range matches. */
  readonly cilium?: boolean;
  /** Who asks for metrics, and the API group of what it reads. */
  readonly monitoring: { readonly collector: Peer; readonly group: string };
  /** Limits are cut down to requests. */
  readonly limitsEqualRequests?: boolean;
  /** What the containers of a pod request together at least: cores, mebibytes, steps; memory in GiB is 1 to 6.5 times the cores. */
  readonly pod?: { readonly leastCpu: number; readonly leastMemory: number; readonly step: number };
  /** Deployment Safeguards of AKS: small requests are raised, pods without a spread get one. */
  readonly safeguards?: boolean;
  /** Registries that nodes cannot reach and what stands in for them, and the Secret with which everything is pulled. */
  readonly registry?: { readonly shut: readonly string[]; readonly pullSecret: string };
}

const pods = (namespace: string, labels: Record<string, string>): Peer => ({ name: `pods in ${namespace}`, namespace, labels });
const at = (address: string): Peer => ({ name: address, address });

const KUBE_DNS = pods('kube-system', { 'k8s-app': 'kube-dns', 'pod-template-hash': '5dd5756b68' });
const NODE_LOCAL = pods('kube-system', { 'k8s-app': 'node-local-dns', 'controller-revision-hash': '6f8' });
const METADATA_SERVER = at('169.254.169.254');
/** Cilium's identity `host`: it has no address that a range could match. */
const HOST: Peer = { name: 'the node' };

const GOOGLE = { collector: pods('gke-gmp-system', { app: 'managed-prometheus-collector' }), group: 'monitoring.googleapis.com' };
const AZURE = { collector: pods('kube-system', { rsName: 'ama-metrics' }), group: 'azmonitoring.coreos.com' };
const USER_WORKLOAD = {
  collector: pods('openshift-user-workload-monitoring', { 'app.kubernetes.io/name': 'prometheus' }),
  group: 'monitoring.coreos.com',
};
const ROUTER = pods('openshift-ingress', { 'ingresscontroller.operator.openshift.io/deployment-ingresscontroller': 'default' });

// Cilium knows the nodes by an entity, and its ranges match what is outside the cluster only
const NODE: Peer = { name: 'a node', address: '10.1.0.9' };
const CILIUM_NODE: Peer = { name: 'another node', entity: 'remote-node' };
// an ALB and an Application Gateway send from their subnets, which are private
const ALB = [at('10.0.3.17')];
const APPLICATION_GATEWAY = [at('10.224.1.5')];
const FRONT_ENDS = ['35.191.0.9', '130.211.0.9', '2600:2d00:1:b029::7', '2600:2d00:1:1::7'].map(at);
// proxies of the region have addresses of a subnet, probes those of Google
const REGIONAL = [at('10.129.0.5'), at('35.191.0.9'), at('130.211.0.9')];
const ROUTERS = [ROUTER, pods('openshift-host-network', {})];

/** Controllers that are installed anywhere. */
const installed = {
  nginx: [pods('ingress-nginx', { 'app.kubernetes.io/name': 'ingress-nginx' })],
  traefik: [pods('traefik', { 'app.kubernetes.io/name': 'traefik' })],
  LoadBalancer: [{ name: 'a client in the allowed range', address: '203.0.113.7' }],
  NodePort: [NODE],
};
const google = { gce: FRONT_ENDS.slice(0, 2), 'gce-internal': REGIONAL };

/** What every cluster does of which one knows nothing else: it may have any door, and be in any cloud. */
const plain: ClusterModel = {
  dns: [KUBE_DNS],
  dnsPort: 53,
  doors: {
    ...{ ...installed, ...google, alb: ALB, 'azure-application-gateway': APPLICATION_GATEWAY },
    // the namespace of its pods, as nobody knows more
    Route: [ROUTER],
  },
  identities: ALL,
  monitoring: { collector: pods('monitoring', { app: 'prometheus' }), group: 'monitoring.coreos.com' },
};
const aws: ClusterModel = { ...plain, doors: { ...installed, alb: ALB }, identities: ['irsa', 'pod-identity'] };
const gke: ClusterModel = {
  ...{ ...plain, doors: { ...installed, ...google }, identities: ['gke'], monitoring: GOOGLE },
  ...{ gateway: FRONT_ENDS, noRouteTimeouts: true },
};
const dataplaneV2: ClusterModel = { ...gke, cilium: true, doors: { ...gke.doors, NodePort: [CILIUM_NODE] } };
const azure: ClusterModel = {
  ...{ ...plain, identities: ['entra'], monitoring: AZURE },
  doors: { ...installed, 'azure-application-gateway': APPLICATION_GATEWAY },
};
const azureCilium: ClusterModel = { ...azure, cilium: true, doors: { ...azure.doors, NodePort: [CILIUM_NODE] } };
const openShift: ClusterModel = {
  ...{ dns: [pods('openshift-dns', { 'dns.operator.openshift.io/daemonset-dns': 'default' })], dnsPort: 5353 },
  assignsUsers: true,
  doors: { ...installed, Route: ROUTERS },
  gateway: [pods('openshift-ingress', { 'gateway.networking.k8s.io/gateway-name': 'public' })],
  identities: [],
  monitoring: USER_WORKLOAD,
};
const autoMode: ClusterModel = { ...aws, dns: [at('172.20.0.10')] };
const localDns = [KUBE_DNS, HOST, at('169.254.10.10'), at('169.254.10.11')];
const anyGoogleDns = [KUBE_DNS, NODE_LOCAL, at('169.254.20.10'), METADATA_SERVER];
const rke2: ClusterModel = {
  ...plain,
  doors: {
    ...plain.doors,
    nginx: [pods('kube-system', { 'app.kubernetes.io/name': 'rke2-ingress-nginx', 'pod-template-generation': '1' })],
    traefik: [pods('kube-system', { 'app.kubernetes.io/name': 'rke2-traefik' })],
  },
};
const inCilium: Partial<ClusterModel> = { cilium: true, identities: ['irsa', 'entra'] };

/** By the name of the profile. */
export const MODELS: Readonly<Record<string, ClusterModel>> = {
  eks: aws,
  // its team told the profile that its Gateways are load balancers
  'eks-auto': { ...autoMode, gateway: ALB, noRouteTimeouts: true },
  'eks-auto-unknown': { ...autoMode, anybody: true },
  'eks-fargate': { ...aws, limitsEqualRequests: true, identities: ['irsa'] },
  gke: { ...gke, dns: anyGoogleDns },
  // and those of this one that they are internal
  'gke-kube-dns': { ...gke, gateway: REGIONAL },
  'gke-node-local': { ...dataplaneV2, dns: [KUBE_DNS, NODE_LOCAL, at('169.254.20.10')] },
  'gke-cloud-dns': { ...dataplaneV2, dns: [METADATA_SERVER] },
  'gke-autopilot': {
    ...dataplaneV2,
    dns: anyGoogleDns,
    limitsEqualRequests: true,
    pod: { leastCpu: 0.25, leastMemory: 512, step: 0.25 },
  },
  'gke-autopilot-bursting': { ...dataplaneV2, dns: [METADATA_SERVER], pod: { leastCpu: 0.05, leastMemory: 52, step: 0.001 } },
  aks: { ...azure, dns: [KUBE_DNS, at('169.254.10.10'), at('169.254.10.11')] },
  'aks-cilium': azureCilium,
  'aks-cilium-local-dns': { ...azureCilium, dns: localDns },
  'aks-automatic': { ...azureCilium, dns: localDns, safeguards: true },
  openshift: openShift,
  rosa: { ...openShift, identities: ['irsa'] },
  aro: { ...openShift, identities: ['entra'] },
  rke2,
  'rke2-node-local': { ...rke2, dns: [KUBE_DNS, NODE_LOCAL, at('169.254.20.10'), at('10.43.0.10')] },
  k3s: { ...plain, doors: { ...plain.doors, traefik: [pods('kube-system', { 'app.kubernetes.io/name': 'traefik' })] } },
  // which network it has is unknown: the engine may see the Service
  kubeadm: { ...plain, dns: [KUBE_DNS, at('10.96.0.10')] },
  'kubeadm-cilium': { ...plain, ...inCilium, doors: { ...plain.doors, NodePort: [CILIUM_NODE] } },
  kind: plain,
  talos: plain,
  // its Gateways are those of Cilium itself
  'talos-cilium': {
    ...{ ...plain, ...inCilium, gateway: [{ name: "Cilium's proxy", entity: 'ingress' }] },
    doors: { ...plain.doors, NodePort: [CILIUM_NODE] },
  },
  kubespray: { ...plain, dns: [KUBE_DNS, NODE_LOCAL, at('169.254.25.10')] },
  custom: {
    ...plain,
    dns: [pods('names', { app: 'dns', version: '2' })],
    monitoring: { collector: pods('metrics', { app: 'vmagent' }), group: 'operator.victoriametrics.com' },
    registry: { shut: ['docker.io', 'ghcr.io'], pullSecret: 'corp-registry' },
  },
  unknown: { ...plain, dns: [KUBE_DNS, pods('anywhere', {}), at('10.0.0.10'), METADATA_SERVER], anybody: true },
};

const HTTPS = 443;
const named = (host: string): Peer => ({ name: host, host, address: '203.0.113.7' });

/** Where a pod with an identity gets its tokens; one of them is enough where there are several names for the same. */
export function tokenServers(
  identity: Identity,
  { cilium }: ClusterModel,
): { readonly ends: readonly Peer[]; readonly port: number } {
  switch (identity) {
    case 'irsa':
      return { ends: ['eu-central-1', 'us-east-1'].map((region) => named(`sts.${region}.amazonaws.com`)), port: HTTPS };
    case 'pod-identity':
      return { ends: cilium ? [HOST] : [at('169.254.170.23'), at('fd00:ec2::23')], port: 80 };
    case 'gke':
      return { ends: [METADATA_SERVER], port: 80 };
    case 'entra':
      return { ends: [named('login.microsoftonline.com')], port: HTTPS };
  }
}

/** The metadata services that an identity needs, by address. */
export const NEEDED: Readonly<Record<Identity, readonly string[]>> = {
  irsa: [],
  'pod-identity': ['169.254.170.23', 'fd00:ec2::23'],
  gke: ['169.254.169.254'],
  entra: [],
};

/** Where every cloud hands out what belongs to the node, by address. */
export const METADATA_SERVICES: readonly Peer[] = [
  '169.254.169.254',
  '169.254.170.2',
  '169.254.170.23',
  '168.63.129.16',
  '100.100.100.200',
  'fd00:ec2::254',
  'fd00:ec2::23',
  'fd20:ce::254',
  'fd00:c1::a9fe:a9fe',
].map(at);
