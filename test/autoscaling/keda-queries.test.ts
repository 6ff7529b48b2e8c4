import { ApiObject } from 'cdk8s';
import type { KedaOptions } from '../../src';
import { PrometheusAuthentication, ScalingEngine, ScalingSignal } from '../../src';
import { expectFinding } from '../support/errors';
import { only } from '../support/find';
import { synth } from '../support/synth';
import { measured, scaled } from './samples';

// Which series KEDA asks Prometheus for, as whom, and under which names.

const keda = (options: KedaOptions = {}) => ScalingEngine.keda({ prometheusUrl: 'http://prometheus:9090', ...options });
const REQUESTS = ScalingSignal.inFlightRequests(40);
const TOKEN = PrometheusAuthentication.bearer({ secretName: 'prometheus', key: 'token' });

const specOf = (options: KedaOptions, signal = REQUESTS, name?: string) =>
  only(
    synth((chart) => scaled(chart, { target: measured(chart, {}, { name }), engine: keda(options), signals: [signal] })),
    'ScaledObject',
  ).spec;

test('labels that the team states find the series, and no others', () => {
  const seriesLabels = { app: 'the "acme"', kubernetes_namespace: 'ai' };

  expect(specOf({ seriesLabels }).triggers[0].metadata.query).toBe(
    'sum(acme_in_flight_requests{app="the \\"acme\\"",kubernetes_namespace="ai"})',
  );
});

test('the longest name of which Kubernetes cuts nothing is told from the names that begin with it', () => {
  const name = 'g'.repeat(46);
  const [, pattern] = /pod=~"([^"]+)"/.exec(specOf({}, REQUESTS, name).triggers[0].metadata.query)!;

  expect(`${name}-7d9f8c6b5d-x2x9z`).toMatch(new RegExp(`^(?:${pattern})$`));
  expect(`${name}-canary-7d9fx2x9z`).not.toMatch(new RegExp(`^(?:${pattern})$`));
});

test('who asks nobody has nothing to fall back to', () => {
  expect(specOf({}, ScalingSignal.cpuUtilization(70))).not.toHaveProperty('fallback');
});

test('a bearer token is what the trigger proves with', () => {
  expect(specOf({ authentication: TOKEN }).triggers[0].metadata.authModes).toBe('bearer');
});

test.each(['ScaledObject', 'TriggerAuthentication'])('fails beside another %s of its name', (kind) => {
  const name = kind === 'ScaledObject' ? 'test-gateway' : 'test-gateway-prometheus';

  expectFinding(
    (chart) => {
      scaled(chart, { engine: keda({ authentication: TOKEN }) });
      const scaleTargetRef = { name: 'other' };
      new ApiObject(chart, 'hand', { apiVersion: 'keda.sh/v1alpha1', kind, metadata: { name }, spec: { scaleTargetRef } });
    },
    'LLMGW-102',
    `${kind} "${name}"`,
  );
});
