import type { ApiObject, ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import type { NetworkPeer } from '../contract/network';
import type { Listener } from '../contract/listener';
import type { IGatewayWorkload, TargetFacts } from '../contract/target';
import type { StringMap } from '../core/labels';
import type { Problem } from '../core/problem';
import type { EdgeBudget } from './edge-budget';
import type { TlsFacts } from './tls-facts';

/** Everything that a door is made from. */
export interface DoorContext {
  readonly scope: Construct;
  readonly target: IGatewayWorkload;
  readonly facts: TargetFacts;
  readonly name: string;
  readonly labels: StringMap;
  /** Annotations that were set by hand. */
  readonly annotations: StringMap;
  readonly hostnames: readonly string[];
  readonly paths: readonly string[];
  readonly listener: Listener;
  /** Port of the Service. */
  readonly port: number;
  readonly budget: EdgeBudget;
  readonly tls?: TlsFacts;
  readonly canary?: DoorCanary;
}

/** A second workload that gets a share of the requests. */
export interface DoorCanary {
  readonly service: string;
  readonly port: number;
  /** Percent. */
  readonly weight: number;
}

/** What was built, and what is wrong with it. */
export interface BuiltDoor {
  readonly objects: ApiObject[];
  readonly problems: Problem[];
}

/** What a door can do, so that what it cannot is refused by name. */
export interface DoorAbilities {
  /** Whether it is reached by a host name. */
  readonly hostname: boolean;
  /** Whether TLS ends here, so that `tls` means something. */
  readonly tls: boolean;
  /** Whether it can divide requests. */
  readonly canary: boolean;
  /** Whether it knows paths; true if left out. */
  readonly paths?: boolean;
}

/** One way into the cluster; each factory of `Exposure` gives one. */
export interface Door {
  /** The factory, for messages. */
  readonly factory: string;
  readonly abilities: DoorAbilities;
  readonly problems: readonly Problem[];
  /** Annotations that begin so are read by it. */
  readonly prefixes?: readonly string[];
  /** Who arrives at the pods through it. */
  peers(context: DoorContext): NetworkPeer[];
  build(context: DoorContext): BuiltDoor;
}

/** Metadata of an object of a door. */
export function metadataOf(context: DoorContext, annotations: StringMap = context.annotations): ApiObjectMetadata {
  return {
    name: context.name,
    labels: { ...context.labels },
    ...(Object.keys(annotations).length > 0 ? { annotations: { ...annotations } } : {}),
  };
}

/** The annotations that an object has already, from whoever made it. */
export function annotationsOf(object: ApiObject): StringMap {
  return (object.metadata.toJson() as { readonly annotations?: StringMap }).annotations ?? {};
}
