/** Settings of the MCP server of GitHub. */
export interface GitHubMcpOptions {
  /** Version, for example "1.10.1". */
  readonly version: string;
  /**
   * Image with a tag or a digest.
   * @default - `ghcr.io/github/github-mcp-server` with the version as its tag, with a "v" before it
   */
  readonly image?: string;
  /**
   * URL of a GitHub Enterprise, for example "https://github.acme.example".
   * @default - github.com
   */
  readonly githubUrl?: string;
  /**
   * Address under which agents reach it. Clients are told by it where they get their tokens; without it the server takes the host
   * of each request.
   * @default - none
   */
  readonly publicUrl?: string;
  /**
   * Tools that change nothing. Clients can ask for less, never for more.
   * @default true
   */
  readonly readOnly?: boolean;
  /**
   * Sets of tools, for example `["repos", "issues", "pull_requests"]`. Clients can ask for less, never for more.
   * @default - those of the product
   */
  readonly toolsets?: string[];
}
