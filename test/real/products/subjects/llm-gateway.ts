import { Duration } from 'cdk8s';
import { GatewayConfig, GatewayObservability, GatewayProfile, LlmGateway, ModelProvider } from '../../../../src';
import { credentials } from '../../../support/gateway';
import { synth } from '../../../support/synth';
import { installation } from '../products';
import { prove } from '../prove';
import { Provider } from '../provider';
import type { Order } from '../provider';

// A build of the commits that read a file, up to 5fecc9e.
const { binary } = installation<{ binary: string }>();
const profile = GatewayProfile.llmGateway({ image: 'ghcr.io/acme/llm-gateway:sha-5fecc9e', memoryPerPod: true });
const provider = new Provider();

const ask = (order: Order, more: object = {}) => ({
  port: 8080,
  path: '/v1/responses',
  body: { model: 'gpt-4o', input: [{ type: 'message', role: 'user', content: JSON.stringify(order) }], ...more },
});

prove({
  name: 'llm-gateway',
  facts: profile.facts,
  manifests: (maxStream) =>
    synth((chart) => {
      const target = new LlmGateway(chart, 'gateway', {
        profile,
        providers: [ModelProvider.openAi()],
        credentials: [credentials('openai')],
        config: GatewayConfig.file('config.yaml', {
          server: { address: ':8080' },
          observability: { enabled: true, metrics: { enabled: true } },
          providers: { openai: { type: 'openai', api_key: '${OPENAI_API_KEY}' } },
          models: [{ name: 'gpt-4o', provider: 'openai' }],
          conversations: { store: 'memory', ttl: '1h' },
        }),
        // for this type the process knows the endpoint itself, unless its library is told otherwise
        env: { OPENAI_BASE_URL: { value: 'http://provider.models.svc:9000/v1' } },
        maxStreamDuration: Duration.seconds(maxStream),
      });
      new GatewayObservability(chart, 'observability', { target });
    }),
  secrets: { credentials: { openai: 'sk-nothing' } },
  image: {
    entrypoint: ['/app/gateway'],
    cmd: ['--config', '/app/config/config.yaml'],
    folders: [[binary, '/app/gateway']],
    workdir: '/app',
  },
  hosts: ['provider.models.svc'],
  api: {
    good: ask({}),
    failed: [ask({ status: 500 })],
    stream: (order) => ask(order, { stream: true }),
    firstPiece: 'piece-0',
    lastPiece: 'response.completed',
  },
  outside: [{ name: 'provider', start: () => provider.start(9000), stop: () => provider.stop() }],
  release: () => provider.release(),
  unusedFolders: { '/tmp': 'the guide mounts it; a build with conversations in memory was not seen to use it' },
  metricsNotHere: { circuit_breaker_state: 'comes with the first breaker that opens, which shuts the provider for a minute' },
});
