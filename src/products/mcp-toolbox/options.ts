/** Settings of the MCP Toolbox for Databases. */
export interface McpToolboxOptions {
  /** Version, for example "1.13.0". */
  readonly version: string;
  /**
   * Image with a tag or a digest.
   * @default - `us-central1-docker.pkg.dev/database-toolbox/toolbox/toolbox` with the version as its tag
   */
  readonly image?: string;
  /**
   * Name of the configuration file.
   * @default "tools.yaml"
   */
  readonly configFile?: string;
  /**
   * Variables of the file, by the credential whose value they have: `{ 'orders-password': 'ORDERS_PASSWORD' }`. The file names them
   * by `GatewayConfig.credential('orders-password')`.
   * @default - none
   */
  readonly credentials?: { [credential: string]: string };
  /**
   * URL of an OpenTelemetry collector that takes metrics and traces over HTTP, for example
   * "http://collector.observability.svc:4318". It has no page that Prometheus could read.
   * @default - it sends nothing
   */
  readonly otlpEndpoint?: string;
}
