import type { CredentialFacts } from '../contract/credential';
import type { NetworkRule } from '../contract/network';
import { NetworkPeer } from '../contract/network';
import { hostAndPort } from '../core/hosts';
import type { Problem } from '../core/problem';
import { unread } from '../core/unread';
import { ruleTo } from '../contract/egress';
import type {
  CloudModelProviderOptions,
  CustomModelProviderOptions,
  InClusterModelProviderOptions,
  ModelProviderOptions,
} from './model-provider-options';
import type { CatalogueEntry } from './provider-catalogue';
import { azureOpenAi, bedrock, CATALOGUE, vertex } from './provider-catalogue';

/** Who answers the requests in the end: which hosts the gateway talks to, and which key it needs for that. */
export class ModelProvider {
  /**
   * OpenAI.
   * @see https://platform.openai.com/docs/api-reference
   */
  public static openAi(options: ModelProviderOptions = {}): ModelProvider {
    return ModelProvider.known(CATALOGUE.openAi, options);
  }

  /**
   * Anthropic.
   * @see https://docs.anthropic.com/en/api
   */
  public static anthropic(options: ModelProviderOptions = {}): ModelProvider {
    return ModelProvider.known(CATALOGUE.anthropic, options);
  }

  /**
   * Google Gemini, by API key.
   * @see https://ai.google.dev/api
   */
  public static gemini(options: ModelProviderOptions = {}): ModelProvider {
    return ModelProvider.known(CATALOGUE.gemini, options);
  }

  /**
   * Google Vertex AI.
   *
   * @param region for example `europe-west4`, or `global`
   * @param options with a key or with the identity of the pods
   * @see https://cloud.google.com/vertex-ai/docs/general/locations
   */
  public static vertex(region: string, options: CloudModelProviderOptions = {}): ModelProvider {
    return ModelProvider.cloud(vertex(region), options);
  }

  /**
   * AWS Bedrock.
   *
   * @param region for example `eu-central-1`
   * @param options with a key or with the identity of the pods
   * @see https://docs.aws.amazon.com/general/latest/gr/bedrock.html
   */
  public static bedrock(region: string, options: CloudModelProviderOptions = {}): ModelProvider {
    return ModelProvider.cloud(bedrock(region), options);
  }

  /**
   * Azure OpenAI.
   *
   * @param resource name of the resource, the first part of its host name
   * @param options with a key or with the identity of the pods
   * @see https://learn.microsoft.com/azure/ai-services/openai/reference
   */
  public static azureOpenAi(resource: string, options: CloudModelProviderOptions = {}): ModelProvider {
    return ModelProvider.cloud(azureOpenAi(resource), options);
  }

  /** Mistral. */
  public static mistral(options: ModelProviderOptions = {}): ModelProvider {
    return ModelProvider.known(CATALOGUE.mistral, options);
  }

  /** Cohere. */
  public static cohere(options: ModelProviderOptions = {}): ModelProvider {
    return ModelProvider.known(CATALOGUE.cohere, options);
  }

  /** Groq. */
  public static groq(options: ModelProviderOptions = {}): ModelProvider {
    return ModelProvider.known(CATALOGUE.groq, options);
  }

  /** Together. */
  public static together(options: ModelProviderOptions = {}): ModelProvider {
    return ModelProvider.known(CATALOGUE.together, options);
  }

  /** DeepSeek. */
  public static deepSeek(options: ModelProviderOptions = {}): ModelProvider {
    return ModelProvider.known(CATALOGUE.deepSeek, options);
  }

  /** xAI. */
  public static xAi(options: ModelProviderOptions = {}): ModelProvider {
    return ModelProvider.known(CATALOGUE.xAi, options);
  }

  /** OpenRouter. */
  public static openRouter(options: ModelProviderOptions = {}): ModelProvider {
    return ModelProvider.known(CATALOGUE.openRouter, options);
  }

  /**
   * Ollama in the cluster.
   *
   * @param options its Service and pods
   */
  public static ollama(options: InClusterModelProviderOptions): ModelProvider {
    return ModelProvider.inCluster('ollama', { podPort: 11434, ...options });
  }

  /**
   * vLLM in the cluster.
   *
   * @param options its Service and pods
   */
  public static vllm(options: InClusterModelProviderOptions): ModelProvider {
    return ModelProvider.inCluster('vllm', options);
  }

  /**
   * Any model server in the cluster.
   *
   * @param name for example `sglang`
   * @param options its Service and pods
   */
  public static inCluster(name: string, options: InClusterModelProviderOptions): ModelProvider {
    const host = options.namespace === undefined ? options.service : `${options.service}.${options.namespace}.svc`;
    const service = { host, pods: options.podLabels && NetworkPeer.pods(options.podLabels, options.namespace) };
    const variable = options.authenticated ? variableOf(name) : undefined;
    return new ModelProvider(name, [`${host}:${options.podPort ?? 8000}`], variable, options, service);
  }

  /**
   * Any other provider, in or outside the cluster.
   *
   * @param name for example `vllm`
   * @param options where it is
   */
  public static custom(name: string, options: CustomModelProviderOptions): ModelProvider {
    const variable = options.authenticated === false ? undefined : variableOf(name);
    return new ModelProvider(name, options.endpoints, variable, options);
  }

  private static known({ name, hosts, variable }: CatalogueEntry, options: ModelProviderOptions): ModelProvider {
    return new ModelProvider(name, hosts, variable, options);
  }

  private static cloud(entry: CatalogueEntry, options: CloudModelProviderOptions): ModelProvider {
    const { name, hosts, variable, identityHosts = [], problems } = entry;
    return options.authenticated
      ? new ModelProvider(name, hosts, variable, options, undefined, problems, entry.region)
      : new ModelProvider(name, [...hosts, ...identityHosts], undefined, options, undefined, problems, entry.region);
  }

  /** Hosts, or `host:port`. */
  public readonly endpoints: string[];
  /** Name of the credential, if it wants one. */
  public readonly credential?: string;
  /** Environment variable of the key, if it wants one. */
  public readonly variable?: string;

  private constructor(
    /** Unique within a gateway. */
    public readonly name: string,
    endpoints: readonly string[],
    variable: string | undefined,
    private readonly options: ModelProviderOptions & Pick<InClusterModelProviderOptions, 'podLabels'>,
    private readonly service?: { readonly host: string; readonly pods?: NetworkPeer },
    private readonly problems: readonly Problem[] = [],
    /** @internal */
    public readonly _region?: string,
  ) {
    this.endpoints = [...endpoints];
    this.variable = variable && (options.variable ?? variable);
    this.credential = variable && (options.credential ?? name);
  }

  /** @internal */
  public _credentialFacts(): CredentialFacts[] {
    return this.credential === undefined ? [] : [{ name: this.credential, env: this.variable, required: true }];
  }

  /** @internal */
  public _egress(): NetworkRule[] {
    const { peers, privateEndpoint } = this.options;
    const rules = this.endpoints.map((endpoint) => ruleTo(endpoint));
    if (this.service !== undefined) {
      return rules.map((rule) => this.inService(rule));
    }
    const place = (peer: NetworkPeer): NetworkPeer => (privateEndpoint ? NetworkPeer.privateHost(peer.hostname!) : peer);
    return rules.map((rule) => ({ ...rule, peers: peers ?? rule.peers.map(place) }));
  }

  /** However the product is told to call it: the short name stands in no list of exceptions otherwise. */
  private inService(rule: NetworkRule): NetworkRule {
    const { host, pods } = this.service!;
    const names = [host.replace(/\.svc$/, ''), host];
    return { ...rule, peers: this.options.peers ?? (pods ? [pods] : rule.peers), names: [...new Set(names)] };
  }

  /** @internal */
  public _check(): Problem[] {
    const nameless = this.endpoints.filter((endpoint) => hostAndPort(endpoint).host === '');
    return [
      ...this.problems,
      ...this.useless(),
      ...nameless.map((endpoint) => ({
        code: 'LLMGW-127' as const,
        prop: `providers.${this.name}.endpoints`,
        value: endpoint,
        reason: 'names no host',
        remedy: 'write it like "https://llm.example.com" or "vllm.models:8000"',
      })),
    ];
  }

  /** What says nothing beside what else was said. */
  private useless(): Problem[] {
    const { variable, credential, privateEndpoint, peers, podLabels } = this.options;
    const keyless = this.credential === undefined;
    const placed = this.service ? 'it is a Service, reached at its pods' : peers && "'peers' says where it is";
    const at = `providers.${this.name}`;
    const keys = { [`${at}.variable`]: variable, [`${at}.credential`]: credential };
    return [
      ...(keyless ? unread(keys, 'it wants no key', "say 'authenticated: true', or leave it out") : []),
      ...(placed ? unread({ [`${at}.privateEndpoint`]: privateEndpoint }, placed, 'leave it out') : []),
      ...(peers ? unread({ [`${at}.podLabels`]: podLabels }, "'peers' says where it is", 'leave one of the two out') : []),
    ];
  }
}

function variableOf(name: string): string {
  return `${name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}_API_KEY`;
}
