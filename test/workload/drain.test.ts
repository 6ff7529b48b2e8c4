import { Duration } from 'cdk8s';
import type { DrainFacts, LlmGatewayProps } from '../../src';
import { Findings } from '../../src';
import * as fc from 'fast-check';
import { TestChart } from '../support/chart';
import { container, only, podSpecOf } from '../support/find';
import { acme, gateway } from '../support/gateway';
import { synth } from '../support/synth';
import { endingOf, worstCut } from '../support/terminating-pod';

// dozens of random profiles have as many warnings
beforeEach(() => jest.spyOn(process.stderr, 'write').mockReturnValue(true));
afterEach(() => jest.restoreAllMocks());

const s = (n: number): Duration => Duration.seconds(n);

/** What the YAML of a gateway with these facts says about its end. */
function ending(drain: DrainFacts | undefined, props: Partial<LlmGatewayProps> = {}) {
  const deployment = only(synth(gateway({ profile: acme({ drain }), ...props })), 'Deployment');
  const { lifecycle, env = [] } = container(deployment, 'gateway');
  return {
    hook: lifecycle?.preStop,
    preStop: Number(lifecycle?.preStop?.exec?.command[1] ?? 0),
    grace: podSpecOf(deployment).terminationGracePeriodSeconds as number,
    told: env.find((v: { name: string }) => v.name === 'DRAIN')?.value as string | undefined,
  };
}

/** The warnings about a gateway with these facts. */
function warnings(drain: DrainFacts | undefined, props: Partial<LlmGatewayProps> = {}): string {
  const chart = new TestChart();
  gateway({ profile: acme({ drain }), ...props })(chart);
  return Findings.of(chart).list().join('\n');
}

describe('a product', () => {
  test('that cuts answers after 10 s gets SIGTERM when 10 s of the longest are left', () => {
    expect(ending({ cutsAfter: s(10) }, { maxStreamDuration: s(60) })).toMatchObject({ preStop: 15 + 50, grace: 15 + 60 + 10 });
  });

  test('that cuts later than the longest answer is not held back', () => {
    expect(ending({ cutsAfter: s(90) }, { maxStreamDuration: s(60) }).preStop).toBe(15);
  });

  test('that can be told waits as long as the longest answer', () => {
    const drain = { cutsAfter: s(2), secondsVariable: 'DRAIN' };

    expect(ending(drain, { maxStreamDuration: s(60) })).toMatchObject({ preStop: 15, told: '60' });
  });

  test('that finishes its answers gets SIGTERM as soon as proxies have forgotten it', () => {
    expect(ending({ finishesAnswers: true }, { maxStreamDuration: s(60) }).preStop).toBe(15);
  });

  test('of which nothing is known counts as cutting at once', () => {
    expect(ending(undefined, { maxStreamDuration: s(60) })).toMatchObject({ preStop: 75, grace: 85 });
  });

  test('of which nothing is known gets a warning that says how to find out', () => {
    expect(warnings(undefined)).toMatch(/LLMGW-160.*waits 315 s.*send SIGTERM.*'cutsAfter'/);
  });

  test('of which the end is known gets none', () => {
    expect(warnings({ cutsAfter: s(0) })).toBe('');
  });

  test('that lives long after its last answer has time for it', () => {
    expect(ending({ finishesAnswers: true, teardown: s(25) }, { maxStreamDuration: s(60) }).grace).toBe(15 + 60 + 25);
  });

  test('that ignores SIGTERM is said to take its whole grace period', () => {
    expect(warnings({ ignoresSigterm: true }, { maxStreamDuration: s(60) })).toMatch(/LLMGW-161.*grace period of 85 s/);
  });

  test('that refuses connections at once is not told to end while proxies send', () => {
    expect(warnings({ finishesAnswers: true }, { preStopDelay: s(2) })).toMatch(/LLMGW-162.*"2s"/);
  });

  test('that goes on taking connections may be told at once', () => {
    expect(warnings({ finishesAnswers: true, refusesAtOnce: false }, { preStopDelay: s(0) })).toBe('');
  });
});

describe('a grace period', () => {
  const drain = { finishesAnswers: true, teardown: s(20) };

  test('that holds every answer but not the end of the process is a warning', () => {
    const props = { maxStreamDuration: s(60), terminationGracePeriod: s(80) };

    expect(warnings(drain, props)).toMatch(/LLMGW-163.*"80s".*raise it to 95 s/);
  });

  test('longer than a node drain says what the drain cuts', () => {
    expect(warnings(drain, { maxStreamDuration: s(900) })).toMatch(/LLMGW-125.*answers longer than 585 s are cut/);
  });
});

describe('a request that drains', () => {
  const request = { path: '/drain', headers: { 'X-Drain-Token': 'on' }, waitsAtLeast: s(15) };

  test('is sent instead of waiting where it holds the pod until proxies have forgotten it', () => {
    expect(ending({ cutsAfter: s(0), request }).hook).toEqual({
      httpGet: { path: '/drain', port: 'http', httpHeaders: [{ name: 'X-Drain-Token', value: 'on' }] },
    });
  });

  test('is not sent where it may answer before', () => {
    expect(ending({ cutsAfter: s(0), request: { path: '/drain' } }, { maxStreamDuration: s(60) }).preStop).toBe(75);
  });
});

const duration = (max: number) => fc.option(fc.integer({ min: 0, max }).map(s), { nil: undefined });
const anyDrain: fc.Arbitrary<DrainFacts> = fc.record(
  {
    cutsAfter: duration(400),
    finishesAnswers: fc.boolean(),
    ignoresSigterm: fc.boolean(),
    secondsVariable: fc.constantFrom(undefined, 'DRAIN'),
    teardown: duration(60),
    longestStream: fc.option(fc.integer({ min: 1, max: 900 }).map(s), { nil: undefined }),
    preStopDelay: fc.integer({ min: 0, max: 60 }).map(s),
  },
  { requiredKeys: [] },
);

test('no answer is cut or refused, or a warning says which is', () => {
  fc.assert(
    fc.property(anyDrain, fc.integer({ min: 1, max: 900 }), fc.nat(), fc.nat(), (drain, stream, when, length) => {
      const props = { maxStreamDuration: s(stream) };
      const { preStop, grace, told } = ending(drain, props);
      const said = warnings(drain, props);
      const pod = {
        preStop,
        gracePeriod: grace,
        cutsAfter: worstCut(drain, told === undefined ? undefined : Number(told)),
        longestAnswer: drain.longestStream?.toSeconds() ?? Infinity,
        nodeDrain: 600,
      };
      const forgets = drain.preStopDelay?.toSeconds() ?? 15;
      const limits = [...said.matchAll(/answers longer than (\d+) s|every answer after (\d+) s/g)].map((m) =>
        Number(m[1] ?? m[2]),
      );
      const takes = Math.min(stream, ...limits, 1 + (length % stream));
      // as late as proxies may send, and as early as an answer may have begun
      for (const begins of [forgets, (when % (forgets + takes)) - takes + 1]) {
        expect(endingOf({ begins, takes }, pod)).toBe('whole');
      }
    }),
    { numRuns: 60 },
  );
});

test('the simulation sees an answer that the program cuts', () => {
  const pod = { preStop: 15, gracePeriod: 85, cutsAfter: 10, longestAnswer: Infinity, nodeDrain: 600 };

  expect([24, 25, 26].map((takes) => endingOf({ begins: 0, takes }, pod))).toEqual(['whole', 'whole', 'cut']);
});
