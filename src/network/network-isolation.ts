import type { ApiObjectMetadata } from 'cdk8s';
import { ApiObject, Lazy } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { NetworkRule } from '../contract/network';
import type { Problem } from '../core/problem';
import { ciliumPolicySpec } from './cilium-policy';
import { isEverybody, networkPolicySpec } from './network-policy';
import type { PolicyInput } from './network-rules';

enum Engine {
  KUBERNETES,
  CILIUM,
  NONE,
}

/** What keeps the pods of a workload from talking to whom nobody declared. */
export class NetworkIsolation {
  /**
   * A NetworkPolicy, which every network plugin worth its name enforces. It knows no host names: hosts outside the cluster are
   * the public addresses on the ports that they need, without private ranges and metadata services.
   * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
   */
  public static networkPolicy(): NetworkIsolation {
    return new NetworkIsolation(Engine.KUBERNETES);
  }

  /**
   * A CiliumNetworkPolicy: exactly the declared hosts by name, for clusters with Cilium. Names are looked up as they stand
   * (`ndots: 1`), since Cilium sees every lookup.
   * @see https://docs.cilium.io/en/stable/security/policy/language/#dns-based
   */
  public static cilium(): NetworkIsolation {
    return new NetworkIsolation(Engine.CILIUM);
  }

  /**
   * No policy: every pod of the cluster can call every port, and the pods can talk to everybody, the metadata service of the
   * cloud included.
   *
   * @param reason who isolates the pods instead; kept for whoever reads the program
   */
  public static none(reason: string): NetworkIsolation {
    return new NetworkIsolation(Engine.NONE, reason);
  }

  private constructor(
    private readonly engine: Engine,
    /** Why there is no policy. */
    public readonly reason?: string,
  ) {}

  /**
   * What a plain policy cannot say about who may call: it lets in nobody for it.
   * @internal
   */
  public _unsayable(ingress: readonly NetworkRule[]): Problem[] {
    const entities =
      this.engine === Engine.KUBERNETES
        ? ingress.filter((rule) => !isEverybody(rule)).flatMap(({ peers }) => peers.flatMap((p) => p.entity ?? []))
        : [];
    return [...new Set(entities)].map((entity) => ({
      code: 'LLMGW-517',
      prop: 'networkIsolation',
      value: entity,
      reason: 'callers that Cilium knows by this name are not let in, since a NetworkPolicy cannot name them',
      remedy: `use NetworkIsolation.cilium(), or have a CiliumNetworkPolicy with fromEntities: [${entity}] made and accept this warning`,
      warning: true,
    }));
  }

  /** @internal */
  public get _exists(): boolean {
    return this.engine !== Engine.NONE;
  }

  /** @internal */
  public get _isCilium(): boolean {
    return this.engine === Engine.CILIUM;
  }

  /** @internal */
  public get _ndots(): number {
    // the default of 5 asks four times in vain for every host outside the cluster
    return this.engine === Engine.CILIUM ? 1 : 2;
  }

  /** @internal */
  public _policy(scope: Construct, metadata: ApiObjectMetadata, read: () => PolicyInput, id: string): ApiObject | undefined {
    switch (this.engine) {
      case Engine.NONE:
        return undefined;
      case Engine.CILIUM:
        return new ApiObject(scope, id, {
          apiVersion: 'cilium.io/v2',
          kind: 'CiliumNetworkPolicy',
          metadata,
          spec: Lazy.any({ produce: () => ciliumPolicySpec(read()) }),
        });
      case Engine.KUBERNETES:
        return new k8s.KubeNetworkPolicy(scope, id, {
          metadata: metadata as k8s.ObjectMeta,
          spec: Lazy.any({ produce: () => networkPolicySpec(read()) }) as k8s.NetworkPolicySpec,
        });
    }
  }
}
