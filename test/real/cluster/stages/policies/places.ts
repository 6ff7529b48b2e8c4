import { isIPv6 } from 'node:net';
import type { Peer } from '../../../../support/reachability';
import { DNS } from '../../../../support/reachability';
import { NET } from '../../machine/places';
import { OUTSIDE, OUTSIDE_PORTS, socket } from '../../parts/network';
import type { RunningActor } from './pods';
import { UNDECLARED } from './pods';

/** Something that can be asked for, as the prober of the stand-in writes it, and who is there. */
export interface Place {
  readonly text: string;
  readonly peer: Peer;
  readonly port: number;
  readonly protocol: 'TCP' | 'UDP';
}

const at = (peer: Peer, port: number, protocol: 'TCP' | 'UDP' = 'TCP'): Place => ({
  text: textOf(peer.address!, port, protocol),
  peer,
  port,
  protocol,
});

export const textOf = (address: string, port: number, protocol: 'TCP' | 'UDP' = 'TCP'): string =>
  `${protocol.toLowerCase()} ${socket(address, port)}`;

/** Everything outside the cluster, on each port. */
export const OUTSIDE_PLACES: readonly Place[] = Object.entries(OUTSIDE).flatMap(([name, address]) => [
  ...OUTSIDE_PORTS.map((port) => at({ name, address }, port)),
  ...[53, 443].map((port) => at({ name, address }, port, 'UDP')),
]);

/** The DNS of the cluster, behind its Service, as a pod asks it. */
export const DNS_PLACES: readonly Place[] = (['UDP', 'TCP'] as const).map((protocol) => ({
  text: `${protocol === 'UDP' ? 'dns' : 'dns-tcp'} ${NET.dns}:53 kubernetes.default.svc.cluster.local.`,
  peer: DNS,
  port: 53,
  protocol,
}));

/** A pod at both of its addresses, on the ports where somebody listens, and on one that nobody declares. */
export const placesAt = (actor: RunningActor): Place[] =>
  [actor, over6(actor)].flatMap((peer) => [...new Set([...actor.ports, UNDECLARED])].map((port) => at(peer, port)));

/** Who asks for a place is seen there at the address of its family. */
export const asSeenAt = ({ peer }: Place, from: Asker): Peer => (isIPv6(peer.address ?? '') ? over6(from) : from);

/** Somebody with an address of each family. */
export interface Asker extends Peer {
  readonly address6: string;
}

const over6 = <A extends Asker>(peer: A): A => ({ ...peer, address: peer.address6 });
