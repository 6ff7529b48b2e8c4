import type { App } from 'cdk8s';
import { Chart, Duration } from 'cdk8s';
import type { IWorkloadNeed } from 'cdk8s-llm-gateway';
import {
  Alerts,
  Dashboards,
  Exposure,
  GatewayAutoscaling,
  GatewayConfig,
  GatewayExposure,
  GatewayMigration,
  GatewayNamespace,
  GatewayObservability,
  GatewayProfile,
  GatewaySecrets,
  LlmGateway,
  ModelProvider,
  ScalingEngine,
  ScalingSignal,
  SecretSource,
  SecretStoreRef,
  StateStore,
} from 'cdk8s-llm-gateway';

const CREDENTIALS = ['database-url', 'valkey-url', 'metrics-key', 'openai', 'anthropic'];

/** Keys of clients and observations in PostgreSQL, limits shared by Valkey, a fallback, scaled by requests. */
export class TensorZeroProduction extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'tensorzero' });

    new GatewayNamespace(this, 'namespace');
    const secrets = new GatewaySecrets(this, 'secrets', {
      name: 'tensorzero-secrets',
      source: SecretSource.externalSecrets({
        store: SecretStoreRef.cluster('aws-secretsmanager'),
        refreshInterval: Duration.hours(1),
        remoteKeys: Object.fromEntries(CREDENTIALS.map((name) => [name, { key: `tensorzero/${name}` }])),
      }),
      reloader: true,
    });
    // it needs the extensions pg_cron, pg_trgm and pgvector
    const database = StateStore.externalPostgres({
      host: 'tensorzero.abc123.eu-central-1.rds.amazonaws.com',
      url: secrets.credential('database-url'),
    });
    const valkey = StateStore.externalRedis({
      host: 'tensorzero.abc123.cache.amazonaws.com',
      url: secrets.credential('valkey-url'),
    });
    const target = this.gateway(secrets, [database, valkey]);
    new GatewayMigration(this, 'migration', { target, stores: [database] });
    this.traffic(target);
    new GatewayObservability(this, 'observability', {
      target,
      alerts: Alerts.prometheusRule(),
      dashboards: Dashboards.configMap(),
    });
  }

  private gateway(secrets: GatewaySecrets, stores: IWorkloadNeed[]): LlmGateway {
    const provider = (type: string, model: string, key: string) => ({
      type,
      model_name: model,
      api_key_location: GatewayConfig.credential(key),
    });
    return new LlmGateway(this, 'gateway', {
      profile: GatewayProfile.tensorZero({ version: '2026.4.1', authentication: true }),
      providers: [ModelProvider.openAi(), ModelProvider.anthropic()],
      credentials: [secrets],
      config: GatewayConfig.file('tensorzero.toml', {
        gateway: { auth: { enabled: true }, observability: { enabled: true } },
        models: {
          chat: {
            // the second is asked where the first fails
            routing: ['openai', 'anthropic'],
            timeouts: { streaming: { ttft_ms: 60000 }, non_streaming: { total_ms: 300000 } },
            providers: {
              openai: provider('openai', 'gpt-4o', 'openai'),
              anthropic: provider('anthropic', 'claude-sonnet-4-5', 'anthropic'),
            },
          },
        },
        rate_limiting: {
          rules: [{ priority: 0, model_inferences_per_minute: 600, scope: [{ api_key_public_id: 'tensorzero::each' }] }],
        },
      }),
      stores,
      maxStreamDuration: Duration.minutes(5),
    });
  }

  /** Open requests are not told, so it is scaled by those that come, and by CPU; a way in that waits as long as a stream may take. */
  private traffic(target: LlmGateway): void {
    new GatewayAutoscaling(this, 'autoscaling', {
      target,
      minReplicas: 3,
      maxReplicas: 20,
      signals: [ScalingSignal.requestsPerSecond(50), ScalingSignal.cpuUtilization(60)],
      engine: ScalingEngine.keda({ prometheusUrl: 'http://prometheus-operated.monitoring:9090' }),
    });
    new GatewayExposure(this, 'exposure', {
      target,
      via: Exposure.httpRoute({ gateway: 'public', gatewayNamespace: 'edge' }),
      hostname: 'llm.acme.example',
    });
  }
}
