import type { NetworkRule } from '../contract/network';
import { NetworkPeer } from '../contract/network';
import { hostAndPort } from '../core/hosts';

/**
 * The rule that lets a product reach what its settings name; none for text that names no host, such as `${VARIABLE}`.
 *
 * @param target URL, `host:port` or host
 * @param port where the target states none
 */
export function egressTo(description: string, target: unknown, port = 443): NetworkRule[] {
  if (typeof target !== 'string' || target.includes('${')) {
    return [];
  }
  const found = hostAndPort(target);
  return found.host === '' ? [] : [{ description, peers: [NetworkPeer.host(found.host)], ports: [{ port: found.port ?? port }] }];
}
