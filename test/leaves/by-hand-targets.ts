import { Chart, Duration } from 'cdk8s';
import {
  BlueGreen,
  EnvoyAiGateway,
  Exposure,
  GatewayAutoscaling,
  GatewayExposure,
  GatewayObservability,
  GatewayRollout,
  GatewaySecrets,
  GatewaySmokeTest,
  McpServer,
  ModelProvider,
  PrometheusAdapterRules,
  ScalingBehavior,
  ScalingSignal,
  SecretSource,
} from '../../src';
import type { GatewayAutoscalingProps, IGatewayWorkload, LlmGateway, ReplicaLimit } from '../../src';
import { METRICS, measured } from '../observability/fixture';
import { acme, credentials, gateway } from '../support/gateway';
import { acmeMcp, proxy } from '../support/platform';
import type { Case } from './by-hand';

/** Gateways have the same id: each further one is in a chart of its own. */
const further = (chart: Chart, id: string): Chart => new Chart(chart, id, { namespace: 'ai', disableResourceNameHashes: true });
const two = (chart: Chart): readonly [LlmGateway, LlmGateway] => [
  gateway()(chart),
  gateway({ name: 'second', profile: acme({ product: 'second' }) })(further(chart, 'second')),
];

/** Watches one of two gateways. */
const at =
  (watch: (chart: Chart, target: LlmGateway) => unknown): Case =>
  (isSaid) =>
  (chart) =>
    watch(chart, two(chart)[isSaid ? 0 : 1]);
const slots =
  (of: (blue: IGatewayWorkload, green: IGatewayWorkload, isSaid: boolean) => readonly IGatewayWorkload[]): Case =>
  (isSaid) =>
  (chart) => {
    const [blue, green, live] = of(...two(chart), isSaid);
    return new BlueGreen(chart, 'pair', { blue: blue!, green: green!, live: live! });
  };
const scaled = (chart: Chart, props: Partial<GatewayAutoscalingProps> = {}): GatewayAutoscaling =>
  new GatewayAutoscaling(chart, 'scaling', {
    target: measured()(chart),
    maxReplicas: 5,
    signals: [ScalingSignal.inFlightRequests(9)],
    ...props,
  });
const limited = (limit: Partial<ReplicaLimit>): ReturnType<Case> =>
  gateway({
    replicas: 3,
    stores: [{ toWorkloadAddition: () => ({ replicaLimit: { max: 1, reason: 'it has one writer', ...limit } }) }],
  });

/** Members that every program must say, so that one looks at another value; nearly always there is one object that fits. */
export const OF_TARGETS: Readonly<Record<string, Case>> = {
  'BlueGreenProps.blue': slots((one, other, isSaid) => (isSaid ? [one, other, one] : [other, one, one])),
  'BlueGreenProps.green': slots((one, other, isSaid) => (isSaid ? [one, other, one] : [one, one, one])),
  'BlueGreenProps.live': slots((one, other, isSaid) => [one, other, isSaid ? one : other]),
  'CanaryOptions.target': at(
    (chart, target) =>
      new GatewayExposure(chart, 'door', {
        target: gateway({ name: 'stable' })(further(chart, 'stable')),
        hostname: 'llm.example.com',
        via: Exposure.httpRoute({ gateway: 'public' }),
        canary: { target, weight: 5 },
      }),
  ),
  'CredentialFacts.formatDescription': (isSaid) => (chart) => {
    const keys = new GatewaySecrets(chart, 'keys', { source: SecretSource.plaintext({ token: 'Not-This' }) });
    const formatDescription = isSaid ? 'small letters' : undefined;
    gateway({
      profile: acme({ credentials: [{ name: 'token', env: 'TOKEN', format: '^[a-z]+$', formatDescription }] }),
      credentials: [keys],
    })(chart);
  },
  'EnvoyAiRouteTarget.provider': (isSaid) => (chart) =>
    new EnvoyAiGateway(chart, 'envoy', {
      version: '1.1.0',
      gatewayClass: 'envoy',
      providers: [ModelProvider.openAi(), ModelProvider.anthropic()],
      credentials: [credentials('openai', 'anthropic')],
      routes: [{ models: ['chat'], targets: [{ provider: isSaid ? 'openai' : 'anthropic' }] }],
    }),
  'GatewayAutoscalingProps.target': at((chart, target) => new GatewayAutoscaling(chart, 'scaling', { target, maxReplicas: 5 })),
  'GatewayObservabilityProps.target': (isSaid) => (chart) => {
    const [one, other] = [measured()(chart), measured({ product: 'second' })(further(chart, 'second'))];
    return new GatewayObservability(chart, 'o11y', { target: isSaid ? one : other });
  },
  'GatewayRolloutProps.target': at((chart, target) => new GatewayRollout(chart, 'rollout', { target })),
  'GatewaySmokeTestProps.target': at((chart, target) => new GatewaySmokeTest(chart, 'smoke', { target })),
  'McpServiceOptions.path': (isSaid) =>
    proxy({
      profile: acmeMcp({ serversVariable: 'SERVERS' }),
      servers: [McpServer.service('wiki', { service: 'wiki', port: 8080, path: isSaid ? '/sse' : undefined })],
    }),
  'ProductMetrics.providerRequests': (isSaid) => (chart) =>
    new GatewayObservability(chart, 'o11y', {
      target: measured({ metrics: { ...METRICS, providerRequests: isSaid ? METRICS.providerRequests : undefined } })(chart),
    }),
  'PrometheusAdapterRulesProps.autoscalers': (isSaid) => (chart) => {
    const [one, other] = [scaled(chart), scaled(further(chart, 'second'), { signals: [ScalingSignal.requestsPerSecond(9)] })];
    return new PrometheusAdapterRules(chart, 'rules', { autoscalers: isSaid ? [one, other] : [one] });
  },
  'ReplicaLimit.reason': (isSaid) => limited({ reason: isSaid ? 'the license says so' : 'it has one writer' }),
  'ReplicaLimit.remedy': (isSaid) => limited({ remedy: isSaid ? 'ask for another license' : undefined }),
  'ScalingBehaviorOptions.scaleUp': (isSaid) => (chart) =>
    scaled(chart, {
      behavior: ScalingBehavior.custom({
        scaleUp: isSaid ? { stabilizationWindow: Duration.seconds(77) } : undefined,
        scaleDown: { stabilizationWindow: Duration.seconds(600) },
      }),
    }),
  'k8s.PreferredSchedulingTerm.preference': (isSaid) => {
    const preference = { matchExpressions: [{ key: isSaid ? 'spot' : 'arm', operator: 'Exists' }] };
    return gateway({
      scheduling: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference }] } },
    });
  },
};
