import { Duration, Size } from 'cdk8s';
import type { CredentialFacts } from '../../contract/credential';
import type { ProductMetrics } from '../../contract/metrics';
import { MetricsAuth } from '../../contract/metrics';
import { ProductRuntime } from '../../contract/product-facts';
import type { StoreFacts } from '../../contract/stores';
import { StoreKind } from '../../contract/stores';
import type { KnownFacts, ProductDefinition } from '../../profiles/definition';
import { checkKnownVersion } from '../../profiles/version';
import { checkTensorZeroConfig, checkTensorZeroPod, CONFIG_FILE } from './checks';
import type { TensorZeroOptions } from './options';
import { TENSORZERO_PROVENANCE } from './provenance';

const CONFIG_FOLDER = '/app/config';
const PORT = 3000;

const STORES: StoreFacts[] = [
  { kind: StoreKind.POSTGRES, urlVariable: 'TENSORZERO_POSTGRES_URL', urlScheme: 'postgres' },
  { kind: StoreKind.REDIS, urlVariable: 'TENSORZERO_VALKEY_URL' },
];

/**
 * Neither failures nor durations are counted: alerts about them are made from what the front door or the database tells.
 * @see https://www.tensorzero.com/docs/operations/export-prometheus-metrics
 */
function metricsOf({ authentication }: TensorZeroOptions): ProductMetrics {
  return {
    endpoint: {
      listener: 'http',
      // open are only "/status", "/health" and a path of its console
      ...(authentication ? { auth: MetricsAuth.BEARER, credential: 'metrics-key' } : {}),
    },
    requests: {
      name: 'tensorzero_requests_total',
      modelLabel: 'model_name',
      labels: ['endpoint', 'function_name', 'model_name', 'metric_name'],
    },
    others: [
      { name: 'tensorzero_inferences_total', kindLabel: 'function_name', labels: ['endpoint', 'function_name', 'model_name'] },
      { name: 'tensorzero_input_tokens_total', labels: [] },
      { name: 'tensorzero_output_tokens_total', labels: [] },
    ],
  };
}

/**
 * The TensorZero gateway; its console is a program of its own.
 * @see https://www.tensorzero.com/docs/deployment/tensorzero-gateway
 */
export function tensorZero(options: TensorZeroOptions): ProductDefinition {
  const facts: KnownFacts = {
    product: 'tensorzero',
    version: options.version,
    image: options.image ?? `docker.io/tensorzero/gateway:${options.version}`,
    args: ['--config-file', `${CONFIG_FOLDER}/${CONFIG_FILE}`, '--log-format', 'json'],
    env: { TENSORZERO_DISABLE_PSEUDONYMOUS_USAGE_ANALYTICS: '1' },
    listeners: [{ name: 'http', port: PORT }],
    health: {
      startup: { path: '/status', period: Duration.seconds(5), timeout: Duration.seconds(5), failureThreshold: 24 },
      // asks every store
      readiness: { path: '/health', period: Duration.seconds(10), timeout: Duration.seconds(5) },
      liveness: { path: '/status', period: Duration.seconds(10), timeout: Duration.seconds(5), failureThreshold: 6 },
    },
    user: 1000,
    writablePaths: [{ path: '/tmp', sizeLimit: Size.mebibytes(64) }],
    resources: { requests: { cpu: '2', memory: '4Gi' }, limits: { cpu: '2', memory: '4Gi' } },
    config: { mountPath: CONFIG_FOLDER, required: true, variableSyntax: 'env::%s' },
    credentials: credentialsOf(options),
    stores: STORES,
    migration: { args: ['--run-postgres-migrations'], deadline: Duration.minutes(30) },
    drain: { finishesAnswers: true, teardown: Duration.seconds(15), sleepInImage: true },
    runtime: ProductRuntime.NATIVE,
    metrics: metricsOf(options),
    apiPaths: ['/inference', '/feedback', '/openai/v1', '/mcp'],
    names: { workload: 'tensorzero', config: 'tensorzero-config' },
    provenance: TENSORZERO_PROVENANCE,
  };
  return {
    facts,
    traces: { images: ['tensorzero/gateway'] },
    problems: checkKnownVersion(options.version, [{ from: [2026, 3], below: [2026, 5] }], '2026.4.1'),
    checkConfig: (config) => checkTensorZeroConfig(config, options),
    checkPod: (pod) => checkTensorZeroPod(pod, options),
  };
}

function credentialsOf({ authentication }: TensorZeroOptions): CredentialFacts[] {
  return [
    // a whole URL with user and password; its schema is brought up to date at start
    { name: 'clickhouse-url', env: 'TENSORZERO_CLICKHOUSE_URL', key: 'clickhouse-url' },
    ...(authentication ? [{ name: 'metrics-key', env: 'TENSORZERO_METRICS_KEY', key: 'metrics-key' }] : []),
  ];
}
