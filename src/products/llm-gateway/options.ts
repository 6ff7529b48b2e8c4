/** Where the Go llm-gateway has its settings. */
export enum LatticelmSettings {
  /** A file, `config.yaml`: builds up to f0c29a2 (March 2026), which the Kubernetes guide describes. */
  FILE = 'file',
  /** Environment variables and the database: later builds, seen at 1865935. A file given as `config` fills the empty database. */
  ENV = 'env',
}

/** Settings of the Go llm-gateway (latticelm). */
export interface LatticelmOptions {
  /** Image with a tag or a digest. The project publishes none under a fixed name: `ghcr.io/<owner>/llm-gateway:v1.2.3`. */
  readonly image: string;
  /**
   * Version, for labels: a release of your own, or the commit as `sha-<hash>`, which is a warning unless it was looked at
   * (LLMGW-840).
   * @default - the tag of the image
   */
  readonly version?: string;
  /**
   * Where this build has its settings.
   * @default LatticelmSettings.FILE
   */
  readonly settings?: LatticelmSettings;
  /**
   * OpenID Connect issuer whose tokens clients must bring, for builds with settings in variables; with a file it stands there.
   * @default - everybody who can reach the gateway may use it
   */
  readonly issuer?: string;
  /**
   * The admin console under `/admin`, for builds with settings in variables. Without it and without a file, nobody can add the
   * first provider, and no pod gets ready (LLMGW-845).
   * @default false
   */
  readonly console?: boolean;
  /**
   * Several pods although conversations are in memory: each pod knows its own only (LLMGW-119 otherwise).
   * @default false
   */
  readonly memoryPerPod?: boolean;
}
