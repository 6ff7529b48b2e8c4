import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { clusterOf } from '../cluster/cluster';
import { ServiceMesh } from '../cluster/network-facts';
import type { WorkloadAddition } from '../contract/addition';
import { NetworkPeer } from '../contract/network';
import type { IGatewayWorkload } from '../contract/target';
import { Findings } from '../core/findings';
import { claimName } from '../core/identities';
import { checkName } from '../core/names';
import { destinationRule } from './istio-rule';

/** A workload in the mesh of Istio. */
export interface GatewayMeshProps {
  /** The workload. */
  readonly target: IGatewayWorkload;
  /**
   * Name of the DestinationRule.
   * @default - the name of the target
   */
  readonly name?: string;
  /**
   * The most connections from one proxy to the workload. Every stream of HTTP/1.1 holds one.
   * @default - as Istio has it, practically no limit
   */
  readonly maxConnections?: number;
  /**
   * After how many requests a connection is opened anew, so that new pods get their share of long-lived ones.
   * @default - never
   */
  readonly maxRequestsPerConnection?: number;
}

/**
 * Puts a workload into the mesh of Istio: a sidecar that drains as long as a stream may take (5 seconds by default), and a
 * DestinationRule that takes no pod out because a provider failed. Where the `ClusterProfile` says that the mesh is ambient there is no
 * sidecar but a label of the pods, and gateways and waypoints read the DestinationRule. In a namespace with Pod Security "restricted" the mesh needs
 * the Istio CNI plugin, as its init container asks for capabilities.
 *
 * @see https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#ProxyConfig
 * @example
 * import { App, Chart } from 'cdk8s';
 * import {
 *   GatewayConfig,
 *   GatewayMesh,
 *   GatewayProfile,
 *   GatewaySecrets,
 *   LlmGateway,
 *   ModelProvider,
 *   SecretSource,
 * } from 'cdk8s-llm-gateway';
 *
 * const app = new App();
 * const chart = new Chart(app, 'ai', { namespace: 'ai' });
 * const keys = new GatewaySecrets(chart, 'keys', {
 *   source: SecretSource.existing('litellm-keys', ['master-key', 'metrics-key', 'openai']),
 * });
 * const gateway = new LlmGateway(chart, 'gateway', {
 *   profile: GatewayProfile.liteLlm({ version: '1.108.7' }),
 *   credentials: [keys],
 *   providers: [ModelProvider.openAi()],
 *   config: GatewayConfig.file('config.yaml', {
 *     model_list: [{ model_name: 'gpt', litellm_params: { model: 'openai/gpt-4o', api_key: GatewayConfig.credential('openai') } }],
 *     litellm_settings: { callbacks: ['prometheus'] },
 *   }),
 * });
 * new GatewayMesh(chart, 'mesh', { target: gateway, maxConnections: 1000 });
 * app.synth();
 */
export class GatewayMesh extends Construct {
  /** The DestinationRule. */
  public readonly destinationRule: ApiObject;

  constructor(scope: Construct, id: string, props: GatewayMeshProps) {
    super(scope, id);
    const { target } = props;
    const facts = target.toTargetFacts();
    const name = props.name ?? facts.name;
    const findings = Findings.of(this);
    const { mesh = ServiceMesh.ISTIO_SIDECAR, controlPlane = 'istio-system' } = clusterOf(this).facts.mesh ?? {};
    findings._report([...checkName('name', name), ...checkLimits(props), ...checkMesh(mesh)]);
    target.add(
      mesh === ServiceMesh.ISTIO_AMBIENT ? AMBIENT : sidecar(facts.terminationGracePeriod.toSeconds(), controlPlane),
      this,
    );
    const tls = facts.listeners.some((l) => l.tls === true);
    this.destinationRule = destinationRule(this, 'DestinationRule', name, facts, tls, {
      maxConnections: props.maxConnections,
      maxRequestsPerConnection: props.maxRequestsPerConnection,
    });
    findings._report(claimName(this.destinationRule));
  }
}

/** The proxy of the node takes over the traffic of pods with this label; that needs no container and no way to the control plane. */
const AMBIENT: WorkloadAddition = { podLabels: { 'istio.io/dataplane-mode': 'ambient' } };

function sidecar(grace: number, controlPlane: string): WorkloadAddition {
  return {
    podLabels: { 'sidecar.istio.io/inject': 'true' },
    podAnnotations: {
      'proxy.istio.io/config': JSON.stringify({
        terminationDrainDuration: `${grace}s`,
        holdApplicationUntilProxyStarts: true,
      }),
    },
    egress: [{ peers: [NetworkPeer.namespace(controlPlane)], ports: [{ port: 15012 }] }],
  };
}

function checkMesh(mesh: ServiceMesh): ReturnType<typeof checkName> {
  if (mesh === ServiceMesh.ISTIO_SIDECAR || mesh === ServiceMesh.ISTIO_AMBIENT) {
    return [];
  }
  const reason = 'the ClusterProfile says that this is the mesh of the cluster';
  const remedy = 'leave GatewayMesh out, or give this scope a profile with the mesh that it has';
  return [{ code: 'LLMGW-519', prop: 'target', value: mesh, reason, remedy }];
}

function checkLimits(props: GatewayMeshProps): ReturnType<typeof checkName> {
  return (['maxConnections', 'maxRequestsPerConnection'] as const)
    .filter((prop) => props[prop] !== undefined && !(Number.isInteger(props[prop]) && props[prop] > 0))
    .map((prop) => ({
      code: 'LLMGW-504',
      prop,
      value: props[prop],
      reason: 'not a whole number above 0',
      remedy: 'use for example 1000, or leave it out',
    }));
}
