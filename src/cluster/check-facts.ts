import { parseCidr } from '../core/cidr';
import type { Problem } from '../core/problem';
import type { ClusterFacts } from './cluster-facts';

const DOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** What somebody says about a cluster must at least have the right form. */
export function checkFacts(facts: ClusterFacts): Problem[] {
  const { addresses = {}, dns = {} } = facts;
  return [
    ...(facts.kubernetesVersion?._problems() ?? []),
    ...(['services', 'pods', 'nodes', 'apiServer'] as const).flatMap((kind) => ranges(`addresses.${kind}`, addresses[kind])),
    ...ranges('dns.addresses', dns.addresses),
    ...(dns.domain === undefined || DOMAIN.test(dns.domain)
      ? []
      : [wrong('dns.domain', dns.domain, 'not a domain', 'write it like "cluster.local", without a dot at either end')]),
    ...(dns.port === undefined || (Number.isInteger(dns.port) && dns.port > 0 && dns.port < 65536)
      ? []
      : [wrong('dns.port', dns.port, 'not a port', 'write it like 53')]),
  ];
}

function ranges(fact: string, given: readonly string[] = []): Problem[] {
  return given
    .filter((range) => parseCidr(range) === undefined)
    .map((range) => wrong(fact, range, 'not a range of addresses', 'write it like "10.96.0.0/12" or "10.96.0.10/32"'));
}

function wrong(prop: string, value: unknown, reason: string, remedy: string): Problem {
  return { code: 'LLMGW-004', prop: `facts.${prop}`, value, reason, remedy };
}
