import { promqlErrors, promqlReading } from './promql';

describe('promqlErrors', () => {
  test.each([
    'up',
    'sum by (job) (rate(requests_total{code=~"5.."}[5m])) / sum by (job) (rate(requests_total[5m])) > 0.05',
    'histogram_quantile(0.95, sum by (le) (rate(latency_bucket[5m])))',
    'absent(up{job="gateway"} == 1)',
    'a * on (namespace) group_left () b',
    'gateway:requests:rate5m unless on (namespace) (x offset 1h > 0)',
    'clamp_min(time() - max(last_success), 0)',
  ])('finds nothing in %s', (expression) => {
    expect(promqlErrors(expression)).toEqual([]);
  });

  test.each([
    ['a bracket that is missing', 'sum(rate(x[5m])'],
    ['an operator at the end', 'a /'],
    ['a duration that is none', 'rate(x[5parsecs])'],
    ['a vector where a range is needed', 'rate(x)'],
    ['a range where a vector is needed', 'sum(x[5m])'],
    ['a rate of a sum', 'rate(sum(x)[5m])'],
    ['a matcher without a value', 'x{job=}'],
    ['nothing', ''],
  ])('fails with %s', (_, expression) => {
    expect(promqlErrors(expression)).not.toEqual([]);
  });
});

describe('promqlReading', () => {
  test('lists metrics with the labels of their matchers', () => {
    expect(promqlReading('sum(rate(a_total{job="x",code=~"5.."}[5m])) / b').selectors).toEqual([
      { metric: 'a_total', labels: ['job', 'code'] },
      { metric: 'b', labels: [] },
    ]);
  });

  test('lists the labels of groupings and joins', () => {
    expect(promqlReading('sum by (le, model) (a) * on (pod) group_left (node) b').grouping).toEqual([
      'le',
      'model',
      'pod',
      'node',
    ]);
  });
});
