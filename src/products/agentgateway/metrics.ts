import type { ProductMetrics } from '../../contract/metrics';

const ROUTE = ['bind', 'gateway', 'listener', 'route', 'route_rule'];
const HTTP = ['backend', 'protocol', 'method', 'status', 'reason', ...ROUTE];
const MODEL = ['gen_ai_operation_name', 'gen_ai_system', 'gen_ai_request_model', 'gen_ai_response_model', ...ROUTE];
const BY_MODEL = { providerLabel: 'gen_ai_system', modelLabel: 'gen_ai_request_model', labels: MODEL };
const DURATION = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 80];
const FIRST_TOKEN = [0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/**
 * Buckets end at 80 seconds, those of the first token at 10: no longer time is told apart.
 * @see https://github.com/agentgateway/agentgateway/blob/main/crates/agentgateway/src/telemetry/metrics.rs
 */
export const METRICS: ProductMetrics = {
  endpoint: { listener: 'stats' },
  requests: { name: 'agentgateway_requests_total', errors: 'status=~"5.."', labels: HTTP },
  duration: {
    name: 'agentgateway_request_duration_seconds',
    buckets: DURATION,
    topBucket: DURATION.at(-1)!,
    labels: HTTP,
  },
  timeToFirstToken: {
    name: 'agentgateway_gen_ai_server_time_to_first_token',
    buckets: FIRST_TOKEN,
    topBucket: FIRST_TOKEN.at(-1)!,
    labels: MODEL,
  },
  providerRequests: { name: 'agentgateway_gen_ai_server_request_duration_count', ...BY_MODEL },
  // a histogram of tokens per request, whose sum is what is counted
  tokens: {
    name: 'agentgateway_gen_ai_client_token_usage_sum',
    ...BY_MODEL,
    kindLabel: 'gen_ai_token_type',
    labels: [...MODEL, 'gen_ai_token_type'],
  },
  cost: { name: 'agentgateway_gen_ai_client_cost_usd_total', ...BY_MODEL },
  toolCalls: {
    name: 'agentgateway_mcp_requests_total',
    kindLabel: 'resource',
    labels: ['method', 'resource_type', 'server', 'resource', ...ROUTE],
  },
  others: [{ name: 'agentgateway_guardrail_checks_total', kindLabel: 'action', labels: ['phase', 'action'] }],
};
