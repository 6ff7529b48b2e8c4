import type { ApiObject, Size } from 'cdk8s';
import { Construct } from 'constructs';
import { ListenerRole } from '../contract/product-facts';
import type { IGatewayWorkload, TargetFacts } from '../contract/target';
import { Findings } from '../core/findings';
import { claimName } from '../core/identities';
import type { PropNames } from '../core/known-props';
import { checkKnownProps } from '../core/known-props';
import { checkName } from '../core/names';
import { checkExposure, checkRegistration } from './checks';
import type { Door, DoorContext } from './door';
import { edgeBudget } from './edge-budget';
import type { Exposure } from './exposure';
import { health } from './presets/common';
import type { Tls } from './tls';

/** A second version that gets a share of the requests. */
export interface CanaryOptions {
  /** The workload of the second version. */
  readonly target: IGatewayWorkload;
  /** Its share in percent, 1 to 99. */
  readonly weight: number;
}

/** A front door. */
export interface GatewayExposureProps {
  /** What is published. */
  readonly target: IGatewayWorkload;
  /** The way there. */
  readonly via: Exposure;
  /**
   * The DNS name by which clients reach it. Routes and Ingresses need one.
   * @default - none
   */
  readonly hostname?: string;
  /**
   * Where the certificate comes from. An Ingress needs it; the Gateway of a route has its own.
   * @default - none
   */
  readonly tls?: Tls;
  /**
   * Paths that are published, with everything below them.
   * @default - the API paths of the product, so that metrics, admin and health endpoints stay inside
   */
  readonly paths?: string[];
  /**
   * Name of the listener that is published.
   * @default - the first API listener
   */
  readonly listener?: string;
  /**
   * Name of the objects.
   * @default - the name of the target
   */
  readonly name?: string;
  /**
   * The largest request, where the way limits it.
   * @default Size.mebibytes(32)
   */
  readonly maxBodySize?: Size;
  /**
   * Further annotations of the object that is the door. One that contradicts the stream budget is an error (LLMGW-505).
   * @default - none
   */
  readonly annotations?: { [name: string]: string };
  /**
   * A second version beside the target that gets a share of the requests.
   * @default - none
   */
  readonly canary?: CanaryOptions;
}

const PROPS: PropNames<GatewayExposureProps> = {
  target: true,
  via: true,
  hostname: true,
  tls: true,
  paths: true,
  listener: true,
  name: true,
  maxBodySize: true,
  annotations: true,
  canary: true,
};

/** Lets clients reach the API of a workload, and nothing else of it, through whatever front door the cluster has. */
export class GatewayExposure extends Construct {
  /** The objects of the door; none where the Service is the door. */
  public readonly objects: ApiObject[];
  /** The address to register: the host name, or `<service>.<namespace>` without one. */
  public readonly address: string;
  /** Base URL for clients, without a trailing slash. */
  public readonly url: string;

  /** @internal */
  public readonly _target: IGatewayWorkload;

  constructor(scope: Construct, id: string, props: GatewayExposureProps) {
    super(scope, id);
    const findings = Findings.of(this);
    const facts = props.target.toTargetFacts();
    const door = props.via._door();
    const context = contextOf(this, props, facts);
    this._target = props.target;
    this.address = props.hostname ?? (facts.namespace === undefined ? facts.name : `${facts.name}.${facts.namespace}`);
    this.url = urlOf(this.address, door, context);
    findings._report([
      ...checkKnownProps(props, PROPS),
      ...checkName('name', context.name),
      ...(props.tls?._check() ?? []),
      ...door.problems,
      ...checkExposure(props, door, context),
    ]);
    const { objects, problems } = door.build(context);
    this.objects = objects;
    findings._report([...problems, ...objects.flatMap((object) => claimName(object))]);
    this.letIn(door, context, props.canary);
    findings._check(() => checkRegistration(this));
  }

  /** Whoever comes through the door reaches the published listener, and the health checks of a load balancer theirs. */
  private letIn(door: Door, context: DoorContext, canary: CanaryOptions | undefined): void {
    const peers = door.peers(context);
    const probes = peers.some((p) => p.range !== undefined) ? [health(context).port] : [];
    const ports = [...new Set([context.listener.port, ...probes])].map((port) => ({ port }));
    for (const workload of peers.length > 0 ? [context.target, ...(canary ? [canary.target] : [])] : []) {
      workload.add({ ingress: [{ description: door.factory, peers, ports }] }, this);
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
    annotations: props.annotations ?? {},
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

function urlOf(address: string, door: Door, { tls, listener, port }: DoorContext): string {
  if (door.abilities.hostname) {
    return `${tls?.kind === 'none' ? 'http' : 'https'}://${address}`;
  }
  return `${listener.tls ? 'https' : 'http'}://${address}:${port}`;
}
