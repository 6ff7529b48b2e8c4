import { Duration } from 'cdk8s';
import { GatewayConfig, GatewayObservability, GatewayProfile, LlmGateway, ModelProvider } from '../../../../src';
import { credentials } from '../../../support/gateway';
import { synth } from '../../../support/synth';
import { installation } from '../products';
import { prove } from '../prove';
import { Provider } from '../provider';
import type { Order } from '../provider';

// The program `kt`, which the vendor gives out and nobody here has: what the profile assumes is what this would show. The form of
// `providers` follows the vendor's reference of the policy file.
const { binary } = installation<{ binary: string }>();
const version = process.env['PRODUCT_VERSION'] ?? '1.8.2';
const profile = GatewayProfile.keeptrusts({ version, apiUrl: 'http://control.keeptrusts.svc:9001' });
const provider = new Provider();
const control = new Provider();

const ask = (order: Order, more: object = {}) => ({
  port: 41002,
  path: '/v1/chat/completions',
  headers: { authorization: 'Bearer token-of-the-test' },
  body: { model: 'gpt-4o', messages: [{ role: 'user', content: JSON.stringify(order) }], ...more },
});

prove({
  name: 'Keeptrusts',
  facts: profile.facts,
  manifests: (maxStream) =>
    synth((chart) => {
      const target = new LlmGateway(chart, 'gateway', {
        profile,
        providers: [ModelProvider.openAi()],
        credentials: [credentials('api-token', 'openai')],
        config: GatewayConfig.file('policy-config.yaml', {
          pack: { name: 'test', version: '1.0.0', enabled: true },
          policies: { chain: ['safety-filter'] },
          policy: { 'safety-filter': { mode: 'education', action: 'block', block_if: ['build a pipe bomb'] } },
          providers: {
            targets: [
              {
                id: 'openai',
                provider: 'openai',
                base_url: 'http://provider.models.svc:9000/v1',
                secret_key_ref: { env: 'OPENAI_API_KEY' },
              },
            ],
          },
        }),
        maxStreamDuration: Duration.seconds(maxStream),
      });
      new GatewayObservability(chart, 'observability', { target });
    }),
  secrets: { credentials: { 'api-token': 'token-of-the-test', openai: 'sk-nothing' } },
  image: { entrypoint: ['/app/kt'], folders: [[binary, '/app/kt']] },
  hosts: ['provider.models.svc', 'control.keeptrusts.svc'],
  api: {
    good: ask({}),
    failed: [ask({ status: 500 })],
    stream: (order) => ask(order, { stream: true }),
    firstPiece: 'piece-0',
    lastPiece: '[DONE]',
  },
  outside: [
    { name: 'provider', start: () => provider.start(9000), stop: () => provider.stop() },
    { name: 'control plane', start: () => control.start(9001), stop: () => control.stop(), readinessMayFail: true },
  ],
  release: () => provider.release(),
});
