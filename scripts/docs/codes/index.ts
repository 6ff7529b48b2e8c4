import { AUTOSCALING } from './autoscaling';
import { CLUSTER } from './cluster';
import { CONFIG } from './config';
import { DELIVERY } from './delivery';
import { ENVOY } from './envoy';
import type { Examples } from './example';
import { EXPOSURE } from './exposure';
import { GATEWAYS } from './gateways';
import { GENERAL } from './general';
import { MCP } from './mcp';
import { OBSERVABILITY } from './observability';
import { PLATFORM } from './platform';
import { PRODUCTS } from './products';
import { RULES } from './rules';
import { SECRETS } from './secrets';
import { WORKLOAD } from './workload';

/** The examples by the file in which they stand, which is that of their codes in src/core/codes. */
export const SUBJECTS: Readonly<Record<string, Examples>> = {
  cluster: CLUSTER,
  workload: WORKLOAD,
  secrets: SECRETS,
  autoscaling: AUTOSCALING,
  config: CONFIG,
  exposure: EXPOSURE,
  observability: OBSERVABILITY,
  platform: PLATFORM,
  products: PRODUCTS,
  gateways: GATEWAYS,
  envoy: ENVOY,
  rules: RULES,
  general: GENERAL,
  delivery: DELIVERY,
  mcp: MCP,
};
