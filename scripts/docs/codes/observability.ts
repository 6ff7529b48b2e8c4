import type { Chart } from 'cdk8s';
import { Duration } from 'cdk8s';
import {
  AlertSeverity,
  Alerts,
  BlueGreen,
  ClusterProfile,
  GatewayObservability,
  GatewayTracing,
  MetricsAuth,
  Scrape,
  SloObjective,
  Tracing,
} from '../../../src';
import type { GatewayObservabilityProps, IGatewayWorkload, ProductMetrics } from '../../../src';
import type { Examples } from './example';
import { acme, gateway } from './prelude';

/** A product that is measured, and who watches it. */
const METRICS: ProductMetrics = {
  endpoint: { listener: 'metrics' },
  requests: { name: 'acme_requests_total', errors: 'code=~"5.."', labels: ['code'] },
  duration: { name: 'acme_request_duration_seconds', buckets: [0.5, 1, 5, 10], topBucket: 10, labels: [] },
};
function measured(chart: Chart, metrics: ProductMetrics = METRICS, id = 'gateway') {
  return gateway(chart, { profile: acme({ metrics }) }, id);
}
function watched(
  chart: Chart,
  props: Partial<GatewayObservabilityProps>,
  target: IGatewayWorkload = measured(chart),
): GatewayObservability {
  return new GatewayObservability(chart, 'observability', { target, ...props });
}

export const OBSERVABILITY: Examples = {
  'LLMGW-601': (chart) => watched(chart, { scrape: Scrape.serviceMonitor() }, gateway(chart)),
  'LLMGW-602': (chart) => watched(chart, {}, gateway(chart)),
  'LLMGW-603': (chart) => {
    const endpoint = { listener: 'metrics', auth: MetricsAuth.BEARER, credential: 'metrics-token' };
    watched(chart, {}, measured(chart, { ...METRICS, endpoint }));
  },
  'LLMGW-604': (chart) => {
    const scrape = Scrape.serviceMonitor({ interval: Duration.seconds(15), timeout: Duration.seconds(30) });
    watched(chart, { scrape });
  },
  'LLMGW-605': (chart) => watched(chart, {}, measured(chart, { ...METRICS, endpoint: { listener: 'metrix' } })),
  'LLMGW-606': (chart) => watched(chart, { alerts: Alerts.prometheusRule({ latency: Duration.seconds(60) }) }),
  'LLMGW-607': (chart) => watched(chart, { alerts: Alerts.prometheusRule({ saturation: 0.9 }) }),
  'LLMGW-608': (chart) => watched(chart, { objectives: [SloObjective.availability(100)] }),
  'LLMGW-609': (chart) => {
    const rule = { alert: 'Disk full', expr: 'acme_requests_total > 0', severity: AlertSeverity.INFO };
    watched(chart, { alerts: Alerts.prometheusRule({ additional: [{ ...rule, summary: 'full', description: 'full' }] }) });
  },
  'LLMGW-132': (chart) => {
    const rule = { alert: 'Slow', expr: 'rate(acme_requests_total[30s]) > 10', severity: AlertSeverity.INFO };
    watched(chart, { alerts: Alerts.prometheusRule({ additional: [{ ...rule, summary: 'much', description: 'much' }] }) });
  },
  'LLMGW-610': (chart) => {
    Object.defineProperty(chart, 'namespace', { value: undefined });
    watched(chart, {});
  },
  'LLMGW-611': (chart) => {
    new GatewayTracing(chart, 'tracing', { target: gateway(chart), tracing: Tracing.endpoint('http://tempo.tracing:4317') });
  },
  'LLMGW-612': (chart) => watched(chart, { publicProbe: { url: 'llm.example.com' } }),
  'LLMGW-613': (chart) => {
    const profile = acme({ tracing: { endpointVariable: 'OTEL_EXPORTER_OTLP_ENDPOINT' } });
    new GatewayTracing(chart, 'tracing', { target: gateway(chart, { profile }), tracing: Tracing.sidecar({}) });
  },
  'LLMGW-614': (chart) => watched(chart, { syntheticCheck: { path: 'v1/models' } }),
  'LLMGW-615': (chart) => {
    ClusterProfile.gke().applyTo(chart);
    watched(chart, { scrape: Scrape.serviceMonitor({ honorLabels: true }) });
  },
  'LLMGW-616': (chart) => {
    ClusterProfile.aks().applyTo(chart);
    watched(chart, {});
  },
  'LLMGW-617': (chart) => {
    ClusterProfile.gke().applyTo(chart);
    const endpoint = { listener: 'metrics', auth: MetricsAuth.BASIC, userCredential: 'user', credential: 'password' };
    watched(chart, {}, measured(chart, { ...METRICS, endpoint }));
  },
  'LLMGW-848': (chart) => {
    const [blue, green] = [measured(chart, METRICS, 'blue'), measured(chart, METRICS, 'green')];
    new BlueGreen(chart, 'pair', { blue, green, live: blue });
    watched(chart, { scrape: Scrape.serviceMonitor() }, blue);
  },
  'LLMGW-849': (chart) => watched(chart, { scrape: Scrape.serviceMonitor({ labels: { release: 'monitoring' } }) }),
};
