import type { ClusterKind } from './starter';

/** What is typed after `--cluster`, and the factory that it stands for. */
export const CLUSTERS: { readonly [name: string]: ClusterKind } = {
  eks: { code: 'ClusterProfile.eks()' },
  'eks-auto': { code: 'ClusterProfile.eks({ compute: EksCompute.AUTO_MODE })', imports: ['EksCompute'] },
  'eks-fargate': { code: 'ClusterProfile.eks({ compute: EksCompute.FARGATE })', imports: ['EksCompute'] },
  gke: { code: 'ClusterProfile.gke()' },
  'gke-autopilot': { code: 'ClusterProfile.gke({ autopilot: true })' },
  aks: { code: 'ClusterProfile.aks()' },
  'aks-automatic': { code: 'ClusterProfile.aks({ automatic: true })' },
  openshift: { code: 'ClusterProfile.openShift()' },
  rosa: { code: 'ClusterProfile.openShift({ service: OpenShiftService.ROSA })', imports: ['OpenShiftService'] },
  aro: { code: 'ClusterProfile.openShift({ service: OpenShiftService.ARO })', imports: ['OpenShiftService'] },
  rke2: { code: 'ClusterProfile.rke2()' },
  k3s: { code: 'ClusterProfile.k3s()' },
  kubeadm: { code: 'ClusterProfile.kubeadm()' },
  kind: { code: 'ClusterProfile.kind()' },
  talos: { code: 'ClusterProfile.talos()' },
  kubespray: { code: 'ClusterProfile.kubespray()' },
};
