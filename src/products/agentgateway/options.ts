/** Settings of agentgateway without Kubernetes resources of its own: one file, as its standalone chart runs it. */
export interface AgentgatewayOptions {
  /** Version, for example "1.4.1". The facts were read at that one. */
  readonly version: string;
  /**
   * Image with a tag or a digest.
   * @default - `cr.agentgateway.dev/agentgateway`, with the version behind a "v" as its tag
   */
  readonly image?: string;
  /**
   * The port on which the file lets it serve clients (LLMGW-950 if the file says otherwise).
   * @default 4000
   */
  readonly port?: number;
}
