import { Duration } from 'cdk8s';
import { AppProtocol, ListenerRole } from '../../src/contract/listener';
import type { HealthFacts, Listener, ProbeFacts } from '../../src';
import { checkHealth, mergeHealth, renderProbes } from '../../src/workload/probes';

const s = (seconds: number): Duration => Duration.seconds(seconds);
const API: Listener = { name: 'http', port: 8080 };
const HEALTH: Listener = { name: 'health', port: 8081, role: ListenerRole.HEALTH };
const METRICS: Listener = { name: 'metrics', port: 9090, role: ListenerRole.METRICS };

const health = (liveness: ProbeFacts): HealthFacts => ({ startup: {}, readiness: {}, liveness });
const written = (probe: ProbeFacts, ...listeners: readonly Listener[]): object => {
  const { livenessProbe } = renderProbes(health(probe), listeners);
  return JSON.parse(JSON.stringify(livenessProbe)) as object;
};
const found = (probe: ProbeFacts, ...listeners: readonly Listener[]): string[] =>
  checkHealth(health(probe), listeners).map(({ code, prop }) => `${code} ${prop}`);

const TIMES = { periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 3 };

describe('a probe', () => {
  test('asks a path every ten seconds, if nothing else is said', () => {
    expect(written({ path: '/live' }, API)).toEqual({ httpGet: { path: '/live', port: { value: 'http' } }, ...TIMES });
  });

  test('opens a connection where there is no path', () => {
    expect(written({}, API)).toEqual({ tcpSocket: { port: { value: 'http' } }, ...TIMES });
  });

  test('asks by TLS where the listener speaks it', () => {
    expect(written({ path: '/' }, { ...API, tls: true })).toMatchObject({ httpGet: { scheme: 'HTTPS' } });
  });

  test('asks a service of gRPC at the number of the port', () => {
    expect(written({ grpcService: 'gateway' }, API)).toEqual({ grpc: { port: 8080, service: 'gateway' }, ...TIMES });
  });

  test('asks gRPC for the whole server by no name', () => {
    expect(written({ grpcService: '' }, API)).toEqual({ grpc: { port: 8080 }, ...TIMES });
  });

  test('is written with the times that are stated', () => {
    const probe = { initialDelay: s(1), period: s(20), timeout: s(4), failureThreshold: 5 };

    expect(written(probe, API)).toMatchObject({
      ...{ initialDelaySeconds: 1, periodSeconds: 20, timeoutSeconds: 4, failureThreshold: 5 },
    });
  });

  test.each<[string, ProbeFacts, readonly Listener[], string]>([
    ['the listener that is named', { listener: 'metrics' }, [API, HEALTH, METRICS], 'metrics'],
    ['the one for health before others', {}, [API, HEALTH], 'health'],
    ['the one of the API where none is for health', {}, [METRICS, API], 'http'],
    ['one that says that it is of the API', {}, [METRICS, { ...API, role: ListenerRole.API }], 'http'],
  ])('asks %s', (_what, probe, listeners, port) => {
    expect(written(probe, ...listeners)).toMatchObject({ tcpSocket: { port: { value: port } } });
  });
});

test('a time that is refused is written as it is, so that the refusal is what is read', () => {
  const half = Duration.millis(1500);

  expect(written({ initialDelay: half, period: half, timeout: half }, API)).toMatchObject({
    ...{ initialDelaySeconds: 1.5, periodSeconds: 1.5, timeoutSeconds: 1.5 },
  });
});

test('what the team says changes the facts of the profile, and nothing else', () => {
  const facts = { startup: { path: '/a', period: s(1) }, readiness: { path: '/b' }, liveness: { path: '/c' } };

  expect(mergeHealth(facts, { startup: { period: s(2) }, liveness: { path: '/d' } })).toEqual({
    ...{ startup: { path: '/a', period: s(2) }, readiness: { path: '/b' }, liveness: { path: '/d' } },
  });
  expect(mergeHealth(facts)).toEqual(facts);
});

test.each<[string, ProbeFacts, string[]]>([
  ['nothing', {}, []],
  ['a period of one second', { period: s(1), timeout: s(1) }, []],
  [
    'a period of no time',
    { period: s(0), timeout: s(0) },
    ['LLMGW-113 probes.liveness.period', 'LLMGW-113 probes.liveness.timeout'],
  ],
  ['no delay', { initialDelay: s(0) }, []],
  ['half a second of delay', { initialDelay: Duration.millis(500) }, ['LLMGW-113 probes.liveness.initialDelay']],
  ['one failure', { failureThreshold: 1 }, []],
  ['no failure', { failureThreshold: 0 }, ['LLMGW-113 probes.liveness.failureThreshold']],
  ['one and a half failures', { failureThreshold: 1.5 }, ['LLMGW-113 probes.liveness.failureThreshold']],
  ['as long as the period', { period: s(5), timeout: s(5) }, []],
  ['longer than the period', { period: s(5), timeout: s(6) }, ['LLMGW-113 probes.liveness.timeout']],
  ['as long as the usual period', { timeout: s(10) }, []],
  ['longer than the usual period', { timeout: s(11) }, ['LLMGW-113 probes.liveness.timeout']],
  ['a period as short as the usual answer', { period: s(3) }, []],
  ['a period shorter than the usual answer', { period: s(2) }, ['LLMGW-113 probes.liveness.timeout']],
  ['a path', { path: '/live' }, []],
  ['a path that is relative', { path: 'live' }, ['LLMGW-113 probes.liveness.path']],
  ['another listener', { listener: 'x' }, ['LLMGW-113 probes.liveness.listener']],
  ['a path and a service', { path: '/', grpcService: '' }, ['LLMGW-520 probes.liveness.grpcService']],
  ['a service', { grpcService: '' }, []],
])('of %s is said what is wrong', (_what, probe, expected) => {
  expect(found(probe, API)).toEqual(expected);
});

test('every probe is looked at', () => {
  const wrong = { failureThreshold: 0 };

  expect(checkHealth({ startup: wrong, readiness: wrong, liveness: wrong }, [API]).map(({ prop }) => prop)).toEqual([
    ...['probes.startup.failureThreshold', 'probes.readiness.failureThreshold', 'probes.liveness.failureThreshold'],
  ]);
});

test('a listener of gRPC answers no path', () => {
  expect(found({ path: '/' }, { ...API, appProtocol: AppProtocol.GRPC })).toEqual(['LLMGW-520 probes.liveness.path']);
});

test('a listener of gRPC may be asked for a connection', () => {
  expect(found({}, { ...API, appProtocol: AppProtocol.GRPC })).toEqual([]);
});

test('a listener of HTTP/2 answers a path', () => {
  expect(found({ path: '/' }, { ...API, appProtocol: AppProtocol.H2C })).toEqual([]);
});

test('gRPC is asked without TLS', () => {
  expect(found({ grpcService: 'a' }, { ...API, tls: true })).toEqual(['LLMGW-520 probes.liveness.grpcService']);
});

test('a path may be asked by TLS', () => {
  expect(found({ path: '/' }, { ...API, tls: true })).toEqual([]);
});

test.each<[string, ProbeFacts, string[]]>([
  ['a path', { path: '/' }, []],
  ['a service', { grpcService: 'a' }, []],
  ['both', { path: '/', grpcService: 'a' }, ['LLMGW-520 probes.liveness.grpcService']],
])('of a listener that there is not, %s is asked in vain', (_what, probe, others) => {
  expect(found({ ...probe, listener: 'x' }, API)).toEqual([...others, 'LLMGW-113 probes.liveness.listener']);
});

test('the time that is too long stands in seconds', () => {
  const [problem] = checkHealth(health({ period: s(5), timeout: s(6) }), [API]);

  expect(problem).toMatchObject({ value: '6s', prop: 'probes.liveness.timeout' });
});

test('the listeners that there are stand in the remedy', () => {
  const problems = checkHealth(health({ listener: 'x' }), [API, METRICS]);

  expect(problems.map(({ remedy }) => remedy)).toEqual(['use one of http, metrics']);
});
