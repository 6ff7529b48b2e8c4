/** The smallest program for a product that a team would keep. */
export interface Starter {
  /** What is typed: `init keeptrusts`. */
  readonly product: string;
  readonly about: string;
  /** Names that the program imports from this package, besides those that every program does. */
  readonly imports: readonly string[];
  /** Names that it imports from cdk8s, besides `App` and `Chart`. */
  readonly cdk8s?: readonly string[];
  /** Credentials in the Secret of the app. */
  readonly credentials: readonly string[];
  /** Statements before the gateway. */
  readonly before?: string;
  /** The props of the gateway; `credentials` is the Secret of the app. */
  readonly gateway: string;
  /** Whether more than one pod can run. */
  readonly scales: boolean;
}

/** What was asked for. */
export interface InitOptions {
  readonly starter: Starter;
  /** Name of the app, its namespace and its package. */
  readonly name: string;
  /** The factory of the cluster, for example `ClusterProfile.kind()`; nothing for any cluster. */
  readonly cluster?: string;
  /** What npm installs as this package. */
  readonly library: string;
}
