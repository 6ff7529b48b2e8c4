import { GatewayConfig, GatewayObservability, GatewayProfile, LlmGateway, ModelProvider } from '../../../../src';
import { Duration } from 'cdk8s';
import { credentials } from '../../../support/gateway';
import { synth } from '../../../support/synth';
import type { PythonInstall } from '../install/pypi';
import { installation } from '../products';
import { prove } from '../prove';
import { Provider } from '../provider';
import type { Order } from '../provider';

const { folder, base } = installation<PythonInstall>();
const profile = GatewayProfile.liteLlm({ version: '1.108.7' });
const provider = new Provider();
const MASTER_KEY = 'sk-of-the-test';
const PORT = 4000;

const ask = (order: Order, more: object = {}) => ({
  port: PORT,
  path: '/v1/chat/completions',
  headers: { authorization: `Bearer ${MASTER_KEY}` },
  body: { model: 'gpt-4o', messages: [{ role: 'user', content: JSON.stringify(order) }], ...more },
});

prove({
  name: 'LiteLLM',
  facts: profile.facts,
  manifests: (maxStream) =>
    synth((chart) => {
      const target = new LlmGateway(chart, 'litellm', {
        profile,
        providers: [ModelProvider.openAi()],
        credentials: [credentials('master-key', 'metrics-key', 'openai')],
        config: GatewayConfig.file('config.yaml', {
          model_list: [
            {
              model_name: 'gpt-4o',
              litellm_params: {
                model: 'openai/gpt-4o',
                api_base: 'http://provider.models.svc:9000/v1',
                api_key: 'os.environ/OPENAI_API_KEY',
              },
            },
          ],
          litellm_settings: { callbacks: ['prometheus'], num_retries: 0 },
        }),
        maxStreamDuration: Duration.seconds(maxStream),
      });
      new GatewayObservability(chart, 'observability', { target });
    }),
  secrets: { credentials: { 'master-key': MASTER_KEY, 'metrics-key': MASTER_KEY, openai: 'sk-nothing' } },
  image: {
    entrypoint: [`${folder}/bin/python`, `${folder}/bin/litellm`],
    folders: [folder, base].map((place) => [place, place] as const),
    env: { PATH: `${folder}/bin:/usr/bin:/bin` },
  },
  hosts: ['provider.models.svc'],
  api: {
    good: ask({}),
    failed: [ask({ status: 500 }), ask({ status: 429 }), { ...ask({}), headers: { authorization: 'Bearer sk-wrong' } }],
    stream: (order) => ask(order, { stream: true }),
    firstPiece: 'piece-0',
    lastPiece: '[DONE]',
  },
  outside: [{ name: 'provider', start: () => provider.start(9000), stop: () => provider.stop() }],
  release: () => provider.release(),
});
