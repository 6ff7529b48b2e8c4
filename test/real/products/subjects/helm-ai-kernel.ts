import { Duration } from 'cdk8s';
import { GatewayObservability, GatewayProfile, HelmServePolicy, KubernetesVersion, LlmGateway } from '../../../../src';
import { on } from '../../../support/cluster';
import { synth } from '../../../support/synth';
import { installation } from '../products';
import { prove } from '../prove';
import { Provider } from '../provider';
import type { Order } from '../provider';

// A build of 0.5.6 or 0.8.4: PRODUCT_VERSION says which, 0.8.4 unless it does.
const { binary } = installation<{ binary: string }>();
const version = process.env['PRODUCT_VERSION'] ?? '0.8.4';
const profile = GatewayProfile.helmAiKernel({ version, upstreamUrl: 'http://provider.models.svc:9000' });
const provider = new Provider();

const ask = (order: Order, more: object = {}) => ({
  port: 8080,
  path: '/v1/chat/completions',
  headers: { authorization: 'Bearer sk-nothing' },
  body: { model: 'gpt-4o', messages: [{ role: 'user', content: JSON.stringify(order) }], ...more },
});

prove({
  name: 'HELM AI Kernel',
  facts: profile.facts,
  manifests: (maxStream) =>
    // the image has no shell and brings no "sleep": on an older cluster an init container would
    synth(
      on({ kubernetesVersion: KubernetesVersion.V1_30 }, (chart) => {
        const target = new LlmGateway(chart, 'kernel', {
          profile,
          config: HelmServePolicy.of({
            name: 'default',
            referencePack: {
              pack_id: 'default',
              label: 'Default',
              version: 1,
              runtime_actions: [{ action: 'LLM_INFERENCE', expression: 'true' }],
            },
          }),
          maxStreamDuration: Duration.seconds(maxStream),
        });
        new GatewayObservability(chart, 'observability', { target });
      }),
    ),
  secrets: {},
  image: { entrypoint: ['/app/helm-ai-kernel'], folders: [[binary, '/app/helm-ai-kernel']] },
  hosts: ['provider.models.svc'],
  api: {
    good: ask({}),
    failed: [ask({ status: 500 })],
    stream: (order) => ask(order, { stream: true }),
    firstPiece: 'piece-0',
    lastPiece: '[DONE]',
    buffers: true,
  },
  outside: [{ name: 'provider', start: () => provider.start(9000), stop: () => provider.stop() }],
  release: () => provider.release(),
  unusedFolders: { '/tmp': 'the chart mounts it; the kernel was not seen to use it' },
});
