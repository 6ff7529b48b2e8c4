import type { SourceDefinition } from './definition';
import type { ExternalSecretsOptions } from './external-secrets-options';
import type { SealedSecretOptions } from './sealed-secret-options';
import type { SecretsStoreOptions } from './secrets-store-options';
import { existing } from './sources/existing';
import { externalSecrets } from './sources/external-secrets';
import { plaintext } from './sources/plaintext';
import { sealedSecret } from './sources/sealed-secret';
import { secretsStore } from './sources/secrets-store';

/** Where credentials are kept, and what brings them into the cluster. */
export class SecretSource {
  /**
   * A Secret that somebody else makes. Its keys are declared by `keys`; what is listed here stands under the key that the
   * product documents.
   *
   * @param secretName its name
   * @param credentials names of credentials under documented keys
   */
  public static existing(secretName: string, credentials: string[] = []): SecretSource {
    return new SecretSource(existing(secretName, credentials));
  }

  /**
   * An external store, read by the External Secrets Operator.
   *
   * @param options the store and where in it the credentials are
   * @see https://external-secrets.io
   */
  public static externalSecrets(options: ExternalSecretsOptions): SecretSource {
    return new SecretSource(externalSecrets(options));
  }

  /**
   * Values that `kubeseal` encrypted for one cluster, which may stand in the YAML.
   *
   * @param options the encrypted values and their scope
   * @see https://github.com/bitnami-labs/sealed-secrets
   */
  public static sealedSecret(options: SealedSecretOptions): SecretSource {
    return new SecretSource(sealedSecret(options));
  }

  /**
   * An external store, mounted as files by the Secrets Store CSI driver with the identity of the pods.
   *
   * @param options who reads the store and where in it the credentials are
   * @see https://secrets-store-csi-driver.sigs.k8s.io
   */
  public static secretsStoreCsi(options: SecretsStoreOptions): SecretSource {
    return new SecretSource(secretsStore(options));
  }

  /**
   * Values in the YAML, for development: whoever reads the YAML has the credentials. It warns (LLMGW-206) and can be refused
   * with `GatewaySecrets.forbidPlaintext`.
   *
   * @param values value by credential name
   */
  public static plaintext(values: { [credential: string]: string }): SecretSource {
    return new SecretSource(plaintext(values));
  }

  private constructor(private readonly definition: SourceDefinition) {}

  /** @internal */
  public _definition(): SourceDefinition {
    return this.definition;
  }
}
