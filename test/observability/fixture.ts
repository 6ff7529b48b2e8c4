import type { Chart } from 'cdk8s';
import { Duration } from 'cdk8s';
import { Alerts, GatewayObservability, ListenerRole, LlmGateway, MetricsAuth, SloObjective } from '../../src';
import type { GatewayObservabilityProps, LlmGatewayProps, ProductFacts, ProductMetrics } from '../../src';
import { FACTS, acme, credentials } from '../support/gateway';
import type { Manifest } from '../support/manifest';
import { only } from '../support/find';

/** A product that measures everything a product can measure. */
export const METRICS: Required<Omit<ProductMetrics, 'unavailable' | 'failedRequests' | 'furtherEndpoints'>> = {
  endpoint: { listener: 'metrics', auth: MetricsAuth.BEARER, credential: 'metrics-token' },
  requests: {
    name: 'acme_requests_total',
    errors: 'code=~"5.."',
    modelLabel: 'model',
    labels: ['code', 'model'],
  },
  duration: {
    name: 'acme_request_duration_seconds',
    buckets: [0.5, 1, 5, 10, 30, 60, 120],
    topBucket: 120,
    labels: ['model'],
  },
  timeToFirstToken: { name: 'acme_first_token_milliseconds', perSecond: 1000, buckets: [0.5, 1, 2, 5, 10], labels: ['model'] },
  inFlight: { name: 'acme_in_flight', capacity: 16, labels: [] },
  queued: { name: 'acme_queued', labels: [] },
  providerRequests: { name: 'acme_upstream_requests_total', providerLabel: 'provider', labels: ['provider'] },
  providerErrors: { name: 'acme_upstream_errors_total', providerLabel: 'provider', labels: ['provider'] },
  tokens: { name: 'acme_tokens_total', kindLabel: 'direction', modelLabel: 'model', labels: ['direction', 'model'] },
  cost: { name: 'acme_cost_usd_total', modelLabel: 'model', providerLabel: 'provider', labels: ['model', 'provider'] },
  rateLimited: { name: 'acme_rate_limited_total', labels: [] },
  circuitBreaker: { name: 'acme_breaker_open', alarmValue: 1, labels: ['provider'] },
  toolCalls: { name: 'acme_tool_calls_total', errors: 'result="error"', kindLabel: 'tool', labels: ['tool', 'result'] },
  others: [{ name: 'acme_policy_decisions_total', kindLabel: 'decision', labels: ['decision'] }],
};

/** The facts of that product that are not those of every product. */
export const PRODUCT: Partial<ProductFacts> = {
  listeners: [...FACTS.listeners, { name: 'metrics', port: 9090, role: ListenerRole.METRICS }],
  metrics: METRICS,
  credentials: [{ name: 'metrics-token', env: 'ACME_METRICS_TOKEN', required: true }],
};

/** A gateway of that product, with some facts and props changed. */
export function measured(facts: Partial<ProductFacts> = {}, props: Partial<LlmGatewayProps> = {}): (chart: Chart) => LlmGateway {
  return (chart) =>
    new LlmGateway(chart, 'gateway', {
      profile: acme({ ...PRODUCT, ...facts }),
      credentials: [credentials('metrics-token', 'metrics-user')],
      name: 'edge',
      ...props,
    });
}

/** The gateway and what watches it. */
export function observed(
  props: Partial<GatewayObservabilityProps> = {},
  gateway = measured(),
): (chart: Chart) => GatewayObservability {
  return (chart) => new GatewayObservability(chart, 'observability', { target: gateway(chart), ...props });
}

/** A rule as it stands in the YAML. */
export interface Rule {
  readonly alert?: string;
  readonly record?: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: Record<string, string>;
  readonly annotations: Record<string, string>;
}

/** All rules of the one PrometheusRule. */
export function rulesIn(manifests: readonly Manifest[]): Rule[] {
  return only(manifests, 'PrometheusRule').spec.groups.flatMap((group: { rules: Rule[] }) => group.rules);
}

/** The alert of this name. */
export function alertIn(manifests: readonly Manifest[], name: string): Rule {
  const found = rulesIn(manifests).find(({ alert }) => alert === name);
  if (!found) {
    throw new Error(
      `no alert ${name} among ${rulesIn(manifests)
        .map((r) => r.alert ?? r.record)
        .join(', ')}`,
    );
  }
  return found;
}

/** Everything that makes rules. */
export const ALL_RULES: Partial<GatewayObservabilityProps> = {
  alerts: Alerts.prometheusRule({ dailyBudget: 100 }),
  objectives: [
    SloObjective.availability(99.9),
    SloObjective.latency(99, Duration.seconds(30)),
    SloObjective.timeToFirstToken(95, Duration.seconds(5)),
  ],
  publicProbe: { url: 'https://llm.example.com/' },
  syntheticCheck: {},
};
