import type { NetworkPeer } from '../contract/network';

/** Settings of a model provider. */
export interface ModelProviderOptions {
  /**
   * Environment variable of the key; refused where it wants none (LLMGW-130).
   * @default - the one that the provider's own libraries read, for example `OPENAI_API_KEY`
   */
  readonly variable?: string;
  /**
   * Name of the credential; refused where it wants none (LLMGW-130).
   * @default - the name of the provider
   */
  readonly credential?: string;
  /**
   * Whether its address is private: behind a private endpoint, a VPN or a peering. Policies by address then allow every address on its
   * port. Refused beside `peers` and for models in the cluster, whose place is known (LLMGW-130).
   * @default - false; a name that gives it away is taken for private (LLMGW-009)
   */
  readonly privateEndpoint?: boolean;
  /**
   * Where network policies find it, for example `[NetworkPeer.cidr('10.1.2.0/24')]`.
   * @default - by the names of its endpoints
   */
  readonly peers?: NetworkPeer[];
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

/** Settings of a provider that is part of a cloud. */
export interface CloudModelProviderOptions extends ModelProviderOptions {
  /**
   * Whether it wants a key. Without, the identity of the pods is used, and the endpoints that give out its tokens are reachable.
   * @default false
   */
  readonly authenticated?: boolean;
}

/** Settings of models that are served in the cluster. */
export interface InClusterModelProviderOptions extends ModelProviderOptions {
  /** Name of the Service. */
  readonly service: string;
  /**
   * Namespace of the Service.
   * @default - the namespace of the gateway
   */
  readonly namespace?: string;
  /**
   * Port of the pods, which may differ from that of the Service.
   * @default 8000, 11434 for Ollama
   */
  readonly podPort?: number;
  /**
   * Labels of the pods, so that the network policy allows exactly them.
   * @default - every pod of the namespace
   */
  readonly podLabels?: { [name: string]: string };
  /**
   * Whether it wants a key.
   * @default false
   */
  readonly authenticated?: boolean;
}
