import type { IConstruct } from 'constructs';
import type { Cluster } from '../cluster/cluster';
import { clusterOf } from '../cluster/cluster';
import type { ServiceMesh } from '../cluster/network-facts';
import type { EgressProxyOptions, NetworkRule } from '../contract/network';
import type { IGatewayWorkload } from '../contract/target';
import type { KubernetesVersion } from '../core/kubernetes-version';
import { defaultIsolation } from '../network/cluster-isolation';
import { dnsRule } from '../network/dns';
import type { NetworkIsolation } from '../network/network-isolation';
import { onArchitectures } from './node-affinity';
import type { GatewayRegion } from './region';
import type { SchedulingOptions } from './scheduling-options';

const SETTINGS = Symbol.for('cdk8s-llm-gateway.pod-settings');

/** What a workload decides about its pods instead of its cluster. */
export interface PodChoices {
  readonly imagePullPolicy?: string;
  readonly networkIsolation?: NetworkIsolation;
  readonly egressProxy?: EgressProxyOptions;
  readonly privateHosts?: readonly string[];
  readonly scheduling?: SchedulingOptions;
  readonly region?: GatewayRegion;
}

/** What was added to a workload and concerns its Jobs as well; it grows while the app is built. */
export interface PodAdditions {
  readonly imagePullSecrets: ReadonlySet<string>;
  readonly podLabels: { readonly [name: string]: string };
  readonly podAnnotations: { readonly [name: string]: string };
}

const NOTHING: PodAdditions = { imagePullSecrets: new Set(), podLabels: {}, podAnnotations: {} };

/**
 * What holds for every pod in a place: what its cluster says, and what a workload decides instead. A Job or a check has the settings
 * of the workload that it belongs to.
 */
export class PodSettings {
  /** The settings of the pods that are made for a workload: those of its own pods. */
  public static of(target: IGatewayWorkload): PodSettings {
    const holder = target.workload as IConstruct & { [SETTINGS]?: PodSettings };
    return holder[SETTINGS] ?? new PodSettings(clusterOf(target));
  }

  private readonly callers: Array<() => readonly NetworkRule[]> = [];

  constructor(
    public readonly cluster: Cluster,
    private readonly choices: PodChoices = {},
    private readonly own: PodAdditions = NOTHING,
  ) {}

  /** Makes them those of a workload. */
  public giveTo(workload: IConstruct): void {
    Object.defineProperty(workload, SETTINGS, { value: this });
  }

  /** Whether the cluster assigns users and groups, and refuses pods that state them. */
  public get assignsUsers(): boolean {
    return this.cluster.facts.admission?.assignsUsers === true;
  }

  /** The oldest Kubernetes that gets the YAML. */
  public get version(): KubernetesVersion {
    return this.cluster.kubernetesVersion;
  }

  public get pullPolicy(): string {
    return this.choices.imagePullPolicy ?? 'IfNotPresent';
  }

  /** Secrets with credentials of registries; they grow while the app is built. */
  public get pullSecrets(): string[] {
    return [...new Set([...(this.cluster.facts.registry?.pullSecrets ?? []), ...this.own.imagePullSecrets])];
  }

  /** Where pods run: what the workload does not say, the cluster does. */
  public get scheduling(): SchedulingOptions {
    const { architectures = [], ...cluster } = this.cluster.facts.placement ?? {};
    const own = this.choices.scheduling ?? {};
    const nodes = { nodeSelector: own.nodeSelector ?? cluster.nodeSelector, nodeAffinity: own.nodeAffinity };
    return {
      ...own,
      ...onArchitectures(architectures, nodes),
      tolerations: own.tolerations ?? cluster.tolerations,
      priorityClassName: own.priorityClassName ?? cluster.priorityClassName,
    };
  }

  public get region(): GatewayRegion | undefined {
    return this.choices.region;
  }

  /** What keeps pods from talking to whom nobody declared. */
  public get isolation(): NetworkIsolation {
    return this.choices.networkIsolation ?? defaultIsolation(this.cluster);
  }

  /** The proxy through which pods reach what is outside the cluster. */
  public get egressProxy(): EgressProxyOptions | undefined {
    return this.choices.egressProxy ?? this.cluster.facts.egressProxy;
  }

  /** Names outside the cluster that have private addresses. */
  public get privateHosts(): readonly string[] {
    return this.choices.privateHosts ?? [];
  }

  /** Notes whom some of its pods call; that grows while the app is built. */
  public addCaller(egress: () => readonly NetworkRule[]): void {
    this.callers.push(egress);
  }

  /** Whom all of its pods call: those of the workload, and of the Jobs that belong to it. */
  public get egress(): readonly NetworkRule[] {
    return this.callers.flatMap((egress) => egress());
  }

  /** Which mesh takes over the traffic of pods; undefined where nobody said. */
  public get mesh(): ServiceMesh | undefined {
    return this.cluster.facts.mesh?.mesh;
  }

  /** Whether the pods of the workload say themselves that they are part of a mesh. */
  public get isInMesh(): boolean {
    const { podLabels, podAnnotations } = this.own;
    return podLabels['sidecar.istio.io/inject'] === 'true' || podAnnotations['linkerd.io/inject'] === 'enabled';
  }

  /** Who answers for names. */
  public get dns(): NetworkRule {
    return dnsRule(this.cluster);
  }
}
