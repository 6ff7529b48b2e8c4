import { Duration, Size } from 'cdk8s';
import type { CredentialFacts } from '../../contract/credential';
import type { ProductMetrics } from '../../contract/metrics';
import { ConfigReload } from '../../contract/config-facts';
import { ListenerRole } from '../../contract/listener';
import { StoreKind } from '../../contract/stores';
import type { KnownFacts, ProductDefinition } from '../../profiles/definition';
import { isAtLeast } from '../../profiles/version';
import { checkHelmOptions, checkHelmPod, HEX_KEY } from './checks';
import { checkReferencePack } from './reference-pack';
import type { HelmAiKernelOptions } from './options';
import { helmAddition } from './pod';
import { helmProvenance } from './provenance';
import { HelmPolicySource } from './policy-source';
import { HelmPolicySourceKind } from './policy-source-kind';

// counters of decisions stay at 0 for requests to models, so no alert is made from them
const METRICS: ProductMetrics = {
  endpoint: { listener: 'metrics' },
  others: ['helm_decisions_total', 'helm_allows_total', 'helm_denials_total', 'helm_verifications_total'].map((name) => ({
    name,
    labels: [],
  })),
};

const POLICY_FOLDER = '/etc/helm-ai-kernel/policy';
const START_PERIOD = 5;
const NO_LISTENER = 'nothing listens on the metrics port of this version; count receipts in the ledger instead';
const NOT_DESCRIBED = 'its scrape endpoint was not looked at before 0.8.4; send OTLP instead';

/**
 * The HELM AI Kernel.
 * @see https://github.com/Mindburn-Labs/helm-ai-kernel
 */
export function helmAiKernel(options: HelmAiKernelOptions): ProductDefinition {
  const source = options.policySource ?? HelmPolicySource.mountedFile();
  const version = String(options.version).replace(/^v/, '');
  const later = isAtLeast(version, 0, 8);
  const measured = isAtLeast(version, 0, 8, 4);
  const startup = (source._options?.initialReconcileTimeout ?? Duration.seconds(30)).toSeconds();
  const facts: KnownFacts = {
    product: 'helm-ai-kernel',
    version,
    image: options.image ?? `ghcr.io/mindburn-labs/helm-ai-kernel:v${version}`,
    containerName: 'helm-ai-kernel',
    args: [
      'serve',
      ...['--policy', `${POLICY_FOLDER}/serve-policy.toml`],
      ...['--addr', '0.0.0.0'],
      ...['--port', '8080'],
      ...['--data-dir', '/data'],
    ],
    env: { ...baseEnv(options, later, measured), ...policyEnv(options, source) },
    listeners: [
      { name: 'http', port: 8080 },
      { name: 'health', port: 8081, role: ListenerRole.HEALTH },
      ...(measured ? [{ name: 'metrics', port: 9090, role: ListenerRole.METRICS }] : []),
    ],
    health: {
      // 8081 is 200 as long as the process runs, also when the API does not listen: what is true is told on 8080.
      // The first policy must be there in time, or the process ends: the probe waits longer than the process does
      startup: {
        path: '/healthz',
        listener: 'http',
        period: Duration.seconds(START_PERIOD),
        failureThreshold: Math.ceil(startup / START_PERIOD) + 6,
      },
      readiness: { path: '/healthz', listener: 'http', initialDelay: Duration.seconds(5), period: Duration.seconds(10) },
      // whether the API listens at all, which a restart can mend
      liveness: {
        listener: 'http',
        initialDelay: Duration.seconds(10),
        period: Duration.seconds(15),
        timeout: Duration.seconds(5),
      },
    },
    user: 65534,
    writablePaths: [
      { path: '/data', sizeLimit: Size.gibibytes(1), name: 'data' },
      { path: '/tmp', sizeLimit: Size.mebibytes(64) },
    ],
    resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '500m', memory: '256Mi' } },
    replicas: 1,
    // the process compares and swaps policy itself; a restart would only lose time
    config: { mountPath: POLICY_FOLDER, volumeName: 'policy', reload: ConfigReload.RUNTIME, required: true },
    credentials: credentials(options),
    // answers end after the write timeout of 60 s, and 10 s after SIGTERM; since 0.8 traces take up to 5 s; no shell in the image
    drain: {
      cutsAfter: Duration.seconds(10),
      teardown: Duration.seconds(later ? 10 : 5),
      longestStream: Duration.seconds(60),
    },
    metrics: measured ? METRICS : { unavailable: later ? NOT_DESCRIBED : NO_LISTENER },
    tracing: later ? { endpointVariable: 'OTEL_EXPORTER_OTLP_ENDPOINT' } : undefined,
    apiPaths: ['/v1', '/mcp'],
    names: { workload: 'helm-ai-kernel', config: 'helm-ai-kernel-config' },
    stores: [
      options.storage === StoreKind.POSTGRES
        ? { kind: StoreKind.POSTGRES, urlVariable: 'DATABASE_URL', required: true }
        : { kind: StoreKind.SQLITE, path: '/data' },
    ],
    controlPlanes: [options.upstreamUrl, source._url].filter((url) => url !== undefined),
    provenance: helmProvenance(version),
  };
  return {
    facts,
    traces: { images: ['helm-ai-kernel'], options: { upstreamUrl: 'HELM_UPSTREAM_URL' } },
    problems: checkHelmOptions(options, source),
    addition: (references) => helmAddition(options, source, references),
    checkConfig: checkReferencePack,
    checkPod: ({ env }) => checkHelmPod(options, source, env),
  };
}

/** Variables of the chart that no code reads are left out: they would only tell readers what is not so. */
function baseEnv(options: HelmAiKernelOptions, later: boolean, measured: boolean): Record<string, string> {
  return {
    HELM_DATA_DIR: '/data',
    HELM_HEALTH_PORT: '8081',
    HELM_PRODUCTION: flag(options.production),
    PORT: '8080',
    ...(measured ? { HELM_METRICS_ENABLED: '1', HELM_METRICS_PORT: '9090' } : {}),
    ...(options.upstreamUrl === undefined ? {} : { HELM_UPSTREAM_URL: options.upstreamUrl }),
    ...(later && options.tenantId !== undefined ? { HELM_RUNTIME_TENANT_ID: options.tenantId } : {}),
    ...(later && options.principalId !== undefined ? { HELM_RUNTIME_PRINCIPAL_ID: options.principalId } : {}),
  };
}

function policyEnv(options: HelmAiKernelOptions, source: HelmPolicySource): Record<string, string> {
  const { pollInterval, initialReconcileTimeout } = source._options ?? {};
  return {
    HELM_POLICY_SOURCE_KIND: source._kind,
    HELM_POLICY_POLL_INTERVAL: `${pollInterval?.toSeconds() ?? 10}s`,
    HELM_POLICY_INITIAL_RECONCILE_TIMEOUT: `${initialReconcileTimeout?.toSeconds() ?? 30}s`,
    HELM_POLICY_SIGNATURE_REQUIRED: flag(options.signatureRequired),
    ...(options.trustedPublicKey === undefined ? {} : { HELM_POLICY_TRUST_PUBLIC_KEY: options.trustedPublicKey }),
    ...(source._kind === HelmPolicySourceKind.CONTROL_PLANE ? { HELM_POLICY_CONTROLPLANE_URL: source._url ?? '' } : {}),
    // for builds that have a client for it; the public one has none
    ...(source._kind === HelmPolicySourceKind.CRD
      ? { HELM_POLICY_CRD_API_GROUP: source._apiGroup ?? '', HELM_POLICY_CRD_RESOURCE: 'helmpolicybundles' }
      : {}),
  };
}

function credentials(options: HelmAiKernelOptions): CredentialFacts[] {
  return [
    {
      name: 'signing-key',
      env: 'EVIDENCE_SIGNING_KEY',
      key: 'signing-key',
      format: HEX_KEY,
      formatDescription: '64 hexadecimal characters: helm.signing.key must be a 64-character hex Ed25519 seed',
    },
    { name: 'admin-api-key', env: 'HELM_ADMIN_API_KEY', key: 'HELM_ADMIN_API_KEY', distinctFrom: ['service-api-key'] },
    { name: 'service-api-key', env: 'HELM_SERVICE_API_KEY', key: 'HELM_SERVICE_API_KEY' },
    ...(options.policySource?._kind === HelmPolicySourceKind.CONTROL_PLANE
      ? [{ name: 'policy-token', env: 'HELM_POLICY_BEARER_TOKEN', key: 'HELM_POLICY_BEARER_TOKEN' }]
      : []),
    ...(options.trustedPublicKey === undefined
      ? [
          {
            name: 'policy-trust',
            env: 'HELM_POLICY_TRUST_PUBLIC_KEY',
            key: 'HELM_POLICY_TRUST_PUBLIC_KEY',
            format: HEX_KEY,
            formatDescription:
              '64 hexadecimal characters: helm.policy.signature.publicKey must be a 64-character hex Ed25519 public key',
          },
        ]
      : []),
  ];
}

function flag(value: boolean | undefined): string {
  return value ? '1' : '0';
}
