/** Settings of the LiteLLM proxy. */
export interface LiteLlmOptions {
  /** Version of the proxy, for example "1.108.7". The facts were seen with that one. */
  readonly version: string;
  /**
   * Image with a tag or a digest. It must run as the user 65534, which the variant `litellm-non_root` does.
   * @default - `ghcr.io/berriai/litellm-non_root` with the version as its tag
   */
  readonly image?: string;
  /**
   * Anybody who reaches the pod may read `/metrics`: the file then says `require_auth_for_metrics_endpoint: false` under
   * `litellm_settings` (LLMGW-872 if the two contradict each other). Otherwise Prometheus brings the credential `metrics-key`, a
   * virtual key of its own: the master key would make it an administrator.
   * @default false
   */
  readonly anonymousMetrics?: boolean;
  /**
   * The proxy asks the internet for newer prices of models at each start. Otherwise it uses those of its version, and so do all
   * pods of a rollout.
   * @default false
   */
  readonly remoteCostMap?: boolean;
}
