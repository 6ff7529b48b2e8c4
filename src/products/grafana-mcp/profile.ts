import { Duration } from 'cdk8s';
import type { CredentialFacts } from '../../contract/credential';
import type { ProductMetrics } from '../../contract/metrics';
import { McpSessionState } from '../../contract/platform-facts';
import { OtlpProtocol, ProductRuntime } from '../../contract/product-facts';
import type { Problem } from '../../core/problem';
import type { KnownFacts, ProductDefinition } from '../../profiles/definition';
import { checkKnownVersion } from '../../profiles/version';
import type { GrafanaMcpOptions } from './options';
import { GRAFANA_MCP_PROVENANCE } from './provenance';

const PORT = 8000;
const DURATION = 'mcp_server_operation_duration_seconds';
const LABELS = ['mcp_method_name', 'gen_ai_tool_name', 'error_type', 'network_transport', 'mcp_protocol_version'];

/**
 * Operations of MCP clients; probes are none.
 * @see https://grafana.com/docs/grafana-cloud/machine-learning/mcp/developer/observability-metrics-and-tracing/
 */
const METRICS: ProductMetrics = {
  endpoint: { listener: 'http' },
  requests: { name: `${DURATION}_count`, errors: 'error_type!=""', clients: '', labels: LABELS },
  duration: { name: DURATION, topBucket: 300, labels: LABELS },
};

const CREDENTIALS: CredentialFacts[] = [
  { name: 'grafana-token', env: 'GRAFANA_SERVICE_ACCOUNT_TOKEN', required: true },
  // without it whoever reaches the port acts with the token of Grafana; a later version will not start
  { name: 'caller-token', env: 'MCP_GRAFANA_SERVER_TOKEN', required: true, distinctFrom: ['grafana-token'] },
];

/**
 * The MCP server of Grafana.
 * @see https://github.com/grafana/mcp-grafana
 */
export function grafanaMcp(options: GrafanaMcpOptions): ProductDefinition {
  const sessions = options.proxiedTools ? McpSessionState.MEMORY : McpSessionState.NONE;
  const facts: KnownFacts = {
    product: 'mcp-grafana',
    version: options.version,
    image: options.image ?? `docker.io/grafana/mcp-grafana:${options.version}`,
    component: 'mcp',
    // the entry point of the image speaks the transport of 2024
    command: [
      ...['/app/mcp-grafana', '--transport', 'streamable-http', '--address', `0.0.0.0:${PORT}`],
      // it knows loopback names only, and answers 403 to the kubelet and to its own Service
      ...['--allowed-hosts', '*'],
      '--metrics',
      ...(options.write ? [] : ['--disable-write']),
      ...(options.proxiedTools ? [] : ['--disable-proxied']),
    ],
    env: { GRAFANA_URL: options.grafanaUrl },
    listeners: [{ name: 'http', port: PORT }],
    health: {
      startup: { path: '/healthz', period: Duration.seconds(5), failureThreshold: 12 },
      // neither asks Grafana
      readiness: { path: '/healthz', period: Duration.seconds(5) },
      liveness: { period: Duration.seconds(10) },
    },
    user: 1000,
    writablePaths: [],
    resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '1', memory: '512Mi' } },
    replicas: options.proxiedTools ? 1 : 2,
    credentials: CREDENTIALS,
    // five seconds for open answers, and five for telemetry
    drain: { cutsAfter: Duration.seconds(5), teardown: Duration.seconds(6), sleepInImage: true },
    runtime: ProductRuntime.NATIVE,
    metrics: METRICS,
    tracing: { endpointVariable: 'OTEL_EXPORTER_OTLP_ENDPOINT', protocol: OtlpProtocol.GRPC },
    apiPaths: ['/mcp'],
    controlPlanes: [options.grafanaUrl],
    mcp: { sessions },
    names: { workload: 'mcp-grafana' },
    provenance: GRAFANA_MCP_PROVENANCE,
  };
  return {
    facts,
    traces: { images: ['mcp-grafana'], process: /\bmcp-grafana\b/, options: { grafanaUrl: 'GRAFANA_URL' } },
    problems: [
      ...checkKnownVersion(options.version, [{ from: [1, 1], below: [1, 2] }], '1.1.0'),
      ...checkUrl(options.grafanaUrl),
    ],
  };
}

function checkUrl(url: string): Problem[] {
  if (typeof url === 'string' && /^https?:\/\/[^/\s]+/.test(url)) {
    return [];
  }
  const remedy = 'write it like "http://grafana.monitoring.svc:3000"';
  return [{ code: 'LLMGW-711', prop: 'profile.grafanaUrl', value: url, reason: 'not a URL', remedy }];
}
