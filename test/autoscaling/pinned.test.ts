import { Findings } from '../../src';
import { TestChart } from '../support/chart';
import { findings } from '../support/errors';
import { only } from '../support/find';
import { synth } from '../support/synth';
import { scaled } from './samples';

beforeEach(() => jest.spyOn(process.stderr, 'write').mockReturnValue(true));
afterEach(() => jest.restoreAllMocks());

/** The warnings about a number of replicas. */
function warnings(minReplicas: number, maxReplicas: number): string[] {
  const chart = new TestChart();
  scaled(chart, { minReplicas, maxReplicas });
  return Findings.of(chart)
    .list()
    .map(String)
    .filter((line) => line.includes('LLMGW-303'));
}

test.each([1, 2, 10])('an autoscaler that is pinned to %i pods is made, with a warning', (n) => {
  const spec = only(
    synth((chart) => scaled(chart, { minReplicas: n, maxReplicas: n })),
    'HorizontalPodAutoscaler',
  )['spec'];

  expect(spec).toMatchObject({ minReplicas: n, maxReplicas: n });
  expect(warnings(n, n)).toEqual([expect.stringMatching(new RegExp(`'maxReplicas' = ${n}.*nothing scales.*use ${n + 1}`))]);
});

test('a range that leaves room has no such warning', () => {
  expect(warnings(2, 3)).toEqual([]);
});

test('the warning can be accepted', () => {
  expect(
    findings((chart) => {
      const autoscaling = scaled(chart, { minReplicas: 3, maxReplicas: 3 });
      Findings.of(autoscaling).accept('LLMGW-303', 'staging is pinned');
    }),
  ).toEqual([]);
});
