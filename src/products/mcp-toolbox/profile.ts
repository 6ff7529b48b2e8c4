import { Duration, Size } from 'cdk8s';
import { McpSessionState } from '../../contract/platform-facts';
import { ProductRuntime } from '../../contract/product-facts';
import type { KnownFacts, ProductDefinition } from '../../profiles/definition';
import { checkKnownVersion } from '../../profiles/version';
import { checkToolboxConfig, readToolboxConfig } from './configuration';
import type { McpToolboxOptions } from './options';
import { MCP_TOOLBOX_PROVENANCE } from './provenance';

const PORT = 5000;
const FOLDER = '/etc/toolbox';

/**
 * The MCP Toolbox for Databases: tools that are queries, in a file.
 * @see https://googleapis.github.io/genai-toolbox/
 */
export function mcpToolbox(options: McpToolboxOptions): ProductDefinition {
  const file = options.configFile ?? 'tools.yaml';
  const facts: KnownFacts = {
    product: 'mcp-toolbox',
    version: options.version,
    image: options.image ?? `us-central1-docker.pkg.dev/database-toolbox/toolbox/toolbox:${options.version}`,
    component: 'mcp',
    args: [
      // it listens on loopback unless it is told
      ...['--address', '0.0.0.0', '--port', String(PORT)],
      // it watches the file, and a ConfigMap changes by a link beside it: the pods are replaced instead
      ...['--config', `${FOLDER}/${file}`, '--disable-reload'],
      ...['--logging-format', 'JSON'],
      ...(options.otlpEndpoint === undefined ? [] : ['--telemetry-otlp', options.otlpEndpoint]),
    ],
    listeners: [{ name: 'http', port: PORT }],
    health: {
      // it connects to its databases before it listens
      startup: { path: '/healthz', period: Duration.seconds(5), failureThreshold: 24 },
      readiness: { path: '/healthz', period: Duration.seconds(5) },
      liveness: { period: Duration.seconds(10) },
    },
    user: 65532,
    writablePaths: [{ path: '/tmp', sizeLimit: Size.mebibytes(64) }],
    resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { cpu: '1', memory: '512Mi' } },
    replicas: 2,
    config: { mountPath: FOLDER, required: true, variableSyntax: '${%s}' },
    credentials: Object.entries(options.credentials ?? {}).map(([name, env]) => ({ name, env, required: true })),
    drain: { cutsAfter: Duration.seconds(10), teardown: Duration.seconds(5), sleepInImage: false },
    runtime: ProductRuntime.NATIVE,
    metrics: { unavailable: 'it sends its metrics to a collector (otlpEndpoint) and has no page to scrape: scale on CPU' },
    apiPaths: ['/mcp'],
    controlPlanes: options.otlpEndpoint === undefined ? [] : [options.otlpEndpoint],
    mcp: { sessions: McpSessionState.NONE },
    names: { workload: 'mcp-toolbox' },
    provenance: MCP_TOOLBOX_PROVENANCE,
  };
  return {
    facts,
    traces: { images: ['toolbox/toolbox', 'genai-toolbox'] },
    problems: checkKnownVersion(options.version, [{ from: [1, 8], below: [1, 14] }], '1.13.0'),
    readConfig: (config) => readToolboxConfig(config, file),
    checkConfig: (config) => checkToolboxConfig(config, file),
  };
}
