import { App, Chart, Duration } from 'cdk8s';
import {
  GatewayAutoscaling,
  GatewayConfig,
  GatewayObservability,
  GatewayProfile,
  GatewaySecrets,
  LlmGateway,
  ModelProvider,
  ScalingSignal,
  SecretSource,
} from 'cdk8s-llm-gateway';

const app = new App();
const chart = new Chart(app, 'ai-platform', { namespace: 'ai-platform' });

// a product that the library knows
const keys = new GatewaySecrets(chart, 'keys', {
  source: SecretSource.existing('litellm-keys', ['master-key', 'metrics-key', 'openai']),
});
const gateway = new LlmGateway(chart, 'gateway', {
  profile: GatewayProfile.liteLlm({ version: '1.108.7' }),
  providers: [ModelProvider.openAi()],
  credentials: [keys],
  config: GatewayConfig.file('config.yaml', {
    model_list: [{ model_name: 'gpt', litellm_params: { model: 'openai/gpt-4o', api_key: GatewayConfig.credential('openai') } }],
    litellm_settings: { callbacks: ['prometheus'] },
  }),
  maxStreamDuration: Duration.minutes(5),
});
new GatewayAutoscaling(chart, 'autoscaling', {
  target: gateway,
  minReplicas: 3,
  maxReplicas: 20,
  signals: [ScalingSignal.cpuUtilization(60)],
});
new GatewayObservability(chart, 'observability', { target: gateway });

// one that it does not know
new LlmGateway(chart, 'acme', {
  profile: GatewayProfile.custom({
    product: 'acme-gateway',
    image: 'registry.example.com/acme-gateway:2.4.1',
    listeners: [{ name: 'http', port: 8080 }],
    apiPaths: ['/v1'],
    health: { startup: { path: '/live' }, readiness: { path: '/ready' }, liveness: { path: '/live' } },
    drain: { finishesAnswers: true },
    user: 10001,
    resources: { requests: { cpu: '250m', memory: '256Mi' }, limits: { memory: '256Mi' } },
  }),
  providers: [ModelProvider.custom('vllm', { endpoints: ['https://vllm.example.com/v1'], authenticated: false })],
});

app.synth();
