/** Where policy comes from, as the process calls it. */
export enum HelmPolicySourceKind {
  CONTROL_PLANE = 'controlplane',
  CRD = 'crd',
  MOUNTED_FILE = 'mountedFile',
}
