import { Duration } from 'cdk8s';
import { Certainty, GatewayProfile, McpProfile, McpSessionState } from '../../src';
import type { ProductFacts } from '../../src';
import { COMPLETE } from '../../examples/custom-product/profile';
import { FACTS } from '../support/gateway';

const unknown = (changes: Partial<ProductFacts>): string[] =>
  GatewayProfile.custom({ ...COMPLETE.facts, ...changes })
    .unknowns()
    .map(({ fact }) => fact);

const METRICS = COMPLETE.facts.metrics!;

test.each<[string, Partial<ProductFacts>, string[]]>([
  ['how it ends', { drain: undefined }, ['drain.cutsAfter']],
  ['when it cuts', { drain: { sleepInImage: true, teardown: Duration.seconds(1) } }, ['drain.cutsAfter']],
  ['its sleep and its last seconds', { drain: { finishesAnswers: true } }, ['drain.sleepInImage', 'drain.teardown']],
  ['where it writes', { writablePaths: undefined }, ['writablePaths']],
  ['what it measures', { metrics: undefined }, ['metrics']],
  ['its counters', { metrics: { endpoint: METRICS.endpoint } }, ['metrics.requests', 'metrics.inFlight']],
  ['whether it counts probes', { metrics: { ...METRICS, requests: { name: 'a_total' } } }, ['metrics.requests.clients']],
  ['its largest bucket', { metrics: { ...METRICS, duration: { name: 'a' } } }, ['metrics.duration.topBucket']],
  ['what it runs on', { runtime: undefined }, ['runtime']],
  ['its traces', { tracing: undefined }, ['tracing']],
  ['its version', { version: undefined }, ['version']],
  ['what is assumed', { provenance: { 'drain.teardown': { certainty: Certainty.ASSUMED } } }, ['drain.teardown']],
])('a profile says that it does not know %s', (_, changes, facts) => {
  expect(unknown(changes)).toEqual(facts);
});

test.each<[string, Partial<ProductFacts>]>([
  ['that it finishes answers', { drain: { finishesAnswers: true, sleepInImage: true, teardown: Duration.seconds(1) } }],
  ['that SIGTERM does nothing', { drain: { ignoresSigterm: true, sleepInImage: true, teardown: Duration.seconds(1) } }],
  ['that it measures nothing', { metrics: { unavailable: 'it measures nothing' } }],
  ['that it writes nothing', { writablePaths: [] }],
])('an answer is also %s', (_, changes) => {
  expect(unknown(changes)).toEqual([]);
});

test('an MCP proxy is asked where it keeps sessions', () => {
  expect(McpProfile.custom(FACTS).unknowns()[0]!.fact).toBe('mcp.sessions');
  expect(
    McpProfile.custom({ ...FACTS, mcp: { sessions: McpSessionState.NONE } })
      .unknowns()
      .map(({ fact }) => fact),
  ).not.toContain('mcp.sessions');
});

test('every unknown says what it costs and how to find out', () => {
  const all = McpProfile.custom(FACTS).unknowns();

  expect(all.filter(({ cost, question }) => !cost || !question)).toEqual([]);
});
