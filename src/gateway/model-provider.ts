import type { CredentialFacts } from '../contract/credential';
import type { NetworkRule } from '../contract/network';
import { NetworkPeer } from '../contract/network';
import { hostAndPort } from '../core/hosts';
import type { Problem } from '../core/problem';

/** Settings of a model provider. */
export interface ModelProviderOptions {
  /**
   * Environment variable of the key.
   * @default - the one that the provider's own libraries read, for example `OPENAI_API_KEY`
   */
  readonly variable?: string;
  /**
   * Name of the credential.
   * @default - the name of the provider
   */
  readonly credential?: string;
}

/** Settings of a provider that the library does not know. */
export interface CustomModelProviderOptions extends ModelProviderOptions {
  /** Where it is: URLs, hosts or `host:port`; port 443 if none is stated. */
  readonly endpoints: string[];
  /**
   * Whether it wants a key.
   * @default true
   */
  readonly authenticated?: boolean;
}

/** Who answers the requests in the end: which hosts the gateway talks to, and which key it needs for that. */
export class ModelProvider {
  /**
   * OpenAI.
   * @see https://platform.openai.com/docs/api-reference
   */
  public static openAi(options: ModelProviderOptions = {}): ModelProvider {
    return new ModelProvider('openai', ['api.openai.com'], 'OPENAI_API_KEY', options);
  }

  /**
   * Anthropic.
   * @see https://docs.anthropic.com/en/api
   */
  public static anthropic(options: ModelProviderOptions = {}): ModelProvider {
    return new ModelProvider('anthropic', ['api.anthropic.com'], 'ANTHROPIC_API_KEY', options);
  }

  /**
   * Any other provider, in or outside the cluster.
   *
   * @param name for example `vllm`
   * @param options where it is
   */
  public static custom(name: string, options: CustomModelProviderOptions): ModelProvider {
    const variable = `${name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}_API_KEY`;
    return new ModelProvider(name, options.endpoints, options.authenticated === false ? undefined : variable, options);
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
    endpoints: string[],
    variable: string | undefined,
    options: ModelProviderOptions,
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
    return this.endpoints.map((endpoint) => {
      const { host, port } = hostAndPort(endpoint);
      return { description: this.name, peers: [NetworkPeer.host(host)], ports: [{ port: port ?? 443 }] };
    });
  }

  /** @internal */
  public _check(): Problem[] {
    return this.endpoints
      .filter((endpoint) => hostAndPort(endpoint).host === '')
      .map((endpoint) => ({
        code: 'LLMGW-127',
        prop: `providers.${this.name}.endpoints`,
        value: endpoint,
        reason: 'names no host',
        remedy: 'write it like "https://llm.example.com" or "vllm.models:8000"',
      }));
  }
}
