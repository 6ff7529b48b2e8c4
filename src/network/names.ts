import type { Cluster } from '../cluster/cluster';
import type { NetworkRule } from '../contract/network';
import { isAddress, readHost } from '../core/hosts';
import type { Problem } from '../core/problem';

/**
 * The name of a Service. With the domain of the cluster it needs no search list, so every resolver finds it. Where nobody said which
 * domain that is, the short name leaves it to the search list of the pod.
 *
 * @param namespace that of the Service, if it is known
 */
export function serviceHost(cluster: Cluster, name: string, namespace: string | undefined): string {
  if (namespace === undefined) {
    return name;
  }
  return cluster.isGiven ? `${name}.${namespace}.svc.${cluster.domain}` : `${name}.${namespace}`;
}

/** The names by which the other ends of rules are called. */
export function namesOf(rules: readonly NetworkRule[]): string[] {
  const hosts = rules.flatMap(({ peers }) => peers.flatMap((p) => (p.hostname === undefined ? [] : [p.hostname])));
  return [...hosts, ...rules.flatMap(({ names = [] }) => names)];
}

/**
 * How many dots a name must have to be asked for as it stands. glibc tries the search list as well when that fails; musl, the C library
 * of Alpine, never does. So it is more than the dots of every name that needs the list. The default of 5 would ask four times in vain
 * for every host outside the cluster.
 *
 * @param least where no name needs more
 * @see https://wiki.musl-libc.org/functional-differences-from-glibc.html
 */
export function ndots(least: number, rules: readonly NetworkRule[]): number {
  const needed = namesOf(rules)
    .filter((name) => needsSearch(name))
    .map((name) => name.split('.').length);
  return Math.max(least, ...needed);
}

/** Whether a name may be that of a Service and leaves the domain of the cluster out. */
function needsSearch(name: string): boolean {
  return !isAddress(name) && readHost(name).namespace !== undefined && !/\.svc\../i.test(name) && !name.endsWith('.');
}

/** Names of Services that no resolver of this cluster finds. */
export function checkNames(cluster: Cluster, rules: readonly NetworkRule[]): Problem[] {
  return [...new Set(namesOf(rules))].flatMap((name) => checkServiceName(cluster, name));
}

function checkServiceName(cluster: Cluster, name: string): Problem[] {
  const [, service = '', domain] = /(.+\.svc)\.(.*)/i.exec(name) ?? [];
  const prop = 'egress.peers';
  if (domain === undefined || domain.replace(/\.$/, '') === cluster.domain) {
    return [];
  }
  const code = 'LLMGW-140' as const;
  const full = `${service}.${cluster.domain}`;
  if (domain === '') {
    const reason = 'the dot at its end says that nothing is left out, and "svc" is no domain';
    return [{ code, prop, value: name, reason, remedy: `write "${service}" or "${full}"` }];
  }
  // without a profile any domain may be that of the cluster
  const foreign = cluster.isGiven || /^(cluster|local)\.?$/.test(domain);
  const reason = `the names of this cluster end with "${cluster.domain}"`;
  const remedy = `write "${full}", or accept this if another cluster answers for "${domain}"`;
  return foreign ? [{ code, prop, value: name, reason, remedy, warning: true }] : [];
}
