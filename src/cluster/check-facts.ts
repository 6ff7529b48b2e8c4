import { parseCidr } from '../core/cidr';
import { checkImage } from '../core/image';
import { checkSubdomain } from '../core/names';
import type { Problem } from '../core/problem';
import { quantityValue } from '../core/quantity';
import type { ClusterFacts } from './cluster-facts';
import type { ClusterTrust } from './trust-facts';

const DOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** What somebody says about a cluster must at least have the right form. */
export function checkFacts(facts: ClusterFacts): Problem[] {
  const { addresses = {}, dns = {} } = facts;
  return [
    ...(facts.kubernetesVersion?._problems() ?? []),
    ...(['services', 'pods', 'nodes', 'apiServer'] as const).flatMap((kind) => ranges(`addresses.${kind}`, addresses[kind])),
    ...ranges('dns.addresses', dns.addresses),
    ...checkTrust(facts.trust),
    ...Object.entries(facts.registry?.helpers ?? {}).flatMap(([name, image]) =>
      checkImage(`facts.registry.helpers.${name}`, image),
    ),
    ...quantities(facts),
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

/** What containers ask for is compared with it. */
function quantities({ admission = {} }: ClusterFacts): Problem[] {
  const { leastCpu, leastMemory, leastPodCpu, leastPodMemory, podCpuStep, leastMemoryPerCpu, mostMemoryPerCpu } = admission;
  const given = { leastCpu, leastMemory, leastPodCpu, leastPodMemory, podCpuStep, leastMemoryPerCpu, mostMemoryPerCpu };
  return Object.entries(given)
    .filter(([, text]) => text !== undefined && !((quantityValue(text) ?? 0) > 0))
    .map(([fact, text]) => {
      const example = fact.includes('Memory') ? '512Mi' : '250m';
      return wrong(`admission.${fact}`, text, 'not a quantity above zero', `write it like "${example}"`);
    });
}

/** One place that holds the certificates. */
function checkTrust(trust: ClusterTrust | undefined): Problem[] {
  if (trust === undefined) {
    return [];
  }
  const { configMapName, secretName } = trust;
  const both = configMapName !== undefined && secretName !== undefined;
  return [
    ...(configMapName === undefined ? [] : checkSubdomain('facts.trust.configMapName', configMapName)),
    ...(secretName === undefined ? [] : checkSubdomain('facts.trust.secretName', secretName)),
    ...(both || (configMapName === undefined && secretName === undefined)
      ? [
          wrong(
            'trust',
            configMapName,
            both ? 'a ConfigMap and a Secret' : 'neither a ConfigMap nor a Secret',
            "state 'configMapName' or 'secretName'",
          ),
        ]
      : []),
  ];
}

function wrong(prop: string, value: unknown, reason: string, remedy: string): Problem {
  return { code: 'LLMGW-004', prop: `facts.${prop}`, value, reason, remedy };
}
