import { App, Chart, Duration, Size } from 'cdk8s';
import {
  CaBundle,
  Certainty,
  ClusterMembership,
  ClusterProfile,
  EksCompute,
  Exposure,
  Findings,
  GatewayAutoscaling,
  GatewayExposure,
  GatewayObservability,
  GatewayProfile,
  GatewaySecrets,
  GatewayVolume,
  ListenerRole,
  ModelProvider,
  MonitoringStack,
  NetworkPeer,
  SecretSource,
  TrustBundle,
} from '../../src';
import type { LlmGateway, LlmGatewayProps, ProductFacts } from '../../src';
import { gateway, PROFILE } from '../exposure/gateways';
import { measured } from '../observability/fixture';
import { only } from '../support/find';

/** A chart of a cluster, and one of another namespace beside it. */
function charts(profile?: ClusterProfile): { app: App; own: Chart; other: Chart } {
  const app = new App();
  profile?.applyTo(app);
  return { app, own: new Chart(app, 'own', { namespace: 'ai' }), other: new Chart(app, 'other', { namespace: 'monitoring' }) };
}

const refusals = (app: App): string[] => {
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  return app.node.findAll().flatMap((construct) => construct.node.validate());
};
const warnings = (app: App, code: string): string[] => {
  expect(refusals(app)).toEqual([]);
  return Findings.of(app)
    .list()
    .filter((line) => line.startsWith(`[${code}]`));
};
const withFacts = (chart: Chart, facts: Partial<ProductFacts>): LlmGateway =>
  make(chart, { profile: GatewayProfile.custom({ ...PROFILE.facts, config: undefined, ...facts }) });
const make = (chart: Chart, props: Partial<LlmGatewayProps> = {}): LlmGateway => gateway(chart, props);

afterEach(() => jest.restoreAllMocks());

describe('monitoring of the cluster', () => {
  const profile = ClusterProfile.eks().withFacts({
    monitoring: {
      stack: MonitoringStack.PROMETHEUS_OPERATOR,
      selectorLabels: { release: 'kps' },
      collectors: [NetworkPeer.namespace('observability')],
    },
  });

  test('finds every object by its labels', () => {
    const { own } = charts(profile);
    new GatewayObservability(own, 'o11y', { target: measured()(own) });
    const objects = own.toJson().filter(({ kind }) => ['ServiceMonitor', 'PrometheusRule'].includes(kind));

    expect(objects.map(({ metadata }) => metadata.labels.release)).toEqual(['kps', 'kps']);
  });

  test('is let in where it runs', () => {
    const { own } = charts(profile);
    new GatewayObservability(own, 'o11y', { target: measured()(own) });

    expect(JSON.stringify(only(own.toJson(), 'NetworkPolicy')['spec'].ingress)).toContain('observability');
    expect(JSON.stringify(only(own.toJson(), 'NetworkPolicy')['spec'].ingress)).not.toContain('monitoring');
  });

  test('looks into the namespace of the workload', () => {
    const { own, other } = charts();
    const target = withFacts(own, { metrics: { endpoint: { listener: 'http' } } });
    new GatewayObservability(other, 'o11y', { target });

    expect(only(other.toJson(), 'ServiceMonitor')['spec'].namespaceSelector).toEqual({ matchNames: ['ai'] });
  });

  test('fails in another namespace where it cannot look there', () => {
    const { app, own, other } = charts(ClusterProfile.openShift());
    new GatewayObservability(other, 'o11y', { target: measured()(own) });

    expect(refusals(app)).toEqual([expect.stringMatching(/LLMGW-010.*namespaceSelector/)]);
  });
});

describe('in the chart of another namespace', () => {
  test('a membership stands where its workload is', () => {
    const { own, other } = charts();
    const listeners = [
      { name: 'http', port: 8080 },
      { name: 'peers', port: 7000, role: ListenerRole.CLUSTER },
    ];
    const target = withFacts(own, { listeners, cluster: { listener: 'peers', serviceVariable: 'PEERS' } });
    new ClusterMembership(other, 'cluster', { target });

    expect(other.toJson().every(({ metadata }) => metadata.namespace === 'ai')).toBe(true);
  });

  test('fails: secrets', () => {
    const { app, own, other } = charts();
    const keys = new GatewaySecrets(other, 'keys', { source: SecretSource.existing('keys', ['openai']) });
    make(own, { providers: [ModelProvider.openAi()], credentials: [keys] });

    expect(refusals(app)).toContainEqual(expect.stringMatching(/LLMGW-010.*other\/keys.*namespace: 'ai'/));
  });

  test('fails: volumes', () => {
    const { app, own, other } = charts();
    make(own, { stores: [new GatewayVolume(other, 'data', { size: Size.gibibytes(1), mountPath: '/data' })] });

    expect(refusals(app)).toEqual([expect.stringMatching(/LLMGW-010.*other\/data/)]);
  });

  test('fails: front doors', () => {
    const { app, own, other } = charts();
    const via = Exposure.httpRoute({ gateway: 'public' });
    new GatewayExposure(other, 'door', { target: make(own), hostname: 'llm.example.com', via });

    expect(refusals(app)).toContainEqual(expect.stringMatching(/LLMGW-010.*other\/door/));
  });
});

describe('the certificates of the company', () => {
  const providers = [ModelProvider.custom('p', { endpoints: ['https://llm.example.com'], authenticated: false })];

  test('are warned of where they replace those of public providers, by name', () => {
    const { app, own } = charts();
    make(own, { providers, stores: [CaBundle.configMap('company-ca')] });

    expect(warnings(app, 'LLMGW-011')).toEqual([expect.stringContaining('llm.example.com')]);
  });

  test('need no word beside public ones, or if the team knows', () => {
    const { app, own } = charts();
    const { caBundle } = new TrustBundle(own, 'trust', { secrets: { company: 'ca.crt' } });
    make(own, { providers, stores: [caBundle] });
    gateway(own, { providers, stores: [CaBundle.configMap('company-ca', { publicAuthorities: false })] }, 'second');

    expect(warnings(app, 'LLMGW-011')).toEqual([]);
  });

  test('need no word where nothing public is called', () => {
    const { app, own } = charts();
    const inside = [ModelProvider.custom('p', { endpoints: ['https://vllm.models.svc'], authenticated: false })];
    make(own, { providers: inside, stores: [CaBundle.configMap('company-ca')] });

    expect(warnings(app, 'LLMGW-011')).toEqual([]);
  });
});

describe('what the cluster does not do', () => {
  test.each([
    [ClusterProfile.kind(), 1],
    [ClusterProfile.gke(), 0],
    [ClusterProfile.eks(), 1],
  ])('an autoscaler on CPU is warned of where nobody measures it', (profile, count) => {
    const { app, own } = charts(profile);
    new GatewayAutoscaling(own, 'autoscaling', { target: make(own), maxReplicas: 5 });

    expect(warnings(app, 'LLMGW-012')).toHaveLength(count);
  });

  test('a claim is warned of where nobody makes its volume', () => {
    const { app, own } = charts(ClusterProfile.eks({ compute: EksCompute.FARGATE }));
    new GatewayVolume(own, 'data', { size: Size.gibibytes(1) });
    new GatewayVolume(own, 'more', { size: Size.gibibytes(1), storageClass: 'efs' });

    expect(warnings(app, 'LLMGW-013')).toEqual([expect.stringContaining('own/data')]);
  });

  test('a StorageClass is written if it is known, not if it is assumed', () => {
    const classOf = (profile: ClusterProfile): unknown => {
      const { own } = charts(profile);
      new GatewayVolume(own, 'data', { size: Size.gibibytes(1) });
      return own.toJson()[0].spec.storageClassName;
    };

    expect(ClusterProfile.k3s().facts.provenance?.['storage']?.certainty).toBe(Certainty.ASSUMED);
    expect(classOf(ClusterProfile.k3s())).toBeUndefined();
    expect(classOf(ClusterProfile.k3s().withFacts({ storage: { defaultClass: 'fast' } }))).toBe('fast');
  });

  test.each([
    ['the cluster autoscaler', ClusterProfile.eks(), 15, /the cluster autoscaler waits 600 s.*--max-graceful-termination-sec/],
    [
      'its owner',
      ClusterProfile.eks().withFacts({ drains: { longest: Duration.minutes(5), by: 'Karpenter' } }),
      10,
      /Karpenter waits 300 s/,
    ],
  ])('a stream that a drain of %s cuts is warned of', (_, profile, minutes, text) => {
    const { app, own } = charts(profile);
    make(own, { maxStreamDuration: Duration.minutes(minutes) });

    expect(warnings(app, 'LLMGW-125')).toEqual([expect.stringMatching(text)]);
  });

  test('a stream that a drain waits for needs no word', () => {
    const { app, own } = charts(ClusterProfile.eks().withFacts({ drains: { longest: Duration.minutes(60) } }));
    make(own, { maxStreamDuration: Duration.minutes(30) });

    expect(warnings(app, 'LLMGW-125')).toEqual([]);
  });
});
