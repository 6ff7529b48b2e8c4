import { GatewayConfig, McpProfile, McpProxy } from '../../../src';
import type { Examples } from './example';
import { keys } from './prelude';

export const MCP: Examples = {
  'LLMGW-711': (chart) =>
    new McpProxy(chart, 'grafana', {
      profile: McpProfile.grafana({ version: '1.1.0', grafanaUrl: 'grafana:3000' }),
      credentials: [keys(chart, 'grafana-token', 'caller-token')],
    }),
  'LLMGW-712': (chart) =>
    new McpProxy(chart, 'toolbox', {
      profile: McpProfile.toolbox({ version: '1.13.0' }),
      config: GatewayConfig.file('queries.yaml', { tools: {} }),
    }),
  'LLMGW-713': (chart) =>
    new McpProxy(chart, 'github', { profile: McpProfile.gitHub({ version: '1.10.1', githubUrl: 'github.acme.example' }) }),
};
