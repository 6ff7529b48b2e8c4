import type { Peer } from '../support/reachability';

/** How a cluster behaves, written apart from the profiles: what answers for names there, and what stands beside it. */
export interface ClusterModel {
  /** Everything that may answer a pod, as the policy engine sees it. */
  readonly dns: readonly Peer[];
  readonly dnsPort: number;
  /** Nobody knows where DNS is: policies cannot be narrow. */
  readonly anybody?: boolean;
  /** Pods that state a user are refused. */
  readonly assignsUsers?: boolean;
}

const pods = (namespace: string, labels: Record<string, string>): Peer => ({ name: `pods in ${namespace}`, namespace, labels });
const at = (address: string): Peer => ({ name: address, address });

const KUBE_DNS = pods('kube-system', { 'k8s-app': 'kube-dns', 'pod-template-hash': '5dd5756b68' });
const NODE_LOCAL = pods('kube-system', { 'k8s-app': 'node-local-dns', 'controller-revision-hash': '6f8' });
const METADATA_SERVER = at('169.254.169.254');
/** Cilium's identity `host`: it has no address that a range could match. */
const HOST: Peer = { name: 'the node' };

const plain: ClusterModel = { dns: [KUBE_DNS], dnsPort: 53 };
const openShift: ClusterModel = {
  dns: [pods('openshift-dns', { 'dns.operator.openshift.io/daemonset-dns': 'default' })],
  dnsPort: 5353,
  assignsUsers: true,
};
const autoMode: ClusterModel = { dns: [at('172.20.0.10')], dnsPort: 53 };
const localDns: ClusterModel = { dns: [KUBE_DNS, HOST, at('169.254.10.10'), at('169.254.10.11')], dnsPort: 53 };

/** By the name of the profile. */
export const MODELS: Readonly<Record<string, ClusterModel>> = {
  eks: plain,
  'eks-auto': autoMode,
  'eks-auto-unknown': { ...autoMode, anybody: true },
  'eks-fargate': plain,
  gke: { dns: [KUBE_DNS, NODE_LOCAL, at('169.254.20.10'), METADATA_SERVER], dnsPort: 53 },
  'gke-kube-dns': plain,
  'gke-node-local': { dns: [KUBE_DNS, NODE_LOCAL, at('169.254.20.10')], dnsPort: 53 },
  'gke-cloud-dns': { dns: [METADATA_SERVER], dnsPort: 53 },
  'gke-autopilot': { dns: [KUBE_DNS, NODE_LOCAL, at('169.254.20.10'), METADATA_SERVER], dnsPort: 53 },
  aks: { dns: [KUBE_DNS, at('169.254.10.10'), at('169.254.10.11')], dnsPort: 53 },
  'aks-cilium': plain,
  'aks-cilium-local-dns': localDns,
  'aks-automatic': localDns,
  openshift: openShift,
  rosa: openShift,
  aro: openShift,
  rke2: plain,
  'rke2-node-local': { dns: [KUBE_DNS, NODE_LOCAL, at('169.254.20.10'), at('10.43.0.10')], dnsPort: 53 },
  k3s: plain,
  // which network it has is unknown: the engine may see the Service
  kubeadm: { dns: [KUBE_DNS, at('10.96.0.10')], dnsPort: 53 },
  'kubeadm-cilium': plain,
  kind: plain,
  talos: plain,
  kubespray: { dns: [KUBE_DNS, NODE_LOCAL, at('169.254.25.10')], dnsPort: 53 },
  custom: { dns: [pods('names', { app: 'dns', version: '2' })], dnsPort: 53 },
  unknown: { dns: [KUBE_DNS, pods('anywhere', {}), at('10.0.0.10'), METADATA_SERVER], dnsPort: 53, anybody: true },
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
