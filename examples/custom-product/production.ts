import type { App } from 'cdk8s';
import { Chart, Duration } from 'cdk8s';
import {
  Exposure,
  GatewayAutoscaling,
  GatewayConfig,
  GatewayExposure,
  GatewayNamespace,
  GatewayObservability,
  GatewaySecrets,
  LlmGateway,
  ModelProvider,
  RedisStore,
  ScalingEngine,
  SecretSource,
  SecretStoreRef,
} from 'cdk8s-llm-gateway';
import { COMPLETE } from './profile';

const CREDENTIALS = ['openai', 'admin-token', 'redis'];

/** The same gateway with every fact known: scaled by what it measures, and no longer waiting than it must. */
export class CustomProductProduction extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'acme' });

    new GatewayNamespace(this, 'namespace');
    const secrets = new GatewaySecrets(this, 'secrets', {
      name: 'acme-gateway',
      source: SecretSource.externalSecrets({
        store: SecretStoreRef.cluster('aws-secretsmanager'),
        remoteKeys: Object.fromEntries(CREDENTIALS.map((name) => [name, { key: `acme/${name}` }])),
      }),
    });
    const redis = new RedisStore(this, 'redis', {
      name: 'acme-redis',
      password: secrets.credential('redis')!,
      urlSafePassword: true,
    });
    const target = new LlmGateway(this, 'gateway', {
      profile: COMPLETE,
      providers: [ModelProvider.openAi()],
      credentials: [secrets],
      stores: [redis],
      config: GatewayConfig.file('acme.yaml', {
        providers: [{ name: 'openai', key: GatewayConfig.credential('openai') }],
      }),
      maxStreamDuration: Duration.minutes(5),
    });
    new GatewayAutoscaling(this, 'autoscaling', {
      target,
      minReplicas: 2,
      maxReplicas: 10,
      engine: ScalingEngine.keda({ prometheusUrl: 'http://prometheus-operated.monitoring:9090' }),
    });
    new GatewayExposure(this, 'exposure', {
      target,
      via: Exposure.httpRoute({ gateway: 'public', gatewayNamespace: 'edge' }),
      hostname: 'llm.acme.example',
    });
    new GatewayObservability(this, 'observability', { target });
  }
}
