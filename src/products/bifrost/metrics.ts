import type { ProductMetrics } from '../../contract/metrics';
import { MetricsAuth } from '../../contract/metrics';
import type { BifrostOptions } from './options';

/** Labels of every series about a request to a model. */
const REQUEST = [
  ...['provider', 'model', 'alias', 'method', 'virtual_key_id', 'virtual_key_name', 'routing_engine_used', 'routing_rule_id'],
  ...['routing_rule_name', 'complexity_tier', 'complexity_mechanism', 'selected_key_id', 'selected_key_name', 'fallback_index'],
  ...[
    'team_id',
    'team_name',
    'customer_id',
    'customer_name',
    'business_unit_id',
    'business_unit_name',
    'project_id',
    'project_name',
  ],
];
const BY_MODEL = { providerLabel: 'provider', modelLabel: 'model', labels: REQUEST };

/** Seconds of `bifrost_upstream_latency_seconds`. */
const LATENCY = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30, 45, 60, 90, 120, 180, 300, 600, 900];
const FIRST_TOKEN = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60, 120, 300];

/**
 * The duration is that of the model, from the first hook to the last chunk: `http_request_duration_seconds` ends where a stream begins.
 * @see https://github.com/maximhq/bifrost/blob/main/plugins/telemetry/main.go
 */
export function metricsOf({ adminAuth }: BifrostOptions): ProductMetrics {
  return {
    endpoint: {
      listener: 'http',
      ...(adminAuth ? { auth: MetricsAuth.BASIC, credential: 'admin-password', userCredential: 'admin-username' } : {}),
    },
    requests: {
      name: 'http_requests_total',
      errors: 'status=~"5.."',
      // the kubelet, Prometheus and the console are counted like clients
      clients: 'path!~"/health|/metrics|/api/.*"',
      labels: ['path', 'method', 'status'],
    },
    duration: {
      name: 'bifrost_upstream_latency_seconds',
      buckets: LATENCY,
      topBucket: LATENCY.at(-1)!,
      labels: [...REQUEST, 'is_success'],
    },
    timeToFirstToken: {
      name: 'bifrost_stream_first_token_latency_seconds',
      buckets: FIRST_TOKEN,
      topBucket: FIRST_TOKEN.at(-1)!,
      labels: REQUEST,
    },
    inFlight: { name: 'bifrost_active_requests', labels: ['method'] },
    providerRequests: { name: 'bifrost_upstream_requests_total', ...BY_MODEL },
    providerErrors: {
      name: 'bifrost_error_requests_total',
      ...BY_MODEL,
      // what a caller got wrong, or a limit of the team refused, is no fault of the provider
      errors: 'error_type!~"caller_.*|policy_.*"',
      labels: [...REQUEST, 'status_code', 'error_type'],
    },
    cost: { name: 'bifrost_cost_total', ...BY_MODEL },
    others: [
      { name: 'bifrost_input_tokens_total', kindLabel: 'model', ...BY_MODEL },
      { name: 'bifrost_output_tokens_total', kindLabel: 'model', ...BY_MODEL },
      {
        name: 'bifrost_key_rotation_events_total',
        kindLabel: 'fail_reason',
        labels: ['provider', 'requested_model', 'key_id', 'key_name', 'fail_reason'],
      },
    ],
  };
}
