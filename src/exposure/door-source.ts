import type { IConstruct } from 'constructs';
import { clusterOf } from '../cluster/cluster';
import { NetworkPeer } from '../contract/network';
import { rangesOr } from './presets/common';

/**
 * Who arrives at the pods through a door: what the team says, else what the cluster knows about a class, else what is usual.
 *
 * @param className an IngressClass, a GatewayClass, or the type of a Service
 */
export function sendersOf(
  stated: readonly NetworkPeer[] | undefined,
  className: string | undefined,
  usual: readonly NetworkPeer[],
  scope: IConstruct,
): NetworkPeer[] {
  const door = className === undefined ? undefined : clusterOf(scope).facts.doors?.[className];
  const known = [...(door?.peers ?? []), ...(door?.entities ?? []).map((name) => NetworkPeer.ciliumEntity(name))];
  return [...(stated ?? (known.length > 0 ? known : usual))];
}

/** Every private range besides what is usual, where nobody said which subnets the load balancers of a class have. */
export function guessed(scope: IConstruct, className: string, usual: readonly NetworkPeer[]): NetworkPeer[] {
  clusterOf(scope).unknown('doors', `policies let every private range in, since load balancers of "${className}" may have any`);
  return [...usual, ...rangesOr(undefined)];
}
