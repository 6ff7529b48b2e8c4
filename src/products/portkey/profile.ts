import { Duration, Size } from 'cdk8s';
import type { HealthFacts } from '../../contract/health';
import { ProductRuntime } from '../../contract/product-facts';
import type { ProductImageOptions } from '../../contract/product-image';
import { StoreKind } from '../../contract/stores';
import type { Problem } from '../../core/problem';
import type { KnownFacts, ProductDefinition } from '../../profiles/definition';
import { checkKnownVersion } from '../../profiles/version';
import type { PortkeyEnterpriseOptions } from './options';
import { PORTKEY_ENTERPRISE_PROVENANCE, PORTKEY_PROVENANCE } from './provenance';

const PORT = 8787;
const RESOURCES = { requests: { cpu: '250m', memory: '256Mi' }, limits: { cpu: '1', memory: '512Mi' } };

/**
 * The open Portkey gateway. Clients bring the keys of providers with each request, so it has no credentials of its own.
 * @see https://github.com/Portkey-AI/gateway
 */
export function portkey(options: ProductImageOptions): ProductDefinition {
  const facts: KnownFacts = {
    product: 'portkey-gateway',
    version: options.version,
    image: options.image ?? `docker.io/portkeyai/gateway:${options.version}`,
    // the image starts npm, which dies of SIGTERM and takes open answers along within half a second
    command: ['node', 'build/start-server.js'],
    // without the pages of its console
    env: { NODE_ENV: 'production' },
    listeners: [{ name: 'http', port: PORT }],
    // the open build has no other path that answers by itself
    health: probes('/', 12),
    // the image names no user, so it would be root; "node" of the base image is 1000
    user: 1000,
    writablePaths: [],
    resources: RESOURCES,
    stores: [{ kind: StoreKind.REDIS, urlVariable: 'REDIS_CONNECTION_STRING' }],
    // node as process 1 has no handler: answers go on until SIGKILL
    drain: { ignoresSigterm: true, refusesAtOnce: false, sleepInImage: true },
    runtime: ProductRuntime.NODE,
    metrics: { unavailable: 'the open Portkey gateway measures nothing: scale on CPU, or on requests at the front door' },
    names: { workload: 'portkey-gateway' },
    provenance: PORTKEY_PROVENANCE,
  };
  return {
    facts,
    traces: { images: ['portkeyai/gateway'] },
    problems: checkKnownVersion(options.version, [{ from: [1, 15], below: [1, 16] }], '1.15.2'),
  };
}

/**
 * The gateway of the commercial platform. How it ends and what it measures is not published: nothing is assumed of it.
 * @see https://github.com/Portkey-AI/helm/tree/main/charts/portkey-gateway
 */
export function portkeyEnterprise(options: PortkeyEnterpriseOptions): ProductDefinition {
  const organisations = options.organisations ?? [];
  const facts: KnownFacts = {
    product: 'portkey-gateway-enterprise',
    version: options.version,
    image: options.image ?? `docker.io/portkeyai/gateway_enterprise:${options.version}`,
    env: {
      SERVICE_NAME: 'portkeyenterprise',
      PORT: String(PORT),
      ORGANISATIONS_TO_SYNC: organisations.join(','),
      ANALYTICS_STORE: 'control_plane',
    },
    listeners: [{ name: 'http', port: PORT }],
    health: probes('/v1/health', 30),
    user: 1000,
    writablePaths: [{ path: '/tmp', sizeLimit: Size.mebibytes(64) }],
    resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '2', memory: '2Gi' } },
    credentials: [{ name: 'client-auth', env: 'PORTKEY_CLIENT_AUTH', key: 'PORTKEY_CLIENT_AUTH', required: true }],
    stores: [
      {
        kind: StoreKind.REDIS,
        required: true,
        urlVariable: 'REDIS_URL',
        tlsVariable: 'REDIS_TLS_ENABLED',
        env: { CACHE_STORE: 'redis' },
      },
    ],
    runtime: ProductRuntime.NODE,
    metrics: { unavailable: 'what the commercial gateway measures is not published: read it in the control plane' },
    controlPlanes: options.controlPlane ?? ['api.portkey.ai', 'albus.portkey.ai'],
    names: { workload: 'portkey-gateway' },
    provenance: PORTKEY_ENTERPRISE_PROVENANCE,
  };
  return {
    facts,
    traces: { images: ['portkeyai/gateway_enterprise'], lists: { organisations: 'ORGANISATIONS_TO_SYNC' } },
    problems: [
      ...checkKnownVersion(options.version, [{ from: [2, 13], below: [2, 14] }], '2.13.0'),
      ...checkOrganisations(organisations),
    ],
  };
}

function probes(path: string, failureThreshold: number): HealthFacts {
  return {
    startup: { path, period: Duration.seconds(5), failureThreshold },
    readiness: { path, period: Duration.seconds(5) },
    liveness: { path, period: Duration.seconds(10) },
  };
}

function checkOrganisations(organisations: readonly string[]): Problem[] {
  if (organisations.length > 0) {
    return [];
  }
  const reason = 'the gateway would fetch no configuration from the control plane and refuse every key';
  return [{ code: 'LLMGW-880', prop: 'profile.organisations', reason, remedy: 'name the organisations of your contract' }];
}
