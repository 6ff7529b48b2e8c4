/** Settings of the Portkey gateway of the commercial platform, in the customer's cluster. */
export interface PortkeyEnterpriseOptions {
  /** Version, for example "2.13.0". */
  readonly version: string;
  /**
   * Image with a tag or a digest. Whoever pulls it needs the registry credentials that Portkey gives out.
   * @default - `docker.io/portkeyai/gateway_enterprise` with the version as its tag
   */
  readonly image?: string;
  /** Organisations whose configuration the gateway fetches from the control plane: at least one (LLMGW-880). */
  readonly organisations: string[];
  /**
   * Hosts of the control plane, for the egress rules.
   * @default ["api.portkey.ai", "albus.portkey.ai"]
   */
  readonly controlPlane?: string[];
}
