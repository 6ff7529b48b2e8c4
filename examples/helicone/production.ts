import type { App } from 'cdk8s';
import { Chart, Duration } from 'cdk8s';
import {
  Exposure,
  GatewayAutoscaling,
  GatewayConfig,
  GatewayExposure,
  GatewayNamespace,
  GatewayObservability,
  GatewayProfile,
  GatewaySecrets,
  GatewayTracing,
  LlmGateway,
  ModelProvider,
  RedisStore,
  ScalingSignal,
  Scrape,
  SecretSource,
  SecretStoreRef,
  Tracing,
} from 'cdk8s-llm-gateway';

const CREDENTIALS = ['control-plane-key', 'redis', 'openai', 'anthropic'];

/** Keys of clients from Helicone, limits shared by Redis, telemetry to a collector, scaled by CPU since nothing can be scraped. */
export class HeliconeProduction extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'helicone' });

    new GatewayNamespace(this, 'namespace');
    const secrets = new GatewaySecrets(this, 'secrets', {
      name: 'helicone-ai-gateway-secrets',
      source: SecretSource.externalSecrets({
        store: SecretStoreRef.cluster('aws-secretsmanager'),
        refreshInterval: Duration.hours(1),
        remoteKeys: Object.fromEntries(CREDENTIALS.map((name) => [name, { key: `helicone/${name}` }])),
      }),
      reloader: true,
    });
    const redis = new RedisStore(this, 'redis', {
      name: 'helicone-redis',
      password: secrets.credential('redis')!,
      // made with openssl rand -hex 32
      urlSafePassword: true,
    });
    const target = new LlmGateway(this, 'gateway', {
      profile: GatewayProfile.helicone({ version: '0.2.0-beta.30' }),
      providers: [ModelProvider.openAi(), ModelProvider.anthropic()],
      credentials: [secrets],
      config: GatewayConfig.file('config.yaml', {
        helicone: { features: 'all' },
        global: { 'rate-limit': { 'per-api-key': { capacity: 500, 'refill-frequency': '1m' } } },
        routers: { chat: { 'load-balance': { chat: { strategy: 'latency', providers: ['openai', 'anthropic'] } } } },
      }),
      stores: [redis],
      maxStreamDuration: Duration.minutes(5),
    });
    this.traffic(target);
    const collector = Tracing.endpoint('http://otel-collector.monitoring:4317');
    new GatewayTracing(this, 'telemetry', { target, tracing: collector });
    new GatewayObservability(this, 'observability', { target, scrape: Scrape.none() });
  }

  /** The process waits for no stream, so the pods do before it is told to end. */
  private traffic(target: LlmGateway): void {
    new GatewayAutoscaling(this, 'autoscaling', {
      target,
      minReplicas: 3,
      maxReplicas: 20,
      signals: [ScalingSignal.cpuUtilization(60)],
    });
    new GatewayExposure(this, 'exposure', {
      target,
      via: Exposure.httpRoute({ gateway: 'public', gatewayNamespace: 'edge' }),
      hostname: 'llm.acme.example',
    });
  }
}
