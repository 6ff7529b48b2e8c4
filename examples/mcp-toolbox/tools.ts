import { GatewayConfig } from 'cdk8s-llm-gateway';

/** Variables of the file. */
export const CREDENTIALS = { 'orders-password': 'ORDERS_PASSWORD' };

/** What agents may ask the database: one query, with a parameter that the database gets apart from the text. */
export const TOOLS = {
  sources: {
    orders: {
      kind: 'postgres',
      host: 'orders.abc123.eu-central-1.rds.amazonaws.com',
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
      statement: 'SELECT id, state, created_at FROM orders WHERE customer = $1 ORDER BY created_at DESC LIMIT 20',
    },
  },
};
