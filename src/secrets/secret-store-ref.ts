import type { Problem } from '../core/problem';
import { checkSubdomain } from '../core/names';

/** A store of the External Secrets Operator that exists, or that `SecretStore` makes. */
export class SecretStoreRef {
  /**
   * A ClusterSecretStore, which every namespace can use.
   *
   * @param name its name
   */
  public static cluster(name: string): SecretStoreRef {
    return new SecretStoreRef(name, 'ClusterSecretStore');
  }

  /**
   * A SecretStore of the same namespace.
   *
   * @param name its name
   */
  public static namespaced(name: string): SecretStoreRef {
    return new SecretStoreRef(name, 'SecretStore');
  }

  private constructor(
    /** Its name. */
    public readonly name: string,
    /** `SecretStore` or `ClusterSecretStore`. */
    public readonly kind: string,
  ) {}

  /** @internal */
  public _check(prop: string): Problem[] {
    return checkSubdomain(`${prop}.name`, this.name);
  }
}
