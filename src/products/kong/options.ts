/** Settings of Kong as a gateway for models, without a database. */
export interface KongOptions {
  /** Version, for example "3.9.3". The facts were read at that one. */
  readonly version: string;
  /**
   * Image with a tag or a digest. With one of the commercial edition, its plugins are taken as well (LLMGW-894 otherwise).
   * @default - `docker.io/library/kong` with the version as its tag
   */
  readonly image?: string;
  /**
   * Worker processes of nginx in each pod; they share what they count.
   * @default 2
   */
  readonly workers?: number;
}
