import type { Chart } from 'cdk8s';
import { ConsoleProfile, Findings, GatewayConsole, GatewayProfile, NetworkIsolation, NetworkPeer, Upstream } from '../../src';
import type { LlmGatewayProps } from '../../src';
import { gateway, PROFILE } from '../exposure/gateways';
import { checkServicePort } from '../../src/network/service-ports';
import { findings } from '../support/errors';
import { acmeMcp, proxy } from '../support/platform';
import { warned } from '../support/warned';

const FACTS = PROFILE._definition().facts;

const warningsOf = (build: (chart: Chart) => unknown): string[] =>
  findings((chart) => {
    Findings.of(chart).strict();
    build(chart);
  }).filter((line) => line.includes('LLMGW-515'));

const controlledBy = (url: string, props: Partial<LlmGatewayProps> = {}): string[] =>
  warningsOf((chart) => gateway(chart, { profile: GatewayProfile.custom({ ...FACTS, controlPlanes: [url] }), ...props }));

const egress = (peer: NetworkPeer, port = 8080): Pick<LlmGatewayProps, 'egress'> => ({
  egress: [{ peers: [peer], ports: [{ port }] }],
});

describe('the port of a Service in the URL of a control plane', () => {
  test.each(['http://control', 'https://control.platform.svc', 'http://control.platform.svc.cluster.local:80/api'])(
    'is a warning that names the remedy: %s',
    (url) => {
      const [warning, ...others] = controlledBy(url);

      expect(others).toEqual([]);
      const host = new URL(url).hostname;
      const port = url.startsWith('https') ? 443 : 80;
      expect(warning).toContain(`'profile.controlPlanes' = "${host}:${port}"`);
      expect(warning).toContain('egress: [{ peers: [NetworkPeer.host(');
    },
  );

  test.each(['http://control:8080', 'https://control.example.com', 'https://control.ai', 'http://10.0.0.3', 'http://localhost'])(
    'is no question for %s',
    (url) => expect(controlledBy(url)).toEqual([]),
  );

  test.each([
    ['the host', NetworkPeer.host('control.platform.svc.cluster.local')],
    ['its namespace', NetworkPeer.namespace('platform')],
    ['its pods', NetworkPeer.pods({ app: 'control' }, 'platform')],
    ['every pod', NetworkPeer.cluster()],
    ['another Service of its namespace', NetworkPeer.host('other.platform.svc')],
  ])('is answered by a rule for %s', (_, peer) => {
    expect(controlledBy('http://control.platform.svc', egress(peer))).toEqual([]);
  });

  test.each([
    ['another namespace', NetworkPeer.namespace('other'), 8080],
    ['the namespace of the gateway', NetworkPeer.pods({ app: 'control' }), 8080],
    ['an address', NetworkPeer.cidr('10.0.0.0/8'), 8080],
    ['the same port', NetworkPeer.namespace('platform'), 80],
    ['a host of another namespace', NetworkPeer.host('control.other.svc'), 8080],
    ['a host that may be outside', NetworkPeer.host('control.platform'), 8080],
    ['everywhere', NetworkPeer.anywhere(), 8080],
    ['the API server', NetworkPeer.apiServer(), 8080],
    ['an entity of Cilium', NetworkPeer.ciliumEntity('host'), 8080],
  ])('is not answered by a rule for %s', (_, peer, port) => {
    expect(controlledBy('http://control.platform.svc', egress(peer, port))).toHaveLength(1);
  });

  test('is answered by the pods beside the gateway for a name without a namespace', () => {
    expect(controlledBy('http://control', egress(NetworkPeer.pods({ app: 'control' })))).toEqual([]);
  });

  test('is answered by a rule with further ends and ports', () => {
    const peers = [NetworkPeer.cidr('10.0.0.0/8'), NetworkPeer.namespace('platform')];
    const rule = { peers, ports: [{ port: 80 }, { port: 8080 }] };

    expect(controlledBy('http://control.platform.svc', { egress: [rule] })).toEqual([]);
  });

  test('does not stop a synthesis', () => {
    const build = (chart: Chart) =>
      gateway(chart, { profile: GatewayProfile.custom({ ...FACTS, controlPlanes: ['http://control'] }) });

    expect(warned(build, 'LLMGW-515')).toHaveLength(1);
  });

  test.each(['', 'http://control.example.com', 'http://control:8080'])('is none in "%s"', (url) => {
    expect(checkServicePort('upstream', url, 'ai', [])).toEqual([]);
  });

  test('is not said where a rule answers it', () => {
    const rule = { peers: [NetworkPeer.cluster()], ports: [{ port: 8080 }] };

    expect(checkServicePort('upstream', 'http://control', 'ai', [rule])).toEqual([]);
  });

  test('does not matter without a policy', () => {
    expect(controlledBy('http://control', { networkIsolation: NetworkIsolation.none('the mesh does it') })).toEqual([]);
  });
});

describe('the port of a Service in the URL of an upstream', () => {
  const profile = acmeMcp({}, { upstream: { urlVariable: 'ACME_GATEWAY' } });
  const upstream = Upstream.fromUrl('http://gateway.platform.svc');

  test('is a warning for a proxy', () => {
    expect(warningsOf(proxy({ profile, upstream }))).toEqual([expect.stringContaining("'upstream'")]);
    expect(warningsOf(proxy({ profile, upstream, ...egress(NetworkPeer.namespace('platform')) }))).toEqual([]);
  });

  test('is a warning for a console', () => {
    const console = (chart: Chart): GatewayConsole =>
      new GatewayConsole(chart, 'console', {
        profile: ConsoleProfile.custom({ ...FACTS, upstream: { urlVariable: 'ACME_GATEWAY' } }),
        gateway: upstream,
      });

    expect(warningsOf(console)).toEqual([expect.stringContaining("'gateway'")]);
  });

  test('is none for a gateway of this app, whose pods are known', () => {
    expect(warningsOf((chart) => proxy({ profile, upstream: gateway(chart) })(chart))).toEqual([]);
  });
});
