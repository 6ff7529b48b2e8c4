import type { ProductSeries } from './product-cases';

const VIRTUAL_KEY = 'virtual_key_id="chat",virtual_key_name="chat"';
const ROUTE = 'routing_engine_used="",routing_rule_id="",routing_rule_name="",complexity_tier="",complexity_mechanism=""';
const ENTITIES = ['team', 'customer', 'business_unit', 'project'].map((name) => `${name}_id="",${name}_name=""`).join(',');
const REQUEST = [
  '@,provider="openai",model="gpt-4o",alias="",method="chat_completion_stream"',
  ...[VIRTUAL_KEY, ROUTE, 'selected_key_id="a1",selected_key_name="openai",fallback_index="0"', ENTITIES],
].join(',');
const HTTP = 'http_requests_total{@,method="POST"';

export const BIFROST: ProductSeries = {
  example: 'bifrost-production',
  namespace: 'bifrost',
  name: 'bifrost',
  requests: [`${HTTP},path="/v1/chat/completions",status="200"}`, `${HTTP},path="/v1/chat/completions",status="503"}`],
  noise: [
    'http_requests_total{@,method="GET",path="/health",status="200"}',
    'http_requests_total{@,method="GET",path="/metrics",status="200"}',
  ],
  provider: [
    `bifrost_upstream_requests_total{${REQUEST}}`,
    `bifrost_error_requests_total{${REQUEST},status_code="529",error_type="provider_overloaded"}`,
  ],
  duration: {
    bucket: `bifrost_upstream_latency_seconds_bucket{${REQUEST},is_success="true"}`,
    les: ['60', '90'],
    bad: 94,
    under: 95,
  },
  firstToken: { bucket: `bifrost_stream_first_token_latency_seconds_bucket{${REQUEST}}`, les: ['10', '20'], bad: 94, under: 95 },
  cost: `bifrost_cost_total{${REQUEST}}`,
};
