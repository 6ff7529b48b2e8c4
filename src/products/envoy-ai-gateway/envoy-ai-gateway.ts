import type { ApiObject, ApiObjectMetadata, JsonPatch } from 'cdk8s';
import { Lazy } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import type { WorkloadAddition } from '../../contract/addition';
import type { CredentialReference } from '../../contract/credential';
import { NetworkPeer } from '../../contract/network';
import type { IGatewayWorkload, IUpstream, ScalingFacts, ServiceSettings, TargetFacts } from '../../contract/target';
import { Findings } from '../../core/findings';
import { claimName } from '../../core/identities';
import { Patches } from '../../core/patches';
import { checkNoPolicy } from '../../network/cluster-isolation';
import { checkPrivateHosts } from '../../network/private-names';
import { podPolicy } from '../../pod/pod-policy';
import { apiPorts } from '../../workload/connect';
import { apiUrl, factsOf } from './target';
import { aiObject, envoyObject, gatewayObject } from './backends';
import { checkAddition } from './checks';
import { envoyProxySpec } from './envoy-proxy';
import { addGatewayClass, clientTrafficSpec, CONFIG_ANNOTATION, gatewayConfigSpec, gatewaySpec } from './gateway';
import { makePlan } from './make-plan';
import type { EnvoyAiGatewayProps } from './options';
import type { EnvoyPlan } from './plan';
import { addProviders } from './providers';
import { addRoutes } from './routes';
import { placedIn, trafficOf } from './traffic';

/**
 * A gateway by Envoy AI Gateway, where Envoy Gateway and Envoy AI Gateway are installed in the cluster: a Gateway, how its proxies are
 * made, which model goes to which provider with which key, and a network policy for the proxies. Rollouts do not cut streams.
 *
 * Envoy Gateway makes the Deployment and the Service, under names that are stated here; so autoscaling, monitoring and traces take it
 * as their target like any other gateway.
 * @see https://aigateway.envoyproxy.io/docs/
 * @example
 * import { App, Chart } from 'cdk8s';
 * import { EnvoyAiGateway, GatewaySecrets, ModelProvider, SecretSource } from 'cdk8s-llm-gateway';
 *
 * const app = new App();
 * const chart = new Chart(app, 'ai', { namespace: 'ai' });
 * new EnvoyAiGateway(chart, 'gateway', {
 *   version: '1.1.0',
 *   gatewayClass: 'envoy-ai-gateway',
 *   providers: [ModelProvider.openAi(), ModelProvider.anthropic()],
 *   credentials: [
 *     new GatewaySecrets(chart, 'openai', { source: SecretSource.existing('openai-key', ['openai']) }),
 *     new GatewaySecrets(chart, 'anthropic', { source: SecretSource.existing('anthropic-key', ['anthropic']) }),
 *   ],
 *   routes: [
 *     { models: ['gpt-4o'], targets: [{ provider: 'openai' }] },
 *     { models: ['claude-sonnet-4-5'], targets: [{ provider: 'anthropic' }] },
 *   ],
 * });
 * app.synth();
 */
export class EnvoyAiGateway extends Construct implements IGatewayWorkload, IUpstream {
  /** The Gateway: what Envoy Gateway makes a Service for. */
  public readonly service: ApiObject;
  /** The EnvoyProxy: how Envoy Gateway makes the Deployment. */
  public readonly workload: ApiObject;
  /** The GatewayClass, if it is made here. */
  public readonly gatewayClass?: ApiObject;
  /** The GatewayConfig, which says how the filter of the AI gateway runs. */
  public readonly gatewayConfig: ApiObject;
  /** The ClientTrafficPolicy. */
  public readonly clientTrafficPolicy: ApiObject;
  /** Of each provider: Backend, BackendTLSPolicy, AIServiceBackend, BackendSecurityPolicy. */
  public readonly providerObjects: ApiObject[];
  /** The AIGatewayRoutes, and a BackendTrafficPolicy for those in which a provider stands in for another. */
  public readonly routeObjects: ApiObject[];
  /** The network policy of the proxies, in their namespace, if there is one. */
  public readonly networkPolicy?: ApiObject;
  /** URL of the API inside the cluster, without a trailing slash. */
  public readonly url: string;
  /** Itself. */
  public readonly backends: IGatewayWorkload[] = [this];

  private readonly plan: EnvoyPlan;
  private readonly references: { readonly [name: string]: CredentialReference };

  constructor(scope: Construct, id: string, props: EnvoyAiGatewayProps) {
    super(scope, id);
    const findings = Findings.of(this);
    const { plan, problems } = makePlan(this, props);
    this.plan = plan;
    findings._report(problems);
    const { clients, privateHosts } = props;
    findings._check(() => [
      ...checkPrivateHosts(plan.settings),
      ...checkNoPolicy(plan.settings.isolation, { clients, privateHosts }),
    ]);
    const metadata = (name: string): ApiObjectMetadata => ({ name, labels: plan.labels });

    // files list objects in the order in which they are made: what a resource names comes before it
    const backends = addProviders(this, plan, metadata);
    this.providerObjects = backends.objects;
    this.references = backends.references;
    this.gatewayClass = props.createGatewayClass ? addGatewayClass(this, metadata(props.gatewayClass)) : undefined;
    this.networkPolicy = podPolicy(this, { name: plan.proxyName, namespace: plan.proxyNamespace, labels: plan.labels }, () =>
      trafficOf(plan),
    );
    const late = (produce: () => object): object => Lazy.any({ produce }) as object;
    this.workload = envoyObject(
      this,
      'Proxy',
      'EnvoyProxy',
      metadata(plan.name),
      late(() => envoyProxySpec(plan)),
    );
    this.gatewayConfig = aiObject(
      this,
      'Config',
      'GatewayConfig',
      metadata(plan.name),
      late(() => gatewayConfigSpec(plan)),
    );
    plan.settings.giveTo(this.workload);
    const annotations = { ...props.annotations, [CONFIG_ANNOTATION]: plan.name };
    this.service = gatewayObject(this, 'Resource', 'Gateway', { ...metadata(plan.name), annotations }, gatewaySpec(plan));
    this.clientTrafficPolicy = envoyObject(this, 'Clients', 'ClientTrafficPolicy', metadata(plan.name), clientTrafficSpec(plan));
    this.routeObjects = addRoutes(this, { ...backends.routing, gateway: plan.name, hostname: props.hostname, metadata });
    this.node.defaultChild = this.service;
    this.url = apiUrl(plan);
    findings._report([...backends.problems, ...this.node.children.flatMap((child) => claimName(child as ApiObject))]);
  }

  /**
   * Adds variables of the filter, network rules, labels and annotations of the proxies. What has no place in the resources of Envoy
   * Gateway is an error (LLMGW-856).
   *
   * @param addition what is added
   * @param owner the construct that adds it, named in errors
   */
  public add(addition: WorkloadAddition, owner: IConstruct = this): void {
    const { additions, namespace } = this.plan;
    const { egress, ingress } = addition;
    const rules = { egress: placedIn(egress ?? [], namespace), ingress: placedIn(ingress ?? [], namespace) };
    Findings.of(this)._report([...checkAddition(addition), ...additions.add({ ...addition, ...rules }, owner.node.path)]);
  }

  /**
   * Lets a peer call the API.
   *
   * @param peer who
   */
  public allowFrom(peer: NetworkPeer): void {
    this.add({ ingress: [{ peers: [peer], ports: apiPorts(this) }] });
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

  public scaleBy(autoscaler: IConstruct, minReplicas: number, maxReplicas: number): void {
    Findings.of(autoscaler)._report(this.plan.owner.handOver({ by: autoscaler, min: minReplicas, max: maxReplicas }));
  }

  public publishService(settings: ServiceSettings): void {
    Findings.of(this)._report(this.plan.publication.add(settings));
  }

  public toScalingFacts(): ScalingFacts {
    return this.toTargetFacts();
  }

  public toTargetFacts(): TargetFacts {
    return factsOf(this.plan, this.references);
  }

  public toNetworkPeer(): NetworkPeer {
    return NetworkPeer.pods({ ...this.plan.selector }, this.plan.proxyNamespace);
  }
}
