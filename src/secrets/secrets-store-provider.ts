import { writeYaml } from '../core/yaml/writer';
import type { RemoteKey } from './external-secrets-options';

/** What keeps secrets at AWS. */
export enum AwsSecretService {
  /** AWS Secrets Manager. */
  SECRETS_MANAGER = 'SecretsManager',
  /** AWS Systems Manager Parameter Store. */
  PARAMETER_STORE = 'ParameterStore',
}

/** AWS as a provider of the Secrets Store CSI driver. */
export interface AwsSecretsStoreOptions {
  /** Region of the secrets. */
  readonly region: string;
  /**
   * What keeps them.
   * @default AwsSecretService.SECRETS_MANAGER
   */
  readonly service?: AwsSecretService;
  /**
   * Whether the pods have their role by EKS Pod Identity instead of an annotated ServiceAccount.
   * @default false
   */
  readonly podIdentity?: boolean;
}

/** Azure as a provider of the Secrets Store CSI driver. */
export interface AzureSecretsStoreOptions {
  /** Name of the Key Vault. */
  readonly vaultName: string;
  /** Tenant of the Key Vault. */
  readonly tenantId: string;
  /** Client of the managed identity that the ServiceAccount of the pods is federated with. */
  readonly clientId: string;
}

/** Vault as a provider of the Secrets Store CSI driver. */
export interface VaultSecretsStoreOptions {
  /** URL of Vault. */
  readonly address: string;
  /** Role of its Kubernetes login. */
  readonly role: string;
  /**
   * Where the Kubernetes login is mounted.
   * @default "kubernetes"
   */
  readonly authMountPath?: string;
  /**
   * Namespace of Vault Enterprise.
   * @default - none
   */
  readonly vaultNamespace?: string;
}

/** A value and the name of its file. */
interface MountedKey {
  readonly remote: RemoteKey;
  readonly file: string;
}

type Parameters = { readonly [name: string]: string | undefined };

/** Who reads the store for the Secrets Store CSI driver, with the identity of the pods. */
export class SecretsStoreProvider {
  /**
   * AWS Secrets Manager or Parameter Store.
   *
   * @param options region and service
   * @see https://github.com/aws/secrets-store-csi-driver-provider-aws
   */
  public static aws(options: AwsSecretsStoreOptions): SecretsStoreProvider {
    const objectType = options.service === AwsSecretService.PARAMETER_STORE ? 'ssmparameter' : 'secretsmanager';
    return new SecretsStoreProvider('aws', true, (keys) => ({
      region: options.region,
      usePodIdentity: options.podIdentity ? 'true' : undefined,
      objects: yaml(
        keys.map(({ remote: { key, property, version }, file }) => ({
          objectName: key,
          objectType,
          objectVersion: version,
          // a property becomes a file of its own beside the whole value
          objectAlias: property === undefined ? file : `${file}.json`,
          jmesPath: property === undefined ? undefined : [{ path: `"${property}"`, objectAlias: file }],
        })),
      ),
    }));
  }

  /**
   * Google Secret Manager. It knows no properties.
   *
   * @param projectId project of the secrets
   * @see https://github.com/GoogleCloudPlatform/secrets-store-csi-driver-provider-gcp
   */
  public static gcp(projectId: string): SecretsStoreProvider {
    return new SecretsStoreProvider('gcp', false, (keys) => ({
      secrets: yaml(
        keys.map(({ remote: { key, version }, file }) => ({
          resourceName: `projects/${projectId}/secrets/${key}/versions/${version ?? 'latest'}`,
          path: file,
        })),
      ),
    }));
  }

  /**
   * Azure Key Vault. It knows no properties.
   *
   * @param options vault and identity
   * @see https://azure.github.io/secrets-store-csi-driver-provider-azure/
   */
  public static azure(options: AzureSecretsStoreOptions): SecretsStoreProvider {
    return new SecretsStoreProvider('azure', false, (keys) => ({
      usePodIdentity: 'false',
      clientID: options.clientId,
      tenantID: options.tenantId,
      keyvaultName: options.vaultName,
      objects: yaml({
        array: keys.map(({ remote: { key, version }, file }) =>
          yaml({ objectName: key, objectType: 'secret', objectVersion: version, objectAlias: file }),
        ),
      }),
    }));
  }

  /**
   * HashiCorp Vault. The keys are paths such as `secret/data/gateway`, the property is the field.
   *
   * @param options address and role
   * @see https://developer.hashicorp.com/vault/docs/platform/k8s/csi
   */
  public static vault(options: VaultSecretsStoreOptions): SecretsStoreProvider {
    return new SecretsStoreProvider('vault', true, (keys) => ({
      vaultAddress: options.address,
      roleName: options.role,
      vaultAuthMountPath: options.authMountPath,
      vaultNamespace: options.vaultNamespace,
      objects: yaml(
        keys.map(({ remote: { key, property }, file }) => ({ objectName: file, secretPath: key, secretKey: property })),
      ),
    }));
  }

  private constructor(
    /** `aws`, `azure`, `gcp` or `vault`. */
    public readonly name: string,
    /** Whether it can take one property of a value. */
    public readonly knowsProperties: boolean,
    private readonly render: (keys: readonly MountedKey[]) => Parameters,
  ) {}

  /** @internal */
  public _parameters(files: ReadonlyMap<string, RemoteKey>): { [name: string]: string } {
    const parameters = this.render([...files].map(([file, remote]) => ({ file, remote })));
    return Object.fromEntries(Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined));
  }
}

/** The providers want YAML in a string. */
function yaml(value: unknown): string {
  return writeYaml(JSON.parse(JSON.stringify(value)));
}
