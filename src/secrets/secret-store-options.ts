import type { AwsSecretService } from './secrets-store-provider';

/** A store at AWS. */
export interface AwsStoreOptions {
  /** Region of the secrets. */
  readonly region: string;
  /**
   * What keeps them.
   * @default AwsSecretService.SECRETS_MANAGER
   */
  readonly service?: AwsSecretService;
  /**
   * Role that is assumed with the identity of the ServiceAccount.
   * @default - none, the identity itself reads
   */
  readonly roleArn?: string;
}

/** A store at Google. */
export interface GcpStoreOptions {
  /** Project of the secrets. */
  readonly projectId: string;
  /**
   * Name of the cluster.
   * @default - as the metadata server says
   */
  readonly clusterName?: string;
  /**
   * Location of the cluster.
   * @default - as the metadata server says
   */
  readonly clusterLocation?: string;
  /**
   * Project of the cluster.
   * @default - as the metadata server says
   */
  readonly clusterProjectId?: string;
}

/** A store at Azure. */
export interface AzureStoreOptions {
  /** URL of the Key Vault, for example `https://my-vault.vault.azure.net`. */
  readonly vaultUrl: string;
  /**
   * Tenant of the Key Vault.
   * @default - that of the identity
   */
  readonly tenantId?: string;
}

/** A store in HashiCorp Vault. */
export interface VaultStoreOptions {
  /** URL of Vault. */
  readonly server: string;
  /** Role of the Kubernetes login. */
  readonly role: string;
  /**
   * Path of the KV engine.
   * @default "secret"
   */
  readonly path?: string;
  /**
   * Version of the KV engine, `v1` or `v2`.
   * @default "v2"
   */
  readonly version?: string;
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
  /**
   * ConfigMap with the CA of Vault under the key `ca.crt`, in the namespace of the store.
   * @default - the public CAs
   */
  readonly caConfigMap?: string;
}
