import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ListenerRole } from '../contract/listener';
import type { TargetFacts } from '../contract/target';
import { Findings } from '../core/findings';
import { claimName } from '../core/identities';
import { checkName } from '../core/names';
import { checkNamespace } from '../core/namespaces';
import { checkExposure, checkRegistration } from './checks';
import type { Door, DoorContext } from './door';
import { edgeBudget } from './edge-budget';
import type { CanaryOptions, GatewayExposureProps } from './gateway-exposure-props';
import { health } from './presets/common';

/**
 * Lets clients reach the API of a workload, and nothing else of it, through whatever front door the cluster has.
 * @example
 * import { App, Chart } from 'cdk8s';
 * import {
 *   Exposure,
 *   GatewayConfig,
 *   GatewayExposure,
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
 * new GatewayExposure(chart, 'exposure', {
 *   target: gateway,
 *   via: Exposure.httpRoute({ gateway: 'public', gatewayNamespace: 'edge', gatewayClass: 'istio' }),
 *   hostname: 'llm.example.com',
 * });
 * app.synth();
 */
export class GatewayExposure extends Construct {
  /** The objects of the door; none where the Service is the door. */
  public readonly objects: ApiObject[];
  /** The address to register: the host name, or `<service>.<namespace>` without one. */
  public readonly address: string;
  /** Base URL for clients, without a trailing slash. */
  public readonly url: string;

  constructor(scope: Construct, id: string, props: GatewayExposureProps) {
    super(scope, id);
    const findings = Findings.of(this);
    const facts = props.target.toTargetFacts();
    const door = props.via._door();
    const context = contextOf(this, props, facts);
    this.address = props.hostname ?? (facts.namespace === undefined ? facts.name : `${facts.name}.${facts.namespace}`);
    this.url = urlOf(this.address, door, context);
    findings._report([
      ...checkName('name', context.name),
      ...checkNamespace(this, facts.namespace, 'target', 'a route or an Ingress sends to Services of its own namespace'),
      ...(props.tls?._check() ?? []),
      ...door.problems,
      ...checkExposure(props, door, context),
    ]);
    const { objects, problems } = door.build(context);
    this.objects = objects;
    findings._report([...problems, ...objects.flatMap((object) => claimName(object))]);
    this.letIn(door, context, props.canary);
    findings._check(() => checkRegistration(props.target, this.address));
  }

  /** Whoever comes through the door reaches the published listener, and the health checks of a load balancer theirs. */
  private letIn(door: Door, context: DoorContext, canary: CanaryOptions | undefined): void {
    const peers = door.peers(context);
    const probes = peers.some((p) => p.range !== undefined) ? [health(context).port] : [];
    const ports = [...new Set([context.listener.port, ...probes])].map((port) => ({ port }));
    for (const workload of peers.length > 0 ? [context.target, ...(canary ? [canary.target] : [])] : []) {
      workload.add({ ingress: [{ peers, ports }] }, this);
    }
  }
}

function contextOf(scope: Construct, props: GatewayExposureProps, facts: TargetFacts): DoorContext {
  const api = facts.listeners.filter((l) => (l.role ?? ListenerRole.API) === ListenerRole.API);
  const wanted = props.listener === undefined ? api[0] : facts.product.listeners.find((l) => l.name === props.listener);
  const listener = wanted ?? api[0] ?? facts.product.listeners[0]!;
  const canary = props.canary?.target.toTargetFacts();
  const canaryListener = canary?.listeners.find((l) => l.name === listener.name) ?? canary?.listeners[0];
  const name = props.name ?? facts.name;
  return {
    scope,
    target: props.target,
    facts,
    name,
    labels: facts.labels,
    annotations: { ...sessionAnnotations(facts, props.via._door()), ...props.annotations },
    hostnames: props.hostname === undefined ? [] : [props.hostname],
    paths: props.paths ?? facts.product.apiPaths ?? ['/v1'],
    listener,
    port: listener.servicePort ?? listener.port,
    budget: edgeBudget(facts, props.maxBodySize),
    tls: props.tls?._facts(name),
    canary:
      canary && canaryListener
        ? { service: canary.name, port: canaryListener.servicePort ?? canaryListener.port, weight: props.canary!.weight }
        : undefined,
  };
}

/** What keeps sessions on their pod, as far as this controller reads it. */
function sessionAnnotations(facts: TargetFacts, door: Door): { readonly [name: string]: string } {
  const all = Object.entries(facts.ingressAnnotations ?? {});
  return Object.fromEntries(all.filter(([name]) => door.prefixes?.some((prefix) => name.startsWith(prefix))));
}

function urlOf(address: string, door: Door, { tls, listener, port }: DoorContext): string {
  if (door.abilities.hostname) {
    return `${tls?.kind === 'none' ? 'http' : 'https'}://${address}`;
  }
  return `${listener.tls ? 'https' : 'http'}://${address}:${port}`;
}
