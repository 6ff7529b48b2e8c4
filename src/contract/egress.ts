import type { NetworkRule } from './network';
import { NetworkPeer } from './network';
import { hostAndPort } from '../core/hosts';

/**
 * The rule that lets a product reach what its settings name; none for text that names no host, such as `${VARIABLE}`.
 *
 * @param target URL, `host:port` or host
 * @param port where the target states none
 */
export function egressTo(target: unknown, port = 443): NetworkRule[] {
  if (typeof target !== 'string' || target.includes('${')) {
    return [];
  }
  return hostAndPort(target).host === '' ? [] : [ruleTo(target, port)];
}

/**
 * The rule that lets a workload reach a URL, `host:port` or host.
 *
 * @param port where the target states none
 */
export function ruleTo(target: string, port = 443): NetworkRule {
  const found = hostAndPort(target);
  return { peers: [NetworkPeer.host(found.host)], ports: [{ port: found.port ?? port }] };
}
