import { Duration, Size } from 'cdk8s';
import type { CredentialFacts } from '../../contract/credential';
import { ListenerRole } from '../../contract/listener';
import { ProductRuntime } from '../../contract/product-facts';
import { StoreKind } from '../../contract/stores';
import type { KnownFacts, ProductDefinition } from '../../profiles/definition';
import { checkKnownVersion } from '../../profiles/version';
import { checkAgentgatewayConfig, checkAgentgatewayPod } from './checks';
import { CONFIG_FILE, DEFAULT_PORT, READINESS_PORT, readAgentgatewayConfig, STATS_PORT } from './document';
import { METRICS } from './metrics';
import type { AgentgatewayOptions } from './options';
import { AGENTGATEWAY_PROVENANCE } from './provenance';

const CONFIG_FOLDER = '/config';

const KEY = { format: '^[0-9a-fA-F]{64}$', formatDescription: '32 bytes in hexadecimal: openssl rand -hex 32' };

const CREDENTIALS: CredentialFacts[] = [
  // session ids of MCP name their backend; without a key clients can read and change that
  { name: 'session-key', env: 'SESSION_KEY', key: 'SESSION_KEY', ...KEY },
  { name: 'oidc-cookie-secret', env: 'OIDC_COOKIE_SECRET', key: 'OIDC_COOKIE_SECRET', distinctFrom: ['session-key'], ...KEY },
];

/**
 * agentgateway as a proxy by itself, told by a file what to serve.
 * @see https://agentgateway.dev/docs/standalone/latest/
 */
export function agentgateway(options: AgentgatewayOptions): ProductDefinition {
  const ready = { path: '/healthz/ready', listener: 'readiness' };
  const facts: KnownFacts = {
    product: 'agentgateway',
    version: options.version,
    image: options.image ?? `cr.agentgateway.dev/agentgateway:v${options.version}`,
    args: ['-f', `${CONFIG_FOLDER}/${CONFIG_FILE}`],
    listeners: [
      { name: 'http', port: options.port ?? DEFAULT_PORT },
      { name: 'stats', port: STATS_PORT, role: ListenerRole.METRICS, published: false },
      { name: 'readiness', port: READINESS_PORT, role: ListenerRole.HEALTH },
    ],
    health: {
      startup: { ...ready, period: Duration.seconds(5), timeout: Duration.seconds(2), failureThreshold: 12 },
      readiness: { ...ready, period: Duration.seconds(5), timeout: Duration.seconds(2) },
      // there is no path for it
      liveness: { listener: 'readiness', period: Duration.seconds(10), failureThreshold: 6 },
    },
    user: 10101,
    writablePaths: [{ path: '/tmp', sizeLimit: Size.mebibytes(64) }],
    resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '2', memory: '512Mi' } },
    // it watches the file, but what stands under "config" is read at start only
    config: { mountPath: CONFIG_FOLDER, required: true, variableSyntax: '$%s' },
    credentials: CREDENTIALS,
    // the file names the variable: config.database.url
    stores: [{ kind: StoreKind.POSTGRES, urlVariable: 'DATABASE_URL', urlScheme: 'postgresql' }],
    drain: {
      cutsAfter: Duration.seconds(5),
      secondsVariable: 'CONNECTION_TERMINATION_DEADLINE',
      secondsFormat: '%ds',
      teardown: Duration.seconds(5),
      // no shell and no programs but its own
      sleepInImage: false,
    },
    runtime: ProductRuntime.NATIVE,
    metrics: METRICS,
    apiPaths: ['/v1', '/mcp'],
    names: { workload: 'agentgateway', config: 'agentgateway-config' },
    provenance: AGENTGATEWAY_PROVENANCE,
  };
  return {
    facts,
    traces: { images: ['agentgateway'] },
    problems: checkKnownVersion(options.version, [{ from: [1, 4], below: [1, 5] }], '1.4.1'),
    checkConfig: (config) => checkAgentgatewayConfig(config, options),
    checkPod: checkAgentgatewayPod,
    readConfig: readAgentgatewayConfig,
  };
}
