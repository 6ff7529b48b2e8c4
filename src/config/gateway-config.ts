import { Yaml } from 'cdk8s';
import type { ConfigContext, ConfigFiles, IConfigSource } from '../contract/config-source';

/** The configuration files of a gateway. */
export class GatewayConfig implements IConfigSource {
  /**
   * One file. `${NAME}` and `${key:default}` are kept as they are.
   *
   * @param name file name as the product reads it
   * @param content text, or an object that is written as YAML or JSON by the ending of the name
   */
  public static file(name: string, content: unknown): GatewayConfig {
    return GatewayConfig.files({ [name]: content });
  }

  /**
   * Several files.
   *
   * @param contents text or object by file name
   */
  public static files(contents: { [name: string]: unknown }): GatewayConfig {
    return new GatewayConfig({ ...contents });
  }

  /**
   * A ConfigMap that is made elsewhere. Its changes do not restart the pods.
   *
   * @param configMapName its name
   */
  public static existing(configMapName: string): GatewayConfig {
    return new GatewayConfig({}, configMapName);
  }

  private constructor(
    private readonly contents: { readonly [name: string]: unknown },
    private readonly configMapName?: string,
  ) {}

  public toConfigFiles(_context: ConfigContext): ConfigFiles {
    const files: Record<string, string> = {};
    const documents: Record<string, unknown> = {};
    for (const [name, content] of Object.entries(this.contents)) {
      if (typeof content === 'string') {
        files[name] = content;
      } else {
        files[name] = name.endsWith('.json') ? `${JSON.stringify(content, undefined, 2)}\n` : Yaml.stringify(content);
        documents[name] = content;
      }
    }
    return { files, documents, configMapName: this.configMapName };
  }
}
