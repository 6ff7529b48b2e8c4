import type { Chart } from 'cdk8s';
import {
  Exposure,
  Findings,
  GatewayExposure,
  GatewayObservability,
  GatewayProfile,
  ListenerRole,
  McpProfile,
  McpProxy,
  McpSessionState,
  NetworkPeer,
  RedisStore,
  Scrape,
  Tls,
} from '../../src';
import type { GatewayExposureProps, McpFacts } from '../../src';
import { expectFinding, findings } from '../support/errors';
import { only } from '../support/find';
import { synth } from '../support/synth';
import { exposed, gateway, PROFILE } from './gateways';

// Only the API is for clients: whatever else a product serves stays inside, or somebody says that it does not.

const ROUTE = Exposure.httpRoute({ gateway: 'public' });
const BUSY = GatewayProfile.custom({
  ...PROFILE.facts,
  apiPaths: ['/v1'],
  listeners: [
    { name: 'http', port: 8080 },
    { name: 'grpc', port: 9000 },
    { name: 'prom', port: 9090, role: ListenerRole.METRICS },
    { name: 'admin', port: 9901, role: ListenerRole.ADMIN, published: true },
    { name: 'gossip', port: 7946, role: ListenerRole.CLUSTER, published: true },
  ],
  metrics: { endpoint: { listener: 'http', path: '/stats/prometheus' } },
  health: {
    startup: { path: '/livez', listener: 'http' },
    readiness: { path: '/readyz', listener: 'http' },
    liveness: { path: '/livez', listener: 'http' },
  },
});

const strictly =
  (props: Partial<GatewayExposureProps>, via = ROUTE) =>
  (chart: Chart) => {
    const target = gateway(chart, { profile: BUSY });
    Findings.of(exposed(chart, via, { target, ...props })).strict();
  };

describe('a listener', () => {
  test.each([
    ['prom', 'Prometheus'],
    ['admin', 'operators'],
    ['gossip', 'the other replicas'],
  ])('%s is published with a warning only', (listener, whom) => {
    expectFinding(strictly({ listener }), 'LLMGW-509', `'listener' = "${listener}"`, `for ${whom}`);
  });

  test('of the API is published without a word', () => {
    expect(findings(strictly({ listener: 'grpc' }))).toEqual([]);
  });
});

describe('a path', () => {
  test.each(['/stats/prometheus', '/stats', '/readyz', '/metrics', '/admin/users', '/debug/pprof', '/'])(
    'warns about %s, which is not the API',
    (path) => {
      expectFinding(strictly({ paths: [path] }), 'LLMGW-509', `"${path}"`);
    },
  );

  test.each(['/openai', '/v1/chat', '/v1', '/metricsofours', '/v1beta/models/gemini:generateContent', '/a~b/@me', '/%C3%A4'])(
    'takes %s',
    (path) => {
      expect(findings(strictly({ paths: [path] }))).toEqual([]);
    },
  );

  test.each([
    '/v1/../metrics',
    '/v1/./x',
    '/..',
    '/v1/%2e%2e/metrics',
    '/v1/%2E./metrics',
    '/v1%2f..%2fmetrics',
    '/v1//metrics',
    '//',
    '/v1\\..\\metrics',
    '/v1/%5c',
    '/v1/%zz',
  ])('fails for %s, which may be read as another one', (path) => {
    expectFinding(strictly({ paths: [path] }), 'LLMGW-504', 'paths');
  });

  test.each(['/.*', '/v1/.*', '/v1(/|$)(.*)', '/v[12]', '/v1/*', '/v1/{id}', '^/v1', '/v1+', '/(?i)v1'])(
    'fails for the pattern %s',
    (path) => {
      expectFinding(strictly({ paths: [path] }), 'LLMGW-504', 'paths');
    },
  );

  test.each<[string, () => Exposure]>([
    ['nginx.ingress.kubernetes.io/rewrite-target', () => Exposure.nginx()],
    ['nginx.ingress.kubernetes.io/use-regex', () => Exposure.nginx()],
    ['nginx.org/rewrites', () => Exposure.nginxInc()],
    ['nginx.org/path-regex', () => Exposure.nginxInc()],
    ['konghq.com/rewrite', () => Exposure.kong()],
    ['haproxy.org/path-rewrite', () => Exposure.haproxy()],
    ['traefik.ingress.kubernetes.io/router.middlewares', () => Exposure.traefik()],
    ['traefik.ingress.kubernetes.io/router.pathmatcher', () => Exposure.traefik()],
    ['appgw.ingress.kubernetes.io/backend-path-prefix', () => Exposure.appGateway()],
    ['alb.ingress.kubernetes.io/transforms.gateway', () => Exposure.alb()],
    ['haproxy.router.openshift.io/rewrite-target', () => Exposure.openshiftRoute()],
  ])('that %s changes is a warning', (name, via) => {
    const build = (chart: Chart) => {
      for (const code of ['LLMGW-507', 'LLMGW-511']) Findings.of(chart).accept(code, 'this test knows');
      const annotations = { [name]: 'x' };
      Findings.of(exposed(chart, via(), { tls: Tls.controller(), annotations })).strict();
    };

    expectFinding(build, 'LLMGW-509', name);
  });
});

describe('an Ingress', () => {
  const pathsOf = (via: Exposure, ...paths: string[]): string[] => {
    const manifests = synth((chart) => {
      Findings.of(chart).accept('LLMGW-509', 'this test knows');
      exposed(chart, via, { target: gateway(chart, { profile: BUSY }), tls: Tls.controller(), paths });
    });
    return only(manifests, 'Ingress')['spec'].rules[0].http.paths.map((p: any) => `${p.pathType} ${p.path}`);
  };

  test('leads to a path and everything below it', () => {
    expect(pathsOf(Exposure.haproxy(), '/v1', '/')).toEqual(['Prefix /v1', 'Prefix /']);
  });

  test('says where a path ends to a controller that compares letters', () => {
    expect(pathsOf(Exposure.traefik(), '/v1', '/openai/', '/')).toEqual([
      'Exact /v1',
      'Prefix /v1/',
      'Exact /openai',
      'Prefix /openai/',
      'Prefix /',
    ]);
  });
});

describe('a Service that is reached from outside', () => {
  const portsOf = (via: Exposure, props: Partial<GatewayExposureProps> = {}): string[] => {
    const manifests = synth((chart) => {
      for (const code of ['LLMGW-503', 'LLMGW-508', 'LLMGW-509']) Findings.of(chart).accept(code, 'this test knows');
      exposed(chart, via, { target: gateway(chart, { profile: BUSY }), hostname: undefined, ...props });
    });
    return only(manifests, 'Service')['spec'].ports.map((port: any) => port.name);
  };

  test.each([
    ['LoadBalancer', Exposure.loadBalancer({ sourceRanges: ['203.0.113.0/24'] })],
    ['NodePort', Exposure.nodePort({ sources: ['203.0.113.0/24'] })],
  ])('of type %s has the API and nothing else', (_, via) => {
    expect(portsOf(via)).toEqual(['http', 'grpc']);
  });

  test('has what a door names besides', () => {
    expect(portsOf(Exposure.loadBalancer(), { listener: 'prom' })).toEqual(['http', 'grpc', 'prom']);
  });

  test('inside the cluster keeps its metrics', () => {
    expect(portsOf(Exposure.clusterIp())).toContain('prom');
  });

  test('fails for a monitor of the port that it lost, whichever is made first', () => {
    const metrics = { endpoint: { listener: 'prom' } };
    const profile = GatewayProfile.custom({ ...BUSY.facts, metrics });
    const build = (chart: Chart) => {
      const target = gateway(chart, { profile });
      new GatewayObservability(chart, 'watch', { target, scrape: Scrape.serviceMonitor() });
      exposed(chart, Exposure.loadBalancer(), { target, hostname: undefined, tls: Tls.insecureHttp() });
    };

    expectFinding(build, 'LLMGW-605', 'Scrape.podMonitor()');
  });
});

describe('everybody', () => {
  const tls = Tls.insecureHttp();

  test.each<[string, () => Exposure]>([
    ['via.sourceRanges', () => Exposure.loadBalancer({ sourceRanges: [] })],
    ['via.sources', () => Exposure.nodePort({ sources: [] })],
    ['via.inboundCidrs', () => Exposure.alb({ inboundCidrs: [] })],
  ])('fails for an empty list as %s', (prop, via) => {
    expectFinding((chart) => exposed(chart, via(), { tls }), 'LLMGW-508', prop, 'an empty list admits everybody');
  });

  test.each<[string, () => Exposure]>([
    ['via.sources', () => Exposure.nodePort({})],
    ['via.sources', () => Exposure.nodePort({ sources: ['0.0.0.0/0'] })],
    ['via.sourceRanges', () => Exposure.loadBalancer({ sourceRanges: ['198.51.100.0/24', '::/0'] })],
  ])('is a warning of %s', (prop, via) => {
    expectFinding(strictly({ tls }, via()), 'LLMGW-508', prop, 'everybody');
  });

  test.each<[string, () => Exposure]>([
    ['via.subnetCidrs', () => Exposure.alb({ subnetCidrs: [] })],
    ['via.subnetCidrs', () => Exposure.appGateway({ subnetCidrs: [] })],
  ])('but nobody at all would come in through an empty list of %s', (prop, via) => {
    expectFinding((chart) => exposed(chart, via(), { tls: Tls.controller() }), 'LLMGW-504', prop);
  });
});

describe('a client that is a host name', () => {
  const peer = NetworkPeer.host('client.example.com');

  test.each<[string, (chart: Chart) => unknown]>([
    ['clients', (chart) => gateway(chart, { clients: [peer] })],
    ['allowFrom', (chart) => gateway(chart).allowFrom(peer)],
    ['ingress', (chart) => gateway(chart, { ingress: [{ peers: [peer], ports: [{ port: 8080 }] }] })],
    ['clients of a store', (chart) => new RedisStore(chart, 'r', { password: { secretName: 'r', key: 'p' }, clients: [peer] })],
  ])('fails in %s', (_, build) => {
    expectFinding(build as (chart: Chart) => void, 'LLMGW-516', 'client.example.com', 'NetworkPeer.cidr');
  });

  test.each(['*.example.com', 'agents.example', 'agent'])('fails for %s', (host) => {
    expectFinding((chart) => gateway(chart, { clients: [NetworkPeer.host(host)] }), 'LLMGW-516', host);
  });

  test('fails for a Service, and is told its namespace', () => {
    const clients = [NetworkPeer.host('agent.tools.svc.cluster.local')];

    expectFinding((chart) => gateway(chart, { clients }), 'LLMGW-516', "NetworkPeer.namespace('tools')");
  });

  test('may be an address', () => {
    const manifests = synth((chart) => gateway(chart, { clients: [NetworkPeer.host('203.0.113.9')] }));

    expect(only(manifests, 'NetworkPolicy')['spec'].ingress[0].from).toEqual([{ ipBlock: { cidr: '203.0.113.9/32' } }]);
  });
});

describe('an MCP proxy', () => {
  const pathsOf = (mcp: Partial<McpFacts>, apiPaths?: string[]): string[] => {
    const manifests = synth((chart) => {
      const profile = McpProfile.custom({
        ...PROFILE.facts,
        apiPaths,
        mcp: { sessions: McpSessionState.SHARED, ...mcp },
      });
      const target = new McpProxy(chart, 'mcp', { profile });
      new GatewayExposure(chart, 'door', { target, hostname: 'mcp.example.com', via: ROUTE });
    });
    return only(manifests, 'HTTPRoute')['spec'].rules[0].matches.map((match: any) => match.path.value);
  };

  test('publishes the path of its endpoint', () => {
    expect(pathsOf({ path: '/tools/mcp' })).toEqual(['/tools/mcp']);
  });

  test('publishes the usual path without one', () => {
    expect(pathsOf({})).toEqual(['/mcp']);
  });

  test('publishes where its clients learn who gives out tokens', () => {
    expect(pathsOf({ protectedResourceMetadata: true })).toEqual(['/mcp', '/.well-known/oauth-protected-resource']);
  });

  test('publishes what the profile says', () => {
    expect(pathsOf({}, ['/mcp', '/sse'])).toEqual(['/mcp', '/sse']);
  });
});
