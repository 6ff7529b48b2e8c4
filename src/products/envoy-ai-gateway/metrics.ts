import type { ProductMetrics } from '../../contract/metrics';

const MODEL = [
  'gen_ai_operation_name',
  'gen_ai_provider_name',
  'gen_ai_original_model',
  'gen_ai_request_model',
  'gen_ai_response_model',
];
const BY_MODEL = { providerLabel: 'gen_ai_provider_name', modelLabel: 'gen_ai_original_model' };
const DURATION = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92];
const FIRST_TOKEN = [0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 15, 20, 30, 45, 60];
// every series of the histogram has the label when the request failed, and none has it otherwise
const FAILED = 'error_type!=""';
const REQUESTS = { name: 'gen_ai_server_request_duration_seconds_count', errors: FAILED, labels: [...MODEL, 'error_type'] };

/**
 * What the filter of the AI gateway tells, and of Envoy itself the requests in flight. Buckets end at 82 seconds.
 * @see https://github.com/envoyproxy/ai-gateway/blob/v1.1.0/internal/metrics/genai.go
 */
export const METRICS: ProductMetrics = {
  endpoint: { listener: 'aigw-admin' },
  furtherEndpoints: [{ listener: 'metrics', path: '/stats/prometheus' }],
  requests: REQUESTS,
  providerRequests: { ...REQUESTS, ...BY_MODEL },
  duration: {
    name: 'gen_ai_server_request_duration_seconds',
    buckets: DURATION,
    topBucket: DURATION.at(-1)!,
    labels: [...MODEL, 'error_type'],
  },
  timeToFirstToken: {
    name: 'gen_ai_server_time_to_first_token_seconds',
    buckets: FIRST_TOKEN,
    topBucket: FIRST_TOKEN.at(-1)!,
    labels: MODEL,
  },
  // a histogram of tokens per request, whose sum is what is counted
  tokens: {
    name: 'gen_ai_client_token_usage_sum',
    ...BY_MODEL,
    kindLabel: 'gen_ai_token_type',
    labels: [...MODEL, 'gen_ai_token_type'],
  },
  inFlight: { name: 'envoy_http_downstream_rq_active', labels: ['envoy_http_conn_manager_prefix'] },
};
