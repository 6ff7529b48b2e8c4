/** Settings of the Keeptrusts gateway. */
export interface KeeptrustsOptions {
  /** Released version, which is also the tag of the image: `1.8.2`. */
  readonly version: string;
  /**
   * Image with a tag or a digest, for a mirror or a digest.
   * @default - `keeptrusts/gateway:<version>`
   */
  readonly image?: string;
  /**
   * Control plane API, in the cloud or in the cluster.
   * @default "https://api.keeptrusts.com"
   */
  readonly apiUrl?: string;
  /**
   * Requests that one pod works on at a time.
   * @default - the product's own, 16
   */
  readonly maxConcurrency?: number;
}
