import { Duration, Size } from 'cdk8s';
import type { KnownFacts, ProductDefinition } from '../../profiles/definition';
import { checkKnownVersion } from '../../profiles/version';
import type { KeeptrustsOptions } from './options';
import { checkPolicyDocument } from './checks';
import { KEEPTRUSTS_PROVENANCE } from './provenance';

const POLICY_FOLDER = '/etc/keeptrusts';
const POLICY_FILE = 'policy-config.yaml';
const PORT = 41002;

/**
 * The Keeptrusts gateway, `kt gateway run`.
 * @see https://docs.keeptrusts.com
 */
export function keeptrusts(options: KeeptrustsOptions): ProductDefinition {
  const apiUrl = options.apiUrl ?? 'https://api.keeptrusts.com';
  const facts: KnownFacts = {
    product: 'keeptrusts-gateway',
    version: options.version,
    image: options.image ?? `keeptrusts/gateway:${options.version}`,
    args: ['gateway', 'run', '--listen', `0.0.0.0:${PORT}`, '--policy-config', `${POLICY_FOLDER}/${POLICY_FILE}`],
    env: {
      KEEPTRUSTS_API_URL: apiUrl,
      ...(options.maxConcurrency === undefined ? {} : { KEEPTRUSTS_GATEWAY_MAX_CONCURRENCY: String(options.maxConcurrency) }),
    },
    listeners: [{ name: 'gateway', port: PORT }],
    health: {
      // `/health` reports whether the providers can be reached: a provider's outage must not restart the fleet
      startup: { path: '/healthz', initialDelay: Duration.seconds(3), period: Duration.seconds(5), failureThreshold: 10 },
      readiness: { path: '/readyz', initialDelay: Duration.seconds(5), period: Duration.seconds(10), failureThreshold: 2 },
      liveness: {
        path: '/healthz',
        initialDelay: Duration.seconds(10),
        period: Duration.seconds(15),
        timeout: Duration.seconds(5),
      },
    },
    // the image names its user, which the kubelet cannot compare with 0
    user: 999,
    writablePaths: [{ path: '/tmp', sizeLimit: Size.mebibytes(64) }],
    resources: { requests: { cpu: '250m', memory: '256Mi' }, limits: { cpu: '1', memory: '512Mi' } },
    config: { mountPath: POLICY_FOLDER, volumeName: 'policy-config', required: true },
    credentials: [{ name: 'api-token', env: 'KEEPTRUSTS_GATEWAY_TOKEN', key: 'api-key', required: true }],
    // debian bookworm-slim; what becomes of open answers at SIGTERM is not published
    drain: { sleepInImage: true },
    metrics: {
      endpoint: { listener: 'gateway' },
      requests: {
        name: 'keeptrusts_gateway_requests_total',
        errors: 'status=~"5.."',
        providerLabel: 'provider',
        modelLabel: 'model',
        labels: ['provider', 'model', 'status'],
      },
      duration: { name: 'keeptrusts_gateway_request_duration_seconds' },
      tokens: {
        name: 'keeptrusts_gateway_tokens_total',
        kindLabel: 'direction',
        modelLabel: 'model',
        labels: ['direction', 'model'],
      },
      others: [{ name: 'keeptrusts_gateway_policy_evaluations_total', labels: ['policy', 'result'] }],
    },
    tracing: { endpointVariable: 'OTEL_EXPORTER_OTLP_ENDPOINT' },
    names: { workload: 'keeptrusts-gateway', config: 'keeptrusts-policy-config' },
    controlPlanes: [apiUrl],
    provenance: KEEPTRUSTS_PROVENANCE,
  };
  return {
    facts,
    traces: {
      images: ['keeptrusts/gateway'],
      process: /\bgateway run\b.*--policy-config\b/,
      options: { apiUrl: 'KEEPTRUSTS_API_URL' },
    },
    problems: checkKnownVersion(options.version, [{ from: [1, 8], below: [1, 9] }], 'the documents of 1.8'),
    checkConfig: (config) => checkPolicyDocument(config, POLICY_FILE),
  };
}
