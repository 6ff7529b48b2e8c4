import { Duration } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-28';
import type { HealthOptions } from '../../src';
import { acme, gateway } from '../support/gateway';
import { LIVE_KEYS } from '../support/live-keys';
import { problems } from '../support/problems';

// A Deployment that is refused is searched for credentials as any other: what cannot be rendered could not be.

const half = Duration.millis(1500);
const [, key] = LIVE_KEYS[0]!;
const env = { OPENAI_API_KEY: EnvValue.fromValue(key) };
const CREDENTIAL = 'LLMGW-211 spec.template.spec.containers[gateway].env[OPENAI_API_KEY].value';

test.each<[string, HealthOptions]>([
  ['startup.initialDelay', { startup: { initialDelay: half } }],
  ['startup.period', { startup: { period: half, timeout: Duration.seconds(1) } }],
  ['readiness.timeout', { readiness: { timeout: half } }],
  ['liveness.initialDelay', { liveness: { initialDelay: half } }],
  ['readiness.listener', { readiness: { listener: 'htpp' } }],
])('a wrong %s hides no credential', (prop, probes) => {
  expect(problems(gateway({ probes, env }))).toEqual([`LLMGW-113 probes.${prop}`, CREDENTIAL]);
});

test('a service of gRPC at a listener that there is not hides no credential', () => {
  const asked = { path: '/live' };
  const health = { startup: asked, readiness: asked, liveness: { grpcService: 'a', listener: 'grcp' } };

  expect(problems(gateway({ profile: acme({ health }), env }))).toEqual(['LLMGW-113 probes.liveness.listener', CREDENTIAL]);
});

test('a request that drains a listener that there is not hides no credential', () => {
  const request = { path: '/drain', listener: 'htpp', waitsAtLeast: Duration.seconds(20) };

  expect(problems(gateway({ profile: acme({ drain: { request } }), env }))).toEqual([
    ...['LLMGW-121 profile.drain.request.listener', CREDENTIAL],
  ]);
});
