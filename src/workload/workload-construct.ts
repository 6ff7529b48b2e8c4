import type { ApiObject, JsonPatch } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import type { WorkloadAddition } from '../contract/addition';
import type { NetworkPeer } from '../contract/network';
import type { IGatewayWorkload, ScalingFacts, ServiceSettings, TargetFacts } from '../contract/target';
import { Patches } from '../core/patches';
import { apiPorts } from './connect';
import type { WorkloadSettings } from './workload';
import { Workload } from './workload';

/**
 * What every construct that is made of a workload offers. Not exported: jsii shows its members as those of the constructs, so
 * that users meet no class between `Construct` and `LlmGateway`.
 *
 * @internal
 */
export abstract class WorkloadConstruct extends Construct implements IGatewayWorkload {
  /** The Deployment. */
  public readonly workload: ApiObject;
  /** The Service of the published listeners. */
  public readonly service: ApiObject;
  /** The ServiceAccount, unless an existing one is used. */
  public readonly serviceAccount?: ApiObject;
  /** The ConfigMap of the configuration files, if it is made here. */
  public readonly configMap?: ApiObject;
  /** The network policy, if there is one. */
  public readonly networkPolicy?: ApiObject;
  /** URL of the API inside the cluster, without a trailing slash. */
  public readonly url: string;

  /** @internal */
  protected readonly _parts: Workload;

  constructor(scope: Construct, id: string, settings: WorkloadSettings) {
    super(scope, id);
    this._parts = new Workload(this, settings);
    this.workload = this._parts.deployment;
    this.service = this._parts.service;
    this.serviceAccount = this._parts.serviceAccount;
    this.configMap = this._parts.configMap;
    this.networkPolicy = this._parts.networkPolicy;
    this.url = this._parts.url;
    this._parts.addNeeds();
  }

  /** The PodDisruptionBudget; there is none for a single pod. */
  public get disruptionBudget(): k8s.KubePodDisruptionBudget | undefined {
    return this._parts.disruptionBudget;
  }

  /**
   * Adds variables, volumes, containers, network rules and so on.
   *
   * @param addition what is added
   * @param owner the construct that adds it, named in errors
   */
  public add(addition: WorkloadAddition, owner: IConstruct = this): void {
    this._parts.add(addition, owner);
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
    this._parts.scaleBy(autoscaler, minReplicas, maxReplicas);
  }

  public publishService(settings: ServiceSettings): void {
    this._parts.publishService(settings);
  }

  public toScalingFacts(): ScalingFacts {
    return this.toTargetFacts();
  }

  public toTargetFacts(): TargetFacts {
    return this._parts.toTargetFacts();
  }

  public toNetworkPeer(): NetworkPeer {
    return this._parts.toNetworkPeer();
  }
}
