import { Duration, Size } from 'cdk8s';
import type { CredentialFacts } from '../../contract/credential';
import { MetricsAuth } from '../../contract/metrics';
import type { ProductMetrics } from '../../contract/metrics';
import { McpSessionState } from '../../contract/platform-facts';
import { ProductRuntime } from '../../contract/product-facts';
import type { StoreFacts } from '../../contract/stores';
import { StoreKind } from '../../contract/stores';
import type { KnownFacts, ProductDefinition } from '../../profiles/definition';
import { checkKnownVersion } from '../../profiles/version';
import { checkContextForgeOptions, checkContextForgePod } from './checks';
import type { ContextForgeOptions } from './options';
import { CONTEXTFORGE_PROVENANCE } from './provenance';

const PORT = 4444;

/**
 * Requests of probes and scrapes are counted as well, under their own `handler`.
 * @see https://ibm.github.io/mcp-context-forge/manage/observability/prometheus/
 */
const METRICS: ProductMetrics = {
  endpoint: { listener: 'http', path: '/metrics/prometheus', auth: MetricsAuth.BEARER, credential: 'metrics-token' },
  requests: { name: 'http_requests_total', errors: 'status=~"5.."', labels: ['handler', 'method', 'status'] },
  // by handler it ends at one second; this one has no labels and goes on to sixty
  duration: { name: 'http_request_duration_highr_seconds', topBucket: 60, labels: [] },
};

const STRONG = {
  format: '^[\\s\\S]{32,}$',
  formatDescription: '32 characters or more, hard to guess: the process refuses weak ones',
};
const PASSWORD = { format: '^[\\s\\S]{12,}$', formatDescription: '12 characters or more: the process refuses shorter ones' };

const CREDENTIALS: CredentialFacts[] = [
  { name: 'jwt-secret', env: 'JWT_SECRET_KEY', key: 'JWT_SECRET_KEY', required: true, ...STRONG },
  // with it the credentials of upstream servers are encrypted in the database
  {
    name: 'encryption-secret',
    env: 'AUTH_ENCRYPTION_SECRET',
    key: 'AUTH_ENCRYPTION_SECRET',
    required: true,
    distinctFrom: ['jwt-secret'],
    ...STRONG,
  },
  { name: 'admin-password', env: 'PLATFORM_ADMIN_PASSWORD', key: 'PLATFORM_ADMIN_PASSWORD', required: true, ...PASSWORD },
  {
    name: 'default-user-password',
    env: 'DEFAULT_USER_PASSWORD',
    key: 'DEFAULT_USER_PASSWORD',
    required: true,
    distinctFrom: ['admin-password'],
    ...PASSWORD,
  },
  // a token that was signed with the JWT secret; only Prometheus needs it
  { name: 'metrics-token', env: 'METRICS_TOKEN', key: 'METRICS_TOKEN' },
];

const STORES: StoreFacts[] = [
  { kind: StoreKind.POSTGRES, required: true, urlVariable: 'DATABASE_URL', urlScheme: 'postgresql+psycopg' },
  { kind: StoreKind.REDIS, urlVariable: 'REDIS_URL', env: { CACHE_TYPE: 'redis' } },
];

/**
 * ContextForge, the MCP gateway of IBM.
 * @see https://ibm.github.io/mcp-context-forge/deployment/
 */
export function contextForge(options: ContextForgeOptions): ProductDefinition {
  const console = String(options.console ?? false);
  const facts: KnownFacts = {
    product: 'contextforge',
    version: options.version,
    image: options.image ?? `ghcr.io/ibm/mcp-context-forge:v${options.version}`,
    component: 'mcp',
    env: {
      HOST: '0.0.0.0',
      PORT: String(PORT),
      ENVIRONMENT: 'production',
      AUTH_REQUIRED: 'true',
      PLATFORM_ADMIN_EMAIL: options.adminEmail,
      ...(options.publicUrl === undefined ? {} : { APP_DOMAIN: options.publicUrl }),
      MCPGATEWAY_UI_ENABLED: console,
      MCPGATEWAY_ADMIN_API_ENABLED: console,
      ENABLE_METRICS: 'true',
      // the pods are the workers: several of them in one pod count apart, and a scrape sees one
      GUNICORN_WORKERS: '1',
      SSE_KEEPALIVE_INTERVAL: '30',
    },
    listeners: [{ name: 'http', port: PORT }],
    health: {
      startup: { path: '/health', period: Duration.seconds(5), timeout: Duration.seconds(5), failureThreshold: 60 },
      // asks the database and Redis
      readiness: { path: '/ready', period: Duration.seconds(10), timeout: Duration.seconds(5) },
      // 200 whatever the database does, only the body says "unhealthy"
      liveness: { path: '/health', period: Duration.seconds(15), timeout: Duration.seconds(5), failureThreshold: 4 },
    },
    user: 10001,
    writablePaths: [{ path: '/tmp', sizeLimit: Size.mebibytes(256) }],
    resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '2', memory: '2Gi' } },
    credentials: CREDENTIALS,
    stores: STORES,
    migration: {
      command: ['python3', '-m', 'mcpgateway.bootstrap_db'],
      env: { MCPGATEWAY_SKIP_MIGRATIONS: 'false' },
      workloadEnv: { MCPGATEWAY_SKIP_MIGRATIONS: 'true' },
      deadline: Duration.minutes(30),
    },
    // streams are cut at once by uvicorn, after half a second by gunicorn
    drain: { cutsAfter: Duration.seconds(0), teardown: Duration.seconds(10), sleepInImage: true },
    runtime: ProductRuntime.PYTHON,
    metrics: METRICS,
    apiPaths: ['/mcp', '/servers', '/sse', '/messages'],
    mcp: {
      // stateful sessions are off unless somebody switches them on
      sessions: McpSessionState.NONE,
      protectedResourceMetadata: true,
      statelessEnv: { USE_STATEFUL_SESSIONS: 'false' },
      sharedStoreEnv: { USE_STATEFUL_SESSIONS: 'true', MCPGATEWAY_SESSION_AFFINITY_ENABLED: 'true' },
    },
    names: { workload: 'contextforge' },
    provenance: CONTEXTFORGE_PROVENANCE,
  };
  return {
    facts,
    traces: {
      images: ['mcp-context-forge'],
      process: /\bmcpgateway\b/,
      options: { adminEmail: 'PLATFORM_ADMIN_EMAIL', publicUrl: 'APP_DOMAIN' },
    },
    problems: [
      ...checkKnownVersion(options.version, [{ from: [1, 1], below: [1, 2] }], '1.1.0'),
      ...checkContextForgeOptions(options),
    ],
    checkPod: checkContextForgePod,
  };
}
