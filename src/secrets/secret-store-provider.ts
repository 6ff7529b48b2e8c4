import type { Problem } from '../core/problem';
import { unread } from '../core/unread';
import { AwsSecretService } from './secrets-store-provider';
import type { AwsStoreOptions, AzureStoreOptions, GcpStoreOptions, VaultStoreOptions } from './secret-store-options';

/** With which ServiceAccount the operator reads a store. */
interface AccountReference {
  readonly name: string;
  readonly namespace?: string;
}

/** Who keeps the secrets behind a store of the External Secrets Operator. It is read with a cloud identity, never with a key. */
export class SecretStoreProvider {
  /**
   * AWS Secrets Manager or Parameter Store.
   *
   * @param options region, service, role
   * @see https://external-secrets.io/latest/provider/aws-secrets-manager/
   */
  public static aws(options: AwsStoreOptions): SecretStoreProvider {
    const { region, service = AwsSecretService.SECRETS_MANAGER, roleArn: role } = options;
    return new SecretStoreProvider('aws', (account) => ({
      aws: { region, service, role, auth: account && { jwt: { serviceAccountRef: account } } },
    }));
  }

  /**
   * Google Secret Manager.
   *
   * @param options project and cluster
   * @see https://external-secrets.io/latest/provider/google-secrets-manager/
   */
  public static gcp(options: GcpStoreOptions): SecretStoreProvider {
    const { projectId, clusterName, clusterLocation, clusterProjectId } = options;
    const place = { clusterName, clusterLocation, clusterProjectId };
    return new SecretStoreProvider(
      'gcp',
      (account) => ({ gcpsm: { projectId, auth: account && { workloadIdentity: { ...place, serviceAccountRef: account } } } }),
      [],
      place,
    );
  }

  /**
   * Azure Key Vault.
   *
   * @param options URL and tenant
   * @see https://external-secrets.io/latest/provider/azure-key-vault/
   */
  public static azure(options: AzureStoreOptions): SecretStoreProvider {
    const { vaultUrl, tenantId } = options;
    return new SecretStoreProvider(
      'azure',
      (account) => ({ azurekv: { authType: 'WorkloadIdentity', vaultUrl, tenantId, serviceAccountRef: account } }),
      /^https:\/\/[a-z0-9-]+\.vault\.[a-z.]+\/?$/.test(vaultUrl)
        ? []
        : [problem('vaultUrl', vaultUrl, 'not the URL of a Key Vault', 'write it like "https://my-vault.vault.azure.net"')],
    );
  }

  /**
   * HashiCorp Vault with its Kubernetes login.
   *
   * @param options address, path and role
   * @see https://external-secrets.io/latest/provider/hashicorp-vault/
   */
  public static vault(options: VaultStoreOptions): SecretStoreProvider {
    const { server, path = 'secret', version = 'v2', role, authMountPath = 'kubernetes', vaultNamespace } = options;
    const ca = options.caConfigMap;
    return new SecretStoreProvider(
      'vault',
      (account, inNamespace) => ({
        vault: {
          server,
          path,
          version,
          namespace: vaultNamespace,
          caProvider: ca === undefined ? undefined : { type: 'ConfigMap', name: ca, key: 'ca.crt', namespace: inNamespace },
          auth: { kubernetes: { mountPath: authMountPath, role, serviceAccountRef: account } },
        },
      }),
      server.startsWith('https://')
        ? []
        : [problem('server', server, 'credentials would travel unencrypted', 'use https://, with caConfigMap for a private CA')],
    );
  }

  private constructor(
    /** `aws`, `gcp`, `azure` or `vault`. */
    public readonly name: string,
    private readonly render: (
      account: AccountReference | undefined,
      inNamespace?: string,
    ) => { readonly [kind: string]: unknown },
    private readonly problems: readonly Problem[] = [],
    private readonly cluster: object = {},
  ) {}

  /** @internal */
  public _toProvider(account: AccountReference | undefined, inNamespace?: string): { readonly [kind: string]: unknown } {
    return this.render(account, inNamespace);
  }

  /** @internal */
  public _check(hasAccount: boolean): readonly Problem[] {
    const said = Object.entries(this.cluster).map(([name, value]) => [`provider.${name}`, value] as const);
    const reason = 'read for the login of a ServiceAccount, and the operator uses its own identity';
    const remedy = "leave it out, or state 'identity' or 'serviceAccountName'";
    return [...this.problems, ...(hasAccount ? [] : unread(Object.fromEntries(said), reason, remedy))];
  }
}

function problem(field: string, value: string, reason: string, remedy: string): Problem {
  return { code: 'LLMGW-203', prop: `provider.${field}`, value, reason, remedy };
}
