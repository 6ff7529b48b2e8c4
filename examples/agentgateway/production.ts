import type { App } from 'cdk8s';
import { Chart, Duration } from 'cdk8s';
import {
  Alerts,
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
  ScalingEngine,
  ScalingSignal,
  Scrape,
  SecretSource,
  SecretStoreRef,
} from 'cdk8s-llm-gateway';

const CREDENTIALS = ['session-key', 'openai', 'anthropic'];

/** Two providers and an MCP server; sessions name their server, so that any pod can go on with them. */
export class AgentgatewayProduction extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'agentgateway' });

    new GatewayNamespace(this, 'namespace');
    const secrets = new GatewaySecrets(this, 'secrets', {
      name: 'agentgateway-secrets',
      source: SecretSource.externalSecrets({
        store: SecretStoreRef.cluster('aws-secretsmanager'),
        refreshInterval: Duration.hours(1),
        remoteKeys: Object.fromEntries(CREDENTIALS.map((name) => [name, { key: `agentgateway/${name}` }])),
      }),
      reloader: true,
    });
    const model = (name: string, provider: string, key: string) => ({
      name,
      provider,
      params: { apiKey: GatewayConfig.credential(key) },
    });
    const target = new LlmGateway(this, 'gateway', {
      profile: GatewayProfile.agentgateway({ version: '1.4.1' }),
      providers: [ModelProvider.openAi(), ModelProvider.anthropic()],
      credentials: [secrets],
      config: GatewayConfig.file('config.yaml', {
        gateways: { default: { port: 4000 } },
        llm: {
          gateways: ['default'],
          models: [model('gpt-4o', 'openAI', 'openai'), model('claude-sonnet-4-5', 'anthropic', 'anthropic')],
        },
        mcp: { gateways: ['default'], targets: [{ name: 'tickets', mcp: { host: 'http://tickets.tools:8080/mcp' } }] },
      }),
      maxStreamDuration: Duration.minutes(5),
    });
    this.traffic(target);
    new GatewayObservability(this, 'observability', {
      target,
      alerts: Alerts.prometheusRule({ dailyBudget: 500 }),
      scrape: Scrape.podMonitor(),
      dashboards: Dashboards.configMap(),
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
