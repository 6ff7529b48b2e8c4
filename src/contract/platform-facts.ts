/** Where an MCP product keeps the sessions of its clients. */
export enum McpSessionState {
  /** Nowhere: every call stands for itself, as the protocol has it since 2026-07-28. */
  NONE = 'none',
  /** In a store or an encrypted session id that every pod can read. */
  SHARED = 'shared',
  /** In the memory of the pod that began the session; no other pod knows it. */
  MEMORY = 'memory',
}

/** What is known about a product that speaks the Model Context Protocol. */
export interface McpFacts {
  /** Where it keeps sessions if it is not told otherwise. */
  readonly sessions: McpSessionState;
  /**
   * Path of the MCP endpoint.
   * @default "/mcp"
   */
  readonly path?: string;
  /**
   * Whether it tells clients at `/.well-known/oauth-protected-resource` who gives out tokens for it. Front doors then
   * publish that path as well.
   * @default false
   * @see https://www.rfc-editor.org/rfc/rfc9728
   */
  readonly protectedResourceMetadata?: boolean;
  /**
   * Fixed variables that make it work without sessions.
   * @default - it cannot
   */
  readonly statelessEnv?: { [name: string]: string };
  /**
   * Fixed variables that make it keep sessions in its store.
   * @default - it does so by itself once it has one
   */
  readonly sharedStoreEnv?: { [name: string]: string };
  /**
   * Name of the credential with which it encrypts session ids.
   * @default - it has none
   */
  readonly sessionKey?: string;
  /**
   * Environment variable that takes its MCP servers as a JSON list of `name`, `url` and `allowedTools`.
   * @default - it is told in another way
   */
  readonly serversVariable?: string;
}

/** How a product learns the URL of the gateway that it works with. */
export interface UpstreamFacts {
  /** Environment variable of the URL. */
  readonly urlVariable: string;
  /**
   * What stands behind the base URL, for example `/v1`.
   * @default - nothing
   */
  readonly path?: string;
}

/** How a product learns the region in which it runs. */
export interface RegionFacts {
  /** Environment variable of the identifier. */
  readonly idVariable?: string;
  /** Environment variable of the name for people. */
  readonly nameVariable?: string;
  /** Label of the pods that holds the identifier. */
  readonly podLabel?: string;
}
