import { Duration, Size } from 'cdk8s';
import type { ProductMetrics } from '../../contract/metrics';
import { MetricsAuth } from '../../contract/metrics';
import type { CredentialFacts } from '../../contract/credential';
import { ProductRuntime } from '../../contract/product-facts';
import type { StoreFacts } from '../../contract/stores';
import { StoreKind } from '../../contract/stores';
import type { KnownFacts, ProductDefinition } from '../../profiles/definition';
import { checkKnownVersion } from '../../profiles/version';
import { checkLiteLlmConfig, checkLiteLlmPod, CONFIG_FILE, readLiteLlmConfig } from './checks';
import type { LiteLlmOptions } from './options';
import { LITELLM_PROVENANCE } from './provenance';

const CONFIG_FOLDER = '/etc/litellm';
const PORT = 4000;

/** Labels that all series about a request of a client have. */
const CLIENT = ['end_user', 'hashed_api_key', 'api_key_alias', 'team', 'team_alias', 'user'];
const REQUEST = [...CLIENT, 'org_id', 'org_alias', 'requested_model', 'model_id', 'api_provider'];
const LATENCY = [...REQUEST, 'model', 'model_group', 'service_tier'];
const USAGE = [...REQUEST, 'model', 'user_email'];
const DEPLOYMENT = ['litellm_model_name', 'model_id', 'api_base', 'api_provider'];

/** @see https://docs.litellm.ai/docs/proxy/prometheus */
function metricsOf({ anonymousMetrics }: LiteLlmOptions): ProductMetrics {
  return {
    // "/metrics" is answered by a redirect to an absolute URL
    endpoint: {
      listener: 'http',
      path: '/metrics/',
      ...(anonymousMetrics ? {} : { auth: MetricsAuth.BEARER, credential: 'metrics-key' }),
    },
    requests: {
      name: 'litellm_proxy_total_requests_metric_total',
      errors: 'status_code=~"5.."',
      modelLabel: 'requested_model',
      labels: [...REQUEST, 'route', 'status_code', 'client_ip', 'user_agent', 'user_email'],
    },
    duration: { name: 'litellm_request_total_latency_metric', topBucket: 600, labels: LATENCY },
    timeToFirstToken: { name: 'litellm_llm_api_time_to_first_token_metric', topBucket: 600, labels: LATENCY },
    inFlight: { name: 'litellm_in_flight_requests' },
    providerRequests: {
      name: 'litellm_deployment_total_requests_total',
      providerLabel: 'api_provider',
      modelLabel: 'litellm_model_name',
      labels: [...DEPLOYMENT, 'model_group', 'requested_model', 'team', 'team_alias', 'hashed_api_key', 'api_key_alias'],
    },
    providerErrors: {
      name: 'litellm_deployment_failure_responses_total',
      providerLabel: 'api_provider',
      modelLabel: 'litellm_model_name',
      labels: [...DEPLOYMENT, 'exception_status', 'exception_class', 'model_group', 'requested_model', 'team', 'team_alias'],
    },
    tokens: { name: 'litellm_total_tokens_metric_total', providerLabel: 'api_provider', modelLabel: 'model', labels: USAGE },
    cost: { name: 'litellm_spend_metric_total', providerLabel: 'api_provider', modelLabel: 'model', labels: USAGE },
    others: [
      { name: 'litellm_input_tokens_metric_total', labels: USAGE },
      { name: 'litellm_output_tokens_metric_total', labels: USAGE },
    ],
  };
}

/** @see https://docs.litellm.ai/docs/proxy/config_settings */
const CREDENTIALS: CredentialFacts[] = [
  {
    name: 'master-key',
    env: 'LITELLM_MASTER_KEY',
    key: 'master-key',
    required: true,
    format: '^sk-.+',
    formatDescription: 'a key that begins with "sk-"',
  },
  // with it the keys of models are encrypted in the database: it can never change
  { name: 'salt-key', env: 'LITELLM_SALT_KEY', key: 'salt-key', distinctFrom: ['master-key'] },
];

const STORES: StoreFacts[] = [
  {
    kind: StoreKind.POSTGRES,
    urlVariable: 'DATABASE_URL',
    urlScheme: 'postgresql',
    hostVariable: 'DATABASE_HOST',
    portVariable: 'DATABASE_PORT',
    databaseVariable: 'DATABASE_NAME',
    userVariable: 'DATABASE_USER',
    passwordVariable: 'DATABASE_PASSWORD',
    sslModeVariable: 'DATABASE_SSLMODE',
  },
  // host and port: the documents measured 80 requests a second less with a URL
  {
    kind: StoreKind.REDIS,
    hostVariable: 'REDIS_HOST',
    portVariable: 'REDIS_PORT',
    userVariable: 'REDIS_USERNAME',
    passwordVariable: 'REDIS_PASSWORD',
    tlsVariable: 'REDIS_SSL',
  },
];

/**
 * The LiteLLM proxy as one process per pod: gateway, management and console.
 * @see https://docs.litellm.ai/docs/proxy/prod
 */
export function liteLlm(options: LiteLlmOptions): ProductDefinition {
  const facts: KnownFacts = {
    product: 'litellm',
    version: options.version,
    image: options.image ?? `ghcr.io/berriai/litellm-non_root:${options.version}`,
    args: ['--config', `${CONFIG_FOLDER}/${CONFIG_FILE}`, '--port', String(PORT)],
    env: {
      LITELLM_MODE: 'PRODUCTION',
      ...(options.remoteCostMap ? {} : { LITELLM_LOCAL_MODEL_COST_MAP: 'True' }),
    },
    listeners: [{ name: 'http', port: PORT }],
    // all anonymous; "/health" is not: it calls the models. Seen: up in 14 s, 41 s on a busy machine, and busy workers are slow
    health: {
      startup: { path: '/health/liveliness', period: Duration.seconds(10), timeout: Duration.seconds(10), failureThreshold: 30 },
      readiness: { path: '/health/readiness', period: Duration.seconds(10), timeout: Duration.seconds(10) },
      liveness: { path: '/health/liveliness', period: Duration.seconds(15), timeout: Duration.seconds(10), failureThreshold: 6 },
    },
    // nobody
    user: 65534,
    writablePaths: [{ path: '/tmp', sizeLimit: Size.mebibytes(512) }],
    // one worker, as documented; 340 to 465 MB were seen
    resources: { requests: { cpu: '1', memory: '4Gi' }, limits: { cpu: '2', memory: '4Gi' } },
    config: { mountPath: CONFIG_FOLDER, required: true, variableSyntax: 'os.environ/%s' },
    credentials: [
      ...CREDENTIALS,
      ...(options.anonymousMetrics ? [] : [{ name: 'metrics-key', env: 'LITELLM_METRICS_KEY', key: 'metrics-key' }]),
    ],
    stores: STORES,
    migration: {
      command: ['python', '-m', 'litellm.proxy.prisma_migration'],
      env: { DISABLE_SCHEMA_UPDATE: 'false', LITELLM_MIGRATION_DIR: '/tmp/migrations' },
      workloadEnv: { DISABLE_SCHEMA_UPDATE: 'true' },
      deadline: Duration.minutes(30),
    },
    drain: {
      cutsAfter: Duration.seconds(30),
      secondsVariable: 'GRACEFUL_SHUTDOWN_TIMEOUT',
      // 7 to 12 s were seen, and more where there is little CPU
      teardown: Duration.seconds(20),
      // answers at once while the pod is idle, so that the library does not rely on it
      request: { path: '/health/drain' },
      // wolfi-base has busybox
      sleepInImage: true,
    },
    runtime: ProductRuntime.PYTHON,
    metrics: metricsOf(options),
    names: { workload: 'litellm', config: 'litellm-config' },
    provenance: LITELLM_PROVENANCE,
  };
  return {
    facts,
    traces: {
      images: ['litellm', 'litellm-database', 'litellm-non_root'],
      process: /\blitellm\b/,
      credentials: { PROXY_MASTER_KEY: 'master-key' },
    },
    problems: checkKnownVersion(options.version, [{ from: [1, 108], below: [1, 109] }], '1.108.7'),
    checkConfig: (config) => checkLiteLlmConfig(config, options),
    checkPod: checkLiteLlmPod,
    readConfig: readLiteLlmConfig,
  };
}
