import type { App } from 'cdk8s';
import { GitHubMcpMinimal } from './minimal';
import { GitHubMcpProduction } from './production';

/** The MCP server of GitHub, the shortest way and as a team would run it. */
export function gitHubMcp(app: App): void {
  new GitHubMcpMinimal(app, 'github-mcp-minimal');
  new GitHubMcpProduction(app, 'github-mcp-production');
}
