import { Duration, Size } from 'cdk8s';
import type { CredentialFacts } from '../../contract/credential';
import { ProductRuntime } from '../../contract/product-facts';
import type { StoreFacts } from '../../contract/stores';
import { StoreKind } from '../../contract/stores';
import type { KnownFacts, ProductDefinition } from '../../profiles/definition';
import { checkKnownVersion } from '../../profiles/version';
import { checkBifrostConfig, checkBifrostPod, CONFIG_FOLDER, STORE_FOLDER } from './checks';
import { metricsOf } from './metrics';
import type { BifrostOptions } from './options';
import { BIFROST_PROVENANCE } from './provenance';
import { readBifrostConfig } from './reading';

const PORT = 8080;

/** The names that its chart uses; the file says which variable is read where. */
const STORES: StoreFacts[] = [
  {
    kind: StoreKind.POSTGRES,
    hostVariable: 'BIFROST_POSTGRES_HOST',
    portVariable: 'BIFROST_POSTGRES_PORT',
    databaseVariable: 'BIFROST_POSTGRES_DATABASE',
    userVariable: 'BIFROST_POSTGRES_USER',
    passwordVariable: 'BIFROST_POSTGRES_PASSWORD',
    sslModeVariable: 'BIFROST_POSTGRES_SSL_MODE',
  },
  { kind: StoreKind.SQLITE, path: STORE_FOLDER },
];

/**
 * The open Bifrost gateway. Replicas of it share nothing but their file and, for logs, a database.
 * @see https://docs.getbifrost.ai/deployment-guides/runtime-contract
 */
export function bifrost(options: BifrostOptions): ProductDefinition {
  const facts: KnownFacts = {
    product: 'bifrost',
    version: options.version,
    image: options.image ?? `docker.io/maximhq/bifrost:v${options.version}`,
    // what the entrypoint of the image ends with; before that it wants to write into the folder of the file
    command: [
      ...['/app/main', '-app-dir', CONFIG_FOLDER, '-host', '0.0.0.0', '-port', String(PORT)],
      ...['-log-level', 'info', '-log-style', 'json'],
    ],
    listeners: [{ name: 'http', port: PORT }],
    health: {
      // it listens once models are listed and the database is migrated, for which replicas wait for each other
      startup: { path: '/health', period: Duration.seconds(5), timeout: Duration.seconds(5), failureThreshold: 60 },
      // asks the stores
      readiness: { path: '/health', period: Duration.seconds(10), timeout: Duration.seconds(5) },
      // so a restart, which would mend no database, waits for the listener to be gone
      liveness: { period: Duration.seconds(10), timeout: Duration.seconds(5), failureThreshold: 6 },
    },
    user: 1000,
    writablePaths: [{ path: '/tmp', sizeLimit: Size.mebibytes(64) }],
    resources: { requests: { cpu: '500m', memory: '512Mi' }, limits: { cpu: '2', memory: '2Gi' } },
    config: { mountPath: CONFIG_FOLDER, required: true, variableSyntax: 'env.%s' },
    credentials: credentialsOf(options),
    stores: STORES,
    drain: { finishesAnswers: true, teardown: Duration.seconds(30), sleepInImage: true },
    runtime: ProductRuntime.NATIVE,
    metrics: metricsOf(options),
    apiPaths: ['/v1', '/openai', '/anthropic', '/genai', '/bedrock', '/mcp'],
    // prices of models, every day
    controlPlanes: ['getbifrost.ai'],
    names: { workload: 'bifrost', config: 'bifrost-config' },
    provenance: BIFROST_PROVENANCE,
  };
  return {
    facts,
    traces: { images: ['bifrost'] },
    problems: checkKnownVersion(options.version, [{ from: [1, 6], below: [1, 7] }], '1.6.4'),
    checkConfig: (config) => checkBifrostConfig(config, options),
    checkPod: checkBifrostPod,
    readConfig: readBifrostConfig,
  };
}

function credentialsOf({ adminAuth }: BifrostOptions): CredentialFacts[] {
  const admin = ['admin-username', 'admin-password'].map((name) => ({
    name,
    env: `BIFROST_${name.toUpperCase().replace('-', '_')}`,
    key: name,
    required: true,
  }));
  return [
    // what it encrypts in the database cannot be read with another one
    { name: 'encryption-key', env: 'BIFROST_ENCRYPTION_KEY', key: 'encryption-key' },
    ...(adminAuth ? admin : []),
  ];
}
