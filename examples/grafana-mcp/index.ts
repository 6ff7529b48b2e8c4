import type { App } from 'cdk8s';
import { GrafanaMcpMinimal } from './minimal';
import { GrafanaMcpProduction } from './production';

/** The MCP server of Grafana, the shortest way and as a team would run it. */
export function grafanaMcp(app: App): void {
  new GrafanaMcpMinimal(app, 'grafana-mcp-minimal');
  new GrafanaMcpProduction(app, 'grafana-mcp-production');
}
