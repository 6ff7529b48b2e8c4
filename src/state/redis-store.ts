import type { ApiObject, JsonPatch } from 'cdk8s';
import { Chart, Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { clusterOf } from '../cluster/cluster';
import type { WorkloadAddition } from '../contract/addition';
import type { CredentialReference } from '../contract/credential';
import type { INetworkPeer } from '../contract/network';
import { NetworkPeer } from '../contract/network';
import type { ContainerResourceQuantities } from '../contract/resources';
import type { StoreFacts } from '../contract/stores';
import { StoreKind } from '../contract/stores';
import type { IGatewayWorkload, IWorkloadNeed } from '../contract/target';
import { claimPods } from '../core/clashes';
import { Findings } from '../core/findings';
import { sha256 } from '../core/hash';
import { claimName } from '../core/identities';
import { checkImage } from '../core/image';
import { INSTANCE_LABEL, NAME_LABEL, recommendedLabels } from '../core/labels';
import { checkName, checkSubdomain, derivedName } from '../core/names';
import { Patches } from '../core/patches';
import { serviceHost } from '../network/names';
import { checkClients } from '../network/network-rules';
import type { SchedulingOptions } from '../pod/scheduling-options';
import { PodPurpose } from '../pod/pod-plan';
import { podPolicy } from '../pod/pod-policy';
import type { PodTraffic } from '../pod/pod-policy';
import { PodSettings } from '../pod/pod-settings';
import { checkResources, mergeResources } from '../pod/resources';
import { rotated } from '../pod/rotation';
import { checkClaims } from './claims';
import { checkRedisSettings, REDIS_PORT } from './redis-arguments';
import { RedisEngine } from './redis-engine';
import { RedisPersistence } from './redis-persistence';
import { redisStatefulSet } from './redis-pod';
import { storeVariables } from './store-connection';
import { findStoreFacts } from './store-facts';

const ROTATION = 'redis-credentials';
const RESOURCES: ContainerResourceQuantities = {
  requests: { cpu: '100m', memory: '512Mi' },
  limits: { cpu: '1', memory: '512Mi' },
};

/** A Redis in the cluster. */
export interface RedisStoreProps {
  /** The password, from a Secret of the namespace. There is no Redis without. */
  readonly password: CredentialReference;
  /**
   * States that the password has only letters, digits and `-._~`; products that read one URL need it (LLMGW-412).
   * @default false
   */
  readonly urlSafePassword?: boolean;
  /**
   * Name of the StatefulSet and the Service, at most 52 characters (LLMGW-101).
   * @default - derived from the construct
   */
  readonly name?: string;
  /**
   * Redis or Valkey, and the image.
   * @default RedisEngine.redis()
   */
  readonly engine?: RedisEngine;
  /**
   * Whether it remembers.
   * @default - an append-only log on a volume of 10 GiB
   */
  readonly persistence?: RedisPersistence;
  /**
   * Requests and limits. Data may fill 60 percent of the memory limit.
   * @default - 100m cpu and 512Mi memory, at most 1 cpu
   */
  readonly resources?: ContainerResourceQuantities;
  /**
   * Further directives of redis.conf by name, for example `maxmemory-policy`.
   * @default - keys with a lifetime make room when memory is full (`volatile-lru`)
   */
  readonly settings?: { [directive: string]: string };
  /**
   * Who may connect besides the workloads that have it among their `stores`.
   * @default - nobody
   */
  readonly clients?: NetworkPeer[];
  /**
   * Where the pod may run. What is stated replaces what the cluster says, member by member.
   * @default - where the cluster says
   */
  readonly scheduling?: SchedulingOptions;
  /**
   * Further labels of every object.
   * @default - none
   */
  readonly labels?: { [name: string]: string };
  /**
   * How the product is told, for a product whose profile does not know Redis, or that has several.
   * @default - as the profile says
   */
  readonly facts?: StoreFacts;
}

/**
 * One Redis or Valkey pod with a password, for gateways whose pods must share state: StatefulSet, headless Service,
 * ServiceAccount and NetworkPolicy. While the pod moves, the store is away; what must not be away belongs to a managed store or an operator
 * (`StateStore.externalRedis`). There is no PodDisruptionBudget, which for one pod would only block node drains.
 * @example
 * import { App, Chart } from 'cdk8s';
 * import { RedisPersistence, RedisStore } from 'cdk8s-llm-gateway';
 *
 * const app = new App();
 * const chart = new Chart(app, 'ai', { namespace: 'ai' });
 * new RedisStore(chart, 'limits', {
 *   password: { secretName: 'redis', key: 'password' },
 *   persistence: RedisPersistence.none(),
 * });
 * app.synth();
 */
export class RedisStore extends Construct implements IWorkloadNeed, INetworkPeer {
  /** The StatefulSet. */
  public readonly statefulSet: ApiObject;
  /** The headless Service. */
  public readonly service: ApiObject;
  /** The ServiceAccount, which has no rights. */
  public readonly serviceAccount: ApiObject;
  /** The network policy, if there is one. */
  public readonly networkPolicy?: ApiObject;

  private readonly name: string;
  private readonly selector: { [name: string]: string };
  private readonly peers: NetworkPeer[];
  private readonly pods: PodSettings;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: RedisStoreProps,
  ) {
    super(scope, id);
    this.pods = new PodSettings(clusterOf(this), props);
    const engine = props.engine ?? RedisEngine.redis();
    const persistence = props.persistence ?? RedisPersistence.volume({ size: Size.gibibytes(10) });
    const resources = mergeResources(RESOURCES, props.resources);
    this.name = props.name ?? derivedName(this);
    // the same for both engines, so that one can take over from the other in place
    this.selector = { [NAME_LABEL]: 'redis', [INSTANCE_LABEL]: this.name };
    this.peers = [...(props.clients ?? [])];
    Findings.of(this)._report([
      ...checkClients('clients', this.peers),
      ...checkName('name', this.name, 52),
      ...checkSubdomain('password.secretName', props.password.secretName),
      ...checkImage('engine.image', engine.image),
      ...checkResources('resources', resources),
      ...checkRedisSettings(props.settings),
      ...(persistence.size ? checkClaims(this.pods.cluster, persistence.storageClass) : []),
    ]);

    const labels = {
      ...recommendedLabels({ product: 'redis', instance: this.name, component: 'store' }),
      ...props.labels,
    };
    const metadata = { name: this.name, labels };
    this.serviceAccount = new k8s.KubeServiceAccount(this, 'ServiceAccount', { metadata, automountServiceAccountToken: false });
    this.networkPolicy = podPolicy(this, metadata, () => this.traffic());
    this.service = new k8s.KubeService(this, 'Service', {
      metadata,
      spec: {
        clusterIp: 'None',
        selector: this.selector,
        ports: [{ name: 'redis', port: REDIS_PORT, targetPort: k8s.IntOrString.fromString('redis'), protocol: 'TCP' }],
      },
    });
    const { restartOn, workloadAnnotations } = rotated(ROTATION, [props.password]);
    const revision = restartOn?.[ROTATION];
    this.statefulSet = new k8s.KubeStatefulSet(this, 'Resource', {
      metadata: { ...metadata, annotations: workloadAnnotations },
      spec: redisStatefulSet({
        ...{ name: this.name, labels, engine, persistence, resources, traffic: this.traffic() },
        ...{ password: props.password, settings: props.settings },
        annotations: revision === undefined ? undefined : { [`checksum/${ROTATION}`]: sha256(revision) },
      }),
    });
    claimPods(this.statefulSet, this.selector, { ...labels, ...this.selector });
    this.node.defaultChild = this.statefulSet;
    // the isolation of a cluster has a policy always
    for (const object of [this.statefulSet, this.service, this.serviceAccount, this.networkPolicy!]) {
      Findings.of(this)._report(claimName(object));
    }
  }

  public toWorkloadAddition(workload: IGatewayWorkload): WorkloadAddition {
    const facts = workload.toTargetFacts();
    const namespace = Chart.of(this).namespace;
    const { cluster } = this.pods;
    const near = facts.namespace === namespace && !cluster.isGiven;
    const host = serviceHost(cluster, this.name, near ? undefined : namespace);
    const { password, urlSafePassword } = this.props;
    const found = findStoreFacts(StoreKind.REDIS, this.props.facts, facts.product);
    const told =
      found.facts &&
      storeVariables(found.facts, {
        ...{ kind: StoreKind.REDIS, host, port: REDIS_PORT, database: '0', password, urlSafePassword },
      });
    Findings.of(workload)._report([...found.problems, ...(told?.problems ?? [])]);
    this.peers.push(workload.toNetworkPeer());
    return {
      env: told?.env,
      egress: [{ peers: [this.toNetworkPeer()], ports: [{ port: REDIS_PORT }], names: [host] }],
      ...rotated(ROTATION, [password]),
    };
  }

  public toNetworkPeer(): NetworkPeer {
    return NetworkPeer.pods(this.selector, Chart.of(this).namespace);
  }

  /**
   * Changes an object after everything else, with the names that stand in the YAML, also fields that no class knows.
   *
   * @param object one of the objects of this construct
   * @param operations RFC 6902 operations; a path that does not exist is an error (LLMGW-901)
   */
  public patch(object: ApiObject, ...operations: JsonPatch[]): void {
    Patches.of(object).add(...operations);
  }

  private traffic(): PodTraffic {
    const ingress = this.peers.length > 0 ? [{ peers: this.peers, ports: [{ port: REDIS_PORT }] }] : [];
    const { pods: settings, selector } = this;
    return { settings, purpose: PodPurpose.SERVE, selector, namespace: Chart.of(this).namespace, ingress, egress: [] };
  }
}
