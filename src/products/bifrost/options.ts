/** Settings of the Bifrost gateway. */
export interface BifrostOptions {
  /** Version, for example "1.6.4". The facts were read at that one. */
  readonly version: string;
  /**
   * Image with a tag or a digest.
   * @default - `docker.io/maximhq/bifrost`, with the version behind a "v" as its tag
   */
  readonly image?: string;
  /**
   * The file switches `governance.auth_config` on (LLMGW-887 if it does not): whoever opens the console or reads `/metrics` brings
   * user and password. Prometheus then uses the credentials `admin-username` and `admin-password`.
   * @default false
   */
  readonly adminAuth?: boolean;
}
