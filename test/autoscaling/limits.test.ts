import { Duration } from 'cdk8s';
import type { GatewayAutoscalingProps, KedaOptions } from '../../src';
import { ScalingBehavior, ScalingEngine, ScalingPolicy, ScalingSignal } from '../../src';
import { expectFinding, findings } from '../support/errors';
import { only } from '../support/find';
import { synth } from '../support/synth';
import { measured, scaled } from './samples';

// On each limit once, and one step beyond it.

const PROMETHEUS = 'http://prometheus-operated.monitoring:9090';
const keda = (options: KedaOptions = {}) => ({ engine: ScalingEngine.keda({ prometheusUrl: PROMETHEUS, ...options }) });
const query = (name = 'front') => ScalingSignal.prometheusQuery({ name, query: 'sum(rate(front_total[1m]))', perPod: 5 });
const schedule = (over: object = {}) =>
  ScalingSignal.schedule({ timezone: 'Europe/Berlin', start: '0 8 * * *', end: '0 18 * * *', replicas: 5, ...over });
const onSchedule = (over: object) => ({ ...keda(), signals: [ScalingSignal.cpuUtilization(70), schedule(over)] });
const signals = (...given: ScalingSignal[]) => ({ signals: given });

test.each<[string, Partial<GatewayAutoscalingProps>]>([
  ['one percent', signals(ScalingSignal.cpuUtilization(1))],
  ['all of the request', signals(ScalingSignal.cpuUtilization(100))],
  ['a thousandth of a request per pod', signals(ScalingSignal.inFlightRequests(0.001))],
  ['one pod by schedule', onSchedule({ replicas: 1 })],
  ['all pods by schedule', onSchedule({ replicas: 10 })],
  ['times with the same figures', onSchedule({ start: '1 23 * * *', end: '12 3 * * *' })],
  ['a fallback to the minimum', keda({ fallbackReplicas: 2 })],
  ['a fallback to the maximum', keda({ fallbackReplicas: 10 })],
  ['one failure', keda({ failureThreshold: 1 })],
  ['a Prometheus below a path', keda({ prometheusUrl: 'https://metrics.example.com/prometheus/team' })],
  ['a header that is no credential', keda({ headers: { 'x-scope-orgid': 'team', accept: 'text/plain' } })],
  ['both resources', signals(ScalingSignal.cpuUtilization(70), ScalingSignal.memoryUtilization(80))],
  ['two queries', { ...keda(), ...signals(query(), query('back')) }],
  ['zero pods that a query wakes', { ...keda(), minReplicas: 0, ...signals(ScalingSignal.cpuUtilization(70), query()) }],
  ['zero pods that a schedule wakes', { ...keda(), minReplicas: 0, ...signals(ScalingSignal.cpuUtilization(70), schedule()) }],
  ['a question each second', { ...keda({ pollingInterval: Duration.seconds(1) }), minReplicas: 0, ...signals(query()) }],
  ['two schedules of a time', { ...keda(), ...signals(query(), schedule(), schedule({ timezone: 'Asia/Tokyo' })) }],
])('takes %s', (_what, props) => {
  expect(findings((chart) => scaled(chart, props))).toEqual([]);
});

test.each<[what: string, props: Partial<GatewayAutoscalingProps>, code: string, ...parts: string[]]>([
  ['no pod at least', { minReplicas: 0 }, 'LLMGW-303', "'minReplicas' = 0"],
  ['no signal', signals(), 'LLMGW-316', "'signals' = []"],
  ['half pods at most', { maxReplicas: 2.5 }, 'LLMGW-303', "'maxReplicas' = 2.5"],
  ['half pods at least', { minReplicas: 1.5 }, 'LLMGW-303', "'minReplicas' = 1.5"],
  ['one pod at most, and none', { ...keda(), minReplicas: 0, maxReplicas: 1 }, 'LLMGW-303', "'maxReplicas' = 1"],
  [
    'a container that is not there',
    signals(ScalingSignal.cpuUtilization(70, { container: 'x' })),
    'LLMGW-305',
    "'signals[0].cpuUtilization.container'",
    'use "gateway"',
  ],
  ['a start that is none', onSchedule({ start: 'x' }), 'LLMGW-307', "'signals[1].schedule.start'"],
  ['an end that is none', onSchedule({ end: 'x' }), 'LLMGW-307', "'signals[1].schedule.end'"],
  ['an end at the start, in other words', onSchedule({ end: ' 0  8 * * * ' }), 'LLMGW-307', "'signals[1].schedule.end'"],
  ['a start at the end, in other words', onSchedule({ start: ' 0 18 * * * ' }), 'LLMGW-307', 'equal to the start'],
  ['a zone that is none', onSchedule({ timezone: 'x' }), 'LLMGW-307', "'signals[1].schedule.timezone'"],
  ['no pod by schedule', onSchedule({ replicas: 0 }), 'LLMGW-307', "'signals[1].schedule.replicas' = 0"],
  ['half pods by schedule', onSchedule({ replicas: 1.5 }), 'LLMGW-307', "'signals[1].schedule.replicas' = 1.5"],
  [
    'a fallback for cpu',
    { ...keda({ fallbackReplicas: 3 }), ...signals(ScalingSignal.cpuUtilization(70)) },
    'LLMGW-311',
    "'engine.fallbackReplicas' = 3",
  ],
  ['half pods as a fallback', keda({ fallbackReplicas: 2.5 }), 'LLMGW-314', "'engine.fallbackReplicas' = 2.5"],
  ['a Prometheus in a sentence', keda({ prometheusUrl: 'see http://prometheus:9090' }), 'LLMGW-314', "'engine.prometheusUrl'"],
  ['a Prometheus with a fragment', keda({ prometheusUrl: 'http://prometheus:9090/a#b' }), 'LLMGW-314', "'engine.prometheusUrl'"],
  ['a credential among the headers', keda({ headers: { accept: 'x', Authorization: 'y' } }), 'LLMGW-314', "'engine.headers'"],
  [
    'an interval of nothing',
    { ...keda({ pollingInterval: Duration.seconds(0) }), minReplicas: 0, ...signals(query()) },
    'LLMGW-314',
    '\'engine.pollingInterval\' = "0s"',
  ],
  ['a query twice', { ...keda(), ...signals(query(), query()) }, 'LLMGW-310', "'signals[1].prometheusQuery'"],
  [
    'a metric of an object for KEDA',
    { ...keda(), ...signals(ScalingSignal.objectMetric('x', 1, { object: { apiVersion: 'v1', kind: 'Service', name: 'x' } })) },
    'LLMGW-311',
    "'signals[0].objectMetric'",
  ],
  [
    'a metric from outside for KEDA',
    { ...keda(), ...signals(ScalingSignal.externalMetric('x', 1)) },
    'LLMGW-311',
    "'signals[0].externalMetric'",
  ],
])('fails for %s', (_what, props, code, ...parts) => {
  expectFinding((chart) => scaled(chart, props), code, ...parts);
});

test('fails for half a second where the API has whole ones', () => {
  const rules = { stabilizationWindow: Duration.millis(500), policies: [ScalingPolicy.pods(1, Duration.millis(1500))] };
  const behavior = ScalingBehavior.custom({ scaleDown: rules });

  expectFinding((chart) => scaled(chart, { behavior }), 'LLMGW-309', '\'behavior.scaleDown.stabilizationWindow\' = "0.5s"');
  expectFinding((chart) => scaled(chart, { behavior }), 'LLMGW-309', '\'behavior.scaleDown.policies[0].period\' = "1.5s"');
});

test('KEDA waits at least so long before it takes the last pod as the longest stream may take', () => {
  const [one, other] = [Duration.seconds(10), Duration.hours(2)].map((maxStreamDuration) =>
    synth((chart) =>
      scaled(chart, { target: measured(chart, {}, { maxStreamDuration }), ...keda(), minReplicas: 0, ...signals(query()) }),
    ),
  );

  expect(only(one!, 'ScaledObject').spec.cooldownPeriod).toBe(600);
  expect(only(other!, 'ScaledObject').spec.cooldownPeriod).toBeGreaterThanOrEqual(7200);
});

test('fails for a behavior without a policy, and shows it', () => {
  const behavior = ScalingBehavior.custom({ scaleDown: { policies: [] } });

  expectFinding((chart) => scaled(chart, { behavior }), 'LLMGW-309', "'behavior.scaleDown.policies' = []");
});
