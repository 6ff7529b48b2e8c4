import type { Chart } from 'cdk8s';
import type {
  HelmAiKernelOptions,
  LatticelmOptions,
  LightGatewayBootstrapOptions,
  LightGatewayOptions,
  LlmGatewayProps,
} from '../../src';
import {
  GatewayConfig,
  GatewayProfile,
  HelmPolicySource,
  HelmServePolicy,
  LightGatewayConfig,
  LightGatewayListener,
  LlmGateway,
  ModelProvider,
} from '../../src';
import { credentials } from './gateway';

export const LLM_GATEWAY_IMAGE = 'ghcr.io/acme/llm-gateway:v1.2.3';
export const LLM_GATEWAY_CONFIG = {
  server: { address: ':8080' },
  providers: { openai: { type: 'openai', api_key: '${OPENAI_API_KEY}' } },
  models: [{ name: 'gpt-4o', provider: 'openai' }],
  conversations: { enabled: true, store: 'redis', dsn: '${CONVERSATIONS_DSN}', ttl: '1h' },
};

/** Adds a Go llm-gateway, with some sections of its file, props and profile options changed. */
export function llmGateway(config: object = {}, props: Partial<LlmGatewayProps> = {}, options: Partial<LatticelmOptions> = {}) {
  return (chart: Chart): LlmGateway =>
    new LlmGateway(chart, 'gateway', {
      profile: GatewayProfile.llmGateway({ image: LLM_GATEWAY_IMAGE, ...options }),
      providers: [ModelProvider.openAi()],
      credentials: [credentials('openai')],
      config: GatewayConfig.file('config.yaml', { ...LLM_GATEWAY_CONFIG, ...config }),
      env: { CONVERSATIONS_DSN: { value: 'redis://redis:6379/0' } },
      ...props,
    });
}

export const BOOTSTRAP: LightGatewayBootstrapOptions = {
  host: 'customer.example.com',
  serviceId: 'com.customer.mcp-gateway-1.0.0',
  environment: 'prod',
  configServerUrl: 'https://config-server.lightapi.svc.cluster.local:8435',
  portalUrl: 'https://controller.lightapi.svc.cluster.local:8438',
  ca: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
};
export const HTTPS = { profile: { listeners: [LightGatewayListener.HTTPS] }, bootstrap: { tlsSecret: 'gateway-tls' } };

export interface LightGatewayChanges {
  readonly bootstrap?: Partial<LightGatewayBootstrapOptions>;
  readonly profile?: Partial<LightGatewayOptions>;
  readonly props?: Partial<LlmGatewayProps>;
}

/** Adds a light-gateway, with some settings changed. */
export function lightGateway({ bootstrap, profile, props }: LightGatewayChanges = {}) {
  return (chart: Chart): LlmGateway =>
    new LlmGateway(chart, 'gateway', {
      profile: GatewayProfile.lightGateway({ version: '2.2.1', ...profile }),
      credentials: [credentials('portal-authorization')],
      config: LightGatewayConfig.bootstrap({ ...BOOTSTRAP, ...bootstrap }),
      ...props,
    });
}

const ALLOW = { action: 'LLM_INFERENCE', expression: 'true' };

export const KERNEL_CREDENTIALS = ['signing-key', 'admin-api-key', 'service-api-key', 'policy-token', 'policy-trust'];
export const CONTROL_PLANE = HelmPolicySource.controlPlane('https://helm-controlplane.example.internal');

/** Adds a HELM AI Kernel, with some settings changed. */
export function kernel(options: Partial<HelmAiKernelOptions> = {}, props: Partial<LlmGatewayProps> = {}) {
  return (chart: Chart): LlmGateway =>
    new LlmGateway(chart, 'kernel', {
      profile: GatewayProfile.helmAiKernel({ version: '0.5.6', ...options }),
      credentials: [credentials('signing-key')],
      config: HelmServePolicy.of({
        name: 'default',
        referencePack: { pack_id: 'default', version: 1, runtime_actions: [ALLOW] },
      }),
      ...props,
    });
}

/** The same in production with a control plane, and with some credentials only. */
export function productionKernel(options: Partial<HelmAiKernelOptions> = {}, known: readonly string[] = KERNEL_CREDENTIALS) {
  return kernel(
    { production: true, policySource: CONTROL_PLANE, signatureRequired: true, ...options },
    { credentials: [credentials(...known)] },
  );
}

/** Every credential of the kernel but one. */
export function without(name: string): string[] {
  return KERNEL_CREDENTIALS.filter((other) => other !== name);
}
