import { queryFaults } from '../../src/observability/promql-text';

const of = (query: string): string[] =>
  queryFaults(query, 30).map(({ reason, warning }) => `${warning ? 'warning' : 'error'}: ${reason}`);

test.each([
  ['a bracket that is never closed', 'sum(rate(up[5m] > 0', 'error: "(" is never closed at character 9'],
  ['a bracket too many', 'sum(x))', 'error: ")" closes nothing at character 7'],
  ['another bracket than the one that is open', 'sum(x]', 'error: "]" closes nothing'],
  ['a text without an end', 'x{a="b}', 'error: a text never ends at character 5'],
  ['a comparison with nothing', 'x >', 'error: something is missing after the end'],
  ['a set operator with nothing', 'x and', 'error: something is missing after the end'],
  ['a range without a unit', 'rate(x[5])', 'error: [5] is no range'],
  ['a rate without a range', 'rate(x{a="b"}) > 0', 'error: rate needs a range'],
  ['a range below two scrapes', 'rate(x[30s])', 'warning: [30s] holds fewer than two scrapes'],
  ['a sum before its rate', 'rate(sum(x)[5m:])', 'warning: a sum is taken before its rate'],
  ['a quantile without le', 'histogram_quantile(0.9, sum(rate(x_bucket[5m])))', 'warning: histogram_quantile reads the label le'],
])('finds %s', (_, query, reason) => {
  expect(of(query)).toEqual([expect.stringContaining(reason)]);
});

test.each([
  'sum by (le) (rate(x_bucket{a=~"b|c"}[5m])) / ignoring (le) group_left sum(rate(x_count[5m])) > 0.5',
  'histogram_quantile(0.9, sum by (le) (rate(x_bucket[5m])))',
  'max_over_time(rate(x[5m])[1h:1m]) > 1 # a comment (',
  'x{path="/a(b]"} == bool 1',
  "increase(x{a='\"'}[1h30m] offset 1d) unless on (pod) y",
  'absent(up{job="gw"}) == 1',
])('accepts %s', (query) => {
  expect(of(query)).toEqual([]);
});
