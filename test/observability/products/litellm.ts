import type { ProductSeries } from './product-cases';

// as 1.108.7 was seen to export them
const CLIENT = 'end_user="None",hashed_api_key="4bf1",api_key_alias="chat",team="None",team_alias="None",user="default_user_id"';
const REQUEST = `@,${CLIENT},org_id="None",org_alias="None",requested_model="gpt-4o",model_id="11e5",api_provider="openai"`;
const LATENCY = `${REQUEST},model="gpt-4o",model_group="gpt-4o",service_tier="None"`;
const FROM = 'client_ip="10.0.0.7",user_agent="",user_email="None"';
const DEPLOYMENT = '@,litellm_model_name="gpt-4o",model_id="11e5",api_base="https://api.openai.com/v1",api_provider="openai"';
const GROUP = 'model_group="gpt-4o",requested_model="gpt-4o",team="None",team_alias="None"';
const COUNT = `litellm_proxy_total_requests_metric_total{${REQUEST},${FROM},route="/v1/chat/completions"`;

export const LITELLM: ProductSeries = {
  example: 'litellm-production',
  namespace: 'litellm',
  name: 'litellm',
  requests: [`${COUNT},status_code="200"}`, `${COUNT},status_code="500"}`],
  provider: [
    `litellm_deployment_total_requests_total{${DEPLOYMENT},${GROUP},hashed_api_key="4bf1",api_key_alias="chat"}`,
    `litellm_deployment_failure_responses_total{${DEPLOYMENT},${GROUP},exception_status="500",exception_class="Openai.InternalServerError"}`,
  ],
  duration: { bucket: `litellm_request_total_latency_metric_bucket{${LATENCY}}`, les: ['60.0', '120.0'], bad: 94, under: 95 },
  firstToken: {
    bucket: `litellm_llm_api_time_to_first_token_metric_bucket{${LATENCY}}`,
    les: ['10.0', '30.0'],
    bad: 94,
    under: 95,
  },
  cost: `litellm_spend_metric_total{${REQUEST},model="gpt-4o",user_email="None"}`,
};
