import type { Chart } from 'cdk8s';
import {
  ConsoleProfile,
  EnvoyAiGateway,
  Findings,
  GatewayConsole,
  GatewayProfile,
  LlmGateway,
  McpProfile,
  McpProxy,
  ModelProvider,
  NetworkPeer,
} from '../../src';
import { TestChart } from '../support/chart';
import { findings } from '../support/errors';
import { acme } from '../support/gateway';
import { SAMPLES } from './profiles';

/** A product without a profile, of the version that is installed. */
interface Installed {
  readonly installed: string;
}

type Profile = GatewayProfile | McpProfile | ConsoleProfile | Installed;

/** Every factory with a version that was looked at, one that was not, and how it is written with a "v". */
const PRODUCTS: ReadonlyArray<[string, string, string, (version: string) => Profile]> = [
  ['GatewayProfile.keeptrusts', '1.8.2', '1.9.0', (version) => GatewayProfile.keeptrusts({ version })],
  ['GatewayProfile.lightGateway', '2.2.1', '2.4.0', (version) => GatewayProfile.lightGateway({ version })],
  ['GatewayProfile.helmAiKernel', '0.8.4', '0.6.0', (version) => GatewayProfile.helmAiKernel({ version })],
  ['GatewayProfile.dvara', '1.6.0', '1.5.0', (version) => GatewayProfile.dvara({ version })],
  ['McpProfile.dvara', '1.6.0', '1.5.0', (version) => McpProfile.dvara({ version })],
  ['ConsoleProfile.dvara', '1.6.0', '1.5.0', (version) => ConsoleProfile.dvara({ version })],
  ['GatewayProfile.bifrost', '1.6.4', '1.7.0', (version) => GatewayProfile.bifrost({ version, adminAuth: true })],
  ['EnvoyAiGateway', '1.1.0', '1.2.0', (installed) => ({ installed })],
  ['GatewayProfile.kong', '3.9.3', '3.10.0', (version) => GatewayProfile.kong({ version })],
  ['GatewayProfile.agentgateway', '1.4.1', '1.5.0', (version) => GatewayProfile.agentgateway({ version })],
  ['GatewayProfile.tensorZero', '2026.4.1', '2026.5.0', (version) => GatewayProfile.tensorZero({ version })],
  ['GatewayProfile.helicone', '0.2.0-beta.30', '0.3.0', (version) => GatewayProfile.helicone({ version })],
  ['McpProfile.gitHub', '1.10.1', '1.11.0', (version) => McpProfile.gitHub({ version })],
  ['McpProfile.grafana', '1.1.0', '1.2.0', (version) => McpProfile.grafana({ version, grafanaUrl: 'http://grafana:3000' })],
  ['McpProfile.toolbox', '1.13.0', '1.14.0', (version) => McpProfile.toolbox({ version })],
  ['GatewayProfile.liteLlm', '1.108.7', '1.109.0', (version) => GatewayProfile.liteLlm({ version })],
  ['GatewayProfile.portkey', '1.15.2', '1.16.0', (version) => GatewayProfile.portkey({ version })],
  [
    'GatewayProfile.portkeyEnterprise',
    '2.13.0',
    '2.14.0',
    (version) => GatewayProfile.portkeyEnterprise({ version, organisations: ['acme'] }),
  ],
  [
    'McpProfile.contextForge',
    '1.1.0',
    '1.2.0',
    (version) => McpProfile.contextForge({ version, adminEmail: 'platform@acme.example' }),
  ],
  [
    'GatewayProfile.llmGateway',
    'sha-5fecc9e',
    'sha-0123456',
    (version) => GatewayProfile.llmGateway({ image: 'ghcr.io/acme/llm-gateway:v1.2.3', version }),
  ],
];

beforeEach(() => jest.spyOn(process.stderr, 'write').mockReturnValue(true));
afterEach(() => jest.restoreAllMocks());

const aboutVersion = (line: string): boolean => line.includes("'profile.version'");

function warned(profile: Profile): string[] {
  const chart = new TestChart();
  workload(chart, profile);
  return Findings.of(chart).list().filter(aboutVersion);
}

function refused(profile: Profile): string[] {
  return findings((chart) => workload(chart, profile)).filter(aboutVersion);
}

function workload(chart: Chart, profile: Profile): void {
  if (profile instanceof McpProfile) {
    new McpProxy(chart, 'proxy', { profile, clients: [NetworkPeer.namespace('agents')] });
  } else if ('installed' in profile) {
    const providers = [ModelProvider.ollama({ service: 'ollama' })];
    new EnvoyAiGateway(chart, 'gateway', { version: profile.installed, gatewayClass: 'envoy', providers });
  } else if (profile instanceof GatewayProfile) {
    new LlmGateway(chart, 'gateway', { profile });
  } else {
    new GatewayConsole(chart, 'console', { profile, gateway: new LlmGateway(chart, 'gateway', { profile: acme() }) });
  }
}

test('every product that the library has is here', () => {
  expect(PRODUCTS.map(([factory]) => factory).sort()).toEqual([...new Set(SAMPLES.map(({ factory }) => factory))].sort());
});

describe.each(PRODUCTS)('%s', (_, known, unknown, profile) => {
  test('says nothing about a version that was looked at', () => {
    expect([...warned(profile(known)), ...refused(profile(known))]).toEqual([]);
  });

  test('warns of a version that nobody looked at', () => {
    expect(warned(profile(unknown))).toEqual([expect.stringMatching(/LLMGW-840.*the facts were read at /)]);
    expect(refused(profile(unknown))).toEqual([]);
  });

  test('fails for a version that begins with "v", and names it without', () => {
    expect(refused(profile('v1.2.3'))).toEqual([expect.stringMatching(/LLMGW-120.*write "1\.2\.3"/)]);
  });
});

test('a tag of the Go llm-gateway may begin with "v", as tags do', () => {
  const profile = GatewayProfile.llmGateway({ image: 'ghcr.io/acme/llm-gateway:v1.2.3' });

  expect([...warned(profile), ...refused(profile)]).toEqual([]);
});
