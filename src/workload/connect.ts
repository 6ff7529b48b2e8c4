import type { NetworkPort } from '../contract/network';
import { ListenerRole } from '../contract/product-facts';
import type { IGatewayWorkload } from '../contract/target';
import { roleOf } from './listeners';

/** Lets one workload call the API of another: a rule at both ends, or the packets are lost at one of them. */
export function connect(from: IGatewayWorkload, to: IGatewayWorkload): void {
  const ports = apiPorts(to);
  from.add({ egress: [{ peers: [to.toNetworkPeer()], ports }] }, to);
  to.add({ ingress: [{ peers: [from.toNetworkPeer()], ports }] }, from);
}

/** The ports of clients, as the pods listen on them. */
export function apiPorts(target: IGatewayWorkload): NetworkPort[] {
  return target
    .toTargetFacts()
    .product.listeners.filter((l) => roleOf(l) === ListenerRole.API)
    .map((l) => ({ port: l.port }));
}
