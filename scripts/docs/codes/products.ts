import type { Chart } from 'cdk8s';
import {
  GatewayConfig,
  GatewayProfile,
  HelmPolicySource,
  HelmServePolicy,
  LatticelmSettings,
  LightGatewayConfig,
  LightGatewayListener,
  LlmGateway,
  McpProfile,
  McpProxy,
  ModelProvider,
  StateStore,
} from '../../../src';
import type {
  ContextForgeOptions,
  DvaraOptions,
  HelmAiKernelOptions,
  LatticelmOptions,
  LightGatewayBootstrapOptions,
  LightGatewayOptions,
  LiteLlmOptions,
  LlmGatewayProps,
  McpProxyProps,
} from '../../../src';
import type { Examples } from './example';
import { keys } from './prelude';

type Props = Partial<LlmGatewayProps>;

/** The Go llm-gateway, with some sections of its file changed. */
function goGateway(chart: Chart, sections: object = {}, options: Partial<LatticelmOptions> = {}, props: Props = {}) {
  return new LlmGateway(chart, 'gateway', {
    profile: GatewayProfile.llmGateway({ image: 'ghcr.io/acme/llm-gateway:v1.2.3', ...options }),
    providers: [ModelProvider.openAi()],
    credentials: [keys(chart, 'openai')],
    config: GatewayConfig.file('config.yaml', {
      server: { address: ':8080' },
      providers: { openai: { type: 'openai', api_key: '${OPENAI_API_KEY}' } },
      models: [{ name: 'gpt-4o', provider: 'openai' }],
      ...sections,
    }),
    ...props,
  });
}

/** A light-gateway, with some settings changed. */
function lightGateway(
  chart: Chart,
  settings: Partial<LightGatewayBootstrapOptions> = {},
  options: Partial<LightGatewayOptions> = {},
  props: Props = {},
) {
  return new LlmGateway(chart, 'gateway', {
    profile: GatewayProfile.lightGateway({ version: '2.2.1', ...options }),
    credentials: [keys(chart, 'portal-authorization')],
    config: LightGatewayConfig.bootstrap({
      host: 'customer.example.com',
      serviceId: 'com.customer.mcp-gateway-1.0.0',
      environment: 'prod',
      configServerUrl: 'https://config-server.lightapi.svc.cluster.local:8435',
      portalUrl: 'https://controller.lightapi.svc.cluster.local:8438',
      caSecret: { secretName: 'ca', key: 'ca.crt' },
      ...settings,
    }),
    ...props,
  });
}

/** A HELM AI Kernel, with some settings changed, and its credentials. */
function kernel(
  chart: Chart,
  options: Partial<HelmAiKernelOptions> = {},
  names = ['signing-key', 'admin-api-key', 'service-api-key', 'policy-token', 'policy-trust'],
  props: Props = {},
) {
  return new LlmGateway(chart, 'kernel', {
    profile: GatewayProfile.helmAiKernel({ version: '0.5.6', ...options }),
    credentials: [keys(chart, ...names)],
    config: HelmServePolicy.of({
      name: 'default',
      referencePack: {
        pack_id: 'default',
        version: 1,
        runtime_actions: [{ action: 'LLM_INFERENCE', expression: 'true' }],
      },
    }),
    ...props,
  });
}
const production = {
  production: true,
  policySource: HelmPolicySource.controlPlane('https://plane.example.internal'),
  signatureRequired: true,
};

/** DVARA, with some props changed. */
function dvara(chart: Chart, props: Props = {}, options: Partial<DvaraOptions> = {}) {
  return new LlmGateway(chart, 'gateway', { profile: GatewayProfile.dvara({ version: '1.6.0', ...options }), ...props });
}

/** LiteLLM, with some sections of its file changed. */
function liteLlm(chart: Chart, sections: object = {}, options: Partial<LiteLlmOptions> = {}, props: Props = {}) {
  return new LlmGateway(chart, 'gateway', {
    profile: GatewayProfile.liteLlm({ version: '1.91.4', ...options }),
    providers: [ModelProvider.openAi()],
    credentials: [keys(chart, 'master-key', 'metrics-key', 'openai')],
    config: GatewayConfig.file('config.yaml', {
      model_list: [{ model_name: 'gpt-4o', litellm_params: { model: 'openai/gpt-4o' } }],
      litellm_settings: { callbacks: ['prometheus'], require_auth_for_metrics_endpoint: true },
      ...sections,
    }),
    ...props,
  });
}

/** ContextForge, with some props changed. */
function contextForge(chart: Chart, options: Partial<ContextForgeOptions> = {}, props: Partial<McpProxyProps> = {}) {
  const profile = McpProfile.contextForge({ version: '1.0.11', adminEmail: 'ops@example.com', ...options });
  return new McpProxy(chart, 'proxy', { profile, credentials: [keys(chart, 'jwt-secret-key', 'admin-password')], ...props });
}

export const PRODUCTS: Examples = {
  'LLMGW-801': (chart) => {
    new LlmGateway(chart, 'gateway', {
      profile: GatewayProfile.keeptrusts({ version: '1.8.2' }),
      credentials: [keys(chart, 'api-token')],
      config: GatewayConfig.file('policy-config.yaml', { polices: {} }),
    });
  },
  'LLMGW-802': (chart) => goGateway(chart, { models: [] }),
  'LLMGW-803': (chart) => goGateway(chart, { models: [{ name: 'claude', provider: 'anthropic' }] }),
  'LLMGW-804': (chart) => goGateway(chart, { auth: { enabled: true } }),
  'LLMGW-805': (chart) => goGateway(chart, { conversations: { enabled: true, store: 'memory', ttl: '1d' } }),
  'LLMGW-806': (chart) => goGateway(chart, { conversations: { enabled: true, store: 'redis' } }),
  'LLMGW-807': (chart) => goGateway(chart, { providers: { openai: { type: 'openai', api_key: 'in-plain-sight' } } }),
  'LLMGW-808': (chart) => goGateway(chart, { auth: { enabled: true, issuer: 'https://accounts.google.com' } }),
  'LLMGW-809': (chart) => goGateway(chart, { conversations: { enabled: true, store: 'redis', dsn: '${REDIS_DSN}' } }),
  'LLMGW-810': (chart) => lightGateway(chart, {}, { listeners: [] }),
  'LLMGW-811': (chart) => {
    const config = GatewayConfig.files({ 'values.yml': { 'server.enableHttp': true } });
    lightGateway(chart, {}, {}, { config });
  },
  'LLMGW-812': (chart) => lightGateway(chart, { values: { 'server.enableHttps': 'true' } }),
  'LLMGW-813': (chart) => lightGateway(chart, {}, { listeners: [LightGatewayListener.HTTPS] }),
  'LLMGW-814': (chart) => lightGateway(chart, { values: { 'server.dynamicPort': 'true' } }),
  'LLMGW-815': (chart) => lightGateway(chart, { advertisedAddress: '10.1.2.3' }),
  'LLMGW-816': (chart) => lightGateway(chart, { startOnRegistryFailure: false }, {}, { credentials: [] }),
  'LLMGW-817': (chart) => lightGateway(chart, { values: { 'portalRegistry.portalToken': 'Bearer abcdefghijkl' } }),
  'LLMGW-818': (chart) => lightGateway(chart, { verifyHostname: false }),
  'LLMGW-820': (chart) => dvara(chart, {}, { version: '1.8.2' }),
  'LLMGW-821': (chart) => dvara(chart, { env: { MANAGEMENT_ENDPOINT_HEALTH_SHOW_DETAILS: { value: 'always' } } }),
  'LLMGW-822': (chart) => dvara(chart, { env: { CACHE_SERVICE_NAME: { value: 'dvara-cache' } } }),
  'LLMGW-823': (chart) => dvara(chart, { env: { JAVA_OPTS: { value: '-Xmx512m' } } }),
  'LLMGW-824': (chart) => dvara(chart, {}, { javaOptions: '-Xmx2g' }),
  'LLMGW-830': (chart) => kernel(chart, production, ['admin-api-key', 'service-api-key', 'policy-token', 'policy-trust']),
  'LLMGW-831': (chart) => kernel(chart, { trustedPublicKey: 'abc' }),
  'LLMGW-832': (chart) => kernel(chart, { ...production, policySource: HelmPolicySource.controlPlane('') }),
  'LLMGW-833': (chart) => kernel(chart, { ...production, signatureRequired: false }),
  'LLMGW-834': (chart) => kernel(chart, production, ['signing-key', 'admin-api-key', 'service-api-key', 'policy-trust']),
  'LLMGW-835': (chart) => kernel(chart, { policySource: HelmPolicySource.crd() }),
  'LLMGW-836': (chart) => kernel(chart, { policySource: HelmPolicySource.mountedFile({ reloadHint: true }) }, ['signing-key']),
  'LLMGW-837': (chart) => kernel(chart, { upstreamUrl: 'https://your-upstream.example/v1' }),
  'LLMGW-838': (chart) => kernel(chart, { ...production, policySource: HelmPolicySource.mountedFile() }),
  'LLMGW-839': (chart) => kernel(chart, { ...production, version: '0.8.4' }),
  'LLMGW-840': (chart) => kernel(chart, { version: '0.9.0' }),
  'LLMGW-841': (chart) => kernel(chart, { upstreamUrl: 'https://api.openai.com' }),
  'LLMGW-842': (chart) => kernel(chart, { upstreamUrl: 'https://api.openai.com' }),
  'LLMGW-843': (chart) => goGateway(chart, { rate_limit: { enabled: true, requests_per_second: 10 } }),
  'LLMGW-844': (chart) => {
    const env = { REDIS_DSN: { value: 'redis://redis:6379/0' } };
    goGateway(chart, { conversations: { store: 'redis', dsn: '${REDIS_DSN}', ttl: '1h' } }, {}, { env });
  },
  'LLMGW-845': (chart) => {
    const env = { DATABASE_URL: { value: 'postgres://db.data/llm' } };
    goGateway(chart, {}, { settings: LatticelmSettings.ENV }, { config: undefined, providers: [], env });
  },
  'LLMGW-846': (chart) => {
    const referencePack = { pack_id: 'default', version: 1, runtime_actions: [] };
    kernel(chart, {}, ['signing-key'], { config: HelmServePolicy.of({ name: 'default', referencePack }) });
  },
  'LLMGW-847': (chart) => dvara(chart, { config: GatewayConfig.file('gateway.yaml', { 'rate-limit': { enabled: true } }) }),
  'LLMGW-870': (chart) => liteLlm(chart, { model_list: [] }),
  'LLMGW-871': (chart) => liteLlm(chart, { litellm_settings: {} }),
  'LLMGW-872': (chart) => liteLlm(chart, {}, { anonymousMetrics: true }),
  'LLMGW-873': (chart) => liteLlm(chart, { general_settings: { master_key: 'in-plain-sight' } }),
  'LLMGW-874': (chart) => {
    const params = { model: 'azure/gpt-4o', api_key: 'os.environ/AZURE_API_KEY' };
    liteLlm(chart, { model_list: [{ model_name: 'gpt-4o', litellm_params: params }] });
  },
  'LLMGW-875': (chart) => liteLlm(chart, {}, {}, { env: { NUM_WORKERS: { value: '4' } } }),
  'LLMGW-876': (chart) => {
    const url = { secretName: 'database', key: 'url' };
    liteLlm(chart, {}, {}, { stores: [StateStore.externalPostgres({ host: 'db.example.com', url })] });
  },
  'LLMGW-880': (chart) => {
    const profile = GatewayProfile.portkeyEnterprise({ version: '2.13.0', organisations: [] });
    new LlmGateway(chart, 'gateway', { profile });
  },
  'LLMGW-881': (chart) => contextForge(chart, { adminEmail: 'root' }),
  'LLMGW-882': (chart) => contextForge(chart, {}, { env: { USE_STATEFUL_SESSIONS: { value: 'true' } } }),
};
