import { McpServer, McpSessionState, McpSessions, NetworkPeer, Upstream } from '../../src';
import type { McpProxyProps } from '../../src';
import { expectFinding, findings } from '../support/errors';
import { all, container, only } from '../support/find';
import { gateway } from '../support/gateway';
import { acmeMcp, proxy } from '../support/platform';
import { synth } from '../support/synth';

const RESOURCES = { requests: { cpu: '50m', memory: '64Mi' }, limits: { cpu: '200m', memory: '128Mi' } };
const GIT_TOOLS = {
  name: 'git-tools',
  image: 'acme/git-tools:2.0.1',
  ports: [{ name: 'git', port: 9100 }],
  healthPath: '/healthz',
  resources: RESOURCES,
};

/** Every prop of the proxy itself; those of every workload are tested with the gateway. */
const every: Required<Pick<McpProxyProps, 'profile' | 'upstream' | 'servers' | 'sessions'>> = {
  profile: acmeMcp(
    { serversVariable: 'ACME_SERVERS', statelessEnv: { ACME_STATELESS: 'true' } },
    { upstream: { urlVariable: 'ACME_GATEWAY', path: '/v1' } },
  ),
  upstream: Upstream.fromUrl('https://llm.example.com/'),
  servers: [
    McpServer.service('files', {
      service: 'files',
      namespace: 'tools',
      port: 80,
      podPort: 8000,
      podLabels: { app: 'files' },
      allowedTools: ['read'],
    }),
    McpServer.service('notes', { service: 'notes', port: 8000, path: '/v2/mcp' }),
    McpServer.fromUrl('search', 'https://mcp.example.com/mcp', { allowedTools: ['search', 'fetch'] }),
    McpServer.sidecar('git', { container: GIT_TOOLS, path: '/sse' }),
  ],
  sessions: McpSessions.stateless(),
};

describe('the smallest proxy', () => {
  const build = () => synth((chart) => proxy({ clients: [NetworkPeer.namespace('agents')] })(chart));

  test('looks like this', () => expect(build()).toMatchSnapshot());
  test('is sound', () => expect(build()).toBeSound());
});

describe('a proxy with everything', () => {
  const build = () => synth((chart) => proxy({ ...every, clients: [NetworkPeer.namespace('agents')] })(chart));

  test('looks like this', () => expect(build()).toMatchSnapshot());
  test('is sound', () => expect(build()).toBeSound());
});

describe('who reaches the proxy', () => {
  const GATEWAY = {
    podSelector: { matchLabels: { 'app.kubernetes.io/name': 'acme', 'app.kubernetes.io/instance': 'test-gateway' } },
  };
  const PROXY = {
    podSelector: { matchLabels: { 'app.kubernetes.io/name': 'acme-mcp', 'app.kubernetes.io/instance': 'test-mcp' } },
  };

  test('is its upstream gateway and nobody else', () => {
    const manifests = synth((chart) => proxy({ upstream: gateway()(chart) })(chart));

    const policy = only(manifests, 'NetworkPolicy', 'test-mcp');
    expect(policy['spec'].ingress).toEqual([{ from: [GATEWAY], ports: [{ port: 9000, protocol: 'TCP' }] }]);
  });

  test('includes declared clients', () => {
    const manifests = synth((chart) =>
      proxy({ upstream: gateway()(chart), clients: [NetworkPeer.pods({ app: 'agent' }, 'agents')] })(chart),
    );

    expect(only(manifests, 'NetworkPolicy', 'test-mcp')['spec'].ingress[0].from).toHaveLength(2);
  });

  test('has a cluster address only', () => {
    const manifests = synth((chart) => proxy({ upstream: gateway()(chart) })(chart));

    expect(only(manifests, 'Service', 'test-mcp')['spec'].type).toBe('ClusterIP');
    expect(all(manifests, 'Ingress')).toEqual([]);
  });

  test('holds at the gateway as well, which has to let the calls out', () => {
    const manifests = synth((chart) => proxy({ upstream: gateway({ clients: [] })(chart) })(chart));

    const { egress, ingress } = only(manifests, 'NetworkPolicy', 'test-gateway')['spec'];
    expect(egress).toContainEqual({ to: [PROXY], ports: [{ port: 9000, protocol: 'TCP' }] });
    expect(ingress).toEqual([{ from: [PROXY], ports: [{ port: 8080, protocol: 'TCP' }] }]);
  });

  test('holds across namespaces', () => {
    const names: string[] = [];
    synth((chart) => {
      const upstream = gateway()(chart);
      const elsewhere = synth((other) => proxy({ upstream })(other), 'tools');
      names.push(JSON.stringify(only(elsewhere, 'NetworkPolicy')['spec'].ingress));
    });

    expect(names[0]).toContain('"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"ai-platform"}}');
  });

  test('is said to be nobody where neither a gateway nor clients are named', () => {
    const warnings: string[] = [];
    const write = jest.spyOn(process.stderr, 'write').mockImplementation((text) => warnings.push(String(text)) > 0);
    findings(proxy());
    write.mockRestore();

    expect(warnings.join('')).toContain('[LLMGW-704]');
  });
});

describe('what the proxy reaches', () => {
  const egressOf = (props: Partial<McpProxyProps>) =>
    only(
      synth((chart) => proxy({ clients: [NetworkPeer.cluster()], ...props })(chart)),
      'NetworkPolicy',
    )['spec'].egress.slice(0);

  test('is DNS only, as long as nothing is declared', () => {
    expect(egressOf({})).toHaveLength(1);
  });

  test('is the URL of an upstream outside', () => {
    expect(egressOf({ upstream: Upstream.fromUrl('http://gateway.ai.svc:8080'), profile: every.profile })).toContainEqual({
      to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ai' } } }],
      ports: [{ port: 8080, protocol: 'TCP' }],
    });
  });

  test('is the pods of an MCP server, on the port on which they listen', () => {
    expect(egressOf({ servers: [every.servers[0]!], profile: every.profile })).toContainEqual({
      to: [
        {
          podSelector: { matchLabels: { app: 'files' } },
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'tools' } },
        },
      ],
      ports: [{ port: 8000, protocol: 'TCP' }],
    });
  });
});

test('the product is told the URL of its gateway', () => {
  const manifests = synth((chart) => proxy({ profile: every.profile, upstream: gateway()(chart) })(chart));

  expect(container(only(manifests, 'Deployment', 'test-mcp')).env).toContainEqual({
    name: 'ACME_GATEWAY',
    value: 'http://test-gateway.ai-platform:8080/v1',
  });
});

test('the product is told its servers and their tools', () => {
  const manifests = synth((chart) => proxy({ ...every, upstream: gateway()(chart) })(chart));
  const { env } = container(only(manifests, 'Deployment', 'test-mcp'), 'gateway');
  const { value } = env.find((variable: { name: string }) => variable.name === 'ACME_SERVERS');

  expect(JSON.parse(value)).toEqual([
    { name: 'files', url: 'http://files.tools.svc:80/mcp', allowedTools: ['read'] },
    { name: 'notes', url: 'http://notes:8000/v2/mcp' },
    { name: 'search', url: 'https://mcp.example.com/mcp', allowedTools: ['search', 'fetch'] },
    { name: 'git', url: 'http://localhost:9100/sse' },
  ]);
});

test('a server beside the proxy runs as restricted as the proxy, and no policy opens its port', () => {
  const manifests = synth((chart) => proxy({ servers: [every.servers[3]!], upstream: gateway()(chart) })(chart));
  const sidecar = container(only(manifests, 'Deployment', 'test-mcp'), 'git-tools');

  expect(sidecar.securityContext).toEqual(container(only(manifests, 'Deployment', 'test-mcp'), 'gateway').securityContext);
  expect(JSON.stringify(all(manifests, 'NetworkPolicy'))).not.toContain('9100');
});

describe('the refusals', () => {
  test('fails for allowed tools that the product is not told', () => {
    expectFinding(proxy({ servers: [every.servers[0]!] }), 'LLMGW-706', 'servers.files.allowedTools', 'mcp.serversVariable');
  });

  test('fails for two servers of one name', () => {
    const twice = [McpServer.fromUrl('a', 'https://a.example.com'), McpServer.fromUrl('a', 'https://b.example.com')];

    expectFinding(proxy({ servers: twice }), 'LLMGW-705', 'declared twice');
  });

  test.each([
    ['a URL without a host', McpServer.fromUrl('a', '/mcp'), 'names no host'],
    ['a sidecar without a port', McpServer.sidecar('a', { container: { ...GIT_TOOLS, ports: [] } }), 'no port'],
    ['a name that is none', McpServer.fromUrl('No Name', 'https://a.example.com'), 'no-name'],
  ])('fails for %s', (_, server, reason) => {
    expectFinding(proxy({ servers: [server] }), 'LLMGW-705', reason);
  });

  test('fails for an upstream that is no URL', () => {
    expectFinding(proxy({ upstream: Upstream.fromUrl('') }), 'LLMGW-706', 'names no host');
  });

  test('fails for a prop that does not exist', () => {
    expectFinding(proxy({ upstreams: [] } as Partial<McpProxyProps>), 'LLMGW-902', "did you mean 'upstream'?");
  });
});

test('a proxy of a product that shares its sessions has two pods', () => {
  const profile = acmeMcp({ sessions: McpSessionState.SHARED });
  const manifests = synth((chart) => proxy({ profile, upstream: gateway()(chart) })(chart));

  expect(only(manifests, 'Deployment', 'test-mcp')['spec'].replicas).toBe(2);
});
