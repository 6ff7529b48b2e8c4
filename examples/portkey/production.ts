import type { App } from 'cdk8s';
import { Chart, Duration } from 'cdk8s';
import {
  Exposure,
  Findings,
  GatewayAutoscaling,
  GatewayExposure,
  GatewayNamespace,
  GatewayObservability,
  GatewayProfile,
  GatewaySecrets,
  LlmGateway,
  ModelProvider,
  RedisStore,
  ScalingSignal,
  Scrape,
  SecretSource,
  SecretStoreRef,
} from 'cdk8s-llm-gateway';

/** Answers cached in Redis, scaled by CPU since the gateway measures nothing, alerts from what Kubernetes tells. */
export class PortkeyProduction extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'portkey' });

    new GatewayNamespace(this, 'namespace');
    const secrets = new GatewaySecrets(this, 'secrets', {
      name: 'portkey-secrets',
      source: SecretSource.externalSecrets({
        store: SecretStoreRef.cluster('aws-secretsmanager'),
        remoteKeys: { redis: { key: 'portkey/redis-password' } },
      }),
      reloader: true,
    });
    const provider = (name: string, host: string) => ModelProvider.custom(name, { endpoints: [host], authenticated: false });
    const target = new LlmGateway(this, 'gateway', {
      profile: GatewayProfile.portkey({ version: '1.15.2' }),
      providers: [provider('openai', 'api.openai.com'), provider('anthropic', 'api.anthropic.com')],
      credentials: [secrets],
      stores: [
        new RedisStore(this, 'redis', {
          name: 'portkey-redis',
          password: secrets.credential('redis')!,
          // made with `openssl rand -hex 32`
          urlSafePassword: true,
        }),
      ],
      maxStreamDuration: Duration.minutes(5),
    });
    Findings.of(target).accept('LLMGW-161', 'Node.js as the first process has no handler: answers end, then SIGKILL');
    new GatewayAutoscaling(this, 'autoscaling', {
      target,
      minReplicas: 3,
      maxReplicas: 20,
      signals: [ScalingSignal.cpuUtilization(60)],
    });
    new GatewayExposure(this, 'exposure', {
      target,
      via: Exposure.httpRoute({ gateway: 'public', gatewayNamespace: 'edge' }),
      hostname: 'portkey.acme.example',
    });
    new GatewayObservability(this, 'observability', { target, scrape: Scrape.none() });
  }
}
