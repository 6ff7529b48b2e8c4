import type { ProductSeries } from './product-cases';

const ROUTE = 'bind="bind/4000",gateway="default",listener="default",route="llm",route_rule="unknown"';
const HTTP = `@,${ROUTE},backend="openai",protocol="llm",method="POST"`;
const MODEL = ['operation_name="chat"', 'system="openai"', 'request_model="gpt-4o"', 'response_model="gpt-4o"'].map(
  (l) => `gen_ai_${l}`,
);
const LLM = `@,${ROUTE},${MODEL.join(',')}`;

export const AGENTGATEWAY: ProductSeries = {
  example: 'agentgateway-production',
  namespace: 'agentgateway',
  name: 'agentgateway',
  requests: [
    `agentgateway_requests_total{${HTTP},status="200",reason="Upstream"}`,
    `agentgateway_requests_total{${HTTP},status="503",reason="UpstreamFailure"}`,
  ],
  // between the buckets of 30 and 80 seconds a quantile is guessed
  duration: {
    bucket: `agentgateway_request_duration_seconds_bucket{${HTTP},status="200",reason="Upstream"}`,
    les: ['30.0', '80.0'],
    bad: 80,
    under: 90,
  },
  firstToken: {
    bucket: `agentgateway_gen_ai_server_time_to_first_token_bucket{${LLM}}`,
    les: ['5.0', '7.5'],
    bad: 94,
    under: 95,
  },
  cost: `agentgateway_gen_ai_client_cost_usd_total{${LLM}}`,
};
