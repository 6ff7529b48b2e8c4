import type { Cluster } from '../../cluster/cluster';
import type { ContainerResourceQuantities } from '../../contract/resources';
import type { KnownFacts } from '../../profiles/definition';
import type { PodSettings } from '../../pod/pod-settings';
import type { Additions } from '../../workload/additions';
import type { ReplicaOwner } from '../../workload/replica-owner';
import type { Publication } from '../../workload/service';
import type { StreamBudget } from '../../workload/stream-budget';
import type { ListenerFacts } from './listener';
import type { EnvoyAiGatewayProps } from './options';

export const DEFAULT_CONTROLLER = 'envoy-gateway-system';

/** Everything that was decided about a gateway, for what is made of it. */
export interface EnvoyPlan {
  readonly props: EnvoyAiGatewayProps;
  readonly name: string;
  /** Namespace of the Gateway. */
  readonly namespace?: string;
  /** Namespace of the proxies. */
  readonly proxyNamespace?: string;
  /** Namespace of Envoy Gateway. */
  readonly controllerNamespace: string;
  /** Name of the Deployment and the Service of the proxies. */
  readonly proxyName: string;
  /** Labels by which the proxies are found. */
  readonly selector: { readonly [name: string]: string };
  readonly labels: { [name: string]: string };
  readonly listener: ListenerFacts;
  readonly facts: KnownFacts;
  readonly budget: StreamBudget;
  readonly resources: ContainerResourceQuantities;
  readonly filterResources: ContainerResourceQuantities;
  readonly replicas: number;
  readonly cluster: Cluster;
  readonly settings: PodSettings;
  readonly additions: Additions;
  readonly owner: ReplicaOwner;
  readonly publication: Publication;
}

/**
 * Of what Envoy Gateway writes on the pods of a Gateway, what tells them from all others.
 * @see https://github.com/envoyproxy/gateway/blob/v1.9.0/internal/gatewayapi/translator.go
 */
export function proxySelector(name: string, namespace: string | undefined): { [name: string]: string } {
  return {
    'app.kubernetes.io/name': 'envoy',
    'app.kubernetes.io/component': 'proxy',
    'gateway.envoyproxy.io/owning-gateway-name': name,
    ...(namespace === undefined ? {} : { 'gateway.envoyproxy.io/owning-gateway-namespace': namespace }),
  };
}
