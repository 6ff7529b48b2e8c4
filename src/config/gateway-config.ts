import type { ConfigReload } from '../contract/config-facts';
import type { ConfigContext, ConfigFiles, IConfigSource } from '../contract/config-source';
import type { CredentialReference } from '../contract/credential';
import { credentialMark, SERVICE_MARK } from '../core/config-marks';
import { plainCopy } from '../core/plain-copy';

/** Settings of a configuration that is made elsewhere. */
export interface ExistingConfigOptions {
  /**
   * What happens on change. The pods are replaced only if `revision` changes.
   * @default - as the profile says
   */
  readonly reload?: ConfigReload;
  /**
   * Any text that changes with the content, for example a commit. A change replaces the pods.
   * @default - none, changes do not reach running pods
   */
  readonly revision?: string;
}

/** Settings of configuration files. */
export interface GatewayConfigOptions extends ExistingConfigOptions {
  /**
   * Makes the ConfigMap immutable and puts a hash of its content into its name, so that pods of an older release keep theirs.
   * Whatever applies the file must prune the ConfigMaps of old releases.
   * @default false
   */
  readonly immutable?: boolean;
  /**
   * Files that are no text, by name, in base64.
   * @default - none
   */
  readonly binaryFiles?: { [name: string]: string };
  /**
   * Files from Secrets that lie beside the others, by name.
   * @default - none
   */
  readonly secretFiles?: { [name: string]: CredentialReference };
}

/** The configuration files of a gateway. */
export class GatewayConfig implements IConfigSource {
  /**
   * One file. `${NAME}` and `${key:default}` are kept as they are.
   *
   * @param name file name as the product reads it
   * @param content text, or an object that is written as YAML, JSON or TOML by the ending of the name
   * @param options what happens on change
   */
  public static file(name: string, content: unknown, options: GatewayConfigOptions = {}): GatewayConfig {
    return GatewayConfig.files({ [name]: content }, options);
  }

  /**
   * Several files in one folder.
   *
   * @param contents text or object by file name
   * @param options what happens on change
   */
  public static files(contents: { [name: string]: unknown }, options: GatewayConfigOptions = {}): GatewayConfig {
    const copies = Object.entries(contents).map(([name, content]): [string, unknown] => [name, plainCopy(content)]);
    const isText = ([, content]: [string, unknown]): boolean => typeof content === 'string';
    return new GatewayConfig({
      ...options,
      files: Object.fromEntries(copies.filter(isText)) as { [name: string]: string },
      documents: Object.fromEntries(copies.filter((entry) => !isText(entry))),
    });
  }

  /**
   * A ConfigMap that is made elsewhere. Its changes do not restart the pods.
   *
   * @param configMapName its name
   * @param options what happens on change
   */
  public static existing(configMapName: string, options: ExistingConfigOptions = {}): GatewayConfig {
    return new GatewayConfig({ ...options, files: {}, configMapName });
  }

  /**
   * A Secret that is made elsewhere, for configuration that nobody may read. Its changes do not restart the pods.
   *
   * @param secretName its name
   * @param options what happens on change
   */
  public static existingSecret(secretName: string, options: ExistingConfigOptions = {}): GatewayConfig {
    return new GatewayConfig({ ...options, files: {}, secretName });
  }

  /**
   * Stands for a credential inside a file: written as the product names an environment variable, `${OPENAI_API_KEY}` for one.
   *
   * @param name name of the credential, for example `openai`
   */
  public static credential(name: string): string {
    return credentialMark(name);
  }

  /** Stands for the address of the gateway's Service inside a file: `<name>.<namespace>`. */
  public static serviceAddress(): string {
    return SERVICE_MARK;
  }

  private constructor(private readonly config: ConfigFiles) {}

  public toConfigFiles(_context: ConfigContext): ConfigFiles {
    return this.config;
  }
}
