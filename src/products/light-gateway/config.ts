import type { Duration } from 'cdk8s';
import type { WorkloadAddition } from '../../contract/addition';
import type { ConfigContext, ConfigFiles, IConfigSource } from '../../contract/config-source';
import type { CredentialReference } from '../../contract/credential';
import { VolumeSource } from '../../contract/volume';
import { LightGatewayListener } from './options';
import { egressTo } from '../../contract/egress';
import { BOOTSTRAP_TEMPLATES } from './templates';

const TLS_FOLDER = '/app/tls';
// what YAML reads as the text that it is; `${key:default}` must not be quoted
const PLAIN = /^(?:[\w./:@${}-]*[\w/}])?$/;

/** What a light-gateway must know before it can ask its config-server. */
export interface LightGatewayBootstrapOptions {
  /** The organization in the config-server, `startup.host`. */
  readonly host: string;
  /** The service in the config-server and the controller, for example `com.customer.mcp-gateway-1.0.0`. */
  readonly serviceId: string;
  /** The environment tag in both, for example `prod`. */
  readonly environment: string;
  /** URL of the config-server. */
  readonly configServerUrl: string;
  /** URL of the controller, `portalRegistry.portalUrl`. */
  readonly portalUrl: string;
  /**
   * Certificate of the authority that signed both, as PEM text.
   * @default - `caSecret`
   */
  readonly ca?: string;
  /**
   * The same from a Secret.
   * @default - `ca`
   */
  readonly caSecret?: CredentialReference;
  /**
   * The name under which callers reach the gateway. The host of a front door must be the same.
   * @default - `<service>.<namespace>`
   */
  readonly advertisedAddress?: string;
  /**
   * An existing TLS Secret (`tls.crt`, `tls.key`), needed where the gateway listens on HTTPS (LLMGW-813).
   * @default - none
   */
  readonly tlsSecret?: string;
  /**
   * How long an answer of the config-server may take.
   * @default Duration.seconds(3)
   */
  readonly timeout?: Duration;
  /**
   * How long connecting to it may take.
   * @default Duration.seconds(3)
   */
  readonly connectTimeout?: Duration;
  /**
   * Whether the names in the certificates of both must be right. Off is a warning (LLMGW-818).
   * @default true
   */
  readonly verifyHostname?: boolean;
  /**
   * Whether the gateway registers at the controller.
   * @default true
   */
  readonly register?: boolean;
  /**
   * Whether it starts when it cannot register.
   * @default true
   */
  readonly startOnRegistryFailure?: boolean;
  /**
   * Further lines of `values.yml`, and other values for those above.
   * @default - none
   */
  readonly values?: { [key: string]: string };
}

/**
 * The bootstrap set of light-gateway: six files that let it find its config-server; everything else lives there.
 * `${key:default}` stays as it is, the process resolves it.
 * @see https://github.com/networknt/light-fabric/tree/main/apps/light-gateway
 */
export class LightGatewayConfig implements IConfigSource {
  /**
   * Bootstrap from a config-server.
   *
   * @param options where it is, and who the gateway is
   */
  public static bootstrap(options: LightGatewayBootstrapOptions): LightGatewayConfig {
    return new LightGatewayConfig(options);
  }

  private constructor(private readonly options: LightGatewayBootstrapOptions) {}

  public toConfigFiles(context: ConfigContext): ConfigFiles {
    const { ca, caSecret, register = true } = this.options;
    const values = this.values(context);
    const lines = Object.entries(values).map(([key, value]) => `${key}: ${PLAIN.test(value) ? value : JSON.stringify(value)}\n`);
    return {
      files: { ...BOOTSTRAP_TEMPLATES, 'values.yml': lines.join(''), ...(ca === undefined ? {} : { 'ca.pem': ca }) },
      secretFiles: caSecret && { 'ca.pem': caSecret },
      registeredAddress: register ? values['server.advertisedAddress'] : undefined,
      addition: this.addition(),
    };
  }

  private values(context: ConfigContext): { readonly [key: string]: string } {
    const { options } = this;
    const listens = (name: LightGatewayListener): string => String(context.product.listeners.some((l) => l.name === name));
    return {
      'startup.host': options.host,
      'startup.timeout': milliseconds(options.timeout, 3000),
      'startup.connectTimeout': milliseconds(options.connectTimeout, 3000),
      'startup.bootstrapCaCertPath': 'config/ca.pem',
      'light-config-server-uri': options.configServerUrl,
      'server.serviceId': options.serviceId,
      'server.environment': options.environment,
      'server.ip': '0.0.0.0',
      'server.advertisedAddress': options.advertisedAddress ?? context.host,
      'server.httpPort': '8080',
      'server.enableHttp': listens(LightGatewayListener.HTTP),
      'server.httpsPort': '8443',
      'server.enableHttps': listens(LightGatewayListener.HTTPS),
      ...(options.tlsSecret === undefined
        ? {}
        : { 'server.tlsCertPath': `${TLS_FOLDER}/tls.crt`, 'server.tlsKeyPath': `${TLS_FOLDER}/tls.key` }),
      'server.enableRegistry': String(options.register ?? true),
      'server.startOnRegistryFailure': String(options.startOnRegistryFailure ?? true),
      // as long as the pod gives it, so that open calls may end
      'server.shutdownGracefulPeriod': milliseconds(context.drainPeriod, 0),
      'portalRegistry.portalUrl': options.portalUrl,
      'client.caCertPath': 'config/ca.pem',
      'client.verifyHostname': String(options.verifyHostname ?? true),
      ...options.values,
    };
  }

  private addition(): WorkloadAddition {
    const { configServerUrl, portalUrl, tlsSecret } = this.options;
    return {
      egress: [...egressTo(configServerUrl), ...egressTo(portalUrl)],
      volumes:
        tlsSecret === undefined ? undefined : [{ name: 'tls', source: VolumeSource.secret(tlsSecret), mountPath: TLS_FOLDER }],
    };
  }
}

function milliseconds(duration: Duration | undefined, otherwise: number): string {
  return String(duration?.toMilliseconds() ?? otherwise);
}
