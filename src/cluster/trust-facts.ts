/**
 * Certificates of the company that every pod must trust which calls somebody: a proxy that looks into TLS, providers and stores with
 * certificates of its own authority. Every container is told by the variables of OpenSSL, Go, Python, curl and Node.js.
 */
export interface ClusterTrust {
  /**
   * ConfigMap with the certificates, in every namespace that has pods: that of a Bundle of trust-manager, for example.
   * @default - none; then `secretName`
   */
  readonly configMapName?: string;
  /**
   * Secret with the certificates, in every namespace that has pods.
   * @default - none; then `configMapName`
   */
  readonly secretName?: string;
  /**
   * Key that holds the certificates as PEM.
   * @default "ca.crt"
   */
  readonly key?: string;
  /**
   * Whether it holds the public authorities as well, which Node.js alone trusts besides.
   * @default - unknown; hosts outside that may need them are named (LLMGW-011)
   */
  readonly publicAuthorities?: boolean;
}
