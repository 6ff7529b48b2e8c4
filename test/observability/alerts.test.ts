import { App, Chart, Duration } from 'cdk8s';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { Alerts, AlertSeverity, GatewayObservability, LlmGateway, Scrape, SloObjective } from '../../src';
import type { AlertOptions, AlertRule, ProductMetrics } from '../../src';
import { metricsIn } from '../../src/observability/catalog';
import { expectFinding, findings } from '../support/errors';
import { all } from '../support/find';
import { acme, keeptrusts } from '../support/gateway';
import { promqlReading } from '../support/promql';
import { synth } from '../support/synth';
import { ALL_RULES, alertIn, measured, METRICS, observed, rulesIn } from './fixture';
import { queryErrors } from './queries';

const EXTRA: AlertRule = {
  alert: 'DiskFull',
  expr: 'max(acme_in_flight) > 5 and disk_free_bytes < 10',
  pendingPeriod: Duration.minutes(90),
  severity: AlertSeverity.INFO,
  summary: 'a disk is full',
  description: 'The node has no room for logs.',
  runbookUrl: 'https://runbooks.example.com/disk',
  labels: { team: 'storage' },
  metrics: ['disk_free_bytes'],
};

const every: Required<AlertOptions> = {
  labels: { release: 'prometheus' },
  ruleLabels: { team: 'ai' },
  errorRatio: 0.1,
  minimumRate: 1,
  latency: Duration.seconds(20),
  timeToFirstToken: Duration.seconds(3),
  rateLimitedRatio: 0.2,
  saturation: 0.5,
  dailyBudget: 250,
  without: ['CertificateNotReady'],
  additional: [EXTRA],
  runbookBaseUrl: 'https://runbooks.example.com/',
};

const names = (manifests: ReturnType<typeof synth>) => rulesIn(manifests).flatMap(({ alert }) => alert ?? []);
const options = (given: AlertOptions) => observed({ alerts: Alerts.prometheusRule(given) });
const metricsWith = (changed: Partial<ProductMetrics>) => measured({ metrics: { ...METRICS, ...changed } });

describe('the rules', () => {
  const manifests = synth(observed(ALL_RULES));

  test('are a PrometheusRule that can be reviewed', () => {
    expect(all(manifests, 'PrometheusRule')).toMatchSnapshot();
    expect(manifests).toBeSound();
  });

  test('follow every option', () => {
    const made = synth(options(every));

    expect(all(made, 'PrometheusRule')).toMatchSnapshot();
    expect(made).toBeSound();
  });

  test.each(rulesIn(manifests).map((rule) => [rule.alert ?? rule.record!, rule.expr]))(
    '%s reads only what the product and Kubernetes export',
    (_, expr) => {
      expect(queryErrors(expr, METRICS)).toEqual([]);
    },
  );

  test('of a product whose labels are not known are sound, too', () => {
    const made = synth((chart) => observed({}, keeptrusts())(chart));

    for (const { expr } of rulesIn(made)) expect(queryErrors(expr, keeptrustsMetrics())).toEqual([]);
  });

  test('have a severity, a summary, a description and a runbook that exists', () => {
    for (const { alert, labels, annotations } of rulesIn(manifests).filter((rule) => rule.alert)) {
      expect(['critical', 'warning', 'info']).toContain(labels['severity']);
      expect(annotations['summary']).not.toBe('');
      expect(annotations['description']).not.toBe('');
      expect(annotations['runbook_url']).toMatch(new RegExp(`/docs/runbooks/${alert}\\.md$`));
      expect(existsSync(join(__dirname, `../../docs/runbooks/${alert}.md`))).toBe(true);
    }
  });

  test('look at one namespace only', () => {
    for (const { alert, expr } of rulesIn(manifests).filter(({ alert }) => alert !== 'PublicAddressDown')) {
      for (const { metric, labels } of promqlReading(expr).selectors) {
        // what a controller tells of our objects may come under its own namespace
        const ours = labels.includes('namespace') || labels.includes('exported_namespace');

        expect([alert, metric, ours]).toEqual([alert, metric, true]);
      }
    }
  });

  test.each(['CertificateNotReady', 'CertificateExpiring', 'SecretSyncFailing'])(
    '%s sees objects of ours where the namespace of the controller is in the way',
    (alert) => {
      const { selectors } = promqlReading(rulesIn(manifests).find((rule) => rule.alert === alert)!.expr);
      const byMetric = new Map<string, Set<string>>();
      for (const { metric, labels } of selectors) {
        const place = labels.includes('exported_namespace') ? 'exported_namespace' : 'namespace';
        byMetric.set(metric, (byMetric.get(metric) ?? new Set()).add(place));
      }

      expect(byMetric.size).toBeGreaterThan(0);
      for (const places of byMetric.values()) expect([...places].sort()).toEqual(['exported_namespace', 'namespace']);
    },
  );

  test.each([
    [60, '15m'],
    [600, '1250s'],
    [7200, '30m'],
  ])('PodDown waits with streams of %i s for %s, and for half an hour at most', (seconds, pending) => {
    const made = synth((chart) => {
      const target = new LlmGateway(chart, 'gateway', { profile: acme(), maxStreamDuration: Duration.seconds(seconds) });
      new GatewayObservability(chart, 'observability', { target });
    });

    expect(rulesIn(made).find(({ alert }) => alert === 'PodDown')!.for).toBe(pending);
  });

  test('wait before they cry that something is absent', () => {
    for (const rule of rulesIn(manifests).filter(({ expr }) => expr.includes('absent('))) {
      expect(rule.for).toMatch(/^\d+m$/);
    }
  });

  test('have names of their own', () => {
    expect(new Set(names(manifests)).size).toBe(names(manifests).length);
  });

  test('leave out what the product does not measure', () => {
    const made = names(
      synth(observed({}, metricsWith({ cost: undefined, timeToFirstToken: undefined, circuitBreaker: undefined }))),
    );

    expect(made).not.toContain('SlowFirstToken');
    expect(made).not.toContain('CircuitBreakerOpen');
    expect(made).toContain('HighLatency');
  });

  test('tell about errors by provider also where requests carry the provider', () => {
    const requests = { ...METRICS.requests, providerLabel: 'vendor', labels: ['vendor', 'code', 'model'] };
    const made = synth(observed({}, metricsWith({ requests, providerRequests: undefined, providerErrors: undefined })));

    expect(alertIn(made, 'ProviderHighErrorRate').expr).toContain('sum by (namespace, job, vendor)');
  });

  test('take failures from a counter of their own where a product has one', () => {
    const requests = { ...METRICS.requests, errors: undefined };
    const failedRequests = { name: 'acme_failures_total', labels: [] };
    const expr = alertIn(synth(observed({}, metricsWith({ requests, failedRequests }))), 'HighErrorRate').expr;

    expect(expr).toContain('acme_failures_total');
    expect(queryErrors(expr, { ...METRICS, failedRequests })).toEqual([]);
  });

  test('use half of the largest bucket where the default is above it', () => {
    const timeToFirstToken = { name: 'acme_ttft_seconds', topBucket: 10 };

    expect(alertIn(synth(observed({}, metricsWith({ timeToFirstToken }))), 'SlowFirstToken').expr).toMatch(/> 5$/);
    expect(alertIn(synth(observed()), 'HighLatency').expr).toMatch(/> 60$/);
  });

  test('are not made when nobody wants them', () => {
    expect(all(synth(observed({ alerts: Alerts.none() })), 'PrometheusRule')).toEqual([]);
  });

  test('are announced to match too much without a namespace', () => {
    const warn = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const chart = new Chart(new App(), 'test');
    observed()(chart);
    chart.toJson();
    const printed = warn.mock.calls.join('');
    warn.mockRestore();

    expect(printed).toContain('[LLMGW-610]');
  });

  test.each<[keyof AlertOptions, AlertOptions]>([
    ['errorRatio', { errorRatio: 0.05 }],
    ['minimumRate', { minimumRate: 0.02 }],
    ['rateLimitedRatio', { rateLimitedRatio: 0.1 }],
    ['saturation', { saturation: 0.85 }],
  ])('are the same without %s as with its documented default', (_, documented) => {
    expect(synth(options(documented))).toEqual(synth(observed()));
  });
});

describe('refused', () => {
  test.each<[string, AlertOptions, string, string]>([
    ['a latency at the largest bucket', { latency: Duration.seconds(120) }, 'LLMGW-606', 'use less than 120 seconds'],
    ['a first token above the largest bucket', { timeToFirstToken: Duration.seconds(15) }, 'LLMGW-606', 'the largest bucket'],
    ['percent where a part of 1 is meant', { errorRatio: 5 }, 'LLMGW-606', 'write 0.05 for 5 %'],
    ['a saturation of 0', { saturation: 0 }, 'LLMGW-606', "'alerts.saturation' = 0"],
    ['a budget of nothing', { dailyBudget: 0 }, 'LLMGW-606', 'not a number above 0'],
    ['no number', { minimumRate: Number.NaN }, 'LLMGW-606', 'NaN'],
    ['a name with spaces', { additional: [{ ...EXTRA, alert: 'Disk full' }] }, 'LLMGW-609', '"Disk full"'],
    ['a name that is taken', { additional: [{ ...EXTRA, alert: 'PodDown' }] }, 'LLMGW-609', "'without'"],
    ['no expression', { additional: [{ ...EXTRA, expr: ' ' }] }, 'LLMGW-609', "'alerts.additional[0].expr'"],
    ['a metric that nobody exports', { additional: [{ ...EXTRA, metrics: [] }] }, 'LLMGW-607', '"disk_free_bytes"'],
  ])('fails with %s', (_, given, code, part) => {
    expectFinding(options(given), code, part);
  });

  test.each<[string, AlertOptions, Partial<ProductMetrics>]>([
    ['a budget without a metric of cost', { dailyBudget: 100 }, { cost: undefined }],
    ['a first token that is not measured', { timeToFirstToken: Duration.seconds(1) }, { timeToFirstToken: undefined }],
    ['rate limits that are not counted', { rateLimitedRatio: 0.2 }, { rateLimited: undefined }],
    ['a saturation without a capacity', { saturation: 0.5 }, { inFlight: { name: 'acme_in_flight' } }],
  ])('fails with %s', (_, given, changed) => {
    const build = observed({ alerts: Alerts.prometheusRule(given) }, metricsWith(changed));

    expectFinding(build, 'LLMGW-607', 'the product does not measure it');
  });

  test.each<[string, SloObjective[], string, string]>([
    ['an objective of 100 %', [SloObjective.availability(100)], 'LLMGW-608', '100'],
    ['an objective of 0 %', [SloObjective.availability(0)], 'LLMGW-608', 'between 0 and 100'],
    ['two objectives of a kind', [SloObjective.availability(99), SloObjective.availability(99.9)], 'LLMGW-608', 'stated twice'],
    ['a latency between two buckets', [SloObjective.latency(99, Duration.seconds(7))], 'LLMGW-606', '0.5, 1, 5, 10, 30'],
  ])('fails with %s', (_, objectives, code, part) => {
    expectFinding(observed({ objectives }), code, part);
  });

  test('fails with an objective about what is not measured, or not scraped', () => {
    const objectives = [SloObjective.timeToFirstToken(99, Duration.seconds(1))];

    expectFinding(observed({ objectives }, metricsWith({ timeToFirstToken: undefined })), 'LLMGW-607', 'first_token');
    expectFinding(observed({ objectives, scrape: Scrape.none() }), 'LLMGW-607', 'first_token');
  });

  test('fails with a latency objective above the largest bucket, where only that is known', () => {
    const duration = { name: 'acme_request_duration_seconds', topBucket: 10 };
    const objectives = [SloObjective.latency(99, Duration.seconds(30))];

    expectFinding(observed({ objectives }, metricsWith({ duration })), 'LLMGW-606', '10 s');
  });

  test('a lenient objective has no alert that could never fire', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 99.999, noNaN: true }), (percent) => {
        const made = rulesIn(synth(observed({ objectives: [SloObjective.availability(percent)] })));
        for (const { expr } of made.filter(({ alert }) => alert?.startsWith('AvailabilityBurn'))) {
          for (const [, limit] of expr.matchAll(/error_ratio_rate\w+\{[^}]*\} > ([0-9.e-]+)/g)) {
            expect(Number(limit)).toBeGreaterThan(0);
            expect(Number(limit)).toBeLessThan(1);
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('metricsIn', () => {
  test.each<[string, string[]]>([
    ['sum by (job) (rate(a_total{code=~"5..|x{y}"}[5m])) / on (job) group_left (team) b', ['a_total', 'b']],
    ['a offset 1h unless b @ 1609746000', ['a', 'b']],
    ['gateway:x:rate5m > 1e3 or vector(1) and c == bool 0x1F', ['c']],
    ['label_replace(up, "a", "$1", "b", "(.*)")', ['up']],
    ['# a comment\nfoo > Inf', ['foo']],
  ])('finds the metrics of %s', (expression, expected) => {
    expect(metricsIn(expression)).toEqual(expected);
  });

  test('agrees with the parser of Prometheus about every rule that we make', () => {
    for (const { expr } of rulesIn(synth(observed(ALL_RULES)))) {
      const parsed = promqlReading(expr).selectors.map(({ metric }) => metric);
      expect(metricsIn(expr).sort()).toEqual([...new Set(parsed.filter((metric) => !metric.includes(':')))].sort());
    }
  });
});

test('nothing is found in what is right', () => {
  expect(findings(options(every))).toEqual([]);
});

function keeptrustsMetrics(): ProductMetrics {
  let metrics: ProductMetrics = {};
  synth((chart) => {
    metrics = keeptrusts()(chart).toTargetFacts().metrics!;
  });
  return metrics;
}
