import { Duration, Size } from 'cdk8s';
import { ListenerRole } from '../../contract/listener';
import type { ProductMetrics } from '../../contract/metrics';
import { ProductRuntime } from '../../contract/product-facts';
import type { KnownFacts, ProductDefinition } from '../../profiles/definition';
import { checkKnownVersion } from '../../profiles/version';
import { checkKongConfig, checkKongPod } from './checks';
import { CONFIG_FILE, readKongConfig } from './document';
import type { KongOptions } from './options';
import { KONG_PROVENANCE } from './provenance';

const CONFIG_FOLDER = '/kong_dbless';
const PREFIX = '/kong_prefix';

const ROUTE = ['service', 'route', 'workspace'];
const MODEL = ['ai_provider', 'ai_model', 'cache_status', 'vector_db', 'embeddings_provider', 'embeddings_model', 'workspace'];
const BY_MODEL = { providerLabel: 'ai_provider', modelLabel: 'ai_model', labels: MODEL };
const LATENCY = [0.025, 0.05, 0.08, 0.1, 0.25, 0.4, 0.7, 1, 2, 5, 10, 30, 60];

/**
 * What the prometheus plugin exports with `status_code_metrics`, `latency_metrics` and `ai_metrics`; none of them is on by itself.
 * @see https://github.com/Kong/kong/blob/3.9.3/kong/plugins/prometheus/exporter.lua
 */
const METRICS: ProductMetrics = {
  endpoint: { listener: 'status' },
  requests: { name: 'kong_http_requests_total', errors: 'code=~"5.."', labels: [...ROUTE, 'code', 'source', 'consumer'] },
  duration: { name: 'kong_request_latency_ms', perSecond: 1000, buckets: LATENCY, topBucket: LATENCY.at(-1)!, labels: ROUTE },
  providerRequests: { name: 'kong_ai_llm_requests_total', ...BY_MODEL },
  tokens: { name: 'kong_ai_llm_tokens_total', ...BY_MODEL, kindLabel: 'token_type', labels: [...MODEL, 'token_type'] },
  cost: { name: 'kong_ai_llm_cost_total', ...BY_MODEL },
};

/**
 * Kong without a database: its AI plugins in front of model providers, everything declared in one file.
 * @see https://docs.konghq.com/gateway/latest/production/deployment-topologies/db-less-and-declarative-config/
 */
export function kong(options: KongOptions): ProductDefinition {
  const facts: KnownFacts = {
    product: 'kong',
    version: options.version,
    image: options.image ?? `docker.io/library/kong:${options.version}`,
    env: {
      KONG_DATABASE: 'off',
      KONG_DECLARATIVE_CONFIG: `${CONFIG_FOLDER}/${CONFIG_FILE}`,
      KONG_PREFIX: PREFIX,
      KONG_PROXY_LISTEN: '0.0.0.0:8000 reuseport backlog=16384',
      KONG_STATUS_LISTEN: '0.0.0.0:8100',
      // the file is all there is to administrate
      KONG_ADMIN_LISTEN: 'off',
      KONG_ADMIN_GUI_LISTEN: 'off',
      KONG_NGINX_WORKER_PROCESSES: String(options.workers ?? 2),
      KONG_PROXY_ACCESS_LOG: '/dev/stdout',
      KONG_PROXY_ERROR_LOG: '/dev/stderr',
      KONG_STATUS_ACCESS_LOG: 'off',
      KONG_STATUS_ERROR_LOG: '/dev/stderr',
      KONG_ANONYMOUS_REPORTS: 'off',
    },
    listeners: [
      { name: 'http', port: 8000 },
      { name: 'status', port: 8100, role: ListenerRole.METRICS, published: false },
    ],
    health: {
      startup: {
        path: '/status',
        listener: 'status',
        period: Duration.seconds(5),
        timeout: Duration.seconds(5),
        failureThreshold: 24,
      },
      // 503 until every worker has read the file, and for a file without routes
      readiness: { path: '/status/ready', listener: 'status', period: Duration.seconds(10), timeout: Duration.seconds(5) },
      liveness: {
        path: '/status',
        listener: 'status',
        period: Duration.seconds(10),
        timeout: Duration.seconds(5),
        failureThreshold: 6,
      },
    },
    user: 1000,
    writablePaths: [
      { path: PREFIX, sizeLimit: Size.mebibytes(256) },
      // prompts that are larger than a buffer
      { path: '/tmp', sizeLimit: Size.gibibytes(1) },
    ],
    resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '2', memory: '2Gi' } },
    config: { mountPath: CONFIG_FOLDER, required: true, variableSyntax: '{vault://env/%s}' },
    drain: { finishesAnswers: true, teardown: Duration.seconds(10), sleepInImage: true },
    runtime: ProductRuntime.PROXY,
    metrics: METRICS,
    // which paths there are is what the file says
    apiPaths: ['/'],
    // the AI plugins take a whole header, and a reference is a whole value
    providers: ['openai', 'mistral', 'cohere'].map((provider) => {
      const variable = provider === 'cohere' ? 'CO' : provider.toUpperCase();
      return { provider, env: { [`${variable}_AUTHORIZATION`]: `Bearer $(${variable}_API_KEY)` } };
    }),
    names: { workload: 'kong', config: 'kong-config' },
    provenance: KONG_PROVENANCE,
  };
  return {
    facts,
    traces: { images: ['kong'] },
    problems: checkKnownVersion(options.version, [{ from: [3, 9], below: [3, 10] }], '3.9.3'),
    checkConfig: (config) => checkKongConfig(config, options),
    checkPod: checkKongPod,
    readConfig: readKongConfig,
  };
}
