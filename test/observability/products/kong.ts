import type { ProductSeries } from './product-cases';

const ROUTE = '@,service="models",route="openai",workspace="default"';
const HTTP = `kong_http_requests_total{${ROUTE},source="service",consumer=""`;
const MODEL = ['cache_status', 'vector_db', 'embeddings_provider', 'embeddings_model'].map((name) => `${name}=""`).join(',');

export const KONG: ProductSeries = {
  example: 'kong-production',
  namespace: 'kong',
  name: 'kong',
  requests: [`${HTTP},code="200"}`, `${HTTP},code="502"}`],
  duration: { bucket: `kong_request_latency_ms_bucket{${ROUTE}}`, les: ['30000', '60000'], bad: 94, under: 95 },
  cost: `kong_ai_llm_cost_total{@,ai_provider="openai",ai_model="gpt-4o",${MODEL},workspace="default"}`,
};
