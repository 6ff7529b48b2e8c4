import { DisruptionBudget, GatewayProfile, LlmGateway, ScalingBehavior, ScalingEngine, ScalingSignal } from '../../src';
import { all, only } from '../support/find';
import { acme, keeptrusts } from '../support/gateway';
import { dvaraGateway, dvaraProxy } from '../support/platform';
import { promqlErrors } from '../support/promql';
import { expectFinding } from '../support/errors';
import { synth } from '../support/synth';
import { GatewayAutoscaling } from '../../src';
import { scaled } from './samples';

// Each documented system scales as its documents say, apart from what the documents get wrong.

const range = ({ spec }: any): [number, number] => [spec.minReplicas, spec.maxReplicas];

test('Keeptrusts base: 2 to 10 on 70 % cpu, two pods a minute up, one in two minutes down', () => {
  const manifests = synth((chart) => scaled(chart, { target: keeptrusts()(chart), behavior: ScalingBehavior.keeptrusts() }));

  expect(manifests).toBeSound();
  expect(only(manifests, 'HorizontalPodAutoscaler')).toMatchSnapshot();
});

test('llm-gateway redis: 3 to 20 on 70 % cpu with two pods kept, and behavior that the document forgot', () => {
  const manifests = synth((chart) => {
    const target = new LlmGateway(chart, 'gateway', {
      profile: acme({ names: { workload: 'llm-gateway' } }),
      disruptionBudget: DisruptionBudget.minAvailable(2),
    });
    scaled(chart, { target, minReplicas: 3, maxReplicas: 20, behavior: ScalingBehavior.llmGateway() });
  });

  expect(manifests).toBeSound();
  expect(only(manifests, 'HorizontalPodAutoscaler')).toMatchSnapshot();
  expect(only(manifests, 'PodDisruptionBudget')['spec'].minAvailable).toBe(2);
});

test('DVARA production-openai: 3 to 10, two pods kept, no memory metric on a JVM', () => {
  const manifests = synth((chart) => {
    const target = dvaraGateway(chart, {
      profile: GatewayProfile.dvara({ version: '1.6.0', javaOptions: '-Xms1g -Xmx1500m' }),
      resources: { requests: { cpu: '500m', memory: '2Gi' }, limits: { cpu: '2', memory: '2Gi' } },
      disruptionBudget: DisruptionBudget.minAvailable(2),
    });
    scaled(chart, { target, minReplicas: 3, behavior: ScalingBehavior.dvara() });
  });

  expect(only(manifests, 'HorizontalPodAutoscaler')).toMatchSnapshot();
  expect(only(manifests, 'PodDisruptionBudget')['spec'].minAvailable).toBe(2);
});

test('DVARA: fails for the memory target of its documents', () => {
  expectFinding(
    (chart) => scaled(chart, { target: dvaraGateway(chart), signals: [ScalingSignal.memoryUtilization(80)] }),
    'LLMGW-306',
    'JVM',
  );
});

test('DVARA enterprise-mcp: the gateway 3 to 10, the proxy 2 to 20', () => {
  const manifests = synth((chart) => {
    const gateway = dvaraGateway(chart);
    const proxy = dvaraProxy(chart, { upstream: gateway, disruptionBudget: DisruptionBudget.minAvailable(1) });
    scaled(chart, { target: gateway, minReplicas: 3, behavior: ScalingBehavior.dvara() });
    new GatewayAutoscaling(chart, 'mcp-autoscaling', { target: proxy, maxReplicas: 20, behavior: ScalingBehavior.dvara() });
  });
  const [first, second] = all(manifests, 'HorizontalPodAutoscaler');

  expect([first!.metadata.name, second!.metadata.name]).toEqual(['dvara-server', 'dvara-mcp-gateway']);
  expect([range(first), range(second)]).toEqual([
    [3, 10],
    [2, 20],
  ]);
  expect(all(manifests, 'Deployment').filter(({ spec }: any) => 'replicas' in spec)).toEqual([]);
});

test.each([
  ['Keeptrusts', GatewayProfile.keeptrusts({ version: '1.8.2' })],
  ['llm-gateway', GatewayProfile.llmGateway({ version: '0.1.0', image: 'registry.example.com/llm-gateway:0.1.0' })],
  ['DVARA', GatewayProfile.dvara({ version: '1.6.0' })],
  ['light-gateway', GatewayProfile.lightGateway({ version: '1.0.0' })],
])('every trigger that the metrics of %s give is valid PromQL', (_, profile) => {
  const engine = ScalingEngine.keda({ prometheusUrl: 'http://prometheus:9090' });
  const { metrics } = profile.facts;
  const { triggers } = only(
    synth((chart) => {
      const target = new LlmGateway(chart, 'gateway', { profile: acme({ metrics }) });
      const signals = [
        ScalingSignal.ladder({ requestsPerSecond: 4 }),
        ...(metrics?.requests && (metrics.inFlight ?? metrics.duration) ? [ScalingSignal.requestsPerSecond(4)] : []),
        ...(metrics?.tokens ? [ScalingSignal.tokensPerSecond(2000)] : []),
      ];
      scaled(chart, { target, engine, signals });
    }),
    'ScaledObject',
  )['spec'];

  expect(triggers).toMatchSnapshot();
  for (const { metadata } of triggers.filter(({ type }: any) => type === 'prometheus')) {
    expect(promqlErrors(metadata.query)).toEqual([]);
  }
});
