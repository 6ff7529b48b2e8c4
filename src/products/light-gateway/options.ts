/** A listener of light-gateway. */
export enum LightGatewayListener {
  /** Plain HTTP on 8080. */
  HTTP = 'http',
  /** TLS on 8443; needs a certificate. */
  HTTPS = 'https',
}

/** Settings of light-gateway. */
export interface LightGatewayOptions {
  /** Released version, which is also the tag of the image: `2.2.1`. */
  readonly version: string;
  /**
   * Image with a tag or a digest, for a mirror or a digest.
   * @default - `networknt/light-gateway:<version>`
   */
  readonly image?: string;
  /**
   * What it listens on; at least one (LLMGW-810).
   * @default - HTTP up to 2.2, HTTPS later, as the product does
   */
  readonly listeners?: LightGatewayListener[];
  /**
   * Probes only open a connection, for certificates or rules that an HTTP probe cannot pass.
   * @default false
   */
  readonly tcpProbes?: boolean;
  /**
   * Level and filter of the logs, `RUST_LOG`.
   * @default "info"
   */
  readonly logLevel?: string;
}
