import { Duration } from 'cdk8s';
import type { ClusterFacts, DrainFacts } from '../../src';
import { streamBudget } from '../../src/workload/stream-budget';
import type { StreamBudgetOptions } from '../../src/workload/stream-budget';
import { checkStreamBudget } from '../../src/workload/stream-budget-checks';

// Limits of others that are no whole numbers, and what is said about each of them.

const s = (seconds: number): Duration => Duration.millis(seconds * 1000);
const WHOLE: DrainFacts = { finishesAnswers: true };
const told = (options: StreamBudgetOptions, drain: DrainFacts = WHOLE, cluster: ClusterFacts = {}) =>
  checkStreamBudget(options, streamBudget(options, drain), drain, cluster);

test.each<[string, StreamBudgetOptions, DrainFacts, ClusterFacts, string[]]>([
  ['a stream of less than a second', { maxStreamDuration: s(0.5) }, WHOLE, {}, ['LLMGW-117 maxStreamDuration']],
  ['no wait at all is fine', { preStopDelay: s(0) }, { ...WHOLE, refusesAtOnce: false }, {}, []],
  [
    'more than a product takes',
    { maxStreamDuration: s(61) },
    { ...WHOLE, longestStream: s(60.5) },
    {},
    ['LLMGW-128 maxStreamDuration'],
  ],
  ['less than a product takes', { maxStreamDuration: s(60) }, { ...WHOLE, longestStream: s(60.5) }, {}, []],
  [
    'more than a node waits',
    { maxStreamDuration: s(60) },
    WHOLE,
    { drains: { longest: s(84.5) } },
    ['LLMGW-125 maxStreamDuration'],
  ],
  ['less than a node waits', { maxStreamDuration: s(60) }, WHOLE, { drains: { longest: s(85.5) } }, []],
])('%s', (_what, options, drain, cluster, expected) => {
  expect(told(options, drain, cluster).map(({ code, prop }) => `${code} ${prop}`)).toEqual(expected);
});

test.each<[string, ClusterFacts, string]>([
  ['what most clusters have', {}, 'raise --max-graceful-termination-sec on the cluster autoscaler and state it'],
  [
    'what this one has',
    { drains: { longest: s(20), setting: 'the grace of the pool' } },
    'raise the grace of the pool and state it',
  ],
  ['nothing where nobody can', { drains: { longest: s(20) } }, 'lower the budget, or accept this warning'],
])('the remedy for a drain that cuts is to raise %s', (_what, cluster, remedy) => {
  const [problem] = told({ maxStreamDuration: s(900) }, WHOLE, cluster);

  expect(problem?.remedy.startsWith(remedy)).toBe(true);
  expect(problem?.value).toBe('900s');
});

test('the stream that a product cuts is named in seconds', () => {
  expect(told({ maxStreamDuration: s(90) }, { ...WHOLE, longestStream: s(60) })).toMatchObject([
    { code: 'LLMGW-128', value: '90s' },
  ]);
});
