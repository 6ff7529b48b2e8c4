/** Where a sealed value can be unsealed. */
export enum SealingScope {
  /** Only under the namespace and the name for which it was sealed. */
  STRICT = 'strict',
  /** Under any name in the namespace for which it was sealed. */
  NAMESPACE_WIDE = 'namespace-wide',
  /** Anywhere in the cluster. */
  CLUSTER_WIDE = 'cluster-wide',
}

/** Settings of credentials that were encrypted for a cluster. */
export interface SealedSecretOptions {
  /** What `kubeseal --raw` printed, by credential name. */
  readonly encryptedData: { [credential: string]: string };
  /**
   * The scope with which the values were sealed. A strict value needs `name` and a chart with a namespace, because both are
   * part of it.
   * @default SealingScope.STRICT
   */
  readonly scope?: SealingScope;
}
