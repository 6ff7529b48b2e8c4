import type { Duration } from 'cdk8s';
import { Lazy, Size } from 'cdk8s';
import type { ContainerResourceQuantities } from '../contract/resources';
import type { HealthFacts } from '../contract/health';
import type { ProductFacts, WritablePath } from '../contract/product-facts';
import type { KubernetesVersion } from '../core/kubernetes-version';
import type { Problem } from '../core/problem';
import type { ProductDefinition } from '../profiles/definition';
import type { Additions } from './additions';
import { checkNoPolicy } from '../network/cluster-isolation';
import { proxyVariables } from '../network/egress-proxy';
import type { Identity } from './identity';
import { checkPlaces, checkPrivateHosts } from '../network/private-names';
import type { WorkloadOptions } from './options';
import { mergeHealth } from './probes';
import { admitted } from '../pod/admitted';
import { PodPurpose } from '../pod/pod-plan';
import { policyInput } from '../pod/pod-policy';
import type { PodTraffic } from '../pod/pod-policy';
import type { PodSettings } from '../pod/pod-settings';
import { mergeResources } from '../pod/resources';
import type { StreamBudget } from './stream-budget';
import { streamBudget } from './stream-budget';

const DEFAULT_WRITABLE: readonly WritablePath[] = [{ path: '/tmp', sizeLimit: Size.mebibytes(64) }];

/** Everything about a workload that is decided once, before it is rendered: profile and props put together. */
export class WorkloadPlan {
  public readonly facts: ProductFacts;
  public readonly containerName: string;
  public readonly health: HealthFacts;
  public readonly resources: ContainerResourceQuantities;
  public readonly version: KubernetesVersion;
  public readonly writablePaths: readonly WritablePath[];

  private currentBudget: StreamBudget;

  constructor(
    definition: ProductDefinition,
    public readonly options: WorkloadOptions,
    public readonly identity: Identity,
    public readonly additions: Additions,
    public readonly settings: PodSettings,
  ) {
    const facts = definition.facts;
    this.facts = facts;
    this.containerName = facts.containerName ?? 'gateway';
    this.health = mergeHealth(facts.health, options.probes);
    this.resources = admitted(settings.cluster, mergeResources(facts.resources, options.resources));
    this.currentBudget = streamBudget(options, facts.drain);
    this.version = settings.version;
    this.writablePaths = facts.writablePaths ?? DEFAULT_WRITABLE;
  }

  /** What the longest stream needs. */
  public get budget(): StreamBudget {
    return this.currentBudget;
  }

  /** Takes over what a configuration file tells the process about its end. */
  public settleBudget(setting: Duration | undefined): void {
    this.currentBudget = streamBudget(this.options, this.facts.drain, setting);
  }

  /** Replicas while no autoscaler decides. */
  public get replicas(): number {
    return this.options.replicas ?? Math.min(this.facts.replicas ?? 2, this.additions.replicaLimit()?.max ?? Infinity);
  }

  /** Who may call the pods, and whom they may call; it grows while the app is built. */
  public traffic(): PodTraffic {
    const { additions, identity, settings } = this;
    const { selector, namespace } = identity;
    const { ingress, egress } = additions;
    return { settings, purpose: PodPurpose.SERVE, selector, namespace, ingress, egress, callsOut: true };
  }

  /** Names and servers of which the policy does not know where they are, and callers that it cannot name. */
  public checkPlaces(): Problem[] {
    const { isolation, cluster } = this.settings;
    const isWide = isolation._exists && !(isolation._isCilium && cluster.hasHostNames);
    const places = isWide ? checkPlaces(policyInput(this.traffic()).egress, isolation._isCilium) : [];
    const { clients, ingress, egress, privateHosts } = this.options;
    return [
      ...isolation._unsayable(this.additions.ingress),
      ...places,
      ...checkPrivateHosts(this.settings),
      // a proxy is told what is reached without it
      ...checkNoPolicy(isolation, { clients, ingress, egress: this.settings.egressProxy ? undefined : egress, privateHosts }),
    ];
  }

  /** Variables of the egress proxy; which hosts are reached without it is known at the end. */
  public proxyEnv(): { readonly [name: string]: string } {
    const { egressProxy: proxy, cluster } = this.settings;
    const read = (): { readonly [name: string]: string } => proxyVariables(proxy!, cluster, this.additions.egress);
    return proxy ? { ...read(), NO_PROXY: Lazy.any({ produce: () => read()['NO_PROXY'] }) as string } : {};
  }

  /** The longest a rollout may take without progress: longer than any pod may need to start. */
  public get progressDeadline(): number {
    const { initialDelay, period, failureThreshold } = this.health.startup;
    const start = seconds(initialDelay, 0) + seconds(period, 10) * (failureThreshold ?? 3);
    // with Recreate the new pod starts when the old one has ended
    const end = this.additions.replicaLimit()?.exclusive ? this.budget.grace : 0;
    return Math.max(600, end + start + 120);
  }
}

function seconds(duration: Duration | undefined, otherwise: number): number {
  return duration?.toSeconds({ integral: false }) ?? otherwise;
}
