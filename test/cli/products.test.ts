import { recognizer } from '../../cli/adopt/products';
import { GatewayProfile, McpProfile } from '../../src';

const recognize = recognizer((name) => require(name));
const of = (image: string, container: object = {}, variables: Record<string, string> = {}) =>
  recognize({ image, ...container }, new Map(Object.entries(variables)));

// as the recognizer meets them: without the guard of the public API, which wants every prop
const factories = Object.entries({ GatewayProfile, McpProfile }).flatMap(([profiles, type]) =>
  Object.entries(Object.getOwnPropertyDescriptors(type))
    .filter(([name, { value }]) => typeof value === 'function' && name !== 'custom' && name !== 'prototype')
    .map(([name, { value }]) => [`${profiles}.${name}`, value] as const),
);

test.each(factories)('%s says how its product is known', (_, make) => {
  expect(make({ version: '1.0.0', image: 'x:1.0.0' })._definition().traces.images).not.toEqual([]);
});

test.each([
  ['keeptrusts/gateway:1.8.2', 'GatewayProfile.keeptrusts'],
  ['ghcr.io/dvarahq/dvara/dvara-llm-gateway:1.6.0', 'GatewayProfile.dvara'],
  ['ghcr.io/dvarahq/dvara/dvara-mcp-gateway:1.6.0', 'McpProfile.dvara'],
  ['networknt/light-gateway:2.2.1', 'GatewayProfile.lightGateway'],
  ['ghcr.io/mindburn-labs/helm-ai-kernel:v0.5.6', 'GatewayProfile.helmAiKernel'],
  ['registry.example.com/mirror/ghcr.io/berriai/litellm:main-v1.81.3-stable', 'GatewayProfile.liteLlm'],
  ['ghcr.io/berriai/litellm-database:v1.82.3', 'GatewayProfile.liteLlm'],
  ['maximhq/bifrost:v1.6.4', 'GatewayProfile.bifrost'],
  ['kong:3.9.3', 'GatewayProfile.kong'],
  ['cr.agentgateway.dev/agentgateway:v1.4.1', 'GatewayProfile.agentgateway'],
  ['tensorzero/gateway:2026.4.1', 'GatewayProfile.tensorZero'],
  ['helicone/ai-gateway:0.2.0-beta.30', 'GatewayProfile.helicone'],
  ['portkeyai/gateway:1.15.2', 'GatewayProfile.portkey'],
  ['docker.io/portkeyai/gateway_enterprise:2.13.0', 'GatewayProfile.portkeyEnterprise'],
  ['ghcr.io/ibm/mcp-context-forge:v1.1.0', 'McpProfile.contextForge'],
  ['ghcr.io/github/github-mcp-server:v1.10.1', 'McpProfile.gitHub'],
  ['docker.io/grafana/mcp-grafana:1.1.0', 'McpProfile.grafana'],
  ['us-central1-docker.pkg.dev/database-toolbox/toolbox/toolbox:1.13.0', 'McpProfile.toolbox'],
  ['ghcr.io/acme/llm-gateway:v1.2.3', 'GatewayProfile.llmGateway'],
])('%s is %s', (image, factory) => {
  expect(of(image)?.factory).toBe(factory);
});

test.each([
  'litellm',
  'ghcr.io/berriai/litellm:main-stable',
  'litellm@sha256:0123',
  'kong/kong-gateway:3.9.1',
  'my-litellm:1.0.0',
])('%s is nobody: no version, or another name', (image) => {
  expect(of(image)).toBeUndefined();
});

test('an image of another name is known by its process', () => {
  expect(of('registry.example.com/proxy:1.108.7', { command: ['litellm', '--config', '/x'] })?.factory).toBe(
    'GatewayProfile.liteLlm',
  );
});

test('the documented image needs no prop, any other one does', () => {
  expect(of('keeptrusts/gateway:1.8.2')?.options).toEqual({ version: '1.8.2' });
  expect(of('mirror/keeptrusts/gateway:1.8.2')?.options).toEqual({ version: '1.8.2', image: 'mirror/keeptrusts/gateway:1.8.2' });
});

test('settings of the profile are read from the variables', () => {
  const variables = { ORGANISATIONS_TO_SYNC: 'a,b', PLATFORM_ADMIN_EMAIL: 'a@b.c' };

  expect(of('portkeyai/gateway_enterprise:2.13.0', {}, variables)?.options).toMatchObject({ organisations: ['a', 'b'] });
  expect(of('ghcr.io/ibm/mcp-context-forge:v1.1.0', {}, variables)?.options).toMatchObject({ adminEmail: 'a@b.c' });
});
