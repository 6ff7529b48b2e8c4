import type { Duration } from 'cdk8s';
import type { WorkloadAddition } from './addition';
import type { ConfigReload } from './config-facts';
import type { CredentialReference } from './credential';
import type { ProductFacts } from './product-facts';

/** Files for the configuration folder of a product. */
export interface ConfigFiles {
  /** Text by file name; empty for a ConfigMap that exists already. */
  readonly files: { [name: string]: string };
  /**
   * Objects by file name, written as the ending of the name says: `.yaml`, `.yml`, `.json` or `.toml`. A file that has a text
   * as well is not written again.
   * @default - none, every file was given as text
   */
  readonly documents?: { [name: string]: unknown };
  /**
   * Files that are no text, by name, in base64.
   * @default - none
   */
  readonly binaryFiles?: { [name: string]: string };
  /**
   * A ConfigMap that is made elsewhere.
   * @default - the workload makes one from the files
   */
  readonly configMapName?: string;
  /**
   * A Secret that is made elsewhere and holds the files.
   * @default - the files are in a ConfigMap
   */
  readonly secretName?: string;
  /**
   * Files of the same folder that live in a Secret, by file name.
   * @default - none
   */
  readonly secretFiles?: { [name: string]: CredentialReference };
  /**
   * What the workload must have for what the files say: network rules, certificates, variables.
   * @default - nothing
   */
  readonly addition?: WorkloadAddition;
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
  /**
   * Makes the ConfigMap immutable and puts a hash of its content into its name.
   * @default false
   */
  readonly immutable?: boolean;
  /**
   * Any text that changes with the content, for files that this program does not see. A change replaces the pods.
   * @default - none
   */
  readonly revision?: string;
}

/** What a configuration may ask about the workload it is for. */
export interface ConfigContext {
  /** Name of the workload and its Service. */
  readonly name: string;
  /** Namespace, if one is set. */
  readonly namespace?: string;
  /** The name by which pods of the cluster call the Service. */
  readonly host: string;
  /** What is known about the product. */
  readonly product: ProductFacts;
  /** How long the process may take to end after SIGTERM. */
  readonly drainPeriod: Duration;
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
