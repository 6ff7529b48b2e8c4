import { all } from '../../support/find';
import { finding, list } from '../finding';
import type { Check } from '../finding';
import { selectedBy, workloads } from '../references/workloads';
import { duplicates } from '../references/volumes';
import { eachObject } from './row';

/** Every pod is behind a policy in both directions, can still resolve names, and what is let in is let in by name. */
export const network: readonly Check[] = [
  (manifests) =>
    workloads(manifests).flatMap((workload) => {
      const { manifest } = workload;
      const policies = all(manifests, 'NetworkPolicy').filter(
        (policy) => policy['spec']?.podSelector && selectedBy(policy, policy['spec'].podSelector, [workload]).length > 0,
      );
      if (policies.length === 0) return [finding('network-policy', manifest, 'no NetworkPolicy selects its pods')];

      const types = policies.flatMap((policy) => list(policy['spec'].policyTypes));
      const open = ['Ingress', 'Egress'].filter((type) => !types.includes(type));
      if (open.length > 0) {
        return [finding('network-policy', manifest, `no NetworkPolicy of its pods has the type ${open.join(', ')}`)];
      }

      const ports = policies.flatMap((policy) => list(policy['spec'].egress)).flatMap((rule) => list(rule.ports));
      // Long answers, and all answers through some caches, come over TCP.
      const missing = ['UDP', 'TCP'].filter(
        (protocol) => !ports.some(({ port, protocol: given = 'TCP' }) => port === 53 && given === protocol),
      );
      return missing.map((protocol) => finding('network-dns', manifest, `its pods cannot resolve names over ${protocol}`));
    }),

  eachObject('external-ips', ['Service'], ({ spec }) =>
    list(spec?.externalIPs).length > 0 ? 'it claims externalIPs' : undefined,
  ),

  eachObject('ingress', ['Ingress'], ({ spec }) => {
    const hosts: unknown[] = list(spec?.rules).map(({ host }) => host);
    const secured: unknown[] = list(spec?.tls).flatMap((tls) => list(tls.hosts));

    if (spec?.defaultBackend) return 'it has a default backend, which answers for every host';
    if (spec?.ingressClassName === undefined) return 'it names no ingress class';
    if (hosts.length === 0 || hosts.some((host) => typeof host !== 'string' || host === '' || host.startsWith('*'))) {
      return 'a rule has no host of its own';
    }
    if (hosts.some((host) => !secured.includes(host)) || secured.some((host) => !hosts.includes(host))) {
      return 'the hosts of its rules and of its TLS differ';
    }
    return duplicates(secured as string[]).length > 0 ? 'two TLS entries share a host' : undefined;
  }),
];
