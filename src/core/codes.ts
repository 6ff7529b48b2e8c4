import { AUTOSCALING_CODES } from './codes/autoscaling';
import { CLUSTER_CODES } from './codes/cluster';
import type { Code } from './codes/code';
import { CONFIG_CODES } from './codes/config';
import { DELIVERY_CODES } from './codes/delivery';
import { ENVOY_CODES } from './codes/envoy';
import { EXPOSURE_CODES } from './codes/exposure';
import { GATEWAYS_CODES } from './codes/gateways';
import { GENERAL_CODES } from './codes/general';
import { MCP_CODES } from './codes/mcp';
import { OBSERVABILITY_CODES } from './codes/observability';
import { PLATFORM_CODES } from './codes/platform';
import { PRODUCTS_CODES } from './codes/products';
import { RULES_CODES } from './codes/rules';
import { SECRETS_CODES } from './codes/secrets';
import { WORKLOAD_CODES } from './codes/workload';

const TABLE = {
  ...CLUSTER_CODES,
  ...WORKLOAD_CODES,
  ...SECRETS_CODES,
  ...AUTOSCALING_CODES,
  ...CONFIG_CODES,
  ...EXPOSURE_CODES,
  ...OBSERVABILITY_CODES,
  ...PLATFORM_CODES,
  ...PRODUCTS_CODES,
  ...GATEWAYS_CODES,
  ...ENVOY_CODES,
  ...GENERAL_CODES,
  ...RULES_CODES,
  ...MCP_CODES,
  ...DELIVERY_CODES,
};

/** The code of a finding: stable, never reused, explained in docs/errors.md. */
export type FindingCode = keyof typeof TABLE;

/** Every code that the library can report. */
export const CODES: Readonly<Record<string, Code>> = TABLE;
