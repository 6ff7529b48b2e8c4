import { Duration } from 'cdk8s';
import type { DeploymentTargetOptions } from '../../src';
import { Findings, GatewayAutoscaling, ScalingEngine, ScalingSignal, ScalingTarget } from '../../src';
import { TestChart } from '../support/chart';
import { expectFinding } from '../support/errors';
import { only } from '../support/find';
import { scaled } from './samples';

// What is said of a Deployment that this library did not make, and what follows from it.

const KNOWN = { requests: { cpu: '500m', memory: '1Gi' }, terminationGracePeriod: Duration.minutes(6) };

/** What an HPA of such a Deployment follows, and what it is warned of. */
function hpa(options: DeploymentTargetOptions, signal = ScalingSignal.cpuUtilization(70)) {
  const chart = new TestChart();
  const target = ScalingTarget.deploymentNamed('other', { ...KNOWN, ...options });
  new GatewayAutoscaling(chart, 'autoscaling', { target, maxReplicas: 5, signals: [signal] });
  return { metrics: only(chart.toJson(), 'HorizontalPodAutoscaler').spec.metrics, warnings: Findings.of(chart).list() };
}

beforeEach(() => jest.spyOn(process.stderr, 'write').mockReturnValue(true));
afterEach(() => jest.restoreAllMocks());

test.each<[DeploymentTargetOptions, string]>([
  [{ sidecarNames: ['proxy'] }, 'main'],
  [{ sidecarNames: ['proxy'], containerName: 'app' }, 'app'],
])('beside sidecars, the container that does the work is measured: %j', (options, container) => {
  expect(hpa(options).metrics).toMatchObject([{ type: 'ContainerResource', containerResource: { name: 'cpu', container } }]);
});

test('without sidecars, the pod is measured', () => {
  expect(hpa({}).metrics).toMatchObject([{ type: 'Resource', resource: { name: 'cpu' } }]);
});

test('fails for a container that requests nothing, also where it is named', () => {
  const target = ScalingTarget.deploymentNamed('other', { ...KNOWN, requests: {} });
  const signals = [ScalingSignal.cpuUtilization(70, { container: 'main' })];

  expectFinding((chart) => scaled(chart, { target, signals }), 'LLMGW-304', 'container "main" requests no cpu');
});

test('fails for a name that no Deployment can have, and says where it stands', () => {
  const target = ScalingTarget.deploymentNamed('My_Gateway', KNOWN);

  expectFinding((chart) => scaled(chart, { target }), 'LLMGW-101', '\'target.name\' = "My_Gateway"');
});

describe('the grace period', () => {
  const warnings = (grace: Duration, stream: Duration) =>
    hpa({ terminationGracePeriod: grace, maxStreamDuration: stream }).warnings;

  test.each([
    ['longer', Duration.seconds(61), Duration.seconds(60)],
    ['longer by half a second', Duration.millis(60_500), Duration.seconds(60)],
    ['longer than streams of half a second', Duration.seconds(1), Duration.millis(500)],
  ])('needs no word where it is %s', (_, grace, stream) => {
    expect(warnings(grace, stream)).toEqual([]);
  });

  test('is warned of where it ends with the streams', () => {
    expect(warnings(Duration.seconds(60), Duration.seconds(60))).toEqual([
      expect.stringMatching(/LLMGW-312.*'target.terminationGracePeriod' = "60s"/),
    ]);
  });
});

test('a range without room and a fallback that follows from it are one fault', () => {
  const chart = new TestChart();
  const engine = ScalingEngine.keda({ prometheusUrl: 'http://prometheus:9090' });
  scaled(chart, { minReplicas: 11, engine });

  expect(chart.node.findAll().flatMap((construct) => construct.node.validate())).toEqual([
    expect.stringMatching(/LLMGW-303.*'minReplicas' = 11/),
  ]);
});
