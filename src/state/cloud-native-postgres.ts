import type { JsonPatch } from 'cdk8s';
import { ApiObject, Chart, Lazy } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type * as cnpgModule from '../../imports/postgresql.cnpg.io';
import { clusterOf } from '../cluster/cluster';
import type { WorkloadAddition } from '../contract/addition';
import type { INetworkPeer, NetworkRule } from '../contract/network';
import { NetworkPeer } from '../contract/network';
import { StoreKind } from '../contract/stores';
import type { IGatewayWorkload, IWorkloadNeed } from '../contract/target';
import { Findings } from '../core/findings';
import { claimName } from '../core/identities';
import { checkImage } from '../core/image';
import { recommendedLabels } from '../core/labels';
import { checkName, derivedName } from '../core/names';
import { Patches } from '../core/patches';
import type { Problem } from '../core/problem';
import { ciliumPolicySpec } from '../network/cilium-policy';
import { serviceHost } from '../network/names';
import { networkPolicySpec } from '../network/network-policy';
import type { PolicyInput } from '../network/network-rules';
import { checkClients } from '../network/network-rules';
import { PodPurpose } from '../pod/pod-plan';
import { policyInput } from '../pod/pod-policy';
import { PodSettings } from '../pod/pod-settings';
import { checkResources } from '../pod/resources';
import { checkClaims } from './claims';
import { checkDatabase, checkOperatorPods, clusterSpec } from './cloud-native-cluster';
import type { CloudNativePostgresProps } from './cloud-native-cluster';
import { PostgresSslMode } from './external-options';
import { storeVariables } from './store-connection';
import { findStoreFacts } from './store-facts';

const CILIUM_POLICY = { apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy' };
const PORT = 5432;
/** That its operator takes. */
const LONGEST_NAME = 50;
// where instances report to the operator
const STATUS_PORT = 8000;

/**
 * A database for a gateway by the CloudNativePG operator, which must run in the cluster: its `Cluster`, and a NetworkPolicy that
 * lets in the gateway, the instances and the operator. The operator makes user and password; nothing of them is in the YAML.
 * Backups and tuning: `patch`.
 * @see https://cloudnative-pg.io/documentation/current/
 * @example
 * import { App, Chart, Size } from 'cdk8s';
 * import { CloudNativePostgres } from 'cdk8s-llm-gateway';
 *
 * const app = new App();
 * const chart = new Chart(app, 'ai', { namespace: 'ai' });
 * new CloudNativePostgres(chart, 'database', { size: Size.gibibytes(10) });
 * app.synth();
 */
export class CloudNativePostgres extends Construct implements IWorkloadNeed, INetworkPeer {
  /** The Cluster. */
  public readonly cluster: ApiObject;
  /** The NetworkPolicy of its pods, or the CiliumNetworkPolicy where the others have that. */
  public readonly networkPolicy: ApiObject;

  private readonly name: string;
  private readonly peers: NetworkPeer[];
  private readonly pods: PodSettings;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: CloudNativePostgresProps,
  ) {
    super(scope, id);
    this.pods = new PodSettings(clusterOf(this));
    this.name = props.name ?? derivedName(this, LONGEST_NAME);
    this.peers = [...(props.clients ?? [])];
    const metadata = {
      name: this.name,
      labels: { ...recommendedLabels({ product: 'postgresql', instance: this.name, component: 'store' }), ...props.labels },
    };
    this.networkPolicy = this.addPolicy(metadata);
    const cnpg = require('../../imports/postgresql.cnpg.io') as typeof cnpgModule;
    this.cluster = new cnpg.Cluster(this, 'Resource', { metadata, spec: clusterSpec(cnpg, props, this.pods) });
    this.node.defaultChild = this.cluster;
    Findings.of(this)._report([
      ...checkClients('clients', this.peers),
      ...checkName('name', this.name, LONGEST_NAME),
      ...(props.image === undefined ? [] : checkImage('image', props.image)),
      ...(props.resources ? checkResources('resources', props.resources) : []),
      ...checkDatabase(props),
      ...checkOperatorPods(this.pods.cluster),
      ...checkClaims(this.pods.cluster, props.storageClass),
      ...[this.cluster, this.networkPolicy].flatMap((object) => claimName(object)),
    ]);
  }

  public toWorkloadAddition(workload: IGatewayWorkload): WorkloadAddition {
    const target = workload.toTargetFacts();
    const { database = 'app', owner = 'app' } = this.props;
    const { cluster } = this.pods;
    const host = serviceHost(cluster, `${this.name}-rw`, cluster.isGiven ? Chart.of(this).namespace : undefined);
    const found = findStoreFacts(StoreKind.POSTGRES, this.props.facts, target.product);
    const told =
      found.facts &&
      storeVariables(found.facts, {
        kind: StoreKind.POSTGRES,
        host,
        port: PORT,
        database,
        user: owner,
        password: { secretName: `${this.name}-app`, key: 'password' },
        // the operator draws letters and digits
        urlSafePassword: true,
        sslMode: PostgresSslMode.REQUIRE,
      });
    Findings.of(workload)._report([...found.problems, ...(told?.problems ?? []), ...this.checkNamespace(target.namespace)]);
    this.peers.push(workload.toNetworkPeer());
    return {
      env: told?.env,
      egress: [{ peers: [this.toNetworkPeer()], ports: [{ port: PORT }], names: [host] }],
    };
  }

  public toNetworkPeer(): NetworkPeer {
    return NetworkPeer.pods(this.selector(), Chart.of(this).namespace);
  }

  /**
   * Changes an object after everything else, with the names that stand in the YAML: backups, parameters, affinity.
   *
   * @param object one of the objects of this construct
   * @param operations RFC 6902 operations; a path that does not exist is an error (LLMGW-901)
   */
  public patch(object: ApiObject, ...operations: JsonPatch[]): void {
    Patches.of(object).add(...operations);
  }

  private selector(): { [name: string]: string } {
    return { 'cnpg.io/cluster': this.name };
  }

  /** Of the kind that the pods beside it have. Egress stays open: instances talk to the API server and to wherever backups go. */
  private addPolicy(metadata: k8s.ObjectMeta): ApiObject {
    const { pods: settings } = this;
    const { namespace } = Chart.of(this);
    const selector = this.selector();
    const read = (): PolicyInput =>
      policyInput({ settings, purpose: PodPurpose.SERVE, selector, namespace, ingress: this.rules(), egress: [] });
    if (settings.isolation._isCilium) {
      const produce = (): object => {
        const { endpointSelector, ingress } = ciliumPolicySpec(read());
        return { endpointSelector, ingress };
      };
      return new ApiObject(this, 'NetworkPolicy', { ...CILIUM_POLICY, metadata, spec: Lazy.any({ produce }) });
    }
    const produce = (): k8s.NetworkPolicySpec => {
      const { podSelector, ingress } = networkPolicySpec(read());
      return { podSelector, ingress, policyTypes: ['Ingress'] };
    };
    return new k8s.KubeNetworkPolicy(this, 'NetworkPolicy', { metadata, spec: Lazy.any({ produce }) as k8s.NetworkPolicySpec });
  }

  private rules(): NetworkRule[] {
    const instances = this.toNetworkPeer();
    const operator = NetworkPeer.namespace(this.props.operatorNamespace ?? 'cnpg-system');
    return [
      { peers: [...this.peers, instances, operator], ports: [{ port: PORT }] },
      { peers: [instances, operator], ports: [{ port: STATUS_PORT }] },
    ];
  }

  private checkNamespace(namespace: string | undefined): Problem[] {
    if (namespace === Chart.of(this).namespace) {
      return [];
    }
    const reason = `the operator keeps the Secret ${this.name}-app in the namespace of the database`;
    const remedy = 'put both into one namespace, or copy the Secret and use StateStore.externalPostgres';
    return [{ code: 'LLMGW-413', prop: 'stores.postgres', value: namespace, reason, remedy }];
  }
}
