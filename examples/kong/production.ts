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

/** Of the identity provider, whose tokens clients bring. */
const PUBLIC_KEY = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAy4ww3tFTrcp2RDWG77QD
sOSVBydbzDN4NT4SqOZPdRQZkFeT69nSK+T14bZ7tlG1GjQNbQoPFUVUG8gjm11s
uQ/InVbwdfvC8HHC/aY0TOq3B1TTQOQtoBYNmYMCeqKLaytHxg2HmvAZpMBT3lUs
t5J+KVEmBXtdQLDDNy6tDzi2z8M5Hbwixs5/0dH3Y0ykZwKwXRb9ysiAiUMwDKn5
DlssVPmodt52KhKKzxPnv+w6B+B0rJhxgwX5u4IF6bFo9BLIDz7kOU4SNhnmx29U
gqZUdpBlyxFCugF1Mshc2c6CFLXipKHeT+0rxVn5XuR5Jserg1cBE4iC6zKvXDc3
aQIDAQAB
-----END PUBLIC KEY-----
`;

/** Two providers under two paths for clients with a token, scaled by the requests that durations tell of. */
export class KongProduction extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'kong' });

    new GatewayNamespace(this, 'namespace');
    const secrets = new GatewaySecrets(this, 'secrets', {
      name: 'kong-secrets',
      source: SecretSource.externalSecrets({
        store: SecretStoreRef.cluster('aws-secretsmanager'),
        refreshInterval: Duration.hours(1),
        remoteKeys: { openai: { key: 'kong/openai' }, anthropic: { key: 'kong/anthropic' } },
      }),
      reloader: true,
    });
    const target = new LlmGateway(this, 'gateway', {
      profile: GatewayProfile.kong({ version: '3.9.3' }),
      providers: [ModelProvider.openAi(), ModelProvider.anthropic()],
      credentials: [secrets],
      config: this.config(),
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

  private config(): GatewayConfig {
    const route = (name: string, header: string, value: string, model: object) => ({
      name,
      paths: [`/${name}/v1/chat/completions`],
      plugins: [
        {
          name: 'ai-proxy',
          config: {
            route_type: 'llm/v1/chat',
            auth: { header_name: header, header_value: `{vault://env/${value}}` },
            model,
            logging: { log_statistics: true, log_payloads: false },
            max_request_body_size: 16777216,
          },
        },
      ],
    });
    // dollars for a million tokens: what is not priced costs nothing in the metrics
    const gpt = { provider: 'openai', name: 'gpt-4o', options: { input_cost: 2.5, output_cost: 10 } };
    const claude = {
      provider: 'anthropic',
      name: 'claude-sonnet-4-5',
      options: { anthropic_version: '2023-06-01', max_tokens: 8192, input_cost: 3, output_cost: 15 },
    };
    return GatewayConfig.file('kong.yml', {
      _format_version: '3.0',
      services: [
        {
          name: 'models',
          // the plugins replace the host; the times are those of a model that thinks
          url: 'http://localhost:1',
          read_timeout: 300000,
          write_timeout: 300000,
          // a prompt is paid for each time it is sent
          retries: 0,
          routes: [
            route('openai', 'Authorization', 'OPENAI_AUTHORIZATION', gpt),
            route('anthropic', 'x-api-key', 'ANTHROPIC_API_KEY', claude),
          ],
        },
      ],
      consumers: [
        {
          username: 'acme',
          jwt_secrets: [{ key: 'https://id.acme.example', algorithm: 'RS256', rsa_public_key: PUBLIC_KEY }],
        },
      ],
      plugins: [
        { name: 'prometheus', config: { status_code_metrics: true, latency_metrics: true, ai_metrics: true } },
        { name: 'jwt', config: { claims_to_verify: ['exp'] } },
      ],
    });
  }

  /** One more pod for every fifty open requests, and a way in that waits as long as a stream may take. */
  private traffic(target: LlmGateway): void {
    new GatewayAutoscaling(this, 'autoscaling', {
      target,
      minReplicas: 3,
      maxReplicas: 20,
      signals: [ScalingSignal.inFlightRequests(50), ScalingSignal.cpuUtilization(60)],
      engine: ScalingEngine.keda({ prometheusUrl: 'http://prometheus-operated.monitoring:9090' }),
    });
    new GatewayExposure(this, 'exposure', {
      target,
      via: Exposure.httpRoute({ gateway: 'public', gatewayNamespace: 'edge' }),
      hostname: 'llm.acme.example',
    });
  }
}
