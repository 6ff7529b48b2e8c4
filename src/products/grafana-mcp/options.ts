/** Settings of the MCP server of Grafana. */
export interface GrafanaMcpOptions {
  /** Version, for example "1.1.0". */
  readonly version: string;
  /**
   * Image with a tag or a digest.
   * @default - `docker.io/grafana/mcp-grafana` with the version as its tag
   */
  readonly image?: string;
  /** URL of the Grafana, for example "http://grafana.monitoring.svc:3000". */
  readonly grafanaUrl: string;
  /**
   * Tools that change something in Grafana.
   * @default false
   */
  readonly write?: boolean;
  /**
   * Tools of other MCP servers that Grafana knows, such as Tempo. Sessions then live in the pod that began them.
   * @default false
   */
  readonly proxiedTools?: boolean;
}
