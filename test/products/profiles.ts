import type { ProductFacts } from '../../src';
import {
  ConsoleProfile,
  GatewayProfile,
  HelmPolicySource,
  LatticelmSettings,
  LightGatewayListener,
  McpProfile,
  StoreKind,
} from '../../src';
import { envoyAiGatewayFacts } from '../../src/products/envoy-ai-gateway/facts';
import { apiListener } from '../../src/products/envoy-ai-gateway/listener';

/** A profile of a product, at a version. */
export interface Sample {
  /** The factory that makes it. */
  readonly factory: string;
  /** What is special about this one. */
  readonly title: string;
  /** The page that says how its facts are known. */
  readonly page: string;
  readonly profile: { readonly facts: ProductFacts };
}

const latticelm = (settings: LatticelmSettings) =>
  GatewayProfile.llmGateway({ image: 'ghcr.io/acme/llm-gateway:v1.2.3', settings, issuer: 'https://issuer.example.com' });
const dvara = { version: '1.6.0' };

const SYSTEMS = 'docs/systems';
const PRODUCTS = 'docs/products';

/** Every profile that the library has, and every line of versions at which facts differ. A test holds this list against the API. */
export const SAMPLES: readonly Sample[] = [
  sample('GatewayProfile.keeptrusts', '1.8', `${SYSTEMS}/keeptrusts.md`, GatewayProfile.keeptrusts({ version: '1.8.2' })),
  sample('GatewayProfile.llmGateway', 'settings in a file', `${SYSTEMS}/llm-gateway.md`, latticelm(LatticelmSettings.FILE)),
  sample('GatewayProfile.llmGateway', 'settings in variables', `${SYSTEMS}/llm-gateway.md`, latticelm(LatticelmSettings.ENV)),
  ...['2.2.1', '2.3.0'].map((version) =>
    sample('GatewayProfile.lightGateway', version, `${SYSTEMS}/light-gateway.md`, GatewayProfile.lightGateway({ version })),
  ),
  sample(
    'GatewayProfile.lightGateway',
    'both listeners',
    `${SYSTEMS}/light-gateway.md`,
    GatewayProfile.lightGateway({ version: '2.2.1', listeners: [LightGatewayListener.HTTP, LightGatewayListener.HTTPS] }),
  ),
  sample('GatewayProfile.dvara', 'gateway', `${SYSTEMS}/dvara.md`, GatewayProfile.dvara(dvara)),
  sample('McpProfile.dvara', 'MCP proxy', `${SYSTEMS}/dvara.md`, McpProfile.dvara({ ...dvara, upstreamVariable: 'GATEWAY_URL' })),
  sample('ConsoleProfile.dvara', 'console', `${SYSTEMS}/dvara.md`, ConsoleProfile.dvara(dvara)),
  ...['0.5.6', '0.8.4'].map((version) =>
    sample('GatewayProfile.helmAiKernel', version, `${SYSTEMS}/helm-ai-kernel.md`, GatewayProfile.helmAiKernel({ version })),
  ),
  sample(
    'GatewayProfile.helmAiKernel',
    'control plane and PostgreSQL',
    `${SYSTEMS}/helm-ai-kernel.md`,
    GatewayProfile.helmAiKernel({
      version: '0.8.4',
      storage: StoreKind.POSTGRES,
      policySource: HelmPolicySource.controlPlane('https://control.example.com'),
    }),
  ),
  sample('GatewayProfile.liteLlm', '1.108', `${PRODUCTS}/litellm.md`, GatewayProfile.liteLlm({ version: '1.108.7' })),
  sample(
    'GatewayProfile.bifrost',
    '1.6',
    `${PRODUCTS}/bifrost.md`,
    GatewayProfile.bifrost({ version: '1.6.4', adminAuth: true }),
  ),
  sample('GatewayProfile.agentgateway', '1.4', `${PRODUCTS}/agentgateway.md`, GatewayProfile.agentgateway({ version: '1.4.1' })),
  sample('EnvoyAiGateway', '1.1', `${PRODUCTS}/envoy-ai-gateway.md`, {
    facts: envoyAiGatewayFacts('1.1.0', apiListener(undefined)),
  }),
  sample('GatewayProfile.kong', '3.9', `${PRODUCTS}/kong.md`, GatewayProfile.kong({ version: '3.9.3' })),
  sample(
    'GatewayProfile.tensorZero',
    '2026.4',
    `${PRODUCTS}/tensorzero.md`,
    GatewayProfile.tensorZero({ version: '2026.4.1', authentication: true }),
  ),
  sample('GatewayProfile.helicone', '0.2', `${PRODUCTS}/helicone.md`, GatewayProfile.helicone({ version: '0.2.0-beta.30' })),
  sample('GatewayProfile.portkey', 'open', `${PRODUCTS}/portkey.md`, GatewayProfile.portkey({ version: '1.15.2' })),
  sample(
    'GatewayProfile.portkeyEnterprise',
    'commercial',
    `${PRODUCTS}/portkey.md`,
    GatewayProfile.portkeyEnterprise({ version: '2.13.0', organisations: ['acme'] }),
  ),
  sample(
    'McpProfile.contextForge',
    '1.1',
    `${PRODUCTS}/contextforge.md`,
    McpProfile.contextForge({ version: '1.1.0', adminEmail: 'platform@acme.example' }),
  ),
  sample('McpProfile.gitHub', '1.10', `${PRODUCTS}/github-mcp.md`, McpProfile.gitHub({ version: '1.10.1' })),
  sample(
    'McpProfile.grafana',
    '1.1',
    `${PRODUCTS}/grafana-mcp.md`,
    McpProfile.grafana({ version: '1.1.0', grafanaUrl: 'http://grafana.monitoring.svc:3000' }),
  ),
  sample(
    'McpProfile.toolbox',
    '1.13',
    `${PRODUCTS}/mcp-toolbox.md`,
    McpProfile.toolbox({ version: '1.13.0', credentials: { password: 'PASSWORD' }, otlpEndpoint: 'http://otel:4318' }),
  ),
];

/** Those whose pods the library writes itself. */
export const OWN_PODS = SAMPLES.filter(({ factory }) => factory.includes('Profile.'));

function sample(factory: string, title: string, page: string, profile: Sample['profile']): Sample {
  return { factory, title, page, profile };
}
