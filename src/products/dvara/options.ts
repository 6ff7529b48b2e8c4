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
  /**
   * Level of the root logger, such as `INFO` or `DEBUG`.
   * @default - that of the product
   * @see https://docs.spring.io/spring-boot/reference/features/logging.html
   */
  readonly logLevel?: string;
  /**
   * Whether every line of the log is JSON (Elastic Common Schema), which Spring Boot does since 3.4.
   * @default false
   */
  readonly jsonLogs?: boolean;
  /**
   * Environment variable in which your image expects the secret for `/internal/*`. The documents name its key in the Secret,
   * `gateway-internal-secret`, and no variable. With it the credential `internal-secret` is delivered where a source has it.
   * @default - the key is left in the Secret
   */
  readonly internalSecretVariable?: string;
}

/** Settings of the DVARA MCP proxy. */
export interface DvaraMcpOptions extends DvaraOptions {
  /**
   * Environment variable in which your image expects the URL of the gateway.
   * @default - none, the documents name no such variable
   */
  readonly upstreamVariable?: string;
}
