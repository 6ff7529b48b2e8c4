import type { Starter } from '../starter';

export const MCP_TOOLBOX: Starter = {
  product: 'mcp-toolbox',
  about: 'the MCP Toolbox for Databases: queries of yours as tools',
  imports: ['GatewayConfig', 'McpProfile', 'NetworkPeer'],
  construct: 'McpProxy',
  credentials: ['orders-password'],
  gateway: `profile: McpProfile.toolbox({ version: '1.13.0', credentials: { 'orders-password': 'ORDERS_PASSWORD' } }),
credentials: [credentials],
clients: [NetworkPeer.namespace('agents')],
config: GatewayConfig.file('tools.yaml', {
  sources: {
    orders: {
      kind: 'postgres',
      host: 'postgres',
      port: 5432,
      database: 'orders',
      user: 'agents_read_only',
      password: GatewayConfig.credential('orders-password'),
    },
  },
  tools: {
    'orders-of-customer': {
      kind: 'postgres-sql',
      source: 'orders',
      description: 'The last twenty orders of a customer.',
      parameters: [{ name: 'customer', type: 'string', description: 'Number of the customer' }],
      statement: 'SELECT id, state FROM orders WHERE customer = $1 LIMIT 20',
    },
  },
}),`,
  scales: true,
};
