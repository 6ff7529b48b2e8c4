import type { Cluster } from '../cluster/cluster';
import { IdentityMechanism } from '../cluster/network-facts';
import type { WorkloadAddition } from '../contract/addition';
import { NetworkPeer } from '../contract/network';
import type { Problem } from '../core/problem';

const ROLE_ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/;
const REGION = /^[a-z]{2}(-[a-z]+)+-\d$/;
const GOOGLE_ACCOUNT = /^[a-z][a-z0-9-]*@[a-z][a-z0-9-]*\.iam\.gserviceaccount\.com$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Settings of an identity of Microsoft Entra. */
export interface AksIdentityOptions {
  /**
   * Tenant of the identity.
   * @default - that of the cluster's webhook
   */
  readonly tenantId?: string;
}

/**
 * The cloud identity of pods: which annotations their ServiceAccount needs, which labels they need, and which addresses they must
 * reach to get a token. The role or identity itself, and its trust in the ServiceAccount, are made outside the cluster.
 */
export class WorkloadIdentity {
  /**
   * An IAM role by IRSA. The role trusts the OIDC provider of the cluster for `system:serviceaccount:<namespace>:<name>`.
   *
   * @param roleArn for example `arn:aws:iam::111122223333:role/gateway`
   * @param region region of the cluster, whose security token service gives the token
   * @see https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html
   */
  public static eksRole(roleArn: string, region: string): WorkloadIdentity {
    const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
    return new WorkloadIdentity(
      IdentityMechanism.IRSA,
      { 'eks.amazonaws.com/role-arn': roleArn },
      {},
      [[NetworkPeer.host(`sts.${region}.${suffix}`), 443]],
      [
        ...checkForm('roleArn', roleArn, ROLE_ARN, 'arn:aws:iam::111122223333:role/gateway'),
        ...checkForm('region', region, REGION, 'eu-central-1'),
      ],
      // without, the token comes from a global server that the policy does not know
      { 'eks.amazonaws.com/sts-regional-endpoints': 'true' },
    );
  }

  /**
   * An IAM role by EKS Pod Identity. The association of role, namespace and ServiceAccount stands in EKS, the agent is an add-on
   * of the cluster; the ServiceAccount needs nothing.
   *
   * @see https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html
   */
  public static eksPodIdentity(): WorkloadIdentity {
    // SDKs look for the token of a role in the ServiceAccount first
    const other = { 'eks.amazonaws.com/role-arn': undefined };
    const agent = ['169.254.170.23/32', 'fd00:ec2::23/128'].map((range) => [NetworkPeer.cidr(range), 80] as const);
    return new WorkloadIdentity(IdentityMechanism.EKS_POD_IDENTITY, {}, {}, agent, [], other);
  }

  /**
   * A Google service account by Workload Identity Federation for GKE. It grants `roles/iam.workloadIdentityUser` to the
   * ServiceAccount.
   *
   * @param email for example `gateway@acme-prod.iam.gserviceaccount.com`
   * @see https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity
   */
  public static gke(email: string): WorkloadIdentity {
    return new WorkloadIdentity(
      IdentityMechanism.GKE,
      { 'iam.gke.io/gcp-service-account': email },
      {},
      // the metadata server as pods call it, and where its node answers: which one a policy sees depends on the network
      [
        [NetworkPeer.cidr('169.254.169.254/32'), 80],
        [NetworkPeer.cidr('169.254.169.254/32'), 988],
        [NetworkPeer.cidr('169.254.169.252/32'), 988],
      ],
      checkForm('email', email, GOOGLE_ACCOUNT, 'gateway@acme-prod.iam.gserviceaccount.com'),
    );
  }

  /**
   * An application or managed identity of Microsoft Entra. It has a federated credential for the ServiceAccount.
   *
   * @param clientId client id of the identity
   * @param options tenant
   * @see https://learn.microsoft.com/azure/aks/workload-identity-overview
   */
  public static aks(clientId: string, options: AksIdentityOptions = {}): WorkloadIdentity {
    const { tenantId } = options;
    const example = '00000000-0000-0000-0000-000000000000';
    return new WorkloadIdentity(
      IdentityMechanism.ENTRA,
      {
        'azure.workload.identity/client-id': clientId,
        ...(tenantId === undefined ? {} : { 'azure.workload.identity/tenant-id': tenantId }),
      },
      { 'azure.workload.identity/use': 'true' },
      [[NetworkPeer.host('login.microsoftonline.com'), 443]],
      [
        ...checkForm('clientId', clientId, UUID, example),
        ...(tenantId === undefined ? [] : checkForm('tenantId', tenantId, UUID, example)),
      ],
    );
  }

  private constructor(
    private readonly mechanism: IdentityMechanism,
    /** Annotations of the ServiceAccount. */
    public readonly annotations: { [name: string]: string },
    /** Labels of the pods. */
    public readonly podLabels: { [name: string]: string },
    private readonly tokenServers: ReadonlyArray<readonly [NetworkPeer, number]>,
    private readonly problems: readonly Problem[],
    /** Annotations that would win over it, and the one value that does not. */
    private readonly forbidden: { readonly [name: string]: string | undefined } = {},
  ) {}

  /** @internal */
  public _toAddition(cluster: Cluster): WorkloadAddition {
    const own = this.tokenServers.map(([peer, port]) => ({ peers: [peer], ports: [{ port }] }));
    const peers = cluster.facts.identity?.tokenServers ?? [];
    const ports = [...new Set(this.tokenServers.map(([, port]) => port))].map((port) => ({ port }));
    return { podLabels: this.podLabels, egress: peers.length > 0 ? [...own, { peers, ports }] : own };
  }

  /**
   * Whether the cluster is known to offer something else.
   * @internal
   */
  public _offeredBy({ facts }: Cluster): Problem[] {
    const offered = facts.identity?.mechanisms;
    if (offered === undefined || offered.includes(this.mechanism)) {
      return [];
    }
    const reason = `${facts.flavor ?? 'the cluster'} is known to offer ${offered.join(' and ') || 'none'}`;
    const remedy = 'use one of those, or state it under identity.mechanisms of the ClusterProfile if it is set up';
    const prop = 'serviceAccount.identity';
    return [{ code: 'LLMGW-008', prop, value: this.mechanism, reason, remedy, warning: true }];
  }

  /**
   * What the annotations of a ServiceAccount say against it: another identity, or a token server that no policy lets out to.
   * @internal
   */
  public _against(annotations: { readonly [name: string]: string }): Problem[] {
    const wanted: { readonly [name: string]: string | undefined } = { ...this.forbidden, ...this.annotations };
    return Object.entries(wanted)
      .filter(([name, value]) => annotations[name] !== undefined && annotations[name] !== value)
      .map(([name, value]) => ({
        code: 'LLMGW-505',
        prop: `serviceAccount.annotations.${name}`,
        value: annotations[name],
        reason: value === undefined ? "'identity' gives another identity" : `'identity' says "${value}"`,
        remedy: "leave it out, or change 'serviceAccount.identity'",
      }));
  }

  /** @internal */
  public _check(): readonly Problem[] {
    return this.problems;
  }
}

function checkForm(prop: string, value: string, form: RegExp, example: string): Problem[] {
  if (form.test(value)) {
    return [];
  }
  const remedy = `write it like "${example}"`;
  return [{ code: 'LLMGW-215', prop: `identity.${prop}`, value, reason: 'not of the form that the cloud expects', remedy }];
}
