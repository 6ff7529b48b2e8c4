import { Duration, Size } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-28';
import type { ProductMetrics } from '../../contract/metrics';
import { StoreKind } from '../../contract/stores';
import type { ProductFacts } from '../../contract/product-facts';
import { parseImage } from '../../core/image';
import type { Problem } from '../../core/problem';
import { unread } from '../../core/unread';
import type { KnownFacts, ProductDefinition } from '../../profiles/definition';
import { checkVersion, notSeen } from '../../profiles/version';
import { CONFIG_FILE, checkLatticelmConfig, checkLatticelmVariables, readLatticelmConfig } from './checks';
import type { LatticelmOptions } from './options';
import { LatticelmSettings } from './options';
import { latticelmProvenance } from './provenance';

const SEED_FOLDER = '/app/config';
const COMMIT = /^sha-([0-9a-f]{7,40})$/;

// the kubelet and Prometheus are counted like clients
const CLIENTS = 'path!~"/health|/ready|/metrics"';
const METRICS: ProductMetrics = {
  endpoint: { listener: 'http' },
  requests: { name: 'http_requests_total', errors: 'status=~"5.."', clients: CLIENTS, labels: ['method', 'path', 'status'] },
  duration: {
    name: 'http_request_duration_seconds',
    clients: CLIENTS,
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 2.5, 5, 10, 30],
    topBucket: 30,
    labels: ['method', 'path', 'status'],
  },
  timeToFirstToken: { name: 'provider_stream_ttfb_seconds', topBucket: 10, labels: ['provider', 'model'] },
  providerRequests: {
    name: 'provider_requests_total',
    errors: 'status="error"',
    providerLabel: 'provider',
    modelLabel: 'model',
    labels: ['provider', 'model', 'operation', 'status'],
  },
  tokens: {
    name: 'provider_tokens_total',
    providerLabel: 'provider',
    modelLabel: 'model',
    kindLabel: 'type',
    labels: ['provider', 'model', 'type'],
  },
  circuitBreaker: { name: 'circuit_breaker_state', labels: ['provider'] },
  others: [{ name: 'conversation_operations_total', errors: 'status="error"', labels: ['operation', 'backend', 'status'] }],
};

/**
 * The Go llm-gateway, latticelm.
 * @see https://github.com/ajac-zero/latticelm
 */
export function latticelm(options: LatticelmOptions): ProductDefinition {
  const { tag } = parseImage(String(options.image));
  const version = options.version ?? tag;
  const own = options.settings === LatticelmSettings.ENV ? fromVariables(options) : fromFile(options);
  const facts: KnownFacts = {
    product: 'llm-gateway',
    version,
    image: options.image,
    listeners: [{ name: 'http', port: 8080, servicePort: 80 }],
    health: {
      startup: { path: '/health', period: Duration.seconds(5), failureThreshold: 30 },
      // asks the store and whether there are models
      readiness: {
        path: '/ready',
        initialDelay: Duration.seconds(5),
        period: Duration.seconds(10),
        timeout: Duration.seconds(5),
      },
      liveness: {
        path: '/health',
        initialDelay: Duration.seconds(10),
        period: Duration.seconds(30),
        timeout: Duration.seconds(5),
      },
    },
    user: 1000,
    writablePaths: [{ path: '/tmp', sizeLimit: Size.mebibytes(64) }],
    resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '1', memory: '512Mi' } },
    replicas: 3,
    // cuts open answers after 30 s and takes 5 s for traces; answers end after the write timeout of 60 s in any case
    drain: {
      cutsAfter: Duration.seconds(30),
      teardown: Duration.seconds(5),
      longestStream: Duration.seconds(60),
      sleepInImage: true,
    },
    metrics: METRICS,
    names: { workload: 'llm-gateway', config: 'llm-gateway-config' },
    provenance: latticelmProvenance(options.settings ?? LatticelmSettings.FILE),
    ...own.facts,
  };
  const problems = [...checkLatticelmVersion(options.version, tag), ...checkUseless(options)];
  return { ...own, facts, traces: { images: ['latticelm', 'llm-gateway'] }, problems };
}

type Settings = Omit<ProductDefinition, 'facts' | 'problems'> & { readonly facts: Partial<ProductFacts> };

/** Builds up to March 2026. */
function fromFile(options: LatticelmOptions): Settings {
  return {
    facts: {
      config: { mountPath: '/app/config', required: true, variableSyntax: '${%s}' },
      credentials: [{ name: 'oidc-audience', env: 'OIDC_AUDIENCE', key: 'OIDC_AUDIENCE' }],
      stores: [
        { kind: StoreKind.MEMORY },
        { kind: StoreKind.REDIS, urlVariable: 'CONVERSATIONS_DSN' },
        { kind: StoreKind.POSTGRES, urlVariable: 'CONVERSATIONS_DSN' },
      ],
    },
    checkConfig: checkLatticelmConfig,
    checkPod: checkLatticelmVariables,
    readConfig: (config) => readLatticelmConfig(config, options.memoryPerPod ?? false),
  };
}

/** Later builds: providers and models are in the database, where the admin console writes them. */
function fromVariables({ issuer, console = false }: LatticelmOptions): Settings {
  return {
    facts: {
      config: { mountPath: SEED_FOLDER, variableSyntax: '${%s}' },
      env: {
        SERVER_ADDRESS: ':8080',
        LOG_FORMAT: 'json',
        OBSERVABILITY_ENABLED: 'true',
        METRICS_ENABLED: 'true',
        ...(console ? { UI_ENABLED: 'true' } : {}),
        ...(issuer === undefined ? {} : { AUTH_ENABLED: 'true', AUTH_ISSUER: issuer }),
      },
      credentials: [
        {
          name: 'encryption-key',
          env: 'ENCRYPTION_KEY',
          key: 'ENCRYPTION_KEY',
          required: true,
          format: '^[A-Za-z0-9+/]{43}=$',
          formatDescription: '32 bytes in base64: openssl rand -base64 32',
        },
        { name: 'oidc-audience', env: 'AUTH_AUDIENCE', key: 'OIDC_AUDIENCE' },
        { name: 'oidc-client-secret', env: 'AUTH_CLIENT_SECRET', key: 'AUTH_CLIENT_SECRET' },
      ],
      stores: [
        { kind: StoreKind.POSTGRES, urlVariable: 'DATABASE_URL', required: true },
        { kind: StoreKind.REDIS, urlVariable: 'RATE_LIMIT_REDIS_URL', env: { RATE_LIMIT_ENABLED: 'true' } },
      ],
      controlPlanes: issuer === undefined ? [] : [issuer],
    },
    // providers and models of the file go into a database that has none yet
    readConfig: (config) => ({
      ...readLatticelmConfig(config, true),
      env: { GATEWAY_CONFIG: EnvValue.fromValue(`${SEED_FOLDER}/${CONFIG_FILE}`) },
    }),
    checkPod: ({ env, config }) => [
      ...(config ? [] : [noProvider(console)]),
      ...(env.get('AUTH_ENABLED')?.value === 'true' && !env.has('AUTH_ISSUER')
        ? [
            {
              code: 'LLMGW-804',
              prop: 'env.AUTH_ENABLED',
              reason: 'auth enabled but issuer not configured',
              remedy: "state 'issuer' in the profile",
            } as const,
          ]
        : []),
    ],
  };
}

/** Builds that were run. Commits have no order that could be told from their names. */
const SEEN = ['5fecc9e', 'f0c29a2', '1865935'];

/** What only the other kind of build reads. */
function checkUseless(options: LatticelmOptions): Problem[] {
  const { settings, memoryPerPod, issuer, console } = options;
  return settings === LatticelmSettings.ENV
    ? unread({ 'profile.memoryPerPod': memoryPerPod }, 'conversations are in PostgreSQL', 'leave it out')
    : unread(
        { 'profile.issuer': issuer, 'profile.console': console },
        'this build reads its file only',
        "say it in the file, or state 'settings: LatticelmSettings.ENV'",
      );
}

/** The project has no releases: a number is that of the team, and says nothing about the code. */
function checkLatticelmVersion(stated: string | undefined, tag: string | undefined): Problem[] {
  // the version of a tag may begin with "v", the stated one may not; an image by digest alone is as fixed as it can be
  const version = stated ?? tag?.replace(/^v(?=\d)/, '');
  if (version === undefined) {
    return [];
  }
  const commit = COMMIT.exec(version)?.[1];
  if (commit === undefined) {
    return checkVersion(version);
  }
  return SEEN.some((seen) => commit.startsWith(seen)) ? [] : [notSeen(version, `commits ${SEEN.join(', ')}`)];
}

function noProvider(console: boolean): Problem {
  const reason = `"no providers configured": until one is in the database, /ready answers 503 and no pod gets ready${console ? '' : ', and /admin is off'}`;
  const remedy = "give GatewayConfig.file('config.yaml', { providers, models }), or add one under /admin with 'console: true'";
  return { code: 'LLMGW-845', prop: 'config', reason, remedy, warning: true };
}
