import type { Starter } from '../starter';

export const DVARA: Starter = {
  product: 'dvara',
  about: 'the DVARA gateway with a PostgreSQL of yours, its members in one cluster, and OpenAI behind it',
  imports: ['ClusterMembership', 'GatewayProfile', 'ModelProvider', 'StateStore'],
  cdk8s: ['Duration'],
  credentials: ['license', 'operator-key', 'metrics-key', 'encryption-password', 'audit-hmac', 'database', 'openai'],
  before: `const database = StateStore.externalPostgres({
  host: 'postgres',
  database: 'dvara',
  user: 'dvara',
  password: credentials.credential('database'),
});`,
  gateway: `profile: GatewayProfile.dvara({ version: '1.6.0' }),
providers: [ModelProvider.openAi()],
credentials: [credentials],
stores: [database],
maxStreamDuration: Duration.minutes(2),`,
  after: `new ClusterMembership(this, 'cluster', { target: gateway });`,
  scales: true,
};
