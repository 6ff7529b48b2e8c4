/** Settings of the TensorZero gateway. */
export interface TensorZeroOptions {
  /** Version, for example "2026.4.1". The facts were read at that one. */
  readonly version: string;
  /**
   * Image with a tag or a digest.
   * @default - `docker.io/tensorzero/gateway` with the version as its tag
   */
  readonly image?: string;
  /**
   * Clients need an API key of TensorZero, which are kept in PostgreSQL: the file then says `auth.enabled` under `gateway`
   * (LLMGW-952 if it says otherwise). Prometheus brings one as well: the credential `metrics-key`.
   * @default false
   */
  readonly authentication?: boolean;
}
