import { Duration, Size } from 'cdk8s';
import { ProductRuntime } from '../../contract/product-facts';
import type { ProductImageOptions } from '../../contract/product-image';
import { StoreKind } from '../../contract/stores';
import type { KnownFacts, ProductDefinition } from '../../profiles/definition';
import { checkKnownVersion } from '../../profiles/version';
import { checkHeliconeConfig, checkHeliconePod, CONFIG_FILE, readHeliconeConfig } from './checks';
import { HELICONE_PROVENANCE } from './provenance';

const CONFIG_FOLDER = '/etc/ai-gateway';
const PUSHES =
  'it sends its metrics by OTLP and has nothing to scrape: add GatewayTracing, and scale on CPU or at the front door';

/**
 * The Helicone AI gateway beside an app or for all of them, told by a file what to serve; not as part of Helicone's own cloud.
 * @see https://docs.helicone.ai/ai-gateway
 */
export function helicone(options: ProductImageOptions): ProductDefinition {
  // one path, which asks nothing
  const health = { path: '/health', timeout: Duration.seconds(2) };
  const facts: KnownFacts = {
    product: 'helicone-ai-gateway',
    version: options.version,
    image: options.image ?? `docker.io/helicone/ai-gateway:${options.version}`,
    command: ['/usr/local/bin/ai-gateway', '--config', `${CONFIG_FOLDER}/${CONFIG_FILE}`],
    env: { AI_GATEWAY__TELEMETRY__FORMAT: 'json' },
    listeners: [{ name: 'http', port: 8080 }],
    health: {
      startup: { ...health, period: Duration.seconds(2), failureThreshold: 30 },
      readiness: { ...health, period: Duration.seconds(5) },
      liveness: { ...health, period: Duration.seconds(10), failureThreshold: 6 },
    },
    user: 65532,
    writablePaths: [{ path: '/tmp', sizeLimit: Size.mebibytes(64) }],
    // the cache in memory may have 256 MiB
    resources: { requests: { cpu: '250m', memory: '512Mi' }, limits: { cpu: '2', memory: '1Gi' } },
    config: { mountPath: CONFIG_FOLDER, required: true },
    credentials: [{ name: 'control-plane-key', env: 'HELICONE_CONTROL_PLANE_API_KEY', key: 'control-plane-key' }],
    // for rate limits; a variable for its password that began like those of its settings would be taken for one
    stores: [
      {
        kind: StoreKind.REDIS,
        urlVariable: 'AI_GATEWAY__RATE_LIMIT_STORE__HOST_URL',
        passwordVariable: 'REDIS_PASSWORD',
        env: { AI_GATEWAY__RATE_LIMIT_STORE__TYPE: 'redis' },
      },
    ],
    drain: { cutsAfter: Duration.seconds(0), teardown: Duration.seconds(5), sleepInImage: true },
    runtime: ProductRuntime.NATIVE,
    metrics: { unavailable: PUSHES },
    tracing: {
      endpointVariable: 'AI_GATEWAY__TELEMETRY__OTLP_ENDPOINT',
      env: { AI_GATEWAY__TELEMETRY__EXPORTER: 'otlp' },
    },
    apiPaths: ['/ai', '/router'],
    names: { workload: 'helicone-ai-gateway', config: 'helicone-ai-gateway-config' },
    provenance: HELICONE_PROVENANCE,
  };
  return {
    facts,
    traces: { images: ['helicone/ai-gateway'] },
    problems: checkKnownVersion(options.version, [{ from: [0, 2], below: [0, 3] }], '0.2.0-beta.30'),
    checkConfig: checkHeliconeConfig,
    checkPod: checkHeliconePod,
    readConfig: readHeliconeConfig,
  };
}
