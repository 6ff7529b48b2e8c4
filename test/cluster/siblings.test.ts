import type { Chart } from 'cdk8s';
import { Size } from 'cdk8s';
import {
  AppProtocol,
  CloudNativePostgres,
  ClusterProfile,
  Exposure,
  GatewayExposure,
  GatewayObservability,
  GatewayProfile,
  GatewayTracing,
  GkeDns,
  McpProfile,
  ModelProvider,
  MonitoringStack,
  NetworkPeer,
  Scrape,
  SloObjective,
  StoreKind,
  StateStore,
  Tls,
  Tracing,
  Alerts,
} from '../../src';
import { gateway, PROFILE } from '../exposure/gateways';
import { measured } from '../observability/fixture';
import { on } from '../support/cluster';
import { expectFinding, findings } from '../support/errors';
import { container, only } from '../support/find';
import { acme, gateway as smallest } from '../support/gateway';
import { synth } from '../support/synth';
import { warned } from '../support/warned';

// Programs of public reports, and cases of the same kinds that nobody reported.

describe('kind A, a fact of the cluster that was a constant', () => {
  test('the collectors of Google are let in and its monitor is made, instead of a Scrape.none() (gke-labs/kube-agents)', () => {
    const manifests = synth((chart) => {
      ClusterProfile.gke({ dns: GkeDns.CLOUD_DNS, dataplaneV2: true }).applyTo(chart);
      new GatewayObservability(chart, 'o11y', { target: measured()(chart) });
    });

    expect(JSON.stringify(only(manifests, 'NetworkPolicy')['spec'].ingress)).toContain('gke-gmp-system');
    expect(only(manifests, 'PodMonitoring').metadata.name).toBe('edge');
    expect(JSON.stringify(only(manifests, 'Rules'))).toContain('acme_requests_total');
  });

  test('fails: a Prometheus that has nothing to ask', () => {
    const build = (chart: Chart): void => {
      const prometheus = NetworkPeer.namespace('gke-gmp-system');
      new GatewayObservability(chart, 'o11y', { target: measured()(chart), scrape: Scrape.none(), prometheus });
    };

    expectFinding(build, 'LLMGW-130', "'prometheus'", 'monitoring');
  });

  test('fails: objectives without rules', () => {
    const build = (chart: Chart): void => {
      const objectives = [SloObjective.availability(99)];
      new GatewayObservability(chart, 'o11y', { target: measured()(chart), alerts: Alerts.none(), objectives });
    };

    expectFinding(build, 'LLMGW-130', "'objectives'");
  });

  test('a database of an operator is isolated as the pods beside it are', () => {
    const manifests = synth((chart) => {
      ClusterProfile.aks({ automatic: true }).applyTo(chart);
      new CloudNativePostgres(chart, 'db', { size: Size.gibibytes(1), clients: [NetworkPeer.namespace('reports')] });
    });
    const { spec } = only(manifests, 'CiliumNetworkPolicy');

    expect(JSON.stringify(spec.ingress)).toContain('reports');
    expect(Object.keys(spec)).toEqual(['endpointSelector', 'ingress']);
  });
});

describe('kind B, a pod that knew less than the others', () => {
  const trust = { configMapName: 'company-ca' };

  test('a collector beside the gateway trusts the certificates of the company', () => {
    const build = on({ trust }, (chart) => {
      const profile = acme({ tracing: { endpointVariable: 'OTEL_EXPORTER_OTLP_ENDPOINT' } });
      const target = smallest({ profile })(chart);
      new GatewayTracing(chart, 'tracing', {
        target,
        tracing: Tracing.sidecar({ endpoint: 'http://tempo.observability.svc:4317' }),
      });
    });
    const collector = container(only(synth(build), 'Deployment'), 'otel-collector');

    expect(collector.env).toContainEqual({ name: 'SSL_CERT_FILE', value: '/etc/ssl/cluster/ca.crt' });
  });

  test('a sidecar of the team that nobody asks is warned of', () => {
    const sidecar = { name: 'beside', image: 'acme/beside:1.0.0', resources: PROFILE.facts.resources };
    const ports = [{ name: 'beside', port: 9000 }];

    expect(warned((chart) => gateway(chart, { sidecars: [sidecar] }), 'LLMGW-017')).toHaveLength(1);
    expect(warned((chart) => gateway(chart, { sidecars: [{ ...sidecar, ports, healthPath: '/ok' }] }), 'LLMGW-017')).toEqual([]);
  });
});

describe('kind C, a door whose traffic is not that of a pod', () => {
  const grpc = (tls: Tls) => (chart: Chart) => {
    const listeners = [{ name: 'grpc', port: 8080, appProtocol: AppProtocol.GRPC }];
    const health = { startup: {}, readiness: {}, liveness: {} };
    const profile = GatewayProfile.custom({ ...PROFILE.facts, config: undefined, listeners, health });
    const target = gateway(chart, { profile });
    new GatewayExposure(chart, 'door', { target, via: Exposure.openshiftRoute(), hostname: 'llm.example.com', tls });
  };

  test.each([
    ['with the certificate of the router', Tls.controller(), 'a certificate of its own'],
    ['with a certificate of its own', Tls.secret('llm-tls'), 'its owner switched it on'],
  ])('gRPC through a router of OpenShift %s is warned of', (_, tls, text) => {
    expect(warned(grpc(tls), 'LLMGW-521')).toEqual([expect.stringContaining(text)]);
  });

  test('the router is told by the Service that the pods speak HTTP/2', () => {
    const [port] = only(synth(grpc(Tls.secret('llm-tls'))), 'Service')['spec'].ports;

    expect(port.appProtocol).toBe('kubernetes.io/h2c');
  });

  test.each([
    [{ addresses: { nodes: ['10.1.0.0/16'] } }, [{ ipBlock: { cidr: '10.1.0.0/16' } }]],
    [{}, [{ ipBlock: { cidr: '0.0.0.0/0' } }, { ipBlock: { cidr: '::/0' } }]],
  ])('a port of every node with %j is open to %j', (facts, peers) => {
    const build = on(facts, (chart) => {
      const target = gateway(chart, { clients: [NetworkPeer.namespace('agents')] });
      new GatewayExposure(chart, 'door', { target, via: Exposure.nodePort(), tls: Tls.insecureHttp() });
    });
    const from = only(synth(build), 'NetworkPolicy')['spec'].ingress.flatMap((rule: any) => rule.from);

    expect(from).toEqual(expect.arrayContaining(peers));
    expect(from).toHaveLength(peers.length + 1);
  });
});

describe('kind E, two values that contradict each other', () => {
  const provider = ModelProvider.custom('p', { endpoints: ['https://llm.example.com'], authenticated: false });

  test('certificates of the cluster and public providers', () => {
    const profile = GatewayProfile.custom({ ...PROFILE.facts, config: undefined });
    const build = on({ trust: { secretName: 'ca' } }, (chart) => gateway(chart, { profile, providers: [provider] }));

    expect(warned(build, 'LLMGW-011')).toEqual([expect.stringContaining('llm.example.com')]);
  });

  test('requests of the team and what the cluster lets a container have', () => {
    const resources = { requests: { cpu: '50m' }, limits: {} };
    const build = on({ admission: { leastCpu: '100m' } }, (chart) => gateway(chart, { resources }));

    expect(warned(build, 'LLMGW-015')).toHaveLength(1);
  });

  test('a store behind the proxy and the list of what is reached without it', () => {
    const facts = { egressProxy: { url: 'http://proxy.example.com:3128' }, addresses: { services: ['10.96.0.0/12'] } };
    const stores = [{ kind: StoreKind.REDIS, urlVariable: 'REDIS_URL' }];
    const build = on(facts, (chart) => {
      const redis = StateStore.externalRedis({ host: 'redis.data.svc', url: { secretName: 'redis', key: 'url' } });
      gateway(chart, { profile: GatewayProfile.custom({ ...PROFILE.facts, config: undefined, stores }), stores: [redis] });
    });
    const { env } = container(only(synth(build), 'Deployment'), 'gateway');

    expect(env.find((e: any) => e.name === 'NO_PROXY').value.split(',')).toEqual(
      expect.arrayContaining(['.svc', '.cluster.local', '10.96.0.0/12']),
    );
  });
});

describe('where clients of an MCP proxy find who gives out tokens', () => {
  const pathsOf = (profile: McpProfile): readonly string[] => profile.facts.apiPaths ?? [];
  const METADATA = '/.well-known/oauth-protected-resource';

  test.each([
    ['ContextForge', McpProfile.contextForge({ version: '1.1.0', adminEmail: 'admin@acme.example' }), true],
    ['DVARA', McpProfile.dvara({ version: '1.6.0' }), false],
  ])('%s is published where the product has it', (_, profile, has) => {
    expect(pathsOf(profile).includes(METADATA)).toBe(has);
  });

  test('the path is added to paths that the team states, unless they have it', () => {
    const facts = { ...PROFILE.facts, config: undefined, mcp: { sessions: 'none' as never, protectedResourceMetadata: true } };

    expect(pathsOf(McpProfile.custom({ ...facts, apiPaths: ['/mcp'] }))).toEqual(['/mcp', METADATA]);
    expect(pathsOf(McpProfile.custom({ ...facts, apiPaths: ['/'] }))).toEqual(['/']);
  });
});

test('monitoring of another stack is one line', () => {
  const facts = { monitoring: { stack: MonitoringStack.VICTORIA_METRICS } };

  expect(findings(on(facts, (chart) => new GatewayObservability(chart, 'o11y', { target: measured()(chart) })))).toEqual([]);
});
