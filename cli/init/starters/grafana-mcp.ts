import type { Starter } from '../starter';

export const GRAFANA_MCP: Starter = {
  product: 'grafana-mcp',
  about: 'the MCP server of Grafana, read only',
  imports: ['McpProfile', 'NetworkPeer'],
  construct: 'McpProxy',
  credentials: ['grafana-token', 'caller-token'],
  gateway: `profile: McpProfile.grafana({ version: '1.1.0', grafanaUrl: 'http://grafana.monitoring.svc:3000' }),
credentials: [credentials],
clients: [NetworkPeer.namespace('agents')],`,
  scales: false,
};
