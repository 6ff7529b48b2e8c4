/** Settings of ContextForge, the MCP gateway of IBM. */
export interface ContextForgeOptions {
  /** Version, for example "1.1.0". The facts were seen with that one. */
  readonly version: string;
  /**
   * Image with a tag or a digest.
   * @default - `ghcr.io/ibm/mcp-context-forge` with the version as its tag, with a "v" before it
   */
  readonly image?: string;
  /** Mail address of the first administrator, with which its password belongs. */
  readonly adminEmail: string;
  /**
   * Address under which people and agents reach it, for links in its answers.
   * @default - it does not know
   */
  readonly publicUrl?: string;
  /**
   * The pages of its console, and the interface behind them.
   * @default false
   */
  readonly console?: boolean;
}
