import type { App } from 'cdk8s';
import { Chart, Duration } from 'cdk8s';
import {
  Exposure,
  GatewayAutoscaling,
  GatewayExposure,
  GatewayMigration,
  GatewayNamespace,
  GatewayObservability,
  GatewaySecrets,
  McpProfile,
  McpProxy,
  McpServer,
  McpSessions,
  RedisStore,
  ScalingSignal,
  SecretSource,
  SecretStoreRef,
  StateStore,
} from 'cdk8s-llm-gateway';

const CREDENTIALS = [
  'jwt-secret',
  'encryption-secret',
  'admin-password',
  'default-user-password',
  'metrics-token',
  'database',
  'redis',
];

/** Sessions that every pod knows, a schema that a Job brings up to date, and a way in that waits as long as a session may take. */
export class ContextForgeProduction extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'contextforge' });

    new GatewayNamespace(this, 'namespace');
    const secrets = new GatewaySecrets(this, 'secrets', {
      name: 'contextforge-secrets',
      source: SecretSource.externalSecrets({
        store: SecretStoreRef.cluster('aws-secretsmanager'),
        remoteKeys: Object.fromEntries(CREDENTIALS.map((name) => [name, { key: `contextforge/${name}` }])),
      }),
      reloader: true,
    });
    // both passwords are made with `openssl rand -hex 32`
    const database = StateStore.externalPostgres({
      host: 'contextforge.abc123.eu-central-1.rds.amazonaws.com',
      database: 'mcp',
      user: 'mcp',
      password: secrets.credential('database'),
      urlSafePassword: true,
    });
    const redis = new RedisStore(this, 'redis', {
      name: 'contextforge-redis',
      password: secrets.credential('redis')!,
      urlSafePassword: true,
    });
    const target = new McpProxy(this, 'gateway', {
      profile: McpProfile.contextForge({
        version: '1.1.0',
        adminEmail: 'platform@acme.example',
        publicUrl: 'https://mcp.acme.example',
      }),
      credentials: [secrets],
      stores: [database],
      sessions: McpSessions.sharedStore(redis),
      servers: [McpServer.service('tickets', { service: 'tickets', port: 8080, namespace: 'tools' })],
      maxStreamDuration: Duration.minutes(5),
    });
    new GatewayMigration(this, 'migration', { target, stores: [database] });
    new GatewayAutoscaling(this, 'autoscaling', {
      target,
      minReplicas: 3,
      maxReplicas: 12,
      signals: [ScalingSignal.cpuUtilization(60)],
    });
    new GatewayExposure(this, 'exposure', {
      target,
      via: Exposure.httpRoute({ gateway: 'public', gatewayNamespace: 'edge' }),
      hostname: 'mcp.acme.example',
    });
    new GatewayObservability(this, 'observability', { target });
  }
}
