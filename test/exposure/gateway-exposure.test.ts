import type { Chart } from 'cdk8s';
import { Duration, Size } from 'cdk8s';
import { Exposure, GatewayExposure, GatewayProfile, LlmGateway, NetworkPeer, Tls } from '../../src';
import type { GatewayExposureProps } from '../../src';
import { expectFinding, findings } from '../support/errors';
import { all, only } from '../support/find';
import { synth } from '../support/synth';
import { exposed, gateway, PROFILE } from './gateways';

const ROUTE = Exposure.httpRoute({ gateway: 'public' });

describe('the address', () => {
  test('is the host name', () => {
    let exposure!: GatewayExposure;
    synth((chart) => (exposure = exposed(chart, ROUTE)));

    expect(exposure.address).toBe('llm.example.com');
    expect(exposure.url).toBe('https://llm.example.com');
  });

  test('is <service>.<namespace> inside the cluster', () => {
    let exposure!: GatewayExposure;
    synth((chart) => (exposure = exposed(chart, Exposure.clusterIp(), { hostname: undefined })));

    expect(exposure.address).toBe('test-gateway.ai-platform');
    expect(exposure.url).toBe('http://test-gateway.ai-platform:80');
  });

  const registering = (address: string) => ({ toConfigFiles: () => ({ files: {}, registeredAddress: address }) });

  test('fails when the configuration registers another one', () => {
    const build = (chart: Chart) =>
      exposed(chart, ROUTE, { target: gateway(chart, { config: registering('test-gateway.ai-platform') }) });

    expectFinding(build, 'LLMGW-510', 'test-gateway.ai-platform', 'llm.example.com', 'same name');
  });

  test.each(['test-gateway.ai-platform', 'test-gateway.ai-platform.svc.cluster.local'])('agrees with %s', (address) => {
    const build = (chart: Chart) => {
      const target = gateway(chart, { config: registering(address) });
      new GatewayExposure(chart, 'exposure', { target, via: Exposure.clusterIp() });
    };

    expect(findings(build)).toEqual([]);
  });
});

describe('what is published', () => {
  test('is the API paths of the product and nothing else', () => {
    const manifests = synth((chart) => exposed(chart, ROUTE));
    const [rule] = only(manifests, 'HTTPRoute')['spec'].rules;

    expect(rule.matches.map((m: any) => m.path.value)).toEqual(['/v1', '/mcp']);
  });

  test('is what the team names', () => {
    const manifests = synth((chart) => exposed(chart, ROUTE, { paths: ['/openai'] }));
    const [rule] = only(manifests, 'HTTPRoute')['spec'].rules;

    expect(rule.matches.map((m: any) => m.path.value)).toEqual(['/openai']);
  });

  test('warns about everything', () => {
    const build = (chart: Chart) => {
      const exposure = exposed(chart, ROUTE, { paths: ['/'] });
      require('../../src').Findings.of(exposure).strict();
    };

    expectFinding(build, 'LLMGW-509', '/v1, /mcp');
  });

  test('a console has a host of its own', () => {
    const manifests = synth((chart) => {
      const console = GatewayProfile.custom({ ...PROFILE.facts, product: 'console', apiPaths: ['/'] });
      exposed(chart, ROUTE);
      const target = new LlmGateway(chart, 'console', { profile: console });
      new GatewayExposure(chart, 'admin', { target, hostname: 'admin.example.com', via: ROUTE });
    });

    expect(all(manifests, 'HTTPRoute').map((r) => r['spec'].hostnames)).toEqual([['llm.example.com'], ['admin.example.com']]);
  });
});

describe('the network policy', () => {
  const ingressOf = (build: (chart: Chart) => void) => only(synth(build), 'NetworkPolicy')['spec'].ingress;

  test('with no clients lets in exactly the door', () => {
    const ingress = ingressOf((chart) => {
      const via = Exposure.httpRoute({ gateway: 'public', gatewayNamespace: 'edge' });
      exposed(chart, via, { target: gateway(chart, { clients: [] }) });
    });

    expect(ingress).toEqual([
      {
        from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'edge' } } }],
        ports: [{ port: 8080, protocol: 'TCP' }],
      },
    ]);
  });

  test('keeps declared clients beside the door', () => {
    const ingress = ingressOf((chart) => {
      const target = gateway(chart, { clients: [NetworkPeer.namespace('agents')] });
      exposed(chart, Exposure.nginxInc(), { target, tls: Tls.secret('llm-tls') });
    });

    expect(ingress[0].from.map((peer: any) => Object.values(peer.namespaceSelector.matchLabels)[0])).toEqual([
      'agents',
      'nginx-ingress',
    ]);
  });
});

describe('refusals', () => {
  test('fails without a host name', () => {
    expectFinding((chart) => exposed(chart, ROUTE, { hostname: undefined }), 'LLMGW-502', 'every host');
  });

  test.each(['*.example.com', 'https://llm.example.com', 'LLM.example.com', 'llm', 'llm.example.com/v1', ''])(
    'fails for the host name %j',
    (hostname) => {
      expectFinding((chart) => exposed(chart, ROUTE, { hostname }), 'LLMGW-502');
    },
  );

  test('fails for TLS at a route', () => {
    expectFinding((chart) => exposed(chart, ROUTE, { tls: Tls.secret('x') }), 'LLMGW-504', 'listener of the Gateway');
  });

  test('fails for a listener that does not exist', () => {
    expectFinding((chart) => exposed(chart, ROUTE, { listener: 'https' }), 'LLMGW-504', '"http"');
  });

  test.each([[[]], [['v1']], [['/v1?x']]])('fails for the paths %j', (paths) => {
    expectFinding((chart) => exposed(chart, ROUTE, { paths }), 'LLMGW-504');
  });

  test('fails for a prop that does not exist', () => {
    expectFinding((chart) => exposed(chart, ROUTE, { hostName: 'x' } as never), 'LLMGW-902', "'hostname'");
  });

  test('fails for two doors of the same name', () => {
    expectFinding(
      (chart) => {
        const target = gateway(chart);
        exposed(chart, ROUTE, { target });
        new GatewayExposure(chart, 'again', { target, via: ROUTE, hostname: 'b.example.com' });
      },
      'LLMGW-102',
      'HTTPRoute',
    );
  });

  test.each([0, 100, 2.5, -1])('fails for a canary of %d percent', (weight) => {
    expectFinding(
      (chart) => exposed(chart, ROUTE, { canary: { target: gateway(chart, {}, 'next'), weight } }),
      'LLMGW-513',
      'percent',
    );
  });

  test('fails for a canary behind an Ingress', () => {
    expectFinding(
      (chart) =>
        exposed(chart, Exposure.alb(), { tls: Tls.controller(), canary: { target: gateway(chart, {}, 'next'), weight: 5 } }),
      'LLMGW-504',
      'cannot divide',
    );
  });
});

test('everything at once', () => {
  const manifests = synth((chart) => {
    const every: Required<GatewayExposureProps> = {
      target: gateway(chart, { maxStreamDuration: Duration.minutes(10), clients: [] }),
      via: Exposure.nginxInc({ className: 'edge', controllerNamespace: 'edge' }),
      hostname: 'llm.example.com',
      tls: Tls.certManager('internal', { namespaced: true, secretName: 'llm-cert' }),
      paths: ['/v1/chat'],
      listener: 'http',
      name: 'llm-public',
      maxBodySize: Size.mebibytes(64),
      annotations: { 'nginx.org/proxy-read-timeout': '1h', 'example.com/team': 'platform' },
      canary: undefined as never,
    };
    new GatewayExposure(chart, 'exposure', every);
  });

  expect(manifests).toBeSound();
  expect(all(manifests, 'Ingress')).toMatchSnapshot();
});
