import type { Starter } from '../starter';

export const CONTEXTFORGE: Starter = {
  product: 'contextforge',
  about: 'ContextForge, the MCP gateway of IBM, with a PostgreSQL of yours',
  imports: ['McpProfile', 'NetworkPeer', 'StateStore'],
  construct: 'McpProxy',
  credentials: ['jwt-secret', 'encryption-secret', 'admin-password', 'default-user-password', 'database'],
  before: `// a password of hexadecimal digits, made with: openssl rand -hex 32
const database = StateStore.externalPostgres({
  host: 'postgres',
  database: 'mcp',
  user: 'mcp',
  password: credentials.credential('database'),
  urlSafePassword: true,
});`,
  gateway: `profile: McpProfile.contextForge({ version: '1.1.0', adminEmail: 'platform@example.com' }),
credentials: [credentials],
clients: [NetworkPeer.namespace('agents')],
stores: [database],`,
  scales: true,
};
