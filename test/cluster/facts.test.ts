import { App, Chart, Duration, JsonPatch, Size } from 'cdk8s';
import {
  BlueGreen,
  ClusterProfile,
  Exposure,
  ExternalMetrics,
  Findings,
  GatewayAutoscaling,
  GatewayExposure,
  GatewayObservability,
  GatewayProfile,
  GatewayVolume,
  IdentityMechanism,
  KubernetesVersion,
  ModelProvider,
  MonitoringStack,
  NetworkPeer,
  PodSecurityStandard,
  PolicyEngine,
  ScalingEngine,
  RedisStore,
  ServiceMesh,
  StreamSetting,
  Tls,
  WorkloadIdentity,
} from '../../src';
import type { ClusterFacts } from '../../src';
import { structOf } from '../../src/core/api/description';
import { gateway, PROFILE } from '../exposure/gateways';
import { everything } from '../pod/everything';
import { measured } from '../observability/fixture';

type Build = (chart: Chart) => void;

/** One fact, something that needs it, and what else must be known for it to matter. */
interface Case {
  readonly facts: ClusterFacts;
  readonly build: Build;
  readonly beside?: ClusterFacts;
}

const DNS = [NetworkPeer.pods({ 'k8s-app': 'kube-dns' }, 'kube-system')];
const PODS = (facts: ClusterFacts, beside?: ClusterFacts): Case => ({ facts, build: everything, beside });
const LONG: Build = (chart) => gateway(chart, { maxStreamDuration: Duration.minutes(30) });
const PROVIDER: Build = (chart) => {
  const provider = ModelProvider.custom('p', { endpoints: ['https://llm.corp.example.com'], authenticated: false });
  gateway(chart, { providers: [provider] });
};
const WATCHED: Build = (chart) => new GatewayObservability(chart, 'o11y', { target: measured()(chart) });
const AWAY: Build = (chart) => {
  const target = gateway(chart, {
    profile: GatewayProfile.custom({ ...PROFILE.facts, metrics: { endpoint: { listener: 'http' } } }),
  });
  new GatewayObservability(new Chart(chart, 'away', { namespace: 'monitoring' }), 'o11y', { target });
};
const PATCHED: Build = (chart) => {
  const target = gateway(chart);
  target.patch(target.workload, JsonPatch.add('/spec/template/spec/hostNetwork', true));
};
const ROUTED: Build = (chart) => {
  const via = Exposure.httpRoute({ gateway: 'public', gatewayClass: 'edge' });
  new GatewayExposure(chart, 'door', { target: gateway(chart), hostname: 'llm.example.com', via });
};
const ON_NODES: Build = (chart) => {
  new GatewayExposure(chart, 'door', { target: gateway(chart), via: Exposure.nodePort(), tls: Tls.insecureHttp() });
};
const IDENTIFIED: Build = (chart) => {
  const identity = WorkloadIdentity.eksPodIdentity();
  gateway(chart, { serviceAccount: { identity }, egressProxy: { url: 'http://proxy.example.com:3128' } });
};
const scaled =
  (engine?: ScalingEngine): Build =>
  (chart) =>
    new GatewayAutoscaling(chart, 'scaling', { target: gateway(chart), maxReplicas: 5, engine });
const claim: Build = (chart) => new GatewayVolume(chart, 'data', { size: Size.gibibytes(1) });
const PROXIED: Build = (chart) => gateway(chart, { egressProxy: { url: 'http://proxy.example.com:3128' } });

/** Every fact that can be stated, with a value that must be seen. */
const CASES: Readonly<Record<string, Case>> = {
  flavor: { facts: { flavor: 'mine' }, build: scaled(), beside: { scaling: { resourceMetrics: false } } },
  kubernetesVersion: PODS({ kubernetesVersion: KubernetesVersion.V1_30 }),
  'dns.pods': PODS({ dns: { pods: DNS } }),
  'dns.addresses': PODS({ dns: { addresses: ['169.254.20.10/32'] } }),
  'dns.port': PODS({ dns: { port: 5353 } }, { dns: { pods: DNS } }),
  'dns.onNode': PODS({ dns: { onNode: true } }, { dns: { pods: DNS }, policies: { engine: PolicyEngine.CILIUM } }),
  'dns.domain': PODS({ dns: { domain: 'corp.example' } }),
  'policies.engine': PODS({ policies: { engine: PolicyEngine.NONE } }),
  'policies.seesServices': PODS(
    { policies: { seesServices: true } },
    { dns: { pods: DNS }, addresses: { services: ['10.96.0.0/12'] }, policies: { engine: PolicyEngine.CALICO } },
  ),
  'policies.ciliumPolicies': PODS({ policies: { ciliumPolicies: true } }, { dns: { pods: DNS, onNode: true } }),
  'policies.hostNames': {
    facts: { policies: { hostNames: false } },
    build: PROVIDER,
    beside: { dns: { pods: DNS, onNode: true }, policies: { engine: PolicyEngine.CILIUM } },
  },
  'addresses.services': { facts: { addresses: { services: ['10.96.0.0/12'] } }, build: PROXIED },
  'addresses.pods': { facts: { addresses: { pods: ['10.244.0.0/16'] } }, build: PROXIED },
  'addresses.nodes': { facts: { addresses: { nodes: ['10.1.0.0/16'] } }, build: ON_NODES },
  'addresses.ipv4': { facts: { addresses: { ipv4: false } }, build: PROVIDER },
  'addresses.ipv6': { facts: { addresses: { ipv6: false } }, build: PROVIDER },
  'addresses.apiServer': {
    facts: { addresses: { apiServer: ['10.0.0.5/32'] } },
    build: (chart) => gateway(chart, { egress: [{ peers: [NetworkPeer.apiServer()], ports: [{ port: 443 }] }] }),
  },
  'addresses.privateNames': { facts: { addresses: { privateNames: ['*.corp.example.com'] } }, build: PROVIDER },
  'identity.mechanisms': { facts: { identity: { mechanisms: [IdentityMechanism.IRSA] } }, build: IDENTIFIED },
  'identity.tokenServers': { facts: { identity: { tokenServers: [NetworkPeer.cidr('10.9.9.9/32')] } }, build: IDENTIFIED },
  'identity.noProxy': { facts: { identity: { noProxy: ['metadata.corp'] } }, build: PROXIED },
  'doors.peers': { facts: { doors: { edge: { peers: [NetworkPeer.namespace('edge')] } } }, build: ROUTED },
  'doors.entities': { facts: { doors: { edge: { entities: ['ingress'] } } }, build: ROUTED },
  'doors.routeTimeouts': { facts: { doors: { edge: { routeTimeouts: false } } }, build: ROUTED },
  'doors.stream': { facts: { doors: { edge: { stream: StreamSetting.GCP_BACKEND_POLICY } } }, build: ROUTED },
  gatewayClass: {
    facts: { gatewayClass: 'edge' },
    build: (chart) => {
      const via = Exposure.httpRoute({ gateway: 'public' });
      new GatewayExposure(chart, 'door', { target: gateway(chart), hostname: 'llm.example.com', via });
    },
    beside: { doors: { edge: { peers: [NetworkPeer.namespace('edge')] } } },
  },
  'mesh.mesh': PODS({ mesh: { mesh: ServiceMesh.ISTIO_SIDECAR } }),
  'mesh.controlPlane': PODS(
    { mesh: { mesh: ServiceMesh.LINKERD, controlPlane: 'mesh' } },
    { mesh: { mesh: ServiceMesh.LINKERD } },
  ),
  egressProxy: PODS({ egressProxy: { url: 'http://proxy.example.com:3128' } }),
  'trust.configMapName': PODS({ trust: { configMapName: 'company-ca' } }),
  'trust.secretName': PODS({ trust: { secretName: 'company-ca' } }),
  'trust.key': PODS({ trust: { key: 'bundle.pem' } }, { trust: { configMapName: 'company-ca' } }),
  'trust.publicAuthorities': {
    facts: { trust: { publicAuthorities: true } },
    build: PROVIDER,
    beside: { trust: { configMapName: 'company-ca' } },
  },
  'registry.mirrors': PODS({ registry: { mirrors: { 'docker.io': 'mirror.example.com' } } }),
  'registry.helpers': {
    facts: { registry: { helpers: { redis: 'registry.corp.example/redis:7.2.11' } } },
    build: (chart) => new RedisStore(chart, 'redis', { password: { secretName: 'redis', key: 'password' } }),
  },
  'registry.pullSecrets': PODS({ registry: { pullSecrets: ['regcred'] } }),
  'placement.architectures': PODS({ placement: { architectures: ['arm64'] } }),
  'placement.nodeSelector': PODS({ placement: { nodeSelector: { pool: 'ai' } } }),
  'placement.tolerations': PODS({ placement: { tolerations: [{ key: 'ai', operator: 'Exists' }] } }),
  'placement.priorityClassName': PODS({ placement: { priorityClassName: 'high' } }),
  'placement.spot': { facts: { placement: { spot: true } }, build: (chart) => gateway(chart) },
  'drains.longest': { facts: { drains: { longest: Duration.minutes(5) } }, build: LONG },
  'drains.by': { facts: { drains: { by: 'Karpenter' } }, build: LONG, beside: { drains: { longest: Duration.minutes(5) } } },
  'drains.setting': {
    facts: { drains: { setting: 'terminationGracePeriod' } },
    build: LONG,
    beside: { drains: { longest: Duration.minutes(5) } },
  },
  'drains.spot': {
    facts: { drains: { spot: Duration.seconds(120) } },
    build: (chart) => gateway(chart),
    beside: { placement: { spot: true } },
  },
  'admission.assignsUsers': PODS({ admission: { assignsUsers: true } }),
  'admission.podSecurity': { facts: { admission: { podSecurity: PodSecurityStandard.BASELINE } }, build: PATCHED },
  'admission.limitsEqualRequests': PODS({ admission: { limitsEqualRequests: true } }),
  'admission.leastCpu': PODS({ admission: { leastCpu: '250m' } }),
  'admission.leastMemory': PODS({ admission: { leastMemory: '512Mi' } }),
  'admission.leastPodCpu': PODS({ admission: { leastPodCpu: '4' } }),
  'admission.leastPodMemory': PODS({ admission: { leastPodMemory: '8Gi' } }),
  'admission.podCpuStep': PODS({ admission: { podCpuStep: '750m' } }),
  'admission.leastMemoryPerCpu': PODS({ admission: { leastMemoryPerCpu: '8Gi' } }),
  'admission.mostMemoryPerCpu': PODS({ admission: { mostMemoryPerCpu: '100Mi' } }),
  'admission.requiresProbes': PODS({ admission: { requiresProbes: true } }),
  'admission.uniqueSelectors': {
    facts: { admission: { uniqueSelectors: true } },
    build: (chart) => {
      const [blue, green] = ['blue', 'green'].map((name) => gateway(chart, { name }, name));
      new BlueGreen(chart, 'pair', { blue: blue!, green: green!, live: green! });
    },
  },
  'admission.refusesHost': { facts: { admission: { refusesHost: true } }, build: PATCHED },
  'monitoring.stack': { facts: { monitoring: { stack: MonitoringStack.GOOGLE } }, build: WATCHED },
  'monitoring.selectorLabels': { facts: { monitoring: { selectorLabels: { release: 'kps' } } }, build: WATCHED },
  'monitoring.collectors': { facts: { monitoring: { collectors: [NetworkPeer.namespace('obs')] } }, build: WATCHED },
  'monitoring.ownNamespaceOnly': { facts: { monitoring: { ownNamespaceOnly: true } }, build: AWAY },
  'scaling.resourceMetrics': { facts: { scaling: { resourceMetrics: false } }, build: scaled() },
  'scaling.externalMetrics': {
    facts: { scaling: { externalMetrics: ExternalMetrics.STACKDRIVER } },
    build: scaled(ScalingEngine.keda({ prometheusUrl: 'http://prometheus.monitoring:9090' })),
  },
  'storage.defaultClass': { facts: { storage: { defaultClass: 'fast' } }, build: claim },
  'storage.dynamic': { facts: { storage: { dynamic: false } }, build: claim },
};

/** Everything that can be stated about a cluster, by its path; groups by their members. */
function paths(struct: string, prefix = ''): string[] {
  return [...structOf(struct)!].flatMap(([name, { type }]) => {
    const group = /^Cluster[A-Z]\w+/.exec(type)?.[0];
    return group === undefined ? [`${prefix}${name}`] : paths(group, `${prefix}${name}.`);
  });
}

/** What a cluster with these facts gets: YAML and findings. */
function outcome(build: Build, ...facts: readonly ClusterFacts[]): string {
  const app = new App();
  const profile = facts.reduce((before, more) => before.withFacts(more), ClusterProfile.custom({}));
  profile.applyTo(app);
  const chart = new Chart(app, 'test', { namespace: 'ai', disableResourceNameHashes: true });
  build(chart);
  const refusals = app.node.findAll().flatMap((construct) => construct.node.validate());
  return JSON.stringify([refusals, Findings.of(app).list(), refusals.length > 0 ? [] : app.charts.map((c) => c.toJson())]);
}

const builds = Object.values(CASES).map(({ build }) => build);
const before = new Map<string, string>();

beforeAll(() => jest.spyOn(process.stderr, 'write').mockReturnValue(true));
afterAll(() => jest.restoreAllMocks());

test('every fact of a cluster has a case here', () => {
  expect(Object.keys(CASES).sort()).toEqual(
    paths('ClusterFacts')
      // what confirms a fact decides between an error and a warning; what delivers the YAML is tested with what it does
      .filter((path) => !['provenance', 'delivery'].includes(path))
      .sort(),
  );
});

test.each(Object.entries(CASES))('%s changes the YAML or what is said', (_, { facts, build, beside = {} }) => {
  const key = `${builds.indexOf(build)} ${JSON.stringify(beside)}`;
  const without = before.get(key) ?? outcome(build, beside);
  before.set(key, without);

  // the texts are long: only whether they differ is of interest
  expect(outcome(build, beside, facts) === without).toBe(false);
});
