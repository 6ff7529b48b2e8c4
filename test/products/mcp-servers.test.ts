import type { Chart } from 'cdk8s';
import { Duration } from 'cdk8s';
import { GatewayConfig, McpProfile, McpProxy, NetworkPeer } from '../../src';
import type { GitHubMcpOptions, GrafanaMcpOptions, McpProxyProps, McpToolboxOptions } from '../../src';
import { expectFinding } from '../support/errors';
import { container, only } from '../support/find';
import { credentials } from '../support/gateway';
import { synth } from '../support/synth';

const clients = [NetworkPeer.namespace('agents')];
const proxy = (props: McpProxyProps) => (chart: Chart) => new McpProxy(chart, 'mcp', { clients, ...props });

const gitHub = (options: Partial<GitHubMcpOptions> = {}) =>
  proxy({ profile: McpProfile.gitHub({ version: '1.10.1', ...options }), maxStreamDuration: Duration.minutes(1) });
const grafana = (options: Partial<GrafanaMcpOptions> = {}, props: Partial<McpProxyProps> = {}) =>
  proxy({
    profile: McpProfile.grafana({ version: '1.1.0', grafanaUrl: 'http://grafana.monitoring.svc:3000', ...options }),
    credentials: [credentials('grafana-token', 'caller-token')],
    ...props,
  });
const toolbox = (options: Partial<McpToolboxOptions> = {}, config = GatewayConfig.file('tools.yaml', {})) =>
  proxy({ profile: McpProfile.toolbox({ version: '1.13.0', ...options }), config });

const deployment = (build: (chart: Chart) => McpProxy) => container(only(synth(build), 'Deployment'));
const policy = (build: (chart: Chart) => McpProxy) => JSON.stringify(only(synth(build), 'NetworkPolicy')['spec'].egress);

describe('GitHub', () => {
  test('is started as a service, and changes nothing unless it is told', () => {
    const { args, env } = deployment(gitHub());

    expect(args).toEqual(['http']);
    expect(env).toContainEqual({ name: 'GITHUB_READ_ONLY', value: 'true' });
  });

  test('waits before SIGTERM for the longest call, which SIGTERM would cut', () => {
    expect(only(synth(gitHub()), 'Deployment')['spec'].template.spec.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(75);
  });

  test('everything that a profile can say', () => {
    const every: Required<GitHubMcpOptions> = {
      version: '1.10.1',
      image: `ghcr.io/github/github-mcp-server:v1.10.1@sha256:${'0'.repeat(64)}`,
      githubUrl: 'https://github.acme.example',
      publicUrl: 'https://mcp.acme.example',
      readOnly: false,
      toolsets: ['repos', 'issues'],
    };

    expect(synth(gitHub(every))).toMatchSnapshot();
  });

  test.each<Partial<GitHubMcpOptions>>([{ githubUrl: 'github.acme.example' }, { publicUrl: 'https://mcp.acme.example/path' }])(
    'fails for %j',
    (options) => {
      expectFinding(gitHub(options), 'LLMGW-713', Object.keys(options)[0]!);
    },
  );
});

describe('Grafana', () => {
  test('answers the kubelet and its Service, whose names it does not know', () => {
    expect(deployment(grafana()).command.join(' ')).toContain('--allowed-hosts *');
  });

  test('changes nothing in Grafana unless it is told', () => {
    expect(deployment(grafana()).command).toContain('--disable-write');
    expect(deployment(grafana({ write: true })).command).not.toContain('--disable-write');
  });

  test('keeps sessions in one pod with the tools of other servers, and none without', () => {
    expect(only(synth(grafana()), 'Deployment')['spec'].replicas).toBe(2);
    expect(only(synth(grafana({ proxiedTools: true })), 'Deployment')['spec'].replicas).toBe(1);
  });

  test('fails without a token for its callers', () => {
    expectFinding(grafana({}, { credentials: [credentials('grafana-token')] }), 'LLMGW-201', 'caller-token');
  });

  test('fails for a Grafana that is no URL', () => {
    expectFinding(grafana({ grafanaUrl: 'grafana:3000' }), 'LLMGW-711', 'grafana:3000');
  });
});

describe('the Toolbox', () => {
  const file = (name: string) =>
    GatewayConfig.file(name, { sources: { orders: { kind: 'postgres', host: '10.20.30.40' } }, tools: {} });

  test('may reach the databases that its file names', () => {
    expect(policy(toolbox({}, file('tools.yaml')))).toContain('"10.20.30.40/32"');
    expect(policy(toolbox({}, file('tools.yaml')))).toContain('5432');
  });

  test('reads its file at start only: a ConfigMap changes beside it', () => {
    expect(deployment(toolbox()).args).toEqual(expect.arrayContaining(['/etc/toolbox/tools.yaml', '--disable-reload']));
  });

  test('sends its metrics to a collector', () => {
    const build = toolbox({ otlpEndpoint: 'http://10.1.2.3:4318' });

    expect(deployment(build).args.join(' ')).toContain('--telemetry-otlp http://10.1.2.3:4318');
    expect(policy(build)).toContain('4318');
  });

  test('fails without the file that it reads', () => {
    expectFinding(toolbox({}, file('other.yaml')), 'LLMGW-712', 'other.yaml');
  });

  test('fails without a credential of its file', () => {
    expectFinding(toolbox({ credentials: { 'orders-password': 'ORDERS_PASSWORD' } }), 'LLMGW-201', 'orders-password');
  });
});
