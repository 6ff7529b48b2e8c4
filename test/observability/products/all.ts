import { AGENTGATEWAY } from './agentgateway';
import { BIFROST } from './bifrost';
import { ENVOY_AI_GATEWAY } from './envoy-ai-gateway';
import { KONG } from './kong';
import { LITELLM } from './litellm';
import type { ProductSeries } from './product-cases';
import { TENSORZERO } from './tensorzero';

/** Products whose alerts are tried with series as they export them. */
export const PRODUCTS: readonly ProductSeries[] = [AGENTGATEWAY, BIFROST, ENVOY_AI_GATEWAY, KONG, LITELLM, TENSORZERO];
