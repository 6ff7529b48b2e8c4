import type { Chart } from 'cdk8s';
import { Duration } from 'cdk8s';
import {
  GatewaySmokeTest,
  ListenerRole,
  McpProfile,
  McpProxy,
  McpServer,
  McpSessions,
  McpSessionState,
  SessionAffinity,
} from '../../../src';
import type { McpProxyProps } from '../../../src';
import type { Examples } from './example';
import { acme, gateway } from './prelude';

/** An MCP proxy of one's own, with some props changed. */
function proxy(chart: Chart, props: Partial<McpProxyProps>): McpProxy {
  const profile = McpProfile.custom({ ...acme().facts, mcp: { sessions: McpSessionState.MEMORY } });
  return new McpProxy(chart, 'proxy', { profile, ...props });
}

export const PLATFORM: Examples = {
  'LLMGW-701': (chart) => proxy(chart, { sessions: McpSessions.affinity(SessionAffinity.istio('Authorization')) }),
  'LLMGW-702': (chart) => proxy(chart, { sessions: McpSessions.affinity(SessionAffinity.clientIp(Duration.hours(1))) }),
  'LLMGW-703': (chart) => proxy(chart, { sessions: McpSessions.stateless() }),
  'LLMGW-704': (chart) => proxy(chart, {}),
  'LLMGW-705': (chart) => proxy(chart, { servers: [McpServer.fromUrl('files', '/mcp')] }),
  'LLMGW-706': (chart) =>
    proxy(chart, { servers: [McpServer.fromUrl('files', 'https://f.example.com', { allowedTools: ['ls'] })] }),
  'LLMGW-707': (chart) => {
    const sessions = McpSessions.affinity(SessionAffinity.nginxIngress('Authorization'));
    proxy(chart, { upstream: gateway(chart), sessions });
  },
  'LLMGW-708': (chart) => proxy(chart, { sessions: McpSessions.affinity(SessionAffinity.istio('Mcp-Session-Id')) }),
  'LLMGW-709': (chart) => gateway(chart, { region: { id: 'US East' } }),
  'LLMGW-710': (chart) => {
    const listeners = [
      { name: 'http', port: 8080 },
      { name: 'health', port: 8081, role: ListenerRole.HEALTH },
    ];
    new GatewaySmokeTest(chart, 'smoke', { target: gateway(chart, { profile: acme({ listeners }) }) });
  },
};
