import type { Chart } from 'cdk8s';
import { GatewayConfig, GatewayProfile, LlmGateway } from '../../src';
import type { IConfigSource } from '../../src';
import { findings } from '../support/errors';
import { LLM_GATEWAY_IMAGE } from '../support/products';

// Files that are made elsewhere cannot be looked at, so no product may miss them.

const profiles: Record<string, GatewayProfile> = {
  keeptrusts: GatewayProfile.keeptrusts({ version: '1.8.2' }),
  dvara: GatewayProfile.dvara({ version: '1.6.0' }),
  lightGateway: GatewayProfile.lightGateway({ version: '2.3.0' }),
  helmAiKernel: GatewayProfile.helmAiKernel({ version: '0.7.1' }),
  llmGateway: GatewayProfile.llmGateway({ image: LLM_GATEWAY_IMAGE }),
  liteLlm: GatewayProfile.liteLlm({ version: '1.108.7' }),
  portkey: GatewayProfile.portkey({ version: '1.15.2' }),
  agentgateway: GatewayProfile.agentgateway({ version: '1.4.1' }),
  helicone: GatewayProfile.helicone({ version: '0.2.0-beta.30' }),
  kong: GatewayProfile.kong({ version: '3.9.3' }),
  tensorZero: GatewayProfile.tensorZero({ version: '2026.4.1' }),
  bifrost: GatewayProfile.bifrost({ version: '1.6.4' }),
  portkeyEnterprise: GatewayProfile.portkeyEnterprise({ version: '2.13.0', organisations: ['org-1'] }),
};
const needed = Object.keys(profiles).filter((name) => profiles[name]!.facts.config?.required);

const aboutConfig = (name: string, config?: IConfigSource): string[] =>
  findings((chart: Chart) => new LlmGateway(chart, 'gateway', { profile: profiles[name]!, config })).filter((line) =>
    /\bconfig\b/.test(line),
  );

test('every product is looked at', () => {
  const factories = Object.getOwnPropertyNames(GatewayProfile).filter(
    (name) => typeof (GatewayProfile as any)[name] === 'function',
  );

  expect(Object.keys(profiles).sort()).toEqual(factories.filter((name) => name !== 'custom').sort());
});

describe.each(needed)('%s', (name) => {
  test('fails without configuration', () => {
    expect(aboutConfig(name)).not.toEqual([]);
  });

  test('takes a ConfigMap that is made elsewhere', () => {
    expect(aboutConfig(name, GatewayConfig.existing('policies'))).toEqual([]);
  });

  test('takes a Secret that is made elsewhere', () => {
    expect(aboutConfig(name, GatewayConfig.existingSecret('policies'))).toEqual([]);
  });
});

test.each([
  ['keeptrusts', 'policy-config.yaml'],
  ['llmGateway', 'config.yaml'],
])('%s takes its file from a Secret, and misses it if the Secret has another', (name, file) => {
  const from = (key: string): IConfigSource =>
    GatewayConfig.files({ 'other.txt': 'x' }, { secretFiles: { [key]: { secretName: 'policies', key } } });

  expect(aboutConfig(name, from(file))).toEqual([]);
  expect(aboutConfig(name, from('another.yaml'))).not.toEqual([]);
});
