/** Settings of the Helicone AI gateway. */
export interface HeliconeOptions {
  /** Version, for example "0.2.0-beta.30". The facts were read at that one. */
  readonly version: string;
  /**
   * Image with a tag or a digest.
   * @default - `docker.io/helicone/ai-gateway` with the version as its tag
   */
  readonly image?: string;
}
