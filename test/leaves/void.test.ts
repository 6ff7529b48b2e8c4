import { Duration } from 'cdk8s';
import type { Chart } from 'cdk8s';
import {
  Alerts,
  EnvoyAiGateway,
  EnvoyAiSchema,
  Exposure,
  GatewayAutoscaling,
  GatewayExposure,
  GatewayMigration,
  GatewayObservability,
  GatewaySecrets,
  LatticelmSettings,
  MigrationHook,
  MigrationRun,
  ModelProvider,
  NetworkIsolation,
  NetworkPeer,
  RedisStore,
  ScalingEngine,
  Scrape,
  SecretSource,
  SecretStore,
  SecretStoreProvider,
  SecretsStoreProvider,
  StateStore,
  StoreKind,
} from '../../src';
import type { AlertOptions, EnvoyAiBackend, GatewayExposureProps, GatewaySecretsProps } from '../../src';
import { outcomeWith } from '../fuzz/outcome';
import { acme, gateway } from '../support/gateway';
import { kernel, llmGateway } from '../support/products';

// Members that another one makes void, as combined.test.ts found them: each is said, and not dropped.

const POLICY = { networkIsolation: NetworkIsolation.none('the mesh does it') };
const RULE = { peers: [NetworkPeer.namespace('apps')], ports: [{ port: 8443 }] };
const PASSWORD = { secretName: 'redis', key: 'password' };
const MEASURED = { endpoint: { listener: 'http' }, requests: { name: 'acme_requests_total', errors: 'code="500"' } };
const CSI = SecretSource.secretsStoreCsi({ provider: SecretsStoreProvider.gcp('acme'), remoteKeys: { token: { key: 'token' } } });

const sidecar = (more: object) =>
  gateway({ sidecars: [{ name: 'side', image: 'acme/side:1.0.0', resources: { requests: {}, limits: {} }, ...more }] });
const alerts =
  (options: AlertOptions, metrics: object = MEASURED) =>
  (chart: Chart) =>
    new GatewayObservability(chart, 'watch', {
      target: gateway({ profile: acme({ metrics }) })(chart),
      alerts: Alerts.prometheusRule(options),
    });
const backend = (given: EnvoyAiBackend) => (chart: Chart) =>
  new EnvoyAiGateway(chart, 'gateway', {
    ...{
      version: '1.1.0',
      gatewayClass: 'envoy',
      providers: [ModelProvider.custom('acme', { endpoints: ['https://llm.example.com'], authenticated: false })],
    },
    backends: { acme: given },
  });
const migration = (more: object) => (chart: Chart) =>
  new GatewayMigration(chart, 'migration', {
    target: gateway({ profile: acme({ migration: {} }) })(chart),
    stores: [],
    run: MigrationRun.INIT_CONTAINER,
    ...more,
  });
const secrets = (props: Partial<GatewaySecretsProps>) => (chart: Chart) =>
  new GatewaySecrets(chart, 'keys', { source: SecretSource.existing('keys', ['token']), ...props });
const door = (props: Omit<GatewayExposureProps, 'target'>) => (chart: Chart) =>
  new GatewayExposure(chart, 'door', { target: gateway()(chart), ...props });
const jdbc = (more: object) => {
  const postgres = { kind: StoreKind.POSTGRES, urlVariable: 'URL', urlScheme: 'jdbc:postgresql' } as const;
  const store = StateStore.externalPostgres({ host: 'db.example.com', url: { secretName: 'db', key: 'url' }, ...more });
  return gateway({ profile: acme({ stores: [postgres] }), stores: [store] });
};

test.each<[string, (chart: Chart) => unknown, string]>([
  [
    'a port that no probe asks',
    sidecar({ ports: [{ name: 'http', port: 3000 }], healthPort: 'http' }),
    "sidecars.side.healthPort' = \"http\": asked only for 'healthPath'",
  ],
  [
    'clients without a policy',
    gateway({ ...POLICY, clients: [NetworkPeer.cluster()] }),
    "'clients': NetworkIsolation.none() makes no policy",
  ],
  ['ingress without a policy', gateway({ ...POLICY, ingress: [RULE] }), "'ingress': NetworkIsolation.none() makes no policy"],
  ['egress without a policy', gateway({ ...POLICY, egress: [RULE] }), "'egress': NetworkIsolation.none() makes no policy"],
  [
    'a threshold of what is not measured',
    alerts({ errorRatio: 0.1 }, { endpoint: MEASURED.endpoint }),
    "'alerts.errorRatio': the product does not measure it",
  ],
  [
    'a threshold of an alert that is left out',
    alerts({ errorRatio: 0.1, without: ['HighErrorRate'] }),
    "'alerts.errorRatio' = 0.1: 'without' leaves out what reads it",
  ],
  [
    'a latency whose alert is left out',
    alerts({ latency: Duration.seconds(3), without: ['HighLatency'] }, { ...MEASURED, duration: { name: 'acme_seconds' } }),
    "'alerts.latency' = \"3 seconds\": 'without' leaves out",
  ],
  [
    'an alert to leave out that there is not',
    alerts({ without: ['HighErorRate'] }),
    '\'alerts.without\' = "HighErorRate": there is no such alert here',
  ],
  [
    'who scrapes a product without metrics',
    (chart) => new GatewayObservability(chart, 'watch', { target: gateway()(chart), prometheus: NetworkPeer.namespace('watch') }),
    "'prometheus': the product has none that can be scraped",
  ],
  [
    'TLS of a scrape in the clear',
    (chart) =>
      new GatewayObservability(chart, 'watch', {
        target: gateway({ profile: acme({ metrics: MEASURED }) })(chart),
        scrape: Scrape.serviceMonitor({ tls: { serverName: 'acme' } }),
      }),
    "'scrape.tls': no listener speaks TLS",
  ],
  [
    'a version that the driver of Vault does not ask for',
    secrets({
      source: SecretSource.secretsStoreCsi({
        provider: SecretsStoreProvider.vault({ address: 'https://vault.example.com', role: 'ai' }),
        remoteKeys: { token: { key: 'secret/data/ai', property: 'token', version: '2' } },
      }),
    }),
    "'source.remoteKeys.token.version': the provider vault mounts the newest one only",
  ],
  [
    'a project of a schema that has none',
    backend({ project: 'acme' }),
    '\'backends.acme.project\' = "acme": the schema OpenAI has none',
  ],
  [
    'a prefix of a schema that has none',
    backend({ schema: EnvoyAiSchema.COHERE, prefix: '/v2' }),
    '\'backends.acme.prefix\' = "/v2": the schema Cohere has none',
  ],
  ['the hook of a Job that is not made', migration({ hook: MigrationHook.ARGO_CD }), '\'hook\' = "argo-cd": there is no Job'],
  ['retries of a Job that is not made', migration({ backoffLimit: 1 }), "'backoffLimit' = 1: there is no Job"],
  [
    'failures of queries that nobody asks',
    (chart) =>
      new GatewayAutoscaling(chart, 'scaling', {
        target: gateway()(chart),
        maxReplicas: 3,
        engine: ScalingEngine.keda({ failureThreshold: 2 }),
      }),
    "'engine.failureThreshold' = 2: no signal asks Prometheus",
  ],
  [
    'pods of a provider whose peers are stated',
    gateway({ providers: [ModelProvider.vllm({ service: 'vllm', podLabels: { app: 'vllm' }, peers: [NetworkPeer.cluster()] })] }),
    "'providers.vllm.podLabels': 'peers' says where it is",
  ],
  ['the database beside a whole JDBC URL', jdbc({ database: 'acme' }), "'stores.postgres.database': 'url' is the whole URL"],
  ['annotations of an existing Secret', secrets({ annotations: { team: 'ai' } }), "'annotations': the Secret is made elsewhere"],
  [
    'the type of a Secret that no driver makes',
    secrets({ source: CSI, type: 'acme' }),
    '\'type\' = "acme": the source mounts files and makes no Secret',
  ],
  [
    'where a cluster is into which nobody logs in',
    (chart) => new SecretStore(chart, 'store', { provider: SecretStoreProvider.gcp({ projectId: 'acme', clusterName: 'ai' }) }),
    '\'provider.clusterName\' = "ai": read for the login of a ServiceAccount',
  ],
  [
    'an issuer beside a file',
    llmGateway({}, {}, { issuer: 'https://id.example.com' }),
    '\'profile.issuer\' = "https://id.example.com": this build reads its file only',
  ],
  [
    'memory of a build with a database',
    llmGateway({}, {}, { settings: LatticelmSettings.ENV, memoryPerPod: true }),
    "'profile.memoryPerPod' = true: conversations are in PostgreSQL",
  ],
  [
    'a tenant of a kernel that knows none',
    kernel({ version: '0.5.6', tenantId: 'acme' }),
    '\'profile.tenantId\' = "acme": read since 0.8 only',
  ],
  [
    'paths of a gRPC route',
    door({ via: Exposure.grpcRoute({ gateway: 'public' }), hostname: 'llm.example.com', paths: ['/v1'] }),
    "'paths': Exposure.grpcRoute knows methods and no paths",
  ],
  [
    'the name of a Service that exists',
    door({ via: Exposure.loadBalancer(), name: 'door' }),
    "'name': Exposure.loadBalancer is the Service of the target",
  ],
])('%s is said', (_, build, finding) => {
  const { errors, warnings } = outcomeWith(build);

  expect([...errors, ...warnings].join('\n')).toContain(finding);
});

test('a server restarts with its password', () => {
  const yaml = (revision: string): string =>
    outcomeWith((chart) => new RedisStore(chart, 'redis', { password: { ...PASSWORD, revision } })).yaml;

  expect(yaml('2')).not.toBe(yaml('1'));
});

test('the pods of a server follow the Secret of its password', () => {
  const { yaml } = outcomeWith((chart) => new RedisStore(chart, 'redis', { password: { ...PASSWORD, reloader: true } }));

  expect(yaml).toContain('secret.reloader.stakater.com/reload: redis');
});

test('egress without a policy is told to the proxy', () => {
  const build = gateway({ ...POLICY, egress: [RULE], egressProxy: { url: 'http://proxy.example.com:3128' } });

  expect(outcomeWith(build).warnings.join('\n')).not.toContain("'egress'");
});
