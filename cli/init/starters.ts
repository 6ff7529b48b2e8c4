import type { Starter } from './starter';
import { AGENTGATEWAY } from './starters/agentgateway';
import { BIFROST } from './starters/bifrost';
import { CONTEXTFORGE } from './starters/contextforge';
import { CUSTOM } from './starters/custom';
import { DVARA } from './starters/dvara';
import { ENVOY_AI_GATEWAY } from './starters/envoy-ai-gateway';
import { GITHUB_MCP } from './starters/github-mcp';
import { GRAFANA_MCP } from './starters/grafana-mcp';
import { HELICONE } from './starters/helicone';
import { HELM_AI_KERNEL } from './starters/helm-ai-kernel';
import { KEEPTRUSTS } from './starters/keeptrusts';
import { KONG } from './starters/kong';
import { LIGHT_GATEWAY } from './starters/light-gateway';
import { LITELLM } from './starters/litellm';
import { LLM_GATEWAY } from './starters/llm-gateway';
import { MCP_TOOLBOX } from './starters/mcp-toolbox';
import { PORTKEY } from './starters/portkey';
import { TENSORZERO } from './starters/tensorzero';

/** A new product adds its file and its line. Versions are those whose facts were read; the profiles warn of others. */
export const STARTERS: readonly Starter[] = [
  AGENTGATEWAY,
  BIFROST,
  CONTEXTFORGE,
  DVARA,
  ENVOY_AI_GATEWAY,
  GITHUB_MCP,
  GRAFANA_MCP,
  HELICONE,
  HELM_AI_KERNEL,
  KEEPTRUSTS,
  KONG,
  LIGHT_GATEWAY,
  LITELLM,
  LLM_GATEWAY,
  MCP_TOOLBOX,
  PORTKEY,
  TENSORZERO,
  CUSTOM,
];
