import type { ApiObject } from 'cdk8s';
import { Duration, Lazy } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct, IConstruct } from 'constructs';
import { clusterOf } from '../cluster/cluster';
import type { WorkloadAddition } from '../contract/addition';
import type { ConfigFiles } from '../contract/config-source';
import type { CredentialFacts, CredentialReference } from '../contract/credential';
import { NetworkPeer } from '../contract/network';
import { asSure } from '../contract/provenance';
import type { IGatewayWorkload, ServiceSettings, TargetFacts } from '../contract/target';
import { Findings } from '../core/findings';
import { claimName } from '../core/identities';
import { Patches } from '../core/patches';
import type { ProductDefinition } from '../profiles/definition';
import { textValue } from '../pod/env';
import { Additions } from './additions';
import { checkPlan, checkTopology } from './checks';
import { configAddition } from './config-files';
import { checkSourcePlaces } from './credential-checks';
import { resolveCredentials } from './credentials';
import { deploymentSpec } from './deployment-spec';
import { DisruptionBudget } from './disruption-budget';
import { Identity } from './identity';
import type { WorkloadOptions } from './options';
import { WorkloadPlan } from './plan';
import { preStop } from './pre-stop';
import { drainVariable, profileAddition } from './profile-addition';
import { regionAddition } from '../pod/region';
import { ReplicaOwner } from './replica-owner';
import { Publication } from './service';
import { serviceHost } from '../network/names';
import { checkServicePort } from '../network/service-ports';
import { podPolicy } from '../pod/pod-policy';
import { PodSettings } from '../pod/pod-settings';
import { checkAccount, withAccount } from './service-account';
import { withServicePort } from './service-port';
import { checkStreamBudget } from './stream-budget-checks';
import { apiUrl, targetFacts } from './target-facts';

/** What a construct that is made of a workload says about it. */
export interface WorkloadSettings {
  readonly definition: ProductDefinition;
  readonly options: WorkloadOptions;
  /** Credentials beyond those of the product, such as those of model providers. */
  readonly credentials?: readonly CredentialFacts[];
  /** What the construct itself adds. */
  readonly addition?: WorkloadAddition;
  /** Variables that hold unless anything else sets them. */
  readonly defaults?: { readonly [name: string]: string };
  /** Who may call the API if the team does not say. */
  readonly clients: readonly NetworkPeer[];
}

/**
 * The pods behind a gateway, an MCP proxy or a console, and everything that belongs to them. Not a construct: the objects are
 * children of the construct that is made of it.
 */
export class Workload {
  public readonly deployment: k8s.KubeDeployment;
  public readonly service: k8s.KubeService;
  public readonly serviceAccount?: k8s.KubeServiceAccount;
  public readonly networkPolicy?: ApiObject;
  public readonly configMap?: k8s.KubeConfigMap;
  public disruptionBudget?: k8s.KubePodDisruptionBudget;

  private readonly identity: Identity;
  private readonly plan: WorkloadPlan;
  private readonly replicas: ReplicaOwner;
  private readonly additions: Additions;
  private readonly findings: Findings;
  private readonly publication = new Publication();
  private references: { [name: string]: CredentialReference } = {};
  private configFiles?: ConfigFiles;

  constructor(
    private readonly scope: Construct & IGatewayWorkload,
    given: WorkloadSettings,
  ) {
    const { options } = given;
    const { definition, problems } = withServicePort(given.definition, options.servicePort);
    const settings = { ...given, definition };
    const facts = definition.facts;
    this.findings = Findings.of(scope);
    this.identity = new Identity(scope, options, facts);
    this.additions = new Additions(facts.containerName ?? 'gateway', facts.listeners);
    const pods = new PodSettings(clusterOf(scope), options, this.additions);
    this.plan = new WorkloadPlan(definition, options, this.identity, this.additions, pods);
    this.replicas = new ReplicaOwner(this.plan);
    this.findings._report([...definition.problems, ...problems, ...this.identity.check(), ...checkPlan(this.plan)]);

    // files list objects in the order in which they are made: what a pod needs, and what protects it, comes before the pod
    if (options.serviceAccount?.existingName === undefined) {
      this.serviceAccount = new k8s.KubeServiceAccount(scope, 'ServiceAccount', {
        metadata: withAccount(this.metadata(), options.serviceAccount),
        automountServiceAccountToken: false,
      });
    }
    this.configMap = this.addConfig(settings);
    this.addFirst(settings);
    this.networkPolicy = podPolicy(scope, this.metadata(), () => this.plan.traffic());
    this.deployment = new k8s.KubeDeployment(scope, 'Resource', {
      metadata: this.metadata(),
      spec: Lazy.any({ produce: () => deploymentSpec(this.plan, this.replicas.isScaled) }) as k8s.DeploymentSpec,
    });
    pods.giveTo(this.deployment);
    this.annotate();
    const hook = preStop(this.plan);
    if (hook.patch) {
      Patches.of(this.deployment).overlay(() => [hook.patch!]);
    }
    this.service = new k8s.KubeService(scope, 'Service', {
      metadata: this.metadata(),
      spec: Lazy.any({ produce: () => this.publication.spec(this.identity.selector, facts.listeners) }) as k8s.ServiceSpec,
    });
    scope.node.defaultChild = this.identity.claimPods(this.deployment);
    const objects = [this.configMap, this.deployment, this.service, this.serviceAccount, this.networkPolicy];
    this.findings._report(objects.flatMap((object) => (object ? claimName(object) : [])));
    const pod = () => ({ env: this.additions.env, resources: this.plan.resources, config: this.configFiles });
    this.findings._check(() => asSure(facts, ['env', 'config'], definition.checkPod?.(pod()) ?? []));
    facts.controlPlanes?.forEach((url) => this.checkServicePort('profile.controlPlanes', url));
    this.findings._check(() => [...this.plan.checkPlaces(), ...checkTopology(this.plan, this.replicas.min, this.replicas.max)]);
  }

  /** Once the construct can be asked about itself: what its stores and other needs add. */
  public addNeeds(): void {
    for (const need of this.plan.options.stores ?? []) {
      this.add(need.toWorkloadAddition(this.scope), this.scope);
    }
    // a store may allow one pod only
    this.addDisruptionBudget();
  }

  /** Warns of a URL in the cluster whose port may not be that of the pods, unless a rule says which it is. */
  public checkServicePort(prop: string, url: string): void {
    if (this.networkPolicy) {
      this.findings._check(() => checkServicePort(prop, url, this.identity.namespace, this.additions.egress));
    }
  }

  public add(addition: WorkloadAddition, owner: IConstruct): void {
    this.findings._report(this.additions.add(addition, owner.node.path));
    this.annotate();
  }

  /** Additions come before and after the Deployment is made. */
  private annotate(): void {
    for (const [name, value] of Object.entries(this.additions.workloadAnnotations)) {
      this.deployment?.metadata.addAnnotation(name, value);
    }
  }

  public scaleBy(autoscaler: IConstruct, min: number, max: number): void {
    Findings.of(autoscaler)._report(this.replicas.handOver({ by: autoscaler, min, max }));
    this.addDisruptionBudget();
  }

  public publishService(settings: ServiceSettings): void {
    this.findings._report(this.publication.add(settings));
    for (const [name, value] of Object.entries(settings.annotations ?? {})) {
      this.service.metadata.addAnnotation(name, value);
    }
  }

  public toTargetFacts(): TargetFacts {
    const listeners = this.publication.listeners(this.plan.facts.listeners);
    const facts = targetFacts(this.plan, this.references, this.configFiles, listeners);
    return { ...facts, servedPods: this.publication.podLabels };
  }

  /** Whether anybody may call it. */
  public get hasCallers(): boolean {
    return this.additions.ingress.some((rule) => rule.peers.length > 0);
  }

  public toNetworkPeer(): NetworkPeer {
    return NetworkPeer.pods(this.identity.selector, this.identity.namespace);
  }

  /** The URL of the first API listener inside the cluster. */
  public get url(): string {
    return apiUrl(this.plan);
  }

  private addConfig({ definition, options, credentials }: WorkloadSettings): k8s.KubeConfigMap | undefined {
    const { name, namespace } = this.identity;
    const known = [...(definition.facts.credentials ?? []), ...(credentials ?? [])];
    const drainPeriod = Duration.seconds(this.plan.budget.drain);
    const host = serviceHost(this.plan.settings.cluster, name, namespace);
    const context = { name, namespace, host, product: definition.facts, drainPeriod };
    const config = configAddition(definition, options.config, context, known);
    this.findings._report(config.problems);
    this.configFiles = config.config;
    this.plan.settleBudget(config.config && definition.readDrain?.(config.config));
    const { facts } = this.plan.settings.cluster;
    this.findings._report(checkStreamBudget(options, this.plan.budget, definition.facts.drain, facts));
    this.add(config.addition, this.scope);
    if (config.config) {
      this.add(config.config.addition ?? {}, this.scope);
      this.add(definition.readConfig?.(config.config) ?? {}, this.scope);
    }
    return (
      config.data &&
      new k8s.KubeConfigMap(this.scope, 'Config', { metadata: this.metadata(config.configMapName), ...config.data })
    );
  }

  /** What the profile, the construct and the team want in the pod, in this order. */
  private addFirst({ definition, options, credentials, addition, defaults = {}, clients }: WorkloadSettings): void {
    const { facts } = definition;
    const { cluster } = this.plan.settings;
    const variables = { ...facts.env, ...this.plan.proxyEnv(), ...drainVariable(facts.drain, this.plan.budget) };
    this.add(profileAddition(facts, variables, options.clients ?? clients), this.scope);
    const resolved = resolveCredentials(
      [...(facts.credentials ?? []), ...(credentials ?? [])],
      options.credentials ?? [],
      options.credentialDelivery,
      facts,
    );
    this.references = resolved.references;
    this.findings._report([...resolved.problems, ...checkSourcePlaces(options.credentials, this.identity.namespace)]);
    this.add(resolved.addition, this.scope);
    this.add(definition.addition?.(resolved.references) ?? {}, this.scope);
    this.findings._report(checkAccount(options, cluster));
    this.add(options.serviceAccount?.identity?._toAddition(cluster) ?? {}, this.scope);
    this.add(addition ?? {}, this.scope);
    this.add(regionAddition(options.region, facts), this.scope);
    this.add(options, this.scope);
    const unset = Object.entries(defaults).filter(([variable]) => !this.additions.env.has(variable));
    this.add({ env: Object.fromEntries(unset.map(([variable, value]) => [variable, textValue(value)])) }, this.scope);
  }

  private addDisruptionBudget(): void {
    const budget = this.plan.options.disruptionBudget ?? DisruptionBudget.maxUnavailable(1);
    // with one pod a budget either blocks every drain or says nothing
    if (this.disruptionBudget || !budget.exists || this.replicas.max === 1) {
      return;
    }
    this.disruptionBudget = new k8s.KubePodDisruptionBudget(this.scope, 'DisruptionBudget', {
      metadata: this.metadata(),
      spec: budget._toSpec(this.identity.selector),
    });
    this.findings._report(claimName(this.disruptionBudget));
  }

  private metadata(name: string = this.identity.name): k8s.ObjectMeta {
    return { name, labels: this.identity.objectLabels, annotations: this.plan.options.annotations };
  }
}
