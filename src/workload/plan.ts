import type { Duration } from 'cdk8s';
import { Lazy, Size } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import type { ContainerResourceQuantities } from '../contract/resources';
import type { HealthFacts } from '../contract/health';
import type { ProductFacts, WritablePath } from '../contract/product-facts';
import { KubernetesVersion } from '../core/kubernetes-version';
import type { ProductDefinition } from '../profiles/definition';
import type { Additions } from './additions';
import { proxyVariables, throughProxy } from '../network/egress-proxy';
import type { Identity } from './identity';
import { NetworkIsolation } from '../network/network-isolation';
import type { PolicyInput } from '../network/network-rules';
import { DNS_RULE, OPENSHIFT_DNS_RULE } from '../network/network-rules';
import type { WorkloadOptions } from './options';
import { ClusterPlatform } from './options';
import { mergeHealth } from './probes';
import { mergeResources } from '../pod/resources';
import { containerSecurity, podSecurity } from '../pod/security';
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
  public readonly pullPolicy: string;
  public readonly isolation: NetworkIsolation;
  public readonly podSecurity: k8s.PodSecurityContext;
  public readonly containerSecurity: k8s.SecurityContext;

  private currentBudget: StreamBudget;

  constructor(
    definition: ProductDefinition,
    public readonly options: WorkloadOptions,
    public readonly identity: Identity,
    public readonly additions: Additions,
  ) {
    const facts = definition.facts;
    this.facts = facts;
    this.containerName = facts.containerName ?? 'gateway';
    this.health = mergeHealth(facts.health, options.probes);
    this.resources = mergeResources(facts.resources, options.resources);
    this.currentBudget = streamBudget(options, facts.drain);
    this.version = options.kubernetesVersion ?? KubernetesVersion.V1_28;
    this.writablePaths = facts.writablePaths ?? DEFAULT_WRITABLE;
    this.isolation = options.networkIsolation ?? NetworkIsolation.networkPolicy();
    this.pullPolicy = options.imagePullPolicy ?? 'IfNotPresent';
    const openshift = options.platform === ClusterPlatform.OPENSHIFT;
    const group = facts.group ?? facts.user;
    this.podSecurity = openshift ? withoutUser(podSecurity(facts.user, group)) : podSecurity(facts.user, group);
    this.containerSecurity = openshift ? withoutUser(containerSecurity(facts.user, group)) : containerSecurity(facts.user, group);
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

  /** What the network policy is made from; it grows while the app is built. */
  public policyInput(): PolicyInput {
    const { additions, identity, options } = this;
    return {
      selector: identity.selector,
      namespace: identity.namespace,
      ingress: additions.ingress,
      egress: throughProxy(options.egressProxy, additions.egress),
      dns: options.platform === ClusterPlatform.OPENSHIFT ? OPENSHIFT_DNS_RULE : DNS_RULE,
    };
  }

  /** Variables of the egress proxy; which hosts are reached without it is known at the end. */
  public proxyEnv(): { readonly [name: string]: string } {
    const proxy = this.options.egressProxy;
    const read = (): { readonly [name: string]: string } => proxyVariables(proxy!, this.additions.egress);
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

function withoutUser<T extends { readonly runAsUser?: number }>(context: T): T {
  return { ...context, runAsUser: undefined, runAsGroup: undefined, fsGroup: undefined };
}
