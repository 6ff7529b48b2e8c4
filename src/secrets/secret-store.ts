import type { ApiObject } from 'cdk8s';
import { Chart, JsonPatch } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type * as esoModule from '../../imports/external-secrets.io';
import { Findings } from '../core/findings';
import { claimName } from '../core/identities';
import { recommendedLabels } from '../core/labels';
import { checkSubdomain, derivedName } from '../core/names';
import { Patches } from '../core/patches';
import type { Problem } from '../core/problem';
import type { WorkloadIdentity } from '../workload/workload-identity';
import type { ApplyOrder } from './apply-order';
import type { SecretStoreProvider } from './secret-store-provider';
import { SecretStoreRef } from './secret-store-ref';

/** A store of the External Secrets Operator. */
export interface SecretStoreProps {
  /** Who keeps the secrets. */
  readonly provider: SecretStoreProvider;
  /**
   * Its name.
   * @default - derived from the construct
   */
  readonly name?: string;
  /**
   * Namespaces that may use it, by name. With at least one it is a ClusterSecretStore, which other namespaces cannot use.
   * @default - a SecretStore, for its own namespace
   */
  readonly namespaces?: string[];
  /**
   * Cloud identity with which the operator reads. A ServiceAccount for it is made, which nothing else uses.
   * @default - no ServiceAccount is made
   */
  readonly identity?: WorkloadIdentity;
  /**
   * An existing ServiceAccount of the same namespace with which the operator reads.
   * @default - that of `identity`, else the operator's own identity
   */
  readonly serviceAccountName?: string;
  /**
   * Order in which deployment tools apply it.
   * @default - none
   */
  readonly order?: ApplyOrder;
}

/**
 * A store from which the External Secrets Operator reads, with an identity of its own.
 * @example
 * import { App, Chart } from 'cdk8s';
 * import { SecretStore, SecretStoreProvider, WorkloadIdentity } from 'cdk8s-llm-gateway';
 *
 * const app = new App();
 * const chart = new Chart(app, 'ai', { namespace: 'ai' });
 * new SecretStore(chart, 'store', {
 *   provider: SecretStoreProvider.aws({ region: 'eu-central-1' }),
 *   identity: WorkloadIdentity.eksRole('arn:aws:iam::123456789012:role/ai-secrets', 'eu-central-1'),
 * });
 * app.synth();
 */
export class SecretStore extends Construct {
  /** The SecretStore or ClusterSecretStore. */
  public readonly store: ApiObject;
  /** The ServiceAccount with which the operator reads, if one is made. */
  public readonly serviceAccount?: ApiObject;
  /** What `SecretSource.externalSecrets` takes. */
  public readonly ref: SecretStoreRef;

  constructor(scope: Construct, id: string, props: SecretStoreProps) {
    super(scope, id);
    const name = props.name ?? derivedName(this);
    const { namespace } = Chart.of(this);
    const clusterWide = (props.namespaces ?? []).length > 0;
    const metadata = {
      name,
      labels: recommendedLabels({ product: 'secret-store', instance: name, component: 'credentials' }),
      annotations: props.order?._annotations(),
    };
    if (props.identity && props.serviceAccountName === undefined) {
      this.serviceAccount = new k8s.KubeServiceAccount(this, 'ServiceAccount', {
        metadata: { ...metadata, annotations: { ...metadata.annotations, ...props.identity.annotations } },
        automountServiceAccountToken: false,
      });
    }
    const accountName = props.serviceAccountName ?? this.serviceAccount?.name;
    const account = accountName === undefined ? undefined : { name: accountName, namespace: clusterWide ? namespace : undefined };
    const eso = require('../../imports/external-secrets.io') as typeof esoModule;
    const provider = props.provider._toProvider(account, clusterWide ? namespace : undefined);
    if (clusterWide) {
      const spec = { provider, conditions: [{ namespaces: [...props.namespaces!] }] };
      this.store = new eso.ClusterSecretStore(this, 'Resource', { metadata, spec });
      // cluster-wide objects have no namespace, whatever the chart says
      Patches.of(this.store).overlay(() => (namespace === undefined ? [] : [JsonPatch.remove('/metadata/namespace')]));
    } else {
      this.store = new eso.SecretStore(this, 'Resource', { metadata, spec: { provider } });
    }
    this.ref = clusterWide ? SecretStoreRef.cluster(name) : SecretStoreRef.namespaced(name);
    Findings.of(this)._report([
      ...checkSubdomain('name', name),
      ...props.provider._check(account !== undefined),
      ...(props.identity?._check() ?? []),
      ...(props.order?._check() ?? []),
      ...checkIdentity(props),
      ...checkNamespace(clusterWide && accountName !== undefined, namespace),
      ...[this.store, this.serviceAccount].flatMap((object) => (object ? claimName(object) : [])),
    ]);
  }
}

function checkIdentity({ identity, serviceAccountName, provider }: SecretStoreProps): Problem[] {
  if (identity && serviceAccountName !== undefined) {
    const reason = 'an existing ServiceAccount has an identity of its own';
    return [{ code: 'LLMGW-203', prop: 'identity', reason, remedy: "state either 'identity' or 'serviceAccountName'" }];
  }
  if (identity && Object.keys(identity.annotations).length === 0) {
    const reason = 'EKS Pod Identity belongs to the pods of the operator, not to a ServiceAccount that it refers to';
    return [{ code: 'LLMGW-203', prop: 'identity', reason, remedy: 'leave it out, or use WorkloadIdentity.eksRole' }];
  }
  if (provider.name === 'vault' && !identity && serviceAccountName === undefined) {
    const reason = 'Vault lets a ServiceAccount log in';
    const remedy = 'name the ServiceAccount that its role is bound to';
    return [{ code: 'LLMGW-203', prop: 'serviceAccountName', reason, remedy }];
  }
  return [];
}

/** A ClusterSecretStore must say where its ServiceAccount is. */
function checkNamespace(needed: boolean, namespace: string | undefined): Problem[] {
  if (!needed || namespace !== undefined) {
    return [];
  }
  const reason = 'a ClusterSecretStore names the namespace of its ServiceAccount, and the chart has none';
  return [{ code: 'LLMGW-203', prop: 'namespaces', reason, remedy: "give the chart a 'namespace'" }];
}
