import { GatewaySmokeTest, McpServer, NetworkPeer } from '../../src';
import { only } from '../support/find';
import { dvaraConsole, dvaraGateway, dvaraProxy } from '../support/platform';
import { canReach, podsOf } from '../support/reachability';
import type { Peer } from '../support/reachability';
import { synth } from '../support/synth';

// The policies of a whole platform, asked as a connection would ask them.

const manifests = synth((chart) => {
  const gateway = dvaraGateway(chart, { clients: [NetworkPeer.namespace('apps')] });
  const mcp = dvaraProxy(chart, {
    upstream: gateway,
    clients: [NetworkPeer.pods({ app: 'agent' }, 'agents')],
    servers: [
      McpServer.service('files', { service: 'files', namespace: 'tools', port: 80, podPort: 8000, podLabels: { app: 'files' } }),
      McpServer.fromUrl('search', 'https://mcp.example.com/mcp'),
    ],
  });
  dvaraConsole(chart, { gateway, manages: [mcp] });
  new GatewaySmokeTest(chart, 'smoke', { target: mcp });
});

const pods = (name: string) => podsOf(only(manifests, 'Deployment', name));
const pod = (namespace: string, labels: Record<string, string> = {}): Peer => ({ namespace, labels });
const GATEWAY = pods('dvara-server');
const PROXY = pods('dvara-mcp-gateway');
const CONSOLE = pods('dvara-ui');
const SMOKE_TEST = podsOf(manifests.find((m) => m.kind === 'Job')!);
const FILES = pod('tools', { app: 'files' });

test.each([
  ['the gateway', GATEWAY],
  ['the console', CONSOLE],
  ['the smoke test', SMOKE_TEST],
  ['a declared client', pod('agents', { app: 'agent' })],
])('%s reaches the proxy', (_, from) => {
  expect(canReach(manifests, from, PROXY, 8070)).toBe(true);
});

test.each([
  ['another pod of a client namespace', pod('agents', { app: 'other' })],
  ['a client of the gateway', pod('apps', { app: 'bot' })],
  ['a pod of its own namespace', pod('ai-platform', { app: 'stray' })],
  ['an MCP server', FILES],
  ['an address outside', { address: '198.51.100.7' }],
])('%s does not reach the proxy', (_, from) => {
  expect(canReach(manifests, from, PROXY, 8070)).toBe(false);
});

test('nobody reaches the proxy on another port', () => {
  expect(canReach(manifests, GATEWAY, PROXY, 9999)).toBe(false);
});

test.each([
  ['its gateway', GATEWAY, 8080],
  ['a declared MCP server', FILES, 8000],
  ['a declared MCP server outside', { address: '198.51.100.7' }, 443],
  ['DNS', pod('kube-system', { 'k8s-app': 'kube-dns' }), 53],
])('the proxy reaches %s', (_, to, port) => {
  expect(canReach(manifests, PROXY, to, port)).toBe(true);
});

test.each([
  ['another pod of a server namespace', pod('tools', { app: 'other' }), 8000],
  ['another port of a server', FILES, 22],
  ['the cluster port of the gateway', GATEWAY, 5701],
  ['the console', CONSOLE, 8090],
  ['the metadata service of the cloud', { address: '169.254.169.254' }, 443],
  ['a private address', { address: '10.1.2.3' }, 443],
])('the proxy does not reach %s', (_, to, port) => {
  expect(canReach(manifests, PROXY, to, port)).toBe(false);
});

test('the clients of the gateway reach the gateway, and nobody reaches the console', () => {
  expect(canReach(manifests, pod('apps', { app: 'bot' }), GATEWAY, 8080)).toBe(true);
  expect(canReach(manifests, pod('elsewhere'), GATEWAY, 8080)).toBe(false);
  expect(canReach(manifests, pod('apps', { app: 'bot' }), CONSOLE, 8090)).toBe(false);
});
