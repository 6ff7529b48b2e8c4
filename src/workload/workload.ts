import type { ApiObject } from 'cdk8s';
import { Duration, Lazy } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct, IConstruct } from 'constructs';
import type { WorkloadAddition } from '../contract/addition';
import type { ConfigFiles } from '../contract/config-source';
import type { CredentialFacts, CredentialReference } from '../contract/credential';
import { NetworkPeer } from '../contract/network';
import { ListenerRole } from '../contract/product-facts';
import type { IGatewayWorkload, ServiceSettings, TargetFacts } from '../contract/target';
import { Findings } from '../core/findings';
import { hostAndPort } from '../core/hosts';
import { claimName } from '../core/identities';
import { Patches } from '../core/patches';
import type { ProductDefinition } from '../profiles/definition';
import { Additions } from './additions';
import { checkPlan, checkTopology } from './checks';
import { configAddition } from './config-files';
import { resolveCredentials } from './credentials';
import { DisruptionBudget } from './disruption-budget';
import { Identity } from './identity';
import { publishedListeners, roleOf } from './listeners';
import type { WorkloadOptions } from './options';
import { WorkloadPlan } from './plan';
import { podTemplate } from './pod';
import { preStop } from './pre-stop';
import { regionAddition } from './region';
import { Publication } from './service';

/** What a construct that is made of a workload says about it. */
export interface WorkloadSettings {
  readonly definition: ProductDefinition;
  readonly options: WorkloadOptions;
  /** Credentials beyond those of the product, such as those of model providers. */
  readonly credentials?: readonly CredentialFacts[];
  /** What the construct itself adds. */
  readonly addition?: WorkloadAddition;
  /** Who may call the API if the team does not say. */
  readonly clients: readonly NetworkPeer[];
}

interface Scaling {
  readonly by: IConstruct;
  readonly min: number;
  readonly max: number;
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
  private readonly additions: Additions;
  private readonly findings: Findings;
  private readonly publication = new Publication();
  private references: { [name: string]: CredentialReference } = {};
  private scaling?: Scaling;
  private configFiles?: ConfigFiles;

  constructor(
    private readonly scope: Construct & IGatewayWorkload,
    settings: WorkloadSettings,
  ) {
    const { definition, options } = settings;
    const facts = definition.facts;
    this.findings = Findings.of(scope);
    this.identity = new Identity(scope, options, facts);
    this.additions = new Additions(facts.containerName ?? 'gateway', facts.listeners);
    this.plan = new WorkloadPlan(definition, options, this.identity, this.additions);
    this.findings._report([...definition.problems, ...this.identity.check(), ...checkPlan(this.plan)]);

    const metadata = (name = this.identity.name): k8s.ObjectMeta => ({
      name,
      labels: this.identity.labels,
      annotations: options.annotations,
    });
    // files list objects in the order in which they are made: what a pod needs, and what protects it, comes before the pod
    if (options.serviceAccount?.existingName === undefined) {
      const account = options.serviceAccount;
      this.serviceAccount = new k8s.KubeServiceAccount(scope, 'ServiceAccount', {
        metadata: {
          ...metadata(),
          labels: { ...this.identity.labels, ...account?.labels },
          annotations: joined(options.annotations, account?.identity?.annotations, account?.annotations),
        },
        automountServiceAccountToken: false,
      });
    }
    this.configMap = this.addConfig(settings, metadata);
    this.addFirst(settings);
    this.networkPolicy = this.plan.isolation._policy(scope, metadata(), () => this.plan.policyInput());
    this.deployment = new k8s.KubeDeployment(scope, 'Resource', {
      metadata: metadata(),
      spec: Lazy.any({ produce: () => this.renderDeployment() }) as k8s.DeploymentSpec,
    });
    this.annotate();
    const hook = preStop(this.plan.budget.preStop, this.plan.version, facts.drain ?? {}, this.plan.containerSecurity);
    if (hook.patch) {
      Patches.of(this.deployment).overlay(() => [hook.patch!]);
    }
    this.service = new k8s.KubeService(scope, 'Service', {
      metadata: metadata(),
      spec: Lazy.any({ produce: () => this.renderService() }) as k8s.ServiceSpec,
    });
    scope.node.defaultChild = this.deployment;
    for (const object of [this.configMap, this.deployment, this.service, this.serviceAccount, this.networkPolicy]) {
      this.findings._report(object ? claimName(object) : []);
    }
    this.findings._check(
      () => definition.checkPod?.({ env: this.additions.env, resources: this.plan.resources, config: this.configFiles }) ?? [],
    );
    this.findings._check(() =>
      checkTopology(this.plan, this.scaling?.min ?? this.plan.replicas, this.scaling?.max ?? this.plan.replicas),
    );
  }

  /** Once the construct can be asked about itself: what its stores and other needs add. */
  public addNeeds(): void {
    for (const need of this.plan.options.stores ?? []) {
      this.add(need.toWorkloadAddition(this.scope), this.scope);
    }
    // a store may allow one pod only
    this.addDisruptionBudget();
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
    if (this.scaling) {
      const reason = `already scaled by ${this.scaling.by.node.path}`;
      Findings.of(autoscaler)._error('LLMGW-301', {
        prop: 'target',
        value: this.identity.name,
        reason,
        remedy: 'keep one autoscaler for a workload',
      });
      return;
    }
    if (this.plan.options.replicas !== undefined) {
      const remedy = "remove 'replicas' and state 'minReplicas'";
      Findings.of(autoscaler)._error('LLMGW-302', {
        prop: 'target.replicas',
        value: this.plan.options.replicas,
        reason: 'the autoscaler owns the number of replicas',
        remedy,
      });
    }
    this.scaling = { by: autoscaler, min, max };
    this.addDisruptionBudget();
  }

  public publishService(settings: ServiceSettings): void {
    this.findings._report(this.publication.add(settings));
    for (const [name, value] of Object.entries(settings.annotations ?? {})) {
      this.service.metadata.addAnnotation(name, value);
    }
  }

  public toTargetFacts(): TargetFacts {
    const { plan, identity } = this;
    return {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      name: identity.name,
      namespace: identity.namespace,
      selectorLabels: { ...identity.selector },
      serviceLabels: { 'app.kubernetes.io/instance': identity.name, 'app.kubernetes.io/name': plan.facts.product },
      labels: { ...identity.labels },
      containerName: plan.containerName,
      sidecarNames: this.additions.sidecars.map((c) => c.name),
      requests: plan.resources.requests,
      runtime: plan.facts.runtime,
      metrics: plan.facts.metrics,
      product: plan.facts,
      listeners: publishedListeners(plan.facts.listeners),
      maxStreamDuration: Duration.seconds(plan.budget.stream),
      terminationGracePeriod: Duration.seconds(plan.budget.grace),
      replicas: plan.replicas,
      replicaLimit: this.additions.replicaLimit(),
      credentials: { ...this.references },
      kubernetesVersion: plan.version,
      registeredAddress: this.configFiles?.registeredAddress,
    };
  }

  /** Whether anybody may call it. */
  public get hasCallers(): boolean {
    return this.additions.ingress.some((rule) => rule.peers.length > 0);
  }

  public toNetworkPeer(): NetworkPeer {
    return NetworkPeer.pods(this.identity.selector, this.identity.namespace);
  }

  /** `http://<service>.<namespace>:<port>` of the first API listener. */
  public get url(): string {
    const listener = publishedListeners(this.plan.facts.listeners).find((l) => roleOf(l) === ListenerRole.API);
    const host = this.identity.namespace ? `${this.identity.name}.${this.identity.namespace}` : this.identity.name;
    const port = listener?.servicePort ?? listener?.port;
    return `${listener?.tls ? 'https' : 'http'}://${host}${port === undefined ? '' : `:${port}`}`;
  }

  private addConfig(
    { definition, options, credentials }: WorkloadSettings,
    metadata: (name: string) => k8s.ObjectMeta,
  ): k8s.KubeConfigMap | undefined {
    const { name, namespace } = this.identity;
    const known = [...(definition.facts.credentials ?? []), ...(credentials ?? [])];
    const drainPeriod = Duration.seconds(this.plan.budget.drain);
    const context = { name, namespace, product: definition.facts, drainPeriod };
    const config = configAddition(definition, options.config, context, known);
    this.findings._report(config.problems);
    this.configFiles = config.config;
    this.add(config.addition, this.scope);
    if (config.config) {
      this.add(config.config.addition ?? {}, this.scope);
      this.add(definition.readConfig?.(config.config) ?? {}, this.scope);
    }
    return (
      config.data && new k8s.KubeConfigMap(this.scope, 'Config', { metadata: metadata(config.configMapName), ...config.data })
    );
  }

  /** What the profile, the construct and the team want in the pod, in this order. */
  private addFirst({ definition, options, credentials, addition, clients }: WorkloadSettings): void {
    const { facts } = definition;
    const env = Object.fromEntries(
      Object.entries({ ...facts.env, ...this.plan.proxyEnv() }).map(([name, value]) => [name, { value }]),
    );
    const drain = facts.drain;
    if (drain?.secondsVariable !== undefined) {
      env[drain.secondsVariable] = { value: (drain.secondsFormat ?? '%d').replace('%d', String(this.plan.budget.drain)) };
    }
    const apiPorts = facts.listeners.filter((l) => roleOf(l) === ListenerRole.API).map((l) => ({ port: l.port }));
    const peers = [...(options.clients ?? clients)];
    this.add(
      { env, ingress: peers.length > 0 ? [{ peers, ports: apiPorts }] : [], egress: (facts.controlPlanes ?? []).map(toEgress) },
      this.scope,
    );
    const resolved = resolveCredentials(
      [...(facts.credentials ?? []), ...(credentials ?? [])],
      options.credentials ?? [],
      options.credentialDelivery,
    );
    this.references = resolved.references;
    this.findings._report(resolved.problems);
    this.add(resolved.addition, this.scope);
    this.add(definition.addition?.(resolved.references) ?? {}, this.scope);
    const identity = options.serviceAccount?.identity;
    this.findings._report(identity?._check() ?? []);
    this.add(identity?._toAddition() ?? {}, this.scope);
    this.add(addition ?? {}, this.scope);
    this.add(regionAddition(options.region, facts), this.scope);
    this.add(options, this.scope);
  }

  private addDisruptionBudget(): void {
    const metadata = {
      name: this.identity.name,
      labels: this.identity.labels,
      annotations: this.plan.options.annotations,
    };
    const budget = this.plan.options.disruptionBudget ?? DisruptionBudget.maxUnavailable(1);
    // with one pod a budget either blocks every drain or says nothing
    const several = (this.scaling?.max ?? this.plan.replicas) > 1;
    if (this.disruptionBudget || !budget.exists || !several) {
      return;
    }
    this.disruptionBudget = new k8s.KubePodDisruptionBudget(this.scope, 'DisruptionBudget', {
      metadata,
      spec: {
        maxUnavailable: budget._render(budget.unavailable),
        minAvailable: budget._render(budget.available),
        selector: { matchLabels: this.identity.selector },
        // a pod that never gets ready must not keep a node from being drained
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
      },
    });
    this.findings._report(claimName(this.disruptionBudget as ApiObject));
  }

  private renderDeployment(): k8s.DeploymentSpec {
    const recreate = this.additions.replicaLimit()?.exclusive === true;
    return {
      replicas: this.scaling ? undefined : this.plan.replicas,
      selector: { matchLabels: this.identity.selector },
      revisionHistoryLimit: 3,
      minReadySeconds: recreate ? undefined : 10,
      progressDeadlineSeconds: this.plan.progressDeadline,
      strategy: recreate
        ? { type: 'Recreate' }
        : {
            type: 'RollingUpdate',
            rollingUpdate: { maxSurge: k8s.IntOrString.fromNumber(1), maxUnavailable: k8s.IntOrString.fromNumber(0) },
          },
      template: podTemplate(this.plan),
    };
  }

  private renderService(): k8s.ServiceSpec {
    return this.publication.spec(this.identity.selector, publishedListeners(this.plan.facts.listeners));
  }
}

function toEgress(target: string): { peers: NetworkPeer[]; ports: Array<{ port: number }> } {
  const { host, port } = hostAndPort(target);
  return { peers: [NetworkPeer.host(host)], ports: [{ port: port ?? 443 }] };
}

function joined(...maps: ReadonlyArray<{ readonly [name: string]: string } | undefined>): { [name: string]: string } | undefined {
  const all = Object.assign({}, ...maps) as { [name: string]: string };
  return Object.keys(all).length > 0 ? all : undefined;
}
