import type { App } from 'cdk8s';
import { Chart, Duration } from 'cdk8s';
import {
  Dashboards,
  EnvoyAiGateway,
  Exposure,
  GatewayAutoscaling,
  GatewayExposure,
  GatewayNamespace,
  GatewayObservability,
  GatewaySecrets,
  GatewayTracing,
  ModelProvider,
  ScalingSignal,
  Scrape,
  SecretSource,
  SecretStoreRef,
  Tracing,
} from 'cdk8s-llm-gateway';

const PROVIDERS = [
  ModelProvider.openAi(),
  ModelProvider.anthropic(),
  ModelProvider.vllm({ service: 'vllm', namespace: 'models' }),
];

/** Three providers, one in the cluster that stands in for another; the proxies run beside their Gateway (`GatewayNamespace`). */
export class EnvoyAiGatewayProduction extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'ai-gateway' });

    new GatewayNamespace(this, 'namespace');
    const target = new EnvoyAiGateway(this, 'gateway', {
      version: '1.1.0',
      gatewayClass: 'envoy-ai-gateway',
      envoyGateway: { gatewayNamespaceMode: true },
      providers: PROVIDERS,
      credentials: ['openai', 'anthropic'].map((name) => this.key(name)),
      routes: [
        {
          models: ['gpt-4o', 'gpt-4o-mini'],
          targets: [{ provider: 'openai' }, { provider: 'vllm', model: 'llama-3.3-70b', priority: 1 }],
        },
        { models: ['claude-sonnet-4-5'], targets: [{ provider: 'anthropic' }] },
        { models: ['llama-3.3-70b'], targets: [{ provider: 'vllm' }] },
      ],
      hostname: 'llm.acme.example',
      tlsSecretName: 'llm-acme-example-tls',
      annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' },
      maxStreamDuration: Duration.minutes(5),
    });
    new GatewayExposure(this, 'exposure', { target, via: Exposure.loadBalancer({ sourceRanges: ['203.0.113.0/24'] }) });
    new GatewayAutoscaling(this, 'autoscaling', {
      target,
      minReplicas: 3,
      maxReplicas: 20,
      signals: [ScalingSignal.cpuUtilization(60)],
    });
    new GatewayObservability(this, 'observability', {
      target,
      scrape: Scrape.podMonitor(),
      dashboards: Dashboards.configMap(),
    });
    new GatewayTracing(this, 'tracing', { target, tracing: Tracing.endpoint('http://otel-collector.observability.svc:4317') });
  }

  /** Each provider has a Secret of its own: Envoy AI Gateway reads the key `apiKey` of it. */
  private key(name: string): GatewaySecrets {
    return new GatewaySecrets(this, `key-${name}`, {
      name: `${name}-key`,
      source: SecretSource.externalSecrets({
        store: SecretStoreRef.cluster('aws-secretsmanager'),
        refreshInterval: Duration.hours(1),
        remoteKeys: { [name]: { key: `ai-gateway/${name}` } },
      }),
    });
  }
}
