/** What is typed after `--cluster`, and the factory that it stands for. */
export const CLUSTERS: { readonly [name: string]: string } = {
  eks: 'ClusterProfile.eks()',
  gke: 'ClusterProfile.gke()',
  aks: 'ClusterProfile.aks()',
  openshift: 'ClusterProfile.openShift()',
  rke2: 'ClusterProfile.rke2()',
  k3s: 'ClusterProfile.k3s()',
  kubeadm: 'ClusterProfile.kubeadm()',
  kind: 'ClusterProfile.kind()',
  talos: 'ClusterProfile.talos()',
  kubespray: 'ClusterProfile.kubespray()',
};
