import type { Starter } from '../starter';

export const GITHUB_MCP: Starter = {
  product: 'github-mcp',
  about: 'the MCP server of GitHub, read only; each client brings its own token',
  imports: ['McpProfile', 'NetworkPeer'],
  construct: 'McpProxy',
  credentials: [],
  gateway: `profile: McpProfile.gitHub({ version: '1.10.1' }),
clients: [NetworkPeer.namespace('agents')],`,
  scales: true,
};
