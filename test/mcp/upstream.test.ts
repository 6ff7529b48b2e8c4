import type { Chart } from 'cdk8s';
import { NetworkPeer, Upstream } from '../../src';
import type { McpProxyProps } from '../../src';
import { expectFinding } from '../support/errors';
import { container, only } from '../support/find';
import { gateway } from '../support/gateway';
import { acmeMcp, proxy } from '../support/platform';
import { problems } from '../support/problems';
import { synth } from '../support/synth';

const CLIENTS = { clients: [NetworkPeer.cluster()] };
const OUTSIDE = Upstream.fromUrl('https://llm.example.com');
const told = acmeMcp({}, { upstream: { urlVariable: 'ACME_GATEWAY' } });
const inside = (chart: Chart) => proxy({ upstream: gateway()(chart) })(chart);

test('a product that knows the path itself is told the URL alone', () => {
  const manifests = synth(proxy({ ...CLIENTS, upstream: OUTSIDE, profile: told }));

  expect(container(only(manifests, 'Deployment')).env).toContainEqual({ name: 'ACME_GATEWAY', value: 'https://llm.example.com' });
});

test('a product that is told its upstream is fine', () => {
  expect(problems(proxy({ ...CLIENTS, upstream: OUTSIDE, profile: told }))).toEqual([]);
});

test('an upstream outside that the product cannot be told is warned of', () => {
  expect(problems(proxy({ ...CLIENTS, upstream: OUTSIDE }))).toEqual(['LLMGW-706 upstream (warning)']);
});

test('a gateway of this app that the product is not told is no mistake: it calls the proxy', () => {
  expect(problems(inside)).toEqual([]);
});

test('a gateway of this app is reached by its pods, and by no name', () => {
  const { egress } = only(synth(inside), 'NetworkPolicy', 'test-mcp')['spec'];
  const labels = { 'app.kubernetes.io/name': 'acme', 'app.kubernetes.io/instance': 'test-gateway' };

  expect(egress.slice(1)).toEqual([{ to: [{ podSelector: { matchLabels: labels } }], ports: [{ port: 8080, protocol: 'TCP' }] }]);
});

test('fails for an upstream without a host, and builds no rule for it', () => {
  const build = proxy({ ...CLIENTS, upstream: Upstream.fromUrl('/v1'), profile: told });

  expect(problems(build)).toEqual(['LLMGW-706 upstream']);
  expectFinding(build, 'LLMGW-706', '\'upstream\' = "/v1"', 'names no host');
});

test.each<[string, Partial<McpProxyProps>]>([
  ['nobody is named', {}],
  ['a rule names nobody', { ingress: [{ peers: [], ports: [{ port: 9000 }] }] }],
])('a proxy that nobody may call is warned of where %s', (_what, props) => {
  expect(problems(proxy(props))).toContain('LLMGW-704 clients (warning)');
});

test('a proxy that one of several rules lets somebody call is fine', () => {
  const ingress = [NetworkPeer.cluster(), NetworkPeer.namespace('agents')].map((peer) => ({
    peers: [peer],
    ports: [{ port: 9000 }],
  }));

  expect(problems(proxy({ ingress }))).toEqual([]);
});
