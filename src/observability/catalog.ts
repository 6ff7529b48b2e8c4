import type { CounterFacts, GaugeFacts, HistogramFacts, ProductMetrics } from '../contract/metrics';

/** What Kubernetes and its usual exporters tell, as far as alerts and dashboards use it, with the labels of each metric. */
const CLUSTER_METRICS: Record<string, readonly string[]> = {
  up: ['instance'],
  kube_deployment_status_replicas_available: ['deployment'],
  kube_deployment_spec_replicas: ['deployment'],
  kube_pod_status_ready: ['pod', 'condition'],
  rollout_info_replicas_available: ['name'],
  rollout_info_replicas_desired: ['name'],
  kube_statefulset_status_replicas_ready: ['statefulset'],
  kube_statefulset_replicas: ['statefulset'],
  kube_pod_container_status_restarts_total: ['pod', 'container'],
  kube_pod_container_status_last_terminated_reason: ['pod', 'container', 'reason'],
  kube_pod_container_resource_limits: ['pod', 'container', 'resource', 'unit'],
  kube_horizontalpodautoscaler_info: ['horizontalpodautoscaler', 'scaletargetref_kind', 'scaletargetref_name'],
  kube_horizontalpodautoscaler_status_desired_replicas: ['horizontalpodautoscaler'],
  kube_horizontalpodautoscaler_spec_max_replicas: ['horizontalpodautoscaler'],
  kube_horizontalpodautoscaler_spec_min_replicas: ['horizontalpodautoscaler'],
  kube_cronjob_status_last_successful_time: ['cronjob'],
  kube_cronjob_created: ['cronjob'],
  certmanager_certificate_ready_status: ['name', 'condition', 'exported_namespace'],
  certmanager_certificate_expiration_timestamp_seconds: ['name', 'exported_namespace'],
  certmanager_certificate_renewal_timestamp_seconds: ['name', 'exported_namespace'],
  externalsecret_status_condition: ['name', 'condition', 'status', 'exported_namespace'],
  container_cpu_usage_seconds_total: ['pod', 'container'],
  container_memory_working_set_bytes: ['pod', 'container'],
  probe_success: ['instance'],
  probe_duration_seconds: ['instance'],
};

/** Labels that every series has: those of its target. */
export const TARGET_LABELS: readonly string[] = ['namespace', 'job', 'instance', 'pod', 'container', 'service', 'endpoint'];

/** The labels of every series that can be asked for, by its name; undefined where the profile does not list them. */
export type Catalog = ReadonlyMap<string, readonly string[] | undefined>;

/** Every series of a product and of the cluster. */
export function catalogOf(metrics: ProductMetrics): Catalog {
  const catalog = new Map<string, readonly string[] | undefined>(Object.entries(CLUSTER_METRICS));
  for (const { name, labels } of [...counters(metrics), ...gauges(metrics)]) {
    catalog.set(name, labels);
  }
  for (const { name, labels, summary, quantiles } of histograms(metrics)) {
    if (!summary) {
      catalog.set(`${name}_bucket`, labels && [...labels, 'le']);
    } else if (quantiles) {
      catalog.set(name, labels && [...labels, 'quantile']);
    }
    catalog.set(`${name}_sum`, labels);
    catalog.set(`${name}_count`, labels);
  }
  return catalog;
}

/** Every counter of a product. */
export function counters(m: ProductMetrics): CounterFacts[] {
  const { requests, failedRequests, providerRequests, providerErrors, tokens, cost, rateLimited, toolCalls, others } = m;
  return [
    requests,
    failedRequests,
    providerRequests,
    providerErrors,
    tokens,
    cost,
    rateLimited,
    toolCalls,
    ...(others ?? []),
  ].filter((counter) => counter !== undefined);
}

function gauges({ inFlight, queued, circuitBreaker }: ProductMetrics): GaugeFacts[] {
  return [inFlight, queued, circuitBreaker].filter((gauge) => gauge !== undefined);
}

function histograms({ duration, timeToFirstToken }: ProductMetrics): HistogramFacts[] {
  return [duration, timeToFirstToken].filter((histogram) => histogram !== undefined);
}

// strings, label matchers, ranges and the labels of groupings hold words that are no metrics
const NOT_METRICS = [
  /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/g,
  /#[^\n]*/g,
  /\{[^}]*\}/g,
  /\[[^\]]*\]/g,
  /\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)/gi,
  /\b(?:offset|@)\s*-?[0-9a-z]+/gi,
];
const KEYWORDS = ['and', 'or', 'unless', 'bool', 'inf', 'nan', 'start', 'end', 'group_left', 'group_right', 'by', 'without'];

/** The metrics of an expression that somebody wrote by hand. Recorded series, which have a colon in their name, are left out. */
export function metricsIn(expression: string): string[] {
  const bare = NOT_METRICS.reduce((text, pattern) => text.replace(pattern, ' '), expression);
  const words = [...bare.matchAll(/(?<![\w.:])[a-zA-Z_:][\w:]*(?!\s*\(|[\w:])/g)].map(([word]) => word);
  return [...new Set(words)].filter((word) => !word.includes(':') && !KEYWORDS.includes(word.toLowerCase()));
}
