import type { Peer } from '../../../../support/reachability';
import { DNS } from '../../../../support/reachability';
import { NET } from '../../machine/places';
import { OUTSIDE, OUTSIDE_PORTS } from '../../parts/network';
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
  text: `${protocol.toLowerCase()} ${peer.address}:${port}`,
  peer,
  port,
  protocol,
});

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

/** A pod, on the ports where somebody listens, and on one that nobody declares. */
export const placesAt = (actor: RunningActor): Place[] =>
  [...new Set([...actor.ports, UNDECLARED])].map((port) => at(actor, port));
