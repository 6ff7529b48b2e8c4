import type { Cluster } from '../../cluster/cluster';
import { hostAndPort, isAddress, isInCluster, isLikelyInCluster } from '../../core/hosts';
import { own } from '../../core/own';
import type { Problem } from '../../core/problem';
import { unread } from '../../core/unread';
import type { ModelProvider } from '../../providers/model-provider';
import type { EnvoyAiBackend } from './options';
import { EnvoyAiSchema } from './options';

/** What is known of a provider: what it speaks, where. */
interface KnownApi {
  readonly schema: EnvoyAiSchema;
  readonly prefix?: string;
}

const openAi = (prefix: string): KnownApi => ({ schema: EnvoyAiSchema.OPENAI, prefix });

/** By the names of the providers. @see https://aigateway.envoyproxy.io/docs/capabilities/llm-integrations/supported-providers */
const KNOWN: Readonly<Record<string, KnownApi | undefined>> = {
  openai: openAi('/v1'),
  anthropic: { schema: EnvoyAiSchema.ANTHROPIC },
  gemini: openAi('/v1beta/openai'),
  mistral: openAi('/v1'),
  cohere: openAi('/compatibility/v1'),
  groq: openAi('/openai/v1'),
  together: openAi('/v1'),
  deepseek: openAi('/v1'),
  xai: openAi('/v1'),
  openrouter: openAi('/api/v1'),
  bedrock: { schema: EnvoyAiSchema.AWS_BEDROCK },
  vertex: { schema: EnvoyAiSchema.GCP_VERTEX_AI },
  'azure-openai': { schema: EnvoyAiSchema.AZURE_OPENAI },
};

const VERSIONS: Readonly<Partial<Record<EnvoyAiSchema, string>>> = {
  [EnvoyAiSchema.AZURE_OPENAI]: '2025-01-01-preview',
  [EnvoyAiSchema.GCP_ANTHROPIC]: 'vertex-2023-10-16',
};

/** Where a provider answers, and what it speaks there. */
export interface ProviderApi {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly schema: EnvoyAiSchema;
  readonly prefix?: string;
  readonly version?: string;
}

/** How the gateway calls a provider; of several endpoints the first, which is the one that answers requests. */
export function apiOf(
  provider: ModelProvider,
  given: EnvoyAiBackend,
  cluster: Cluster,
  namespace: string | undefined,
): ProviderApi {
  const [endpoint = ''] = provider.endpoints;
  const { host, port } = hostAndPort(endpoint);
  const known = own(KNOWN, provider.name);
  const schema = given.schema ?? known?.schema ?? EnvoyAiSchema.OPENAI;
  const tls = speaksTls(endpoint, host);
  return {
    host: fullName(host, cluster, namespace),
    port: given.servicePort ?? port ?? (tls ? 443 : 80),
    tls,
    schema,
    prefix: takesPrefix(schema) ? (given.prefix ?? known?.prefix ?? pathOf(endpoint) ?? defaultPrefix(schema)) : undefined,
    version: given.version ?? VERSIONS[schema],
  };
}

/** What cannot be said to Envoy AI Gateway. */
export function checkApi(provider: ModelProvider, given: EnvoyAiBackend = {}): Problem[] {
  const at = (member: string) => `backends.${provider.name}.${member}`;
  const problem = (prop: string, reason: string, remedy: string, value?: unknown): Problem => ({
    code: 'LLMGW-853',
    prop,
    value,
    reason,
    remedy,
  });
  const known = own(KNOWN, provider.name);
  const schema = given.schema ?? known?.schema ?? EnvoyAiSchema.OPENAI;
  const isGoogle = schema === EnvoyAiSchema.GCP_VERTEX_AI || schema === EnvoyAiSchema.GCP_ANTHROPIC;
  const identity = schema === EnvoyAiSchema.AZURE_OPENAI && provider.credential === undefined;
  const hosts = new Set(provider.endpoints.map((endpoint) => hostAndPort(endpoint).host));
  const [endpoint = ''] = provider.endpoints;
  const nameless = isAddress(hostAndPort(endpoint).host) && speaksTls(endpoint, hostAndPort(endpoint).host);
  return [
    ...(nameless
      ? [
          problem(
            `providers.${provider.name}.endpoints`,
            'a certificate is checked for a name, which an address is not',
            'give its DNS name',
            endpoint,
          ),
        ]
      : []),
    ...(isGoogle && given.project === undefined
      ? [problem(at('project'), 'Vertex AI is asked for a project', `state backends: { '${provider.name}': { project } }`)]
      : []),
    ...unread(
      {
        [at('project')]: isGoogle ? undefined : given.project,
        [at('prefix')]: takesPrefix(schema) ? undefined : given.prefix,
      },
      `the schema ${schema} has none`,
      "leave it out, or state another 'schema'",
    ),
    ...(identity
      ? [
          problem(
            `providers.${provider.name}`,
            'Envoy AI Gateway does not use the identity of pods for Azure',
            "give it a key: 'authenticated: true'; or patch the BackendSecurityPolicy for azureCredentials",
          ),
        ]
      : []),
    ...(known === undefined && hosts.size > 1
      ? [
          problem(
            `providers.${provider.name}.endpoints`,
            'one certificate is checked for all of them',
            'make a provider of each, and let a route share models among them',
            [...hosts].join(', '),
          ),
        ]
      : []),
  ];
}

/** What is outside and does not say otherwise gets no key without TLS. */
function speaksTls(endpoint: string, host: string): boolean {
  const [, scheme] = /^([a-z]+):\/\//i.exec(endpoint) ?? [];
  return scheme === undefined ? !isLocal(host) : scheme.toLowerCase() === 'https';
}

function isLocal(host: string): boolean {
  return isAddress(host) || isInCluster(host) || isLikelyInCluster(host);
}

/** The proxy runs in a namespace of its own and asks for names as they stand. */
function fullName(host: string, { domain }: Cluster, namespace: string | undefined): string {
  if (!isLocal(host) || isAddress(host)) {
    return host;
  }
  const [service = '', where = namespace, svc, ...rest] = host.split('.');
  return where === undefined || (svc === 'svc' && rest.length > 0) ? host : `${service}.${where}.svc.${domain}`;
}

function takesPrefix(schema: EnvoyAiSchema): boolean {
  return schema === EnvoyAiSchema.OPENAI || schema === EnvoyAiSchema.ANTHROPIC;
}

function defaultPrefix(schema: EnvoyAiSchema): string | undefined {
  return schema === EnvoyAiSchema.OPENAI ? '/v1' : undefined;
}

function pathOf(endpoint: string): string | undefined {
  const [, path] = /^[a-z]+:\/\/[^/]+(\/.*?)\/*$/i.exec(endpoint) ?? [];
  return path === undefined || path === '/' ? undefined : path;
}
