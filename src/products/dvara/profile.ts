import { Duration, Size } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-28';
import type { CredentialFacts } from '../../contract/credential';
import type { ProductMetrics } from '../../contract/metrics';
import { MetricsAuth } from '../../contract/metrics';
import { McpSessionState } from '../../contract/platform-facts';
import type { ProductFacts } from '../../contract/product-facts';
import { ListenerRole } from '../../contract/listener';
import { ProductRuntime } from '../../contract/product-facts';
import { StoreKind } from '../../contract/stores';
import type { KnownFacts, ProductDefinition } from '../../profiles/definition';
import type { DvaraMcpOptions, DvaraOptions } from './options';
import { DVARA_PROVENANCE } from './provenance';
import { checkDvaraConfig, checkDvaraPod, checkDvaraVersion } from './checks';

const CONFIG_FOLDER = '/etc/dvara';
const HEALTH = '/actuator/health';

/** Read at boot by every process; an unset one shows as a crash loop or as 401 on every operator endpoint. */
const SHARED: CredentialFacts[] = [
  { name: 'license', env: 'DVARA_LICENSE_KEY', key: 'enterprise-license-key', required: true },
  {
    name: 'operator-key',
    env: 'DVARA_ACTUATOR_API_KEY',
    key: 'gateway-server-api-key',
    required: true,
  },
  {
    name: 'metrics-key',
    env: 'DVARA_ACTUATOR_METRICS_API_KEY',
    key: 'gateway-metrics-api-key',
    required: true,
    distinctFrom: ['operator-key'],
  },
  {
    name: 'encryption-password',
    env: 'DVARA_ENCRYPTION_MASTER_PASSWORD',
    key: 'gateway-encryption-master-password',
    required: true,
  },
  {
    name: 'audit-hmac',
    env: 'DVARA_AUDIT_HMAC_SECRET',
    key: 'audit-hmac-secret',
    required: true,
    format: '^.{32,}$',
    formatDescription: 'at least 32 characters',
  },
];

/** An empty or missing one leaves the provider out. */
const PROVIDERS: CredentialFacts[] = [
  { name: 'openai', env: 'OPENAI_API_KEY', key: 'openai-api-key' },
  { name: 'anthropic', env: 'ANTHROPIC_API_KEY', key: 'anthropic-api-key' },
  { name: 'gemini', env: 'GEMINI_API_KEY', key: 'gemini-api-key' },
  { name: 'aws-access-key-id', env: 'AWS_ACCESS_KEY_ID', key: 'aws-access-key-id' },
  { name: 'aws-secret-access-key', env: 'AWS_SECRET_ACCESS_KEY', key: 'aws-secret-access-key' },
  { name: 'ollama-enabled', env: 'OLLAMA_ENABLED', key: 'ollama-enabled' },
  { name: 'ollama-base-url', env: 'OLLAMA_BASE_URL', key: 'ollama-base-url' },
  { name: 'bedrock-enabled', env: 'BEDROCK_ENABLED', key: 'bedrock-enabled' },
  { name: 'mock-provider-enabled', env: 'MOCK_PROVIDER_ENABLED', key: 'mock-provider-enabled' },
];

/**
 * The DVARA gateway.
 * @see https://dvarahq.com/docs
 * @see https://github.com/dvarahq/dvara
 */
export function dvaraGateway(options: DvaraOptions): ProductDefinition {
  const gateway = definition(options, {
    product: 'dvara-server',
    image: image(options, 'dvara-llm-gateway'),
    containerName: 'gateway-server',
    component: 'gateway-server',
    // where the documents of 1.6 have it; "optional" starts without it as well. The open gateway has another variable, see below
    env: { ...settings(options), SPRING_CONFIG_ADDITIONAL_LOCATION: `optional:file:${CONFIG_FOLDER}/gateway.yaml` },
    listeners: [
      { name: 'http', port: 8080 },
      { name: 'cluster', port: 5701, role: ListenerRole.CLUSTER },
    ],
    resources: LARGE,
    config: { mountPath: CONFIG_FOLDER },
    credentials: [...SHARED, ...PROVIDERS],
    metrics: {
      endpoint: METRICS,
      requests: {
        name: 'gateway_requests_total',
        errors: 'status=~"5.."',
        providerLabel: 'provider',
        labels: ['status', 'provider'],
      },
      duration: { name: 'gateway_latency_seconds', summary: true },
      providerErrors: { name: 'gateway_provider_errors_total', providerLabel: 'provider', labels: ['provider'] },
      tokens: { name: 'gateway_tokens_total' },
      others: [
        { name: 'gateway_budget_blocked_total', labels: ['tenant'] },
        { name: 'gateway_budget_soft_alert_total', labels: ['tenant'] },
      ],
    },
    providers: [
      { provider: 'bedrock', env: { BEDROCK_ENABLED: 'true' }, regionVariable: 'AWS_REGION' },
      { provider: 'ollama', env: { OLLAMA_ENABLED: 'true' } },
    ],
    tracing: { endpointVariable: 'OTEL_EXPORTER_OTLP_ENDPOINT' },
    region: { idVariable: 'DVARA_REGION_ID', nameVariable: 'DVARA_REGION_NAME', podLabel: 'meridian.ai/region' },
    cluster: { listener: 'cluster', serviceVariable: 'CACHE_SERVICE_NAME', namespaceVariable: 'KUBERNETES_NAMESPACE' },
    names: { workload: 'dvara-server', config: 'dvara-server-config' },
  });
  const { facts } = gateway;
  return {
    ...gateway,
    traces: { images: ['dvara-llm-gateway'] },
    // streaming-timeout-ms
    facts: { ...facts, drain: { ...facts.drain, longestStream: Duration.seconds(120) } },
    readConfig: () => ({ env: { DVARA_CONFIG_FILE: EnvValue.fromValue(`${CONFIG_FOLDER}/gateway.yaml`) } }),
  };
}

/**
 * The DVARA MCP proxy.
 * @see https://github.com/dvarahq/dvara-examples
 */
export function dvaraMcp(options: DvaraMcpOptions): ProductDefinition {
  const mcp = definition(options, {
    product: 'dvara-mcp-gateway',
    image: image(options, 'dvara-mcp-gateway'),
    containerName: 'mcp-proxy-server',
    component: 'mcp-proxy-server',
    env: settings(options),
    listeners: [{ name: 'http', port: 8070 }],
    resources: LARGE,
    credentials: SHARED,
    metrics: {
      endpoint: METRICS,
      toolCalls: { name: 'mcp_tool_calls_total', errors: 'status=~"error|5.."', labels: ['server_id', 'status'] },
      others: [{ name: 'mcp_approval_timeout_total' }],
    },
    apiPaths: ['/mcp'],
    // documented with 2 to 20 copies behind a plain Service: what they share is the database
    mcp: { sessions: McpSessionState.SHARED },
    upstream: options.upstreamVariable === undefined ? undefined : { urlVariable: options.upstreamVariable },
    names: { workload: 'dvara-mcp-gateway' },
  });
  return { ...mcp, traces: { images: ['dvara-mcp-gateway'] } };
}

/**
 * Flightdeck, the DVARA console.
 * @see https://github.com/dvarahq/dvara-examples
 */
export function dvaraConsole(options: DvaraOptions): ProductDefinition {
  const console = definition(options, {
    product: 'dvara-ui',
    image: image(options, 'dvara-flightdeck'),
    containerName: 'gateway-ui',
    component: 'gateway-ui',
    env: settings(options),
    listeners: [{ name: 'http', port: 8090 }],
    // the documents state requests only
    resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { cpu: '1', memory: '768Mi' } },
    replicas: 1,
    credentials: SHARED,
    metrics: { endpoint: METRICS },
    apiPaths: ['/'],
    upstream: { urlVariable: 'DVARA_FLIGHTDECK_GATEWAY_URL' },
    names: { workload: 'dvara-ui' },
  });
  return { ...console, traces: { images: ['dvara-flightdeck'] } };
}

const LARGE: ProductFacts['resources'] = { requests: { cpu: '250m', memory: '512Mi' }, limits: { cpu: '2', memory: '1Gi' } };

const METRICS: ProductMetrics['endpoint'] = {
  listener: 'http',
  path: '/actuator/prometheus',
  auth: MetricsAuth.BEARER,
  credential: 'metrics-key',
};

type Common = 'provenance' | 'version' | 'health' | 'user' | 'writablePaths' | 'drain' | 'runtime' | 'stores';

/** What the three processes have in common: one Spring Boot base image, one database, one license. */
function definition(options: DvaraOptions, own: Omit<ProductFacts, Common>): ProductDefinition {
  const { internalSecretVariable: internal } = options;
  const facts: KnownFacts = {
    ...own,
    provenance: DVARA_PROVENANCE,
    version: options.version,
    credentials: [
      ...(own.credentials ?? []),
      ...(internal === undefined ? [] : [{ name: 'internal-secret', env: internal, key: 'gateway-internal-secret' }]),
    ],
    health: {
      // /actuator/health itself reports the database and the cluster: an outage of those must not restart pods
      startup: {
        path: `${HEALTH}/liveness`,
        initialDelay: Duration.seconds(5),
        period: Duration.seconds(5),
        failureThreshold: 12,
      },
      readiness: { path: `${HEALTH}/readiness` },
      liveness: { path: `${HEALTH}/liveness`, timeout: Duration.seconds(5) },
    },
    user: 1001,
    writablePaths: [
      { path: '/tmp', sizeLimit: Size.mebibytes(256) },
      { path: '/var/lib/dvara', sizeLimit: Size.mebibytes(512) },
    ],
    drain: {
      cutsAfter: Duration.seconds(30),
      // Spring Boot's spring.lifecycle.timeout-per-shutdown-phase
      secondsVariable: 'SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE',
      secondsFormat: '%ds',
      sleepInImage: true,
      preStopDelay: Duration.seconds(5),
    },
    runtime: ProductRuntime.JVM,
    stores: [
      {
        kind: StoreKind.POSTGRES,
        required: true,
        urlVariable: 'SPRING_DATASOURCE_URL',
        urlScheme: 'jdbc:postgresql',
        userVariable: 'SPRING_DATASOURCE_USERNAME',
        passwordVariable: 'SPRING_DATASOURCE_PASSWORD',
      },
    ],
  };
  return {
    facts,
    problems: checkDvaraVersion(options.version),
    checkConfig: checkDvaraConfig,
    checkPod: checkDvaraPod,
  };
}

function image(options: DvaraOptions, name: string): string {
  return options.image ?? `ghcr.io/dvarahq/dvara/${name}:${options.version}`;
}

function settings(options: DvaraOptions): { [name: string]: string } {
  return {
    JAVA_TOOL_OPTIONS: options.javaOptions ?? '-XX:MaxRAMPercentage=75.0',
    ...(options.logLevel === undefined ? {} : { LOGGING_LEVEL_ROOT: options.logLevel }),
    ...(options.jsonLogs === true ? { LOGGING_STRUCTURED_FORMAT_CONSOLE: 'ecs' } : {}),
  };
}
