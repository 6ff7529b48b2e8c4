import type { Peer } from '../support/reachability';

/** How a cluster behaves, written apart from the profiles: what answers for names there, who asks and sends, and what it refuses. */
export interface ClusterModel {
  /** Everything that may answer a pod, as the policy engine sees it. */
  readonly dns: readonly Peer[];
  readonly dnsPort: number;
  /** Nobody knows where DNS is: policies cannot be narrow. */
  readonly anybody?: boolean;
  /** Pods that state a user are refused. */
  readonly assignsUsers?: boolean;
  /** Who sends through a front door: by IngressClass, by the kind of a Service, or `Route`. */
  readonly doors?: Readonly<Record<string, Peer>>;
  /** Where a pod gets the token of its identity, by the annotation of its ServiceAccount. */
  readonly tokens?: Readonly<Record<string, Peer>>;
  /** Who asks for metrics, and the API group of what it reads. */
  readonly monitoring: { readonly collector: Peer; readonly group: string };
  /** Limits are cut down to requests. */
  readonly limitsEqualRequests?: boolean;
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

/** What every cluster does of which one knows nothing else. */
const plain: ClusterModel = {
  dns: [KUBE_DNS],
  dnsPort: 53,
  doors: { LoadBalancer: { name: 'a client in the allowed range', address: '203.0.113.7' } },
  monitoring: { collector: pods('monitoring', { app: 'prometheus' }), group: 'monitoring.coreos.com' },
};
// an ALB sends from its subnets, which are private
const aws: ClusterModel = { ...plain, doors: { alb: at('10.0.3.17') } };
const google: ClusterModel = { ...plain, tokens: { 'iam.gke.io/gcp-service-account': METADATA_SERVER }, monitoring: GOOGLE };
const azure: ClusterModel = { ...plain, monitoring: AZURE };
const openShift: ClusterModel = {
  dns: [pods('openshift-dns', { 'dns.operator.openshift.io/daemonset-dns': 'default' })],
  dnsPort: 5353,
  assignsUsers: true,
  doors: { 'openshift-default': ROUTER },
  monitoring: USER_WORKLOAD,
};
const autoMode: ClusterModel = { ...aws, dns: [at('172.20.0.10')] };
const localDns = [KUBE_DNS, HOST, at('169.254.10.10'), at('169.254.10.11')];
const anyGoogleDns = [KUBE_DNS, NODE_LOCAL, at('169.254.20.10'), METADATA_SERVER];
const rke2: ClusterModel = {
  ...plain,
  doors: {
    nginx: pods('kube-system', { 'app.kubernetes.io/name': 'rke2-ingress-nginx', 'pod-template-generation': '1' }),
    traefik: pods('kube-system', { 'app.kubernetes.io/name': 'rke2-traefik' }),
  },
};

/** By the name of the profile. */
export const MODELS: Readonly<Record<string, ClusterModel>> = {
  eks: aws,
  'eks-auto': autoMode,
  'eks-auto-unknown': { ...autoMode, anybody: true },
  'eks-fargate': { ...aws, limitsEqualRequests: true },
  gke: { ...google, dns: anyGoogleDns },
  'gke-kube-dns': google,
  'gke-node-local': { ...google, dns: [KUBE_DNS, NODE_LOCAL, at('169.254.20.10')] },
  'gke-cloud-dns': { ...google, dns: [METADATA_SERVER] },
  'gke-autopilot': { ...google, dns: anyGoogleDns, limitsEqualRequests: true },
  aks: { ...azure, dns: [KUBE_DNS, at('169.254.10.10'), at('169.254.10.11')] },
  'aks-cilium': azure,
  'aks-cilium-local-dns': { ...azure, dns: localDns },
  'aks-automatic': { ...azure, dns: localDns, safeguards: true },
  openshift: openShift,
  rosa: openShift,
  aro: openShift,
  rke2,
  'rke2-node-local': { ...rke2, dns: [KUBE_DNS, NODE_LOCAL, at('169.254.20.10'), at('10.43.0.10')] },
  k3s: { ...plain, doors: { traefik: pods('kube-system', { 'app.kubernetes.io/name': 'traefik' }) } },
  // which network it has is unknown: the engine may see the Service
  kubeadm: { ...plain, dns: [KUBE_DNS, at('10.96.0.10')] },
  'kubeadm-cilium': plain,
  kind: plain,
  talos: plain,
  kubespray: { ...plain, dns: [KUBE_DNS, NODE_LOCAL, at('169.254.25.10')] },
  custom: {
    ...plain,
    dns: [pods('names', { app: 'dns', version: '2' })],
    monitoring: { collector: pods('metrics', { app: 'vmagent' }), group: 'operator.victoriametrics.com' },
    registry: { shut: ['docker.io', 'ghcr.io'], pullSecret: 'corp-registry' },
  },
  unknown: { ...plain, dns: [KUBE_DNS, pods('anywhere', {}), at('10.0.0.10'), METADATA_SERVER], anybody: true },
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
