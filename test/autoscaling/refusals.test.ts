import { Duration } from 'cdk8s';
import type { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { GatewayAutoscalingProps, KedaOptions } from '../../src';
import {
  CustomMetricsApi,
  DisruptionBudget,
  GatewayAutoscaling,
  GatewayRollout,
  McpSessions,
  PolicySelect,
  ProductRuntime,
  ScalingBehavior,
  ScalingEngine,
  ScalingPolicy,
  ScalingSignal,
  ScalingTarget,
  SessionAffinity,
  VolumeSource,
} from '../../src';
import { expectFinding, findings } from '../support/errors';
import { TestChart } from '../support/chart';
import { only } from '../support/find';
import { proxy } from '../support/platform';
import { synth } from '../support/synth';
import { measured, scaled, SIDECAR } from './samples';

const PROMETHEUS = 'http://prometheus-operated.monitoring:9090';
const keda = (options: KedaOptions = {}) => ScalingEngine.keda({ prometheusUrl: PROMETHEUS, ...options });
const query = ScalingSignal.prometheusQuery({ name: 'front', query: 'sum(rate(front_total[1m]))', perPod: 5 });
const schedule = (over: object = {}) =>
  ScalingSignal.schedule({ timezone: 'Europe/Berlin', start: '0 8 * * *', end: '0 18 * * *', replicas: 5, ...over });

type Row = [wrong: string, props: Partial<GatewayAutoscalingProps>, code: string, ...parts: string[]];

test.each<Row>([
  ['more pods at least than at most', { minReplicas: 11 }, 'LLMGW-303', "'minReplicas' = 11", 'more than maxReplicas (10)'],
  ['one pod at most, and none at least', { engine: keda(), minReplicas: 0, maxReplicas: 1 }, 'LLMGW-303', 'one pod is no range'],
  ['zero pods with an HPA', { minReplicas: 0 }, 'LLMGW-303', 'does not scale to zero', 'ScalingEngine.keda()'],
  ['half a pod', { minReplicas: 1.5 }, 'LLMGW-303', 'not a whole number'],
  ['no number', { maxReplicas: Number.NaN }, 'LLMGW-303', 'NaN'],
  ['no signal at all', { signals: [] }, 'LLMGW-316', "'signals'"],
  ['percent of nothing', { signals: [ScalingSignal.cpuUtilization(0)] }, 'LLMGW-307', 'not a whole number of percent'],
  ['percent above the request', { signals: [ScalingSignal.cpuUtilization(150)] }, 'LLMGW-307', 'signals[0].cpuUtilization'],
  [
    'percent as text',
    { signals: [ScalingSignal.cpuUtilization('70%' as never)] },
    'LLMGW-940',
    'ScalingSignal.cpuUtilization(percent)',
    'is a string, not a number',
  ],
  ['no requests per pod', { signals: [ScalingSignal.inFlightRequests(0)] }, 'LLMGW-307', 'not a number above 0'],
  [
    'an unknown container',
    { signals: [ScalingSignal.cpuUtilization(70, { container: 'gatway' })] },
    'LLMGW-305',
    'did you mean "gateway"?',
  ],
  [
    'the same signal twice',
    { signals: [ScalingSignal.cpuUtilization(70), ScalingSignal.cpuUtilization(80)] },
    'LLMGW-310',
    'signals[1].cpuUtilization',
  ],
  ['a query for an HPA', { signals: [query] }, 'LLMGW-311', 'ScalingEngine.keda()'],
  ['a schedule for an HPA', { signals: [ScalingSignal.cpuUtilization(70), schedule()] }, 'LLMGW-311', 'schedule'],
  ['a metrics API for KEDA', { engine: keda(), signals: [ScalingSignal.podsMetric('x', 1)] }, 'LLMGW-311', 'metrics API'],
  [
    'product metrics without a metrics API',
    { engine: ScalingEngine.hpa({ customMetrics: CustomMetricsApi.NONE }), signals: [ScalingSignal.inFlightRequests(40)] },
    'LLMGW-308',
    'no source of product metrics',
  ],
  [
    'product metrics without Prometheus',
    { engine: ScalingEngine.keda(), signals: [ScalingSignal.inFlightRequests(40)] },
    'LLMGW-308',
  ],
  ['a query without Prometheus', { engine: ScalingEngine.keda(), signals: [query] }, 'LLMGW-314', 'engine.prometheusUrl'],
  ['zero pods that only cpu could wake', { engine: ScalingEngine.keda(), minReplicas: 0 }, 'LLMGW-311', 'nothing wakes them'],
  ['zero pods that nobody measures', { engine: keda(), minReplicas: 0 }, 'LLMGW-311', 'at zero pods nobody measures it'],
  [
    'a fallback for cpu',
    { engine: keda({ fallbackReplicas: 3 }), signals: [ScalingSignal.cpuUtilization(70)] },
    'LLMGW-311',
    'no fallback for cpu',
  ],
  ['a fallback below the minimum', { engine: keda({ fallbackReplicas: 1 }) }, 'LLMGW-314', 'engine.fallbackReplicas'],
  ['a fallback above the maximum', { engine: keda({ fallbackReplicas: 11 }) }, 'LLMGW-314', 'maxReplicas (10)'],
  ['a Prometheus that is no URL', { engine: keda({ prometheusUrl: 'prometheus:9090' }) }, 'LLMGW-314', 'http or https'],
  ['a URL with a password', { engine: keda({ prometheusUrl: 'http://a:b@prometheus' }) }, 'LLMGW-314', 'without user'],
  ['a credential in a header', { engine: keda({ headers: { Authorization: 'x' } }) }, 'LLMGW-314', 'PrometheusAuthentication'],
  ['a header that KEDA cannot write', { engine: keda({ headers: { a: 'b,c' } }) }, 'LLMGW-314', 'engine.headers.a'],
  ['half seconds', { engine: keda({ pollingInterval: Duration.millis(500) }) }, 'LLMGW-314', 'engine.pollingInterval'],
  ['no failures', { engine: keda({ failureThreshold: 0 }) }, 'LLMGW-314', 'engine.failureThreshold'],
  ['a schedule without fields', { engine: keda(), signals: [schedule({ start: '8:00' })] }, 'LLMGW-307', 'five cron fields'],
  [
    'an hour that no day has',
    { engine: keda(), signals: [schedule({ start: '30 25 * * 1-5' })] },
    'LLMGW-307',
    'the hour is not',
  ],
  ['a schedule of no length', { engine: keda(), signals: [schedule({ end: '0 8 * * *' })] }, 'LLMGW-307', 'equal to the start'],
  ['an unknown time zone', { engine: keda(), signals: [schedule({ timezone: 'Mars/Base' })] }, 'LLMGW-307', 'IANA'],
  ['a schedule above the maximum', { engine: keda(), signals: [schedule({ replicas: 11 })] }, 'LLMGW-307', 'maxReplicas (10)'],
  ['an unknown prop', { maxReplica: 3 } as never, 'LLMGW-902', "did you mean 'maxReplicas'?"],
  [
    'an unknown setting of KEDA',
    { engine: keda({ prometheusURL: 'x' } as never) },
    'LLMGW-902',
    "did you mean 'options.prometheusUrl'?",
  ],
  ['an unknown setting of the HPA', { engine: ScalingEngine.hpa({ customMetric: 'x' } as never) }, 'LLMGW-902', 'customMetrics'],
  [
    'an unknown direction',
    { behavior: ScalingBehavior.custom({ scaleup: {} } as never) },
    'LLMGW-902',
    "did you mean 'options.scaleUp'?",
  ],
  [
    'an unknown rule',
    { behavior: ScalingBehavior.custom({ scaleUp: { window: 1 } as never }) },
    'LLMGW-902',
    'ScalingBehavior.custom(options.scaleUp.window)',
  ],
  [
    'an unknown fact of a Deployment',
    { target: ScalingTarget.deploymentNamed('other', { request: {} } as never), signals: [ScalingSignal.podsMetric('x', 1)] },
    'LLMGW-902',
    "did you mean 'options.requests'?",
  ],
  [
    'a Deployment whose name none can have',
    { target: ScalingTarget.deploymentNamed('My_Gateway'), signals: [ScalingSignal.podsMetric('x', 1)] },
    'LLMGW-101',
    'my-gateway',
  ],
  [
    'a pod that carries everything',
    { signals: [ScalingSignal.inFlightRequests(Number.POSITIVE_INFINITY)] },
    'LLMGW-307',
    'Infinity',
  ],
])('fails for %s', (_, props, code, ...parts) => {
  expectFinding((chart) => scaled(chart, props), code, ...parts);
});

test.each<[string, ScalingBehavior, string]>([
  [
    'a window of more than an hour',
    ScalingBehavior.custom({ scaleDown: { stabilizationWindow: Duration.seconds(3601) } }),
    'behavior.scaleDown.stabilizationWindow',
  ],
  [
    'a period of more than half an hour',
    ScalingBehavior.custom({ scaleUp: { policies: [ScalingPolicy.pods(1, Duration.seconds(1801))] } }),
    'behavior.scaleUp.policies[0].period',
  ],
  [
    'a period of nothing',
    ScalingBehavior.custom({ scaleUp: { policies: [ScalingPolicy.pods(1, Duration.seconds(0))] } }),
    'from 1 to 1800',
  ],
  ['no policy', ScalingBehavior.custom({ scaleDown: { policies: [] } }), 'behavior.scaleDown.policies'],
  [
    'no pod',
    ScalingBehavior.custom({ scaleDown: { policies: [ScalingPolicy.percent(0, Duration.seconds(60))] } }),
    'behavior.scaleDown.policies[0].value',
  ],
])('fails for a behavior with %s', (_, behavior, prop) => {
  expectFinding((chart) => scaled(chart, { behavior }), 'LLMGW-309', prop);
});

test('the longest times that the API takes are taken', () => {
  const behavior = ScalingBehavior.custom({
    scaleDown: {
      stabilizationWindow: Duration.seconds(3600),
      policies: [ScalingPolicy.pods(1, Duration.seconds(1800))],
      select: PolicySelect.MIN,
    },
  });

  expect(findings((chart) => scaled(chart, { behavior }))).toEqual([]);
});

describe('requests', () => {
  const noCpu = { requests: { memory: '256Mi' }, limits: { memory: '256Mi' } };

  test('fails for a percentage of cpu that is not requested', () => {
    expectFinding((chart) => scaled(chart, { target: measured(chart, { resources: noCpu }) }), 'LLMGW-304', 'requests no cpu');
  });

  test('a sidecar may be measured, whatever the gateway requests', () => {
    const lines = findings((chart) =>
      scaled(chart, {
        target: measured(chart, { resources: noCpu }, { sidecars: [SIDECAR] }),
        signals: [ScalingSignal.cpuUtilization(70, { container: 'collector' })],
      }),
    );

    expect(lines).toEqual([]);
  });
});

describe('memory', () => {
  const memory = (runtime: ProductRuntime) => (chart: Chart) =>
    scaled(chart, { target: measured(chart, { runtime }), signals: [ScalingSignal.memoryUtilization(80)] });

  test('fails on a JVM', () => {
    expectFinding(memory(ProductRuntime.JVM), 'LLMGW-306', 'a JVM keeps its heap');
  });

  test('is a warning elsewhere', () => {
    const chart = new TestChart();
    const { Findings } = require('../../src/core/findings');
    memory(ProductRuntime.NODE)(chart);
    Findings.of(chart).strict();

    expect(() => chart.toJson()).toThrow('[LLMGW-306]');
    expect(findings(memory(ProductRuntime.NODE))).toEqual([]);
  });
});

describe('two autoscalers', () => {
  test.each([ScalingEngine.hpa(), keda()])('fails for a second one on a gateway', (engine) => {
    expectFinding(
      (chart) => {
        const target = measured(chart);
        scaled(chart, { target });
        new GatewayAutoscaling(chart, 'second', { target, maxReplicas: 5, engine });
      },
      'LLMGW-301',
      "test/second: 'target'",
      'already scaled by test/autoscaling',
    );
  });

  const deployment = (chart: Chart) =>
    new kplus.Deployment(chart, 'other', {
      containers: [{ image: 'registry.example.com/other:1.0.0', resources: { cpu: { request: kplus.Cpu.millis(500) } } }],
    });
  const known = { requests: { cpu: '500m' }, terminationGracePeriod: Duration.minutes(6) };

  test('fails for an autoscaler beside one that was made by hand', () => {
    expectFinding(
      (chart) => {
        const other = deployment(chart);
        new kplus.HorizontalPodAutoscaler(chart, 'hand', { target: other, maxReplicas: 3 });
        scaled(chart, { target: ScalingTarget.deployment(other, known) });
      },
      'LLMGW-301',
      'already scaled by test/hand',
    );
  });

  test('fails for one Deployment that is named twice', () => {
    expectFinding(
      (chart) => {
        scaled(chart, { target: ScalingTarget.deploymentNamed('other', known) });
        const target = ScalingTarget.deploymentNamed('other', known);
        new GatewayAutoscaling(chart, 'second', { target, maxReplicas: 5, engine: ScalingEngine.keda() });
      },
      'LLMGW-301',
      "test/second: 'target'",
    );
  });

  test('fails for one ScalingTarget that is used twice', () => {
    expectFinding(
      (chart) => {
        const target = ScalingTarget.deploymentNamed('other', known);
        scaled(chart, { target });
        new GatewayAutoscaling(chart, 'second', { target, maxReplicas: 5, engine: ScalingEngine.keda() });
      },
      'LLMGW-301',
      "test/second: 'target'",
    );
  });
});

test('fails for replicas beside an autoscaler', () => {
  expectFinding((chart) => scaled(chart, { target: measured(chart, {}, { replicas: 3 }) }), 'LLMGW-302', 'target.replicas');
});

test('fails for replicas beside a rollout, and names what the rollout has', () => {
  const build = (chart: Chart) => new GatewayRollout(chart, 'rollout', { target: measured(chart, {}, { replicas: 3 }) });

  expectFinding(build, 'LLMGW-302', 'test/rollout owns the number', "'replicas' of a GatewayRollout");
});

test('fails for a volume that only one pod can use', () => {
  const volumes = [{ name: 'data', mountPath: '/data', source: VolumeSource.claim('data') }];

  expectFinding((chart) => scaled(chart, { target: measured(chart, {}, { volumes }) }), 'LLMGW-119', 'at most 1 can run');
});

test('fails for MCP sessions that die with the last pod', () => {
  const sessions = McpSessions.affinity(SessionAffinity.clientIp(Duration.hours(1)));

  expectFinding(
    (chart) => scaled(chart, { target: proxy({ sessions })(chart), engine: keda(), minReplicas: 0, signals: [query] }),
    'LLMGW-303',
    'sessions live in the pods',
  );
});

test('fails for a store that only one pod can use', () => {
  const replicaLimit = { max: 1, reason: 'SQLite has one writer' };

  expectFinding(
    (chart) => scaled(chart, { target: measured(chart, {}, { replicaLimit }) }),
    'LLMGW-119',
    'SQLite has one writer',
  );
});

test('a scale-down that cuts streams is a warning, since the pods may be changed elsewhere', () => {
  const chart = new TestChart();
  const { Findings } = require('../../src/core/findings');
  scaled(chart, { target: ScalingTarget.deploymentNamed('other', { requests: { cpu: '1' } }) });

  try {
    chart.toJson();
  } finally {
    expect(Findings.of(chart).list()).toEqual([expect.stringMatching(/LLMGW-312.*'target.terminationGracePeriod' = "30s"/)]);
  }
});

describe('the disruption budget', () => {
  const build = (disruptionBudget: DisruptionBudget, minReplicas: number) => (chart: Chart) =>
    scaled(chart, { target: measured(chart, {}, { disruptionBudget }), minReplicas });

  test.each<[string, DisruptionBudget, number]>([
    ['as many pods as the autoscaler keeps', DisruptionBudget.minAvailable(3), 3],
    ['the only pod that the autoscaler keeps', DisruptionBudget.minAvailable(1), 1],
    ['a percentage that rounds up to all pods', DisruptionBudget.minAvailablePercent(90), 3],
    ['all of them', DisruptionBudget.minAvailablePercent(100), 5],
    ['more than all', DisruptionBudget.maxUnavailablePercent(101), 3],
    ['none missing', DisruptionBudget.maxUnavailable(0), 3],
  ])('fails if it wants %s', (_, budget, min) => {
    expectFinding(build(budget, min), 'LLMGW-118');
  });

  test.each<[DisruptionBudget, number, object]>([
    [DisruptionBudget.minAvailable(2), 3, { minAvailable: 2 }],
    [DisruptionBudget.minAvailablePercent(50), 2, { minAvailable: '50%' }],
    [DisruptionBudget.maxUnavailablePercent(25), 2, { maxUnavailable: '25%' }],
    [DisruptionBudget.maxUnavailable(1), 1, { maxUnavailable: 1 }],
  ])('leaves room for an eviction at the minimum: %j of %i', (budget, min, expected) => {
    const manifests = synth(build(budget, min));

    expect(manifests).toBeSound();
    expect(only(manifests, 'PodDisruptionBudget')['spec']).toMatchObject(expected);
  });
});
