import { Duration } from 'cdk8s';
import { ListenerRole } from '../../src';
import type { DrainRequest, Listener } from '../../src';
import { expectFinding } from '../support/errors';
import { container, only } from '../support/find';
import { acme, gateway } from '../support/gateway';
import { problems } from '../support/problems';
import { synth } from '../support/synth';

const METRICS: Listener = { name: 'prom', port: 9090, role: ListenerRole.METRICS };
const LISTENERS: Listener[] = [
  METRICS,
  { name: 'http', port: 8080 },
  { name: 'admin', port: 9000, role: ListenerRole.ADMIN, tls: true },
];

const asked = (request: Partial<DrainRequest> = {}, listeners = LISTENERS) =>
  gateway({
    profile: acme({ listeners, drain: { request: { path: '/drain', waitsAtLeast: Duration.seconds(20), ...request } } }),
  });
const hook = (request: Partial<DrainRequest> = {}) =>
  container(only(synth(asked(request)), 'Deployment'), 'gateway').lifecycle.preStop.httpGet;

describe('a request that drains', () => {
  test('goes to the API, if nothing else is said', () => {
    expect(hook()).toEqual({ path: '/drain', port: 'http' });
  });

  test('goes to the listener that is named, by TLS where that speaks it', () => {
    expect(hook({ listener: 'admin' })).toEqual({ path: '/drain', port: 'admin', scheme: 'HTTPS' });
  });

  test('has the headers that are stated', () => {
    expect(hook({ headers: { A: '1', B: '2' } }).httpHeaders).toEqual([
      { name: 'A', value: '1' },
      { name: 'B', value: '2' },
    ]);
    expect(hook({ headers: {} })).not.toHaveProperty('httpHeaders');
  });

  test('to a listener that there is says nothing', () => {
    expect(problems(asked({ listener: 'admin' }))).toEqual([]);
  });

  test('fails for a listener that there is not, to which the hook could not go', () => {
    expect(problems(asked({ listener: 'htpp' }))).toEqual(['LLMGW-121 profile.drain.request.listener']);
    expectFinding(asked({ listener: 'htpp' }), 'LLMGW-121', '= "htpp"', 'no such listener', 'use one of prom, http, admin');
  });

  test('fails where it names none and there is no API', () => {
    expect(problems(asked({}, [METRICS]))).toContain('LLMGW-121 profile.drain.request.listener');
  });
});

test('the container that brings the wait calls nobody, and knows no proxy', () => {
  const deployment = only(synth(gateway({ egressProxy: { url: 'http://proxy.example.com:3128' } })), 'Deployment');

  expect(container(deployment, 'drain-tool')).not.toHaveProperty('env');
  expect(container(deployment, 'gateway').env).not.toEqual([]);
});
