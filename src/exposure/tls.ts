import type { Problem } from '../core/problem';
import { checkSubdomain } from '../core/names';
import type { TlsFacts } from './tls-facts';
import { TlsKind } from './tls-facts';

/** A certificate of cert-manager. */
export interface CertManagerOptions {
  /**
   * Whether the issuer is an `Issuer` of the namespace; otherwise it is a `ClusterIssuer`.
   * @default false
   */
  readonly namespaced?: boolean;
  /**
   * Secret that gets the certificate.
   * @default - `<name of the exposure>-tls`
   */
  readonly secretName?: string;
}

/** How a front door gets its certificate. */
export class Tls {
  /**
   * An existing Secret of type `kubernetes.io/tls`, in the namespace of the workload.
   *
   * @param secretName its name
   */
  public static secret(secretName: string): Tls {
    return new Tls(TlsKind.SECRET, secretName);
  }

  /**
   * cert-manager makes the certificate because the Ingress asks for it in an annotation.
   *
   * @param issuer name of the issuer
   * @param options kind of the issuer, name of the Secret
   * @see https://cert-manager.io/docs/usage/ingress/
   */
  public static certManager(issuer: string, options: CertManagerOptions = {}): Tls {
    return new Tls(TlsKind.ANNOTATION, options.secretName, issuer, options.namespaced);
  }

  /**
   * cert-manager makes the certificate from a Certificate object, for doors that it does not watch itself.
   *
   * @param issuer name of the issuer
   * @param options kind of the issuer, name of the Secret
   * @see https://cert-manager.io/docs/usage/certificate/
   */
  public static certificate(issuer: string, options: CertManagerOptions = {}): Tls {
    return new Tls(TlsKind.CERTIFICATE, options.secretName, issuer, options.namespaced);
  }

  /**
   * The controller has a certificate for the host name: its default one, or one that it finds by the name, as the AWS Load
   * Balancer Controller does in ACM.
   */
  public static controller(): Tls {
    return new Tls(TlsKind.CONTROLLER);
  }

  /** No TLS: prompts, answers and API keys are readable on the way. For closed networks and for development. */
  public static insecureHttp(): Tls {
    return new Tls(TlsKind.NONE);
  }

  private constructor(
    private readonly kind: TlsKind,
    private readonly secretName?: string,
    private readonly issuer?: string,
    private readonly namespaced?: boolean,
  ) {}

  /** @internal */
  public _facts(owner: string): TlsFacts {
    const { kind, issuer } = this;
    const named = kind === TlsKind.ANNOTATION || kind === TlsKind.CERTIFICATE;
    return {
      kind,
      issuer,
      issuerKind: this.namespaced ? 'Issuer' : 'ClusterIssuer',
      secretName: this.secretName ?? (named ? `${owner}-tls` : undefined),
    };
  }

  /** @internal */
  public _check(): Problem[] {
    return [
      ...(this.secretName === undefined ? [] : checkSubdomain('tls.secretName', this.secretName)),
      ...(this.issuer === undefined ? [] : checkSubdomain('tls.issuer', this.issuer)),
    ];
  }
}
