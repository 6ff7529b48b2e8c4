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
  PostgresSslMode,
  ScalingEngine,
  ScalingSignal,
  SecretSource,
  SecretStoreRef,
  StateStore,
} from 'cdk8s-llm-gateway';

const CREDENTIALS = ['master-key', 'salt-key', 'metrics-key', 'database', 'redis', 'openai', 'anthropic'];

/** Virtual keys and spend in PostgreSQL, limits shared by Redis, keys from a vault, scaled by the requests that are open. */
export class LiteLlmProduction extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'litellm' });

    new GatewayNamespace(this, 'namespace');
    const secrets = new GatewaySecrets(this, 'secrets', {
      name: 'litellm-secrets',
      source: SecretSource.externalSecrets({
        store: SecretStoreRef.cluster('aws-secretsmanager'),
        refreshInterval: Duration.hours(1),
        remoteKeys: Object.fromEntries(CREDENTIALS.map((name) => [name, { key: `litellm/${name}` }])),
      }),
      reloader: true,
    });
    const database = StateStore.externalPostgres({
      host: 'litellm.abc123.eu-central-1.rds.amazonaws.com',
      database: 'litellm',
      user: 'litellm',
      password: secrets.credential('database'),
      sslMode: PostgresSslMode.REQUIRE,
    });
    const redis = StateStore.externalRedis({
      host: 'litellm.abc123.cache.amazonaws.com',
      password: secrets.credential('redis'),
    });
    const target = this.gateway(secrets, [database, redis]);
    new GatewayMigration(this, 'migration', { target, stores: [database] });
    this.traffic(target);
    new GatewayObservability(this, 'observability', {
      target,
      alerts: Alerts.prometheusRule({ dailyBudget: 500 }),
      dashboards: Dashboards.configMap(),
    });
  }

  private gateway(secrets: GatewaySecrets, stores: IWorkloadNeed[]): LlmGateway {
    const model = (name: string, provider: string, key: string) => ({
      model_name: name,
      litellm_params: { model: `${provider}/${name}`, api_key: GatewayConfig.credential(key) },
    });
    return new LlmGateway(this, 'gateway', {
      profile: GatewayProfile.liteLlm({ version: '1.108.7' }),
      providers: [ModelProvider.openAi(), ModelProvider.anthropic()],
      credentials: [secrets],
      config: GatewayConfig.file('config.yaml', {
        model_list: [model('gpt-4o', 'openai', 'openai'), model('claude-sonnet-4-5', 'anthropic', 'anthropic')],
        litellm_settings: { callbacks: ['prometheus'], request_timeout: 600, json_logs: true },
        router_settings: {
          redis_host: 'os.environ/REDIS_HOST',
          redis_port: 'os.environ/REDIS_PORT',
          redis_password: 'os.environ/REDIS_PASSWORD',
        },
        // a database that is away for a moment does not take the models away
        general_settings: { allow_requests_on_db_unavailable: true, proxy_batch_write_at: 60 },
      }),
      stores,
      maxStreamDuration: Duration.minutes(5),
    });
  }

  /** One more pod for every forty open requests, and a way in that waits as long as a stream may take. */
  private traffic(target: LlmGateway): void {
    new GatewayAutoscaling(this, 'autoscaling', {
      target,
      minReplicas: 3,
      maxReplicas: 20,
      signals: [ScalingSignal.inFlightRequests(40), ScalingSignal.cpuUtilization(60)],
      engine: ScalingEngine.keda({ prometheusUrl: 'http://prometheus-operated.monitoring:9090' }),
    });
    new GatewayExposure(this, 'exposure', {
      target,
      via: Exposure.httpRoute({ gateway: 'public', gatewayNamespace: 'edge' }),
      hostname: 'llm.acme.example',
    });
  }
}
