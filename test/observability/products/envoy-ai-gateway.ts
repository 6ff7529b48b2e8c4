import type { ProductSeries } from './product-cases';

const MODEL = ['operation_name="chat"', 'provider_name="openai"', 'original_model="gpt-4o"', 'request_model="gpt-4o"'].map(
  (l) => `gen_ai_${l}`,
);
const LLM = `@,${MODEL.join(',')},gen_ai_response_model="gpt-4o"`;
// a request that did not fail has the label not at all, which is the same as empty
const OK = `${LLM},error_type=""`;
const COUNT = 'gen_ai_server_request_duration_seconds_count';

export const ENVOY_AI_GATEWAY: ProductSeries = {
  example: 'envoy-ai-gateway-production',
  namespace: 'ai-gateway',
  name: 'envoy-ai-gateway',
  requests: [`${COUNT}{${OK}}`, `${COUNT}{${LLM},error_type="_OTHER"}`],
  provider: [`${COUNT}{${OK}}`, `${COUNT}{${LLM},error_type="_OTHER"}`],
  // between the last two buckets a quantile is guessed
  duration: {
    bucket: `gen_ai_server_request_duration_seconds_bucket{${OK}}`,
    les: ['40.96', '81.92'],
    bad: 80,
    under: 94,
  },
  firstToken: {
    bucket: `gen_ai_server_time_to_first_token_seconds_bucket{${LLM}}`,
    les: ['10', '15'],
    bad: 94,
    under: 95,
  },
};
