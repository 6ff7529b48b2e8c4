/** The smallest program for a product that a team would keep. */
export interface Starter {
  /** What is typed: `init keeptrusts`. */
  readonly product: string;
  readonly about: string;
  /** Names that the program imports from this package, besides those that every program does. */
  readonly imports: readonly string[];
  /** Names that it imports from cdk8s, besides `App` and `Chart`. */
  readonly cdk8s?: readonly string[];
  /** What describes the workload. @default LlmGateway */
  readonly construct?: 'LlmGateway' | 'McpProxy' | 'EnvoyAiGateway';
  /** Credentials in the Secret of the app; none if the product reads none. */
  readonly credentials: readonly string[];
  /** Statements before the gateway. */
  readonly before?: string;
  /** The props of the gateway; `credentials` is the Secret of the app. */
  readonly gateway: string;
  /** Statements after it; `gateway` is the gateway. */
  readonly after?: string;
  /** Whether more than one pod can run. */
  readonly scales: boolean;
}

/** What was asked for. */
export interface InitOptions {
  readonly starter: Starter;
  /** Name of the app, its namespace and its package. */
  readonly name: string;
  /** The kind of the cluster; nothing for any cluster. */
  readonly cluster?: ClusterKind;
  /** What npm installs as this package. */
  readonly library: string;
}

/** A kind of cluster as it stands in a program. */
export interface ClusterKind {
  /** The factory, for example `ClusterProfile.kind()`. */
  readonly code: string;
  /** Names that it needs besides `ClusterProfile`. */
  readonly imports?: readonly string[];
}
