import type { Chart } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-28';
import { ConsoleProfile, GatewayConsole, GatewayProfile, LlmGateway, McpProfile, McpProxy, McpSessionState } from '../../src';
import type { GatewayConsoleProps, IWorkloadNeed, LlmGatewayProps, McpFacts, McpProxyProps, ProductFacts } from '../../src';
import { FACTS, credentials } from './gateway';

/** A proxy product that keeps sessions in memory, as most do. */
export function acmeMcp(mcp: Partial<McpFacts> = {}, facts: Partial<ProductFacts> = {}): McpProfile {
  return McpProfile.custom({
    ...FACTS,
    product: 'acme-mcp',
    listeners: [{ name: 'mcp', port: 9000 }],
    mcp: { sessions: McpSessionState.MEMORY, ...mcp },
    ...facts,
  });
}

/** Adds a proxy, with some props changed. */
export function proxy(props: Partial<McpProxyProps> = {}): (chart: Chart) => McpProxy {
  return (chart) => new McpProxy(chart, 'mcp', { profile: acmeMcp(), ...props });
}

/** Everything that a DVARA process does not start without. */
export const DVARA_SECRETS = credentials('license', 'operator-key', 'metrics-key', 'encryption-password', 'audit-hmac', 'openai');

/** The database, as little of it as the processes read. */
export const DATABASE: IWorkloadNeed = {
  toWorkloadAddition: () => ({
    env: { SPRING_DATASOURCE_URL: EnvValue.fromValue('jdbc:postgresql://postgres:5432/dvara') },
  }),
};

const SHARED = { credentials: [DVARA_SECRETS], stores: [DATABASE] };

export function dvaraGateway(chart: Chart, props: Partial<LlmGatewayProps> = {}): LlmGateway {
  return new LlmGateway(chart, 'gateway', { profile: GatewayProfile.dvara({ version: '1.6.0' }), ...SHARED, ...props });
}

export function dvaraProxy(chart: Chart, props: Partial<McpProxyProps> = {}): McpProxy {
  return new McpProxy(chart, 'mcp', { profile: McpProfile.dvara({ version: '1.6.0' }), ...SHARED, ...props });
}

export function dvaraConsole(
  chart: Chart,
  props: Partial<GatewayConsoleProps> & Pick<GatewayConsoleProps, 'gateway'>,
): GatewayConsole {
  return new GatewayConsole(chart, 'console', { profile: ConsoleProfile.dvara({ version: '1.6.0' }), ...SHARED, ...props });
}
