import type { App } from 'cdk8s';
import { McpToolboxMinimal } from './minimal';
import { McpToolboxProduction } from './production';

/** The MCP Toolbox for Databases, the shortest way and as a team would run it. */
export function mcpToolbox(app: App): void {
  new McpToolboxMinimal(app, 'mcp-toolbox-minimal');
  new McpToolboxProduction(app, 'mcp-toolbox-production');
}
