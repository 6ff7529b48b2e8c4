/** What happens when a configuration file changes. */
export enum ConfigReload {
  /** The process reads it at start: the pods are replaced. */
  ROLLOUT = 'rollout',
  /** The process watches it: the pods stay. */
  RUNTIME = 'runtime',
}

/** The configuration files of a product. */
export interface ConfigFacts {
  /** Folder in the container. */
  readonly mountPath: string;
  /**
   * Name of the volume.
   * @default "config"
   */
  readonly volumeName?: string;
  /**
   * What happens on change.
   * @default ConfigReload.ROLLOUT
   */
  readonly reload?: ConfigReload;
  /** Whether the product does not start without. */
  readonly required?: boolean;
  /**
   * How a file names an environment variable, with `%s` for its name: `${%s}`, `os.environ/%s`. `GatewayConfig.credential()` is
   * written this way.
   * @default - the product reads no variables in its files (LLMGW-409 if a file refers to a credential)
   */
  readonly variableSyntax?: string;
}
