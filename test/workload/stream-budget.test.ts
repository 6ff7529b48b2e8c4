import { Duration } from 'cdk8s';
import type { ClusterFacts, DrainFacts } from '../../src';
import { isDrainKnown, streamBudget } from '../../src/workload/stream-budget';
import type { StreamBudgetOptions } from '../../src/workload/stream-budget';
import { checkStreamBudget } from '../../src/workload/stream-budget-checks';

const s = (seconds: number): Duration => Duration.seconds(seconds);
const WHOLE: DrainFacts = { finishesAnswers: true };

describe('the budget', () => {
  test('is five minutes for a stream, 15 seconds to be forgotten and 10 to end, if nothing is said', () => {
    expect(streamBudget({}, WHOLE)).toEqual({
      ...{ stream: 300, forget: 15, preStop: 15, drain: 300, teardown: 10, grace: 325, byRequest: false },
    });
  });

  test('takes what the product says before what is usual', () => {
    const drain = { ...WHOLE, longestStream: s(60), preStopDelay: s(7), teardown: s(3) };

    expect(streamBudget({}, drain)).toMatchObject({ stream: 60, forget: 7, teardown: 3, grace: 70 });
  });

  test('takes what the team says before what the product says', () => {
    const drain = { ...WHOLE, longestStream: s(60), preStopDelay: s(7) };

    expect(streamBudget({ maxStreamDuration: s(20), preStopDelay: s(9) }, drain)).toMatchObject({
      stream: 20,
      forget: 9,
      grace: 39,
    });
  });

  test('takes the grace period that the team states', () => {
    expect(streamBudget({ terminationGracePeriod: s(400) }, WHOLE).grace).toBe(400);
  });

  test('counts seconds that have begun as not there', () => {
    expect(streamBudget({ maxStreamDuration: Duration.millis(2900) }, WHOLE).stream).toBe(2);
  });

  test.each<[string, DrainFacts, Duration | undefined, number]>([
    ['nothing is known', {}, undefined, 315],
    ['answers are finished', WHOLE, undefined, 15],
    ['SIGTERM is ignored', { ignoresSigterm: true }, undefined, 15],
    ['answers are cut after 100 s', { cutsAfter: s(100) }, undefined, 215],
    ['answers are cut after the longest', { cutsAfter: s(300) }, undefined, 15],
    ['answers are cut long after the longest', { cutsAfter: s(900) }, undefined, 15],
    ['a file says 40 s', { cutsAfter: s(100) }, s(40), 275],
    ['a file says something to one that finishes its answers', WHOLE, s(40), 15],
    ['a variable says it', { cutsAfter: s(1), secondsVariable: 'DRAIN' }, undefined, 15],
  ])('waits before SIGTERM where %s', (_what, drain, setting, preStop) => {
    expect(streamBudget({}, drain, setting).preStop).toBe(preStop);
  });

  test.each([
    [undefined, false],
    [14, false],
    [15, true],
    [16, true],
  ])('is spent by a request that waits %p s: %p', (waits, byRequest) => {
    const request = { path: '/drain', ...(waits === undefined ? {} : { waitsAtLeast: s(waits) }) };

    expect(streamBudget({}, { request } as DrainFacts).byRequest).toBe(byRequest);
  });

  test('is spent by no request where there is none, even if nothing is waited for', () => {
    expect(streamBudget({ preStopDelay: s(0) }, {}).byRequest).toBe(false);
  });
});

test.each<[DrainFacts, boolean]>([
  [{}, false],
  [{ finishesAnswers: false, ignoresSigterm: false }, false],
  [{ preStopDelay: s(1) }, false],
  [{ cutsAfter: s(0) }, true],
  [{ secondsVariable: 'A' }, true],
  [{ finishesAnswers: true }, true],
  [{ ignoresSigterm: true }, true],
])('of %j the end is known or not', (drain, known) => {
  expect(isDrainKnown(drain)).toBe(known);
});

const found = (options: StreamBudgetOptions, drain: DrainFacts = WHOLE, cluster: ClusterFacts = {}): string[] =>
  checkStreamBudget(options, streamBudget(options, drain), drain, cluster).map(
    ({ code, prop, warning }) => `${code} ${prop}${warning ? ' (warning)' : ''}`,
  );

describe('what is said about it', () => {
  test.each<[string, StreamBudgetOptions, DrainFacts, ClusterFacts, string[]]>([
    ['nothing about what is usual', {}, WHOLE, {}, []],
    ['a stream of no time', { maxStreamDuration: s(0) }, WHOLE, {}, ['LLMGW-117 maxStreamDuration']],
    ['a stream of one second is fine', { maxStreamDuration: s(1) }, WHOLE, {}, []],
    ['half a second', { preStopDelay: Duration.millis(5500) }, WHOLE, {}, ['LLMGW-117 preStopDelay']],
    ['a grace period that holds all', { terminationGracePeriod: s(325) }, WHOLE, {}, []],
    ['one second less', { terminationGracePeriod: s(324) }, WHOLE, {}, ['LLMGW-163 terminationGracePeriod (warning)']],
    [
      'one second more than every stream',
      { terminationGracePeriod: s(316) },
      WHOLE,
      {},
      ['LLMGW-163 terminationGracePeriod (warning)'],
    ],
    ['as much as every stream', { terminationGracePeriod: s(315) }, WHOLE, {}, ['LLMGW-116 terminationGracePeriod']],
    ['as long as the product allows', { maxStreamDuration: s(60) }, { ...WHOLE, longestStream: s(60) }, {}, []],
    [
      'longer than the product allows',
      { maxStreamDuration: s(61) },
      { ...WHOLE, longestStream: s(60) },
      {},
      ['LLMGW-128 maxStreamDuration (warning)'],
    ],
    ['a product of which nothing is known', {}, {}, {}, ['LLMGW-160 profile.drain (warning)']],
    ['one that is asked to wait', {}, { request: { path: '/', waitsAtLeast: s(20) } }, {}, []],
    ['one that ignores SIGTERM', {}, { ignoresSigterm: true }, {}, ['LLMGW-161 profile.drain.ignoresSigterm (warning)']],
    ['five seconds to be forgotten', { preStopDelay: s(5) }, WHOLE, {}, []],
    ['four seconds to be forgotten', { preStopDelay: s(4) }, WHOLE, {}, ['LLMGW-162 preStopDelay (warning)']],
    ['four seconds where connections are still taken', { preStopDelay: s(4) }, { ...WHOLE, refusesAtOnce: false }, {}, []],
    [
      'four seconds where SIGTERM is ignored',
      { preStopDelay: s(4) },
      { ignoresSigterm: true },
      {},
      ['LLMGW-161 profile.drain.ignoresSigterm (warning)'],
    ],
    ['as long as the drain of a node', { maxStreamDuration: s(575) }, WHOLE, {}, []],
    ['longer than the drain of a node', { maxStreamDuration: s(576) }, WHOLE, {}, ['LLMGW-125 maxStreamDuration (warning)']],
    ['a cluster that waits as long', { maxStreamDuration: s(576) }, WHOLE, { drains: { longest: s(601) } }, []],
    [
      'a spot node that waits as long',
      { maxStreamDuration: s(10) },
      WHOLE,
      { placement: { spot: true }, drains: { spot: s(35) } },
      [],
    ],
    [
      'a spot node',
      {},
      WHOLE,
      { placement: { spot: true }, drains: { longest: s(3600) } },
      ['LLMGW-125 maxStreamDuration (warning)'],
    ],
  ])('%s', (_what, options, drain, cluster, expected) => {
    expect(found(options, drain, cluster)).toEqual(expected);
  });

  test('names the answers that a drain cuts', () => {
    const options = { maxStreamDuration: s(900) };
    const [problem] = checkStreamBudget(options, streamBudget(options, WHOLE), WHOLE, {});

    expect(problem?.reason).toContain('the pod may need 925 s to end');
    expect(problem?.reason).toContain('answers longer than 585 s are cut');
  });

  test('says no answer of less than nothing', () => {
    const options = { preStopDelay: s(60) };
    const [problem] = checkStreamBudget(options, streamBudget(options, WHOLE), WHOLE, { placement: { spot: true } });

    expect(problem?.reason).toContain('answers longer than 0 s are cut');
  });
});
