import { Duration } from 'cdk8s';
import { McpSessionState } from '../../contract/platform-facts';
import { ProductRuntime } from '../../contract/product-facts';
import type { Problem } from '../../core/problem';
import type { KnownFacts, ProductDefinition } from '../../profiles/definition';
import { checkKnownVersion } from '../../profiles/version';
import type { GitHubMcpOptions } from './options';
import { GITHUB_MCP_PROVENANCE } from './provenance';

const PORT = 8082;
const METADATA = '/.well-known/oauth-protected-resource';

/**
 * The MCP server of GitHub. Clients bring their tokens with each request, so it has no credentials of GitHub, and any pod answers any
 * call.
 * @see https://github.com/github/github-mcp-server/blob/main/docs/streamable-http.md
 */
export function gitHubMcp(options: GitHubMcpOptions): ProductDefinition {
  const facts: KnownFacts = {
    product: 'github-mcp-server',
    version: options.version,
    image: options.image ?? `ghcr.io/github/github-mcp-server:v${options.version}`,
    component: 'mcp',
    // the image starts it for one client, over stdin
    args: ['http'],
    env: {
      GITHUB_PORT: String(PORT),
      GITHUB_READ_ONLY: String(options.readOnly ?? true),
      ...(options.githubUrl === undefined ? {} : { GITHUB_HOST: options.githubUrl }),
      ...(options.publicUrl === undefined ? {} : { GITHUB_BASE_URL: options.publicUrl }),
      ...(options.toolsets === undefined ? {} : { GITHUB_TOOLSETS: options.toolsets.join(',') }),
    },
    listeners: [{ name: 'http', port: PORT }],
    health: {
      startup: { period: Duration.seconds(5), failureThreshold: 12 },
      // it has no path for health; this is the only one that answers without a token
      readiness: { path: METADATA, period: Duration.seconds(5) },
      liveness: { period: Duration.seconds(10) },
    },
    user: 65532,
    writablePaths: [],
    resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '1', memory: '256Mi' } },
    replicas: 2,
    credentials: [
      {
        name: 'request-state-key',
        env: 'GITHUB_MCP_SERVER_MRTR_STATE_KEY',
        format: '^[A-Za-z0-9+/]{43}=$',
        formatDescription: '32 bytes in base64: openssl rand -base64 32',
      },
    ],
    // its main function returns as soon as the listener is closed, and does not wait for the five seconds that it grants to answers
    drain: { cutsAfter: Duration.seconds(0), teardown: Duration.seconds(1), sleepInImage: false },
    runtime: ProductRuntime.NATIVE,
    metrics: { unavailable: 'the open server measures nothing: scale on CPU, or on requests at the front door' },
    apiPaths: ['/'],
    controlPlanes: hostsOf(options.githubUrl),
    mcp: { sessions: McpSessionState.NONE, path: '/', protectedResourceMetadata: true },
    names: { workload: 'github-mcp-server' },
    provenance: GITHUB_MCP_PROVENANCE,
  };
  return {
    facts,
    traces: { images: ['github-mcp-server'], process: /\bgithub-mcp-server\b/ },
    problems: [
      ...checkKnownVersion(options.version, [{ from: [1, 10], below: [1, 11] }], '1.10.1'),
      ...checkUrl('githubUrl', options.githubUrl),
      ...checkUrl('publicUrl', options.publicUrl),
    ],
  };
}

function hostsOf(url: string | undefined): string[] {
  return url === undefined ? ['api.github.com', 'github.com', 'uploads.github.com', 'raw.githubusercontent.com'] : [url];
}

/** The process ends at start for a host without its scheme. */
function checkUrl(option: 'githubUrl' | 'publicUrl', url: string | undefined): Problem[] {
  if (url === undefined || /^https?:\/\/[^/\s]+\/?$/.test(url)) {
    return [];
  }
  const remedy = 'write it like "https://github.acme.example"';
  return [{ code: 'LLMGW-713', prop: `profile.${option}`, value: url, reason: 'not a URL with scheme and host alone', remedy }];
}
