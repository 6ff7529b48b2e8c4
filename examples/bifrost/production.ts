import type { App } from 'cdk8s';
import { Chart, Duration } from 'cdk8s';
import type { IWorkloadNeed } from 'cdk8s-llm-gateway';
import {
  Alerts,
  CredentialDelivery,
  Dashboards,
  Exposure,
  GatewayAutoscaling,
  GatewayConfig,
  GatewayExposure,
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

const CREDENTIALS = ['encryption-key', 'database', 'openai', 'anthropic', 'chat-key', 'search-key'];

/** Configuration from the file alone, so that replicas agree; logs of requests in PostgreSQL; scaled by open requests. */
export class BifrostProduction extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'bifrost' });

    new GatewayNamespace(this, 'namespace');
    const secrets = new GatewaySecrets(this, 'secrets', {
      name: 'bifrost-secrets',
      source: SecretSource.externalSecrets({
        store: SecretStoreRef.cluster('aws-secretsmanager'),
        refreshInterval: Duration.hours(1),
        remoteKeys: Object.fromEntries(CREDENTIALS.map((name) => [name, { key: `bifrost/${name}` }])),
      }),
      reloader: true,
    });
    // each replica brings the schema up to date at start; they wait for each other
    const logs = StateStore.externalPostgres({
      host: 'bifrost.abc123.eu-central-1.rds.amazonaws.com',
      database: 'bifrost',
      user: 'bifrost',
      password: secrets.credential('database'),
      sslMode: PostgresSslMode.REQUIRE,
    });
    const target = this.gateway(secrets, [logs]);
    this.traffic(target);
    new GatewayObservability(this, 'observability', {
      target,
      alerts: Alerts.prometheusRule({ dailyBudget: 500 }),
      dashboards: Dashboards.configMap(),
    });
  }

  private gateway(secrets: GatewaySecrets, stores: IWorkloadNeed[]): LlmGateway {
    const provider = (name: string) => ({
      keys: [{ name, value: GatewayConfig.credential(name), models: ['*'], weight: 1 }],
      // an answer may take as long as clients wait, and a stream may be silent for two minutes
      network_config: { default_request_timeout_in_seconds: 300, stream_idle_timeout_in_seconds: 120, max_retries: 2 },
    });
    const team = (name: string, key: string) => ({
      id: name,
      name,
      value: `env.${key}`,
      provider_configs: ['openai', 'anthropic'].map((of) => ({ provider: of, allowed_models: ['*'], key_ids: ['*'], weight: 1 })),
    });
    return new LlmGateway(this, 'gateway', {
      profile: GatewayProfile.bifrost({ version: '1.6.4' }),
      providers: [ModelProvider.openAi(), ModelProvider.anthropic()],
      credentials: [secrets],
      credentialDelivery: {
        'chat-key': CredentialDelivery.env('CHAT_KEY'),
        'search-key': CredentialDelivery.env('SEARCH_KEY'),
      },
      config: GatewayConfig.file('config.json', {
        encryption_key: GatewayConfig.credential('encryption-key'),
        providers: { openai: provider('openai'), anthropic: provider('anthropic') },
        client: { enforce_auth_on_inference: true, enable_logging: true, disable_content_logging: true },
        governance: { virtual_keys: [team('chat', 'CHAT_KEY'), team('search', 'SEARCH_KEY')] },
        config_store: { enabled: false },
        logs_store: {
          enabled: true,
          type: 'postgres',
          config: {
            host: 'env.BIFROST_POSTGRES_HOST',
            port: 'env.BIFROST_POSTGRES_PORT',
            user: 'env.BIFROST_POSTGRES_USER',
            password: 'env.BIFROST_POSTGRES_PASSWORD',
            db_name: 'env.BIFROST_POSTGRES_DATABASE',
            ssl_mode: 'env.BIFROST_POSTGRES_SSL_MODE',
          },
          retention_days: 30,
        },
      }),
      stores,
      maxStreamDuration: Duration.minutes(5),
    });
  }

  /** One more pod for every hundred open requests, and a way in that waits as long as a stream may take. */
  private traffic(target: LlmGateway): void {
    new GatewayAutoscaling(this, 'autoscaling', {
      target,
      minReplicas: 3,
      maxReplicas: 20,
      signals: [ScalingSignal.inFlightRequests(100), ScalingSignal.cpuUtilization(60)],
      engine: ScalingEngine.keda({ prometheusUrl: 'http://prometheus-operated.monitoring:9090' }),
    });
    new GatewayExposure(this, 'exposure', {
      target,
      via: Exposure.httpRoute({ gateway: 'public', gatewayNamespace: 'edge' }),
      hostname: 'llm.acme.example',
    });
  }
}
