import type { CredentialReference } from '../contract/credential';

/** How KEDA proves to Prometheus who it is. */
export class PrometheusAuthentication {
  /**
   * `Authorization: Bearer`.
   *
   * @param token where the token lives, in the namespace of the workload
   */
  public static bearer(token: CredentialReference): PrometheusAuthentication {
    return new PrometheusAuthentication('bearer', [['bearerToken', token]]);
  }

  /**
   * User and password.
   *
   * @param username where the user name lives, in the namespace of the workload
   * @param password where the password lives
   */
  public static basic(username: CredentialReference, password: CredentialReference): PrometheusAuthentication {
    return new PrometheusAuthentication('basic', [
      ['username', username],
      ['password', password],
    ]);
  }

  /**
   * A TriggerAuthentication that is made elsewhere.
   *
   * @param name its name, in the namespace of the workload
   * @param modes what it proves with, as KEDA calls it: `bearer`, `basic`, `tls`, `custom` or several, joined by ","
   */
  public static existing(name: string, modes: string): PrometheusAuthentication {
    return new PrometheusAuthentication(modes, [], name);
  }

  private constructor(
    /** As KEDA calls it. */
    public readonly modes: string,
    /** @internal */
    public readonly _parameters: ReadonlyArray<readonly [string, CredentialReference]>,
    /** Name of a TriggerAuthentication that is made elsewhere. */
    public readonly existingName?: string,
  ) {}
}
