import type { ConfigReload } from './product-facts';

/** Files for the configuration folder of a product. */
export interface ConfigFiles {
  /** Text by file name; empty for a ConfigMap that exists already. */
  readonly files: { [name: string]: string };
  /**
   * The objects behind the files that were made from objects, by file name, so that the profile can check them.
   * @default - none, every file was given as text
   */
  readonly documents?: { [name: string]: unknown };
  /**
   * A ConfigMap that is made elsewhere.
   * @default - the workload makes one from the files
   */
  readonly configMapName?: string;
  /**
   * What happens on change.
   * @default - as the profile says
   */
  readonly reload?: ConfigReload;
  /**
   * The address under which the product registers itself somewhere, if the configuration states one; a front door must have
   * the same.
   * @default - it registers nowhere
   */
  readonly registeredAddress?: string;
}

/** What a configuration may ask about the workload it is for. */
export interface ConfigContext {
  /** Name of the workload and its Service. */
  readonly name: string;
  /** Namespace, if one is set. */
  readonly namespace?: string;
}

/** Something that has the configuration files of a gateway. */
export interface IConfigSource {
  /**
   * The files.
   *
   * @param context the workload that they are for
   */
  toConfigFiles(context: ConfigContext): ConfigFiles;
}
