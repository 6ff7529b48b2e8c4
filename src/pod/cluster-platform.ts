/** What decides about users and security contexts. */
export enum ClusterPlatform {
  /** Any Kubernetes. */
  KUBERNETES = 'kubernetes',
  /** OpenShift assigns users and groups itself; stating them is refused by its restricted-v2 constraint. */
  OPENSHIFT = 'openshift',
}
