/** Settings of a DVARA process. */
export interface DvaraOptions {
  /** Released version, which is also the tag of the image: `1.6.0`. */
  readonly version: string;
  /**
   * Image with a tag or a digest, for a mirror or a digest.
   * @default - that of the documents, with the version as tag
   */
  readonly image?: string;
  /**
   * Options of the Java virtual machine. The image reads `JAVA_TOOL_OPTIONS`, not `JAVA_OPTS`. A heap that is stated must fit
   * the memory limit (LLMGW-824).
   * @default "-XX:MaxRAMPercentage=75.0"
   */
  readonly javaOptions?: string;
}

/** Settings of the DVARA MCP proxy. */
export interface DvaraMcpOptions extends DvaraOptions {
  /**
   * Environment variable in which your image expects the URL of the gateway.
   * @default - none, the documents name no such variable
   */
  readonly upstreamVariable?: string;
}
