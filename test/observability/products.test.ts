import { App } from 'cdk8s';
import * as path from 'node:path';
import { catalogOf, metricsIn } from '../../src/observability/catalog';
import type { ProductMetrics } from '../../src';
import { EnvoyAiGateway, LlmGateway } from '../../src';
import type { Manifest } from '../support/manifest';
import { promqlReading } from '../support/promql';
import { rulesIn } from './fixture';
import { PRODUCTS } from './products/all';
import { casesOf, seriesOf } from './products/product-cases';
import type { ProductSeries } from './products/product-cases';
import { queryErrors } from './queries';

// The same tables run in the real promtool (npm run test:real); here they are held against the profile.

const EXAMPLES = path.join(__dirname, '../../examples');

/** The rules of an example, and what its product measures. */
function madeBy({ example }: ProductSeries): { rules: ReturnType<typeof rulesIn>; metrics: ProductMetrics } {
  const app = new App();
  const folder = example.replace(/-production$/, '');
  Object.values<(scope: App) => void>(require(path.join(EXAMPLES, folder)))[0]!(app);
  const chart = app.charts.find(({ node }) => node.id === example)!;
  const all = chart.node.findAll();
  const gateway = all.find((construct) => construct instanceof LlmGateway || construct instanceof EnvoyAiGateway)!;
  return { rules: rulesIn(chart.toJson() as Manifest[]), metrics: gateway.toTargetFacts().product.metrics! };
}

describe.each(PRODUCTS.map((product) => [product.example, product] as const))('%s', (_, product) => {
  const { rules, metrics } = madeBy(product);
  const own = catalogOf(metrics);
  const cluster = catalogOf({});

  test('has a table for every alert that is made of its own series, and for no other', () => {
    const made = rules.filter(({ alert, expr }) => alert && metricsIn(expr).some((name) => own.has(name) && !cluster.has(name)));

    expect(
      casesOf(product)
        .map(({ alert }) => alert)
        .sort(),
    ).toEqual(made.map(({ alert }) => alert!).sort());
  });

  test('exports each series of its tables, with these labels and no others', () => {
    const labelsOf = (metric: string): string[] => [...(own.get(metric) ?? []), 'namespace', 'job'].sort();

    for (const { metric, labels } of seriesOf(product).flatMap((series) => promqlReading(series).selectors)) {
      expect([metric, [...labels].sort()]).toEqual([metric, labelsOf(metric)]);
    }
  });

  test('has rules that read only what there is', () => {
    expect(rules.flatMap(({ expr }) => queryErrors(expr, metrics))).toEqual([]);
  });
});
