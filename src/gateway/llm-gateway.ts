import type { ApiObject, JsonPatch } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import type { WorkloadAddition } from '../contract/addition';
import { NetworkPeer } from '../contract/network';
import type { IGatewayWorkload, IUpstream, ServiceSettings, TargetFacts } from '../contract/target';
import { Findings } from '../core/findings';
import { checkKnownProps } from '../core/known-props';
import { Patches } from '../core/patches';
import type { Problem } from '../core/problem';
import type { GatewayProfile } from '../profiles/gateway-profile';
import type { WorkloadOptions } from '../workload/options';
import { WORKLOAD_OPTIONS } from '../workload/options';
import { Workload } from '../workload/workload';
import type { ModelProvider } from './model-provider';

/** What a gateway is made of. */
export interface LlmGatewayProps extends WorkloadOptions {
  /** The product and its version. */
  readonly profile: GatewayProfile;
  /**
   * Who answers the requests in the end.
   * @default - none; the product gets no provider credentials and may talk to no provider
   */
  readonly providers?: ModelProvider[];
}

const PROPS: { readonly [K in keyof Required<LlmGatewayProps>]: true } = { ...WORKLOAD_OPTIONS, profile: true, providers: true };

/**
 * An LLM gateway: Deployment, Service, ServiceAccount, ConfigMap, PodDisruptionBudget and NetworkPolicy, safe without being told
 * to. Rollouts and scale-downs do not cut streams, pods meet Pod Security "restricted", the network policy lets through what was
 * declared.
 *
 * What is wrong is reported at synthesis, all findings at once; the codes are explained in docs/errors.md.
 */
export class LlmGateway extends Construct implements IGatewayWorkload, IUpstream {
  /** The Deployment. */
  public readonly workload: ApiObject;
  /** The Service of the published listeners. */
  public readonly service: ApiObject;
  /** The ServiceAccount, unless an existing one is used. */
  public readonly serviceAccount?: ApiObject;
  /** The ConfigMap of the configuration files, if the gateway makes it. */
  public readonly configMap?: ApiObject;
  /** The network policy, if there is one. */
  public readonly networkPolicy?: ApiObject;
  /** URL of the API inside the cluster, without a trailing slash. */
  public readonly url: string;

  private readonly parts: Workload;

  constructor(scope: Construct, id: string, props: LlmGatewayProps) {
    super(scope, id);
    const providers = props.providers ?? [];
    Findings.of(this)._report([...checkKnownProps(props, PROPS), ...checkProviders(providers)]);
    this.parts = new Workload(this, {
      definition: props.profile._definition(),
      options: props,
      credentials: providers.flatMap((p) => p._credentialFacts()),
      addition: { egress: providers.flatMap((p) => p._egress()) },
      clients: [NetworkPeer.cluster()],
    });
    this.workload = this.parts.deployment;
    this.service = this.parts.service;
    this.serviceAccount = this.parts.serviceAccount;
    this.configMap = this.parts.configMap;
    this.networkPolicy = this.parts.networkPolicy;
    this.url = this.parts.url;
  }

  /** The PodDisruptionBudget; there is none for a single pod. */
  public get disruptionBudget(): k8s.KubePodDisruptionBudget | undefined {
    return this.parts.disruptionBudget;
  }

  /**
   * Adds variables, volumes, containers, network rules and so on.
   *
   * @param addition what is added
   * @param owner the construct that adds it, named in errors
   */
  public add(addition: WorkloadAddition, owner: IConstruct = this): void {
    this.parts.add(addition, owner);
  }

  /**
   * Lets a peer call the API.
   *
   * @param peer who
   */
  public allowFrom(peer: NetworkPeer): void {
    const ports = this.toTargetFacts().listeners.map((l) => ({ port: l.port }));
    this.add({ ingress: [{ peers: [peer], ports }] });
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
    this.parts.scaleBy(autoscaler, minReplicas, maxReplicas);
  }

  public publishService(settings: ServiceSettings): void {
    this.parts.publishService(settings);
  }

  public toTargetFacts(): TargetFacts {
    return this.parts.toTargetFacts();
  }

  public toNetworkPeer(): NetworkPeer {
    return this.parts.toNetworkPeer();
  }
}

function checkProviders(providers: readonly ModelProvider[]): Problem[] {
  const twice = providers.filter((p, i) => providers.findIndex((other) => other.name === p.name) !== i);
  return [
    ...providers.flatMap((p) => p._check()),
    ...twice.map((p) => ({
      code: 'LLMGW-127' as const,
      prop: 'providers',
      value: p.name,
      reason: 'declared twice',
      remedy: 'give one of them another name',
    })),
  ];
}
