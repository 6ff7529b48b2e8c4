import type { Plan, StructPlan } from '../fuzz/plan';
import { snippet } from './snippet';

// What a program has that means it: by struct and member, one of several. Drawn by chance, these would hardly ever fit each other.

const STORES = [
  `[StateStore.externalRedis({ host: 'redis.example.com', urlSafePassword: true, password: { secretName: 'redis', key: 'password' } })]`,
  `[StateStore.externalPostgres({ host: 'db.example.com', database: 'acme', user: 'acme', urlSafePassword: true, password: { secretName: 'db', key: 'password' } })]`,
  `[new RedisStore(chart, 'redis', { urlSafePassword: true, password: { secretName: 'redis', key: 'password' } })]`,
  `[new CloudNativePostgres(chart, 'postgres', { size: Size.gibibytes(5) })]`,
  `[StateStore.externalPostgres({ host: 'db.example.com', url: { secretName: 'db', key: 'url' } })]`,
];
const RESOURCES = `{ requests: { cpu: '250m', memory: '256Mi' }, limits: { cpu: '1', memory: '512Mi' } }`;
const CONFIG = [
  `GatewayConfig.file('config.yaml', { key: 'value' })`,
  `GatewayConfig.file('config.yaml', { key: GatewayConfig.credential('token') })`,
];
const WORKLOAD = {
  config: CONFIG,
  stores: STORES,
  region: [`{ id: 'eu-central-1', name: 'Frankfurt', zones: ['eu-central-1a'] }`],
  serviceAccount: [
    `{ identity: WorkloadIdentity.eksRole('arn:aws:iam::111122223333:role/gateway', 'eu-central-1') }`,
    `{ identity: WorkloadIdentity.eksPodIdentity() }`,
    `{ identity: WorkloadIdentity.gke('gateway@acme.iam.gserviceaccount.com') }`,
  ],
  privateHosts: [`['llm.example.com']`],
};

const TEXTS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  ProductFacts: {
    product: [`'acme'`],
    user: ['10001'],
    image: [`'acme/gateway:1.2.3'`],
    listeners: [
      `[{ name: 'http', port: 8080 }, { name: 'metrics', port: 9090, role: ListenerRole.METRICS }, { name: 'peers', port: 7946, role: ListenerRole.CLUSTER }]`,
    ],
    health: [
      `{ startup: { path: '/live', period: Duration.seconds(5), failureThreshold: 12 }, readiness: { path: '/ready' }, liveness: { path: '/live' } }`,
    ],
    resources: [RESOURCES],
    credentials: [`[{ name: 'token', env: 'TOKEN' }]`],
    config: [`{ mountPath: '/etc/acme', variableSyntax: '\${%s}' }`, `{ mountPath: '/etc/acme' }`],
    drain: [`{ finishesAnswers: true }`, `{ cutsAfter: Duration.seconds(20), secondsVariable: 'DRAIN_SECONDS' }`],
    stores: [
      `[{ kind: StoreKind.REDIS, urlVariable: 'REDIS_URL' }, { kind: StoreKind.POSTGRES, urlVariable: 'DATABASE_URL', sslModeVariable: 'DB_SSLMODE' }]`,
      `[{ kind: StoreKind.REDIS, hostVariable: 'REDIS_HOST', portVariable: 'REDIS_PORT', passwordVariable: 'REDIS_PASSWORD' }, { kind: StoreKind.POSTGRES, hostVariable: 'DB_HOST', databaseVariable: 'DB_NAME', userVariable: 'DB_USER', passwordVariable: 'DB_PASSWORD', portVariable: 'DB_PORT', sslModeVariable: 'DB_SSLMODE' }]`,
    ],
    cluster: [`{ listener: 'peers', serviceVariable: 'CLUSTER_SERVICE' }`],
    migration: [`{ command: ['migrate'] }`],
    tracing: [`{ endpointVariable: 'OTEL_EXPORTER_OTLP_ENDPOINT' }`],
    mcp: [`{ sessions: McpSessionState.SHARED, path: '/mcp' }`, `{ sessions: McpSessionState.MEMORY, path: '/mcp' }`],
    upstream: [`{ urlVariable: 'UPSTREAM_URL' }`],
    region: [`{ idVariable: 'REGION' }`],
  },
  ProductMetrics: {
    endpoint: [`{ listener: 'metrics' }`],
    requests: [`{ name: 'acme_requests_total', errors: 'code=~"5.."', labels: ['code'] }`],
    duration: [`{ name: 'acme_request_seconds', topBucket: 300 }`],
    timeToFirstToken: [`{ name: 'acme_first_token_seconds', topBucket: 60 }`],
    inFlight: [`{ name: 'acme_requests_in_flight', labels: [] }`],
    queued: [`{ name: 'acme_requests_queued', capacity: 100 }`],
    providerRequests: [`{ name: 'acme_provider_requests_total', providerLabel: 'provider' }`],
    providerErrors: [`{ name: 'acme_provider_errors_total', providerLabel: 'provider' }`],
    tokens: [`{ name: 'acme_tokens_total', modelLabel: 'model', kindLabel: 'kind' }`],
    cost: [`{ name: 'acme_cost_total', modelLabel: 'model' }`],
    rateLimited: [`{ name: 'acme_limited_total' }`],
    circuitBreaker: [`{ name: 'acme_breaker', alarmValue: 2 }`],
    toolCalls: [`{ name: 'acme_tool_calls_total' }`],
  },
  MetricsEndpoint: { listener: [`'metrics'`] },
  MembershipFacts: { listener: [`'peers'`] },
  ProbeFacts: { path: [`'/live'`] },
  StoreFacts: {
    kind: ['StoreKind.REDIS', 'StoreKind.POSTGRES'],
    urlVariable: [`'STORE_URL'`],
    hostVariable: [`'STORE_HOST'`],
    passwordVariable: [`'STORE_PASSWORD'`],
  },
  CredentialFacts: { name: [`'token'`], env: [`'TOKEN'`] },
  LlmGatewayProps: {
    ...WORKLOAD,
    providers: [
      '[ModelProvider.openAi()]',
      '[ModelProvider.anthropic(), ModelProvider.openAi()]',
      `[ModelProvider.bedrock('eu-central-1')]`,
    ],
  },
  ProviderFacts: { provider: [`'openai'`, `'bedrock'`] },
  McpProxyProps: { ...WORKLOAD, upstream: [`Upstream.fromUrl('https://llm.example.com')`] },
  GatewayConsoleProps: { ...WORKLOAD, gateway: [`Upstream.fromUrl('https://llm.example.com')`] },
  EnvoyAiGatewayProps: { version: [`'1.1.0'`], gatewayClass: [`'envoy'`], providers: ['[ModelProvider.openAi()]'] },
  EnvoyAiRoute: { models: [`['gpt-4o']`], targets: [`[{ provider: 'openai' }]`] },
  ExternalPostgresOptions: {
    host: [`'db.example.com'`],
    database: [`'acme'`],
    user: [`'acme'`],
    password: [`{ secretName: 'db', key: 'password' }`],
  },
  ExternalRedisOptions: { host: [`'redis.example.com'`], password: [`{ secretName: 'redis', key: 'password' }`] },
  CollectorSidecarOptions: { endpoint: [`'https://otel.example.com:4317'`], resources: [RESOURCES] },
  AdditionalContainer: { ports: [`[{ name: 'side', port: 3000 }]`], healthPath: [`'/health'`] },
  McpSidecarOptions: {
    container: [
      `{ name: 'tools', image: 'acme/tools:1.0.0', resources: ${RESOURCES}, ports: [{ name: 'mcp', port: 3000 }], healthPath: '/health' }`,
    ],
  },
  KedaOptions: { prometheusUrl: [`'http://prometheus.monitoring.svc:9090'`] },
  GatewayAutoscalingProps: {
    maxReplicas: ['12'],
    signals: [
      '[ScalingSignal.inFlightRequests(20)]',
      '[ScalingSignal.inFlightRequests(20), ScalingSignal.requestsPerSecond(10), ScalingSignal.tokensPerSecond(100), ScalingSignal.queuedRequests(5)]',
      `[ScalingSignal.prometheusQuery({ name: 'depth', query: 'sum(acme_requests_queued)', perPod: 10 })]`,
      '[ScalingSignal.cpuUtilization(70)]',
    ],
    engine: [
      'ScalingEngine.hpa({ customMetrics: CustomMetricsApi.PODS })',
      `ScalingEngine.keda({ prometheusUrl: 'http://prometheus.monitoring.svc:9090' })`,
    ],
  },
};

export type Usual = Readonly<Record<string, Readonly<Record<string, readonly Plan[]>>>>;

function plansOf(members: Readonly<Record<string, readonly string[]>>): Record<string, readonly Plan[]> {
  return Object.fromEntries(Object.entries(members).map(([member, texts]) => [member, texts.map((text) => snippet(text))]));
}

/** One of each. */
function firstOf(plans: Readonly<Record<string, readonly Plan[]>>): StructPlan {
  const members = Object.fromEntries(Object.entries(plans).map(([member, [plan]]) => [member, plan!]));
  return { kind: 'struct', name: '', members };
}

const PLANS = Object.fromEntries(Object.entries(TEXTS).map(([struct, members]) => [struct, plansOf(members)]));
const FACTS = { ...PLANS['ProductFacts'], metrics: [firstOf(PLANS['ProductMetrics']!)] };

export const USUAL: Usual = { ...PLANS, ProductFacts: FACTS };

/** The usual product. */
export const USUAL_PRODUCT: StructPlan = firstOf(FACTS);
