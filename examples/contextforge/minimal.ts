import type { App } from 'cdk8s';
import { Chart } from 'cdk8s';
import { GatewaySecrets, McpProfile, McpProxy, NetworkPeer, SecretSource, StateStore } from 'cdk8s-llm-gateway';

const CREDENTIALS = ['jwt-secret', 'encryption-secret', 'admin-password', 'default-user-password', 'metrics-token', 'database'];

/** Two pods with one database: sessions stand for themselves, so any pod answers any call. */
export class ContextForgeMinimal extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'contextforge' });

    const secrets = new GatewaySecrets(this, 'secrets', { source: SecretSource.existing('contextforge-secrets', CREDENTIALS) });
    new McpProxy(this, 'gateway', {
      profile: McpProfile.contextForge({ version: '1.1.0', adminEmail: 'platform@acme.example' }),
      credentials: [secrets],
      clients: [NetworkPeer.namespace('agents')],
      stores: [
        StateStore.externalPostgres({
          host: 'postgres',
          database: 'mcp',
          user: 'mcp',
          password: secrets.credential('database'),
          urlSafePassword: true,
        }),
      ],
    });
  }
}
