import type { Chart } from 'cdk8s';
import { ClusterProfile, EnvoyAiGateway, GatewaySecrets, GatewayTracing, KubernetesVersion, ModelProvider } from '../../../src';
import { SecretSource, Tracing } from '../../../src';
import type { EnvoyAiGatewayProps } from '../../../src';
import type { Examples } from './example';
import { keys } from './prelude';

/** Envoy AI Gateway in front of OpenAI, with some props changed. */
function envoy(chart: Chart, props: Partial<EnvoyAiGatewayProps> = {}): EnvoyAiGateway {
  return new EnvoyAiGateway(chart, 'gateway', {
    version: '1.1.0',
    gatewayClass: 'envoy-ai-gateway',
    providers: [ModelProvider.openAi()],
    credentials: [keys(chart, 'openai')],
    ...props,
  });
}

export const ENVOY: Examples = {
  'LLMGW-851': (chart) => envoy(chart, { routes: [{ models: ['gpt-4o'], targets: [{ provider: 'open-ai' }] }] }),
  'LLMGW-852': (chart) => {
    const source = SecretSource.existing('gateway-keys');
    envoy(chart, { credentials: [new GatewaySecrets(chart, 'key', { source, keys: { openai: 'OPENAI_API_KEY' } })] });
  },
  'LLMGW-853': (chart) => envoy(chart, { providers: [ModelProvider.vertex('europe-west4')] }),
  'LLMGW-854': (chart) => {
    ClusterProfile.custom({ kubernetesVersion: KubernetesVersion.V1_32 }).applyTo(chart);
    envoy(chart);
  },
  'LLMGW-856': (chart) => {
    const tracing = Tracing.sidecar({ endpoint: 'http://tempo.observability.svc:4317' });
    new GatewayTracing(chart, 'tracing', { target: envoy(chart), tracing });
  },
};
