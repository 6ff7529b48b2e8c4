import { isPort } from './containers';
import { podOf } from './pods';
import { portsOf, selectedBy } from './selectors';
import type { Fault, Manifest, Rule } from './rule';
import { entries, list, namespaceOf } from './rule';

const none: readonly Fault[] = [];

/** Pods that CloudNativePG makes for a Cluster that is applied as well, or Envoy Gateway for a Gateway. */
function isOfOperator(policy: Manifest, all: readonly Manifest[]): boolean {
  const labels = (policy['spec']?.podSelector?.matchLabels ?? {}) as { readonly [name: string]: unknown };
  const isThere = (kind: string, name: unknown, namespace: unknown): boolean =>
    all.some((other) => other.kind === kind && other.metadata?.name === name && namespaceOf(other) === namespace);
  const owner = 'gateway.envoyproxy.io/owning-gateway';
  return (
    isThere('Cluster', labels['cnpg.io/cluster'], namespaceOf(policy)) ||
    isThere('Gateway', labels[`${owner}-name`], labels[`${owner}-namespace`] ?? namespaceOf(policy))
  );
}

/** What is behind a Service, if it selects pods. */
function behind(service: Manifest, all: readonly Manifest[]): Manifest[] | undefined {
  const labels: unknown = service['spec']?.selector;
  return entries(labels).length > 0 ? selectedBy({ matchLabels: labels }, service, all) : undefined;
}

export const NETWORK: readonly Rule[] = [
  {
    id: 'service-selector',
    severity: 'warning',
    remedy: 'use labels of pods that are applied with it',
    find: (manifest, all) =>
      manifest.kind === 'Service' && behind(manifest, all)?.length === 0
        ? [{ path: 'spec.selector', message: 'it selects no pods' }]
        : none,
  },
  {
    id: 'service-port',
    severity: 'error',
    remedy: 'name a port that a container declares, and ports from 1 to 65535, each with a name if there are several',
    find: (manifest, all) => {
      if (manifest.kind !== 'Service') return none;
      const pods = behind(manifest, all) ?? [];
      const ports = list(manifest['spec']?.ports);
      return ports.flatMap(({ name, port, targetPort }, i): Fault[] => {
        if (!isPort(port)) return [{ path: `spec.ports[${i}].port`, message: `${String(port)} is no port` }];
        if (ports.length > 1 && !name) return [{ path: `spec.ports[${i}].name`, message: 'there is none' }];
        const isMissing = typeof targetPort === 'string' && pods.length > 0 && !pods.some((pod) => portsOf(pod).has(targetPort));
        return isMissing ? [{ path: `spec.ports[${i}].targetPort`, message: `no container has a port ${targetPort}` }] : [];
      });
    },
  },
  {
    id: 'service-exposure',
    severity: 'warning',
    remedy: 'use ClusterIP behind a front door, or state loadBalancerSourceRanges',
    find: ({ kind, metadata, spec }) => {
      if (kind !== 'Service') return none;
      if (list(spec?.externalIPs).length > 0) return [{ path: 'spec.externalIPs', message: 'it takes addresses of others' }];
      if (spec?.type === 'NodePort') return [{ path: 'spec.type', message: 'every node publishes it' }];
      // every cloud has an annotation of its own for addresses of the network only
      const isInternal = entries(metadata?.annotations).some(
        ([key, value]) => /internal|load-balancer-(?:type|scheme)/.test(key) && /^(?:true|internal)$/i.test(String(value)),
      );
      return spec?.type === 'LoadBalancer' && !isInternal && list(spec.loadBalancerSourceRanges).length === 0
        ? [{ path: 'spec.loadBalancerSourceRanges', message: 'everybody may connect' }]
        : none;
    },
  },
  {
    id: 'network-policy',
    severity: 'warning',
    remedy: 'add a NetworkPolicy that selects the pods, with both policyTypes',
    find: (manifest, all) => {
      if (!podOf(manifest)) return none;
      const policies = all.filter(
        (other) => other.kind === 'NetworkPolicy' && selectedBy(other['spec']?.podSelector, other, [manifest]).length > 0,
      );
      const types = policies.flatMap((policy) => list(policy['spec']?.policyTypes));
      const open = ['Ingress', 'Egress'].filter((type) => !types.includes(type));
      return open.length > 0 ? [{ path: '', message: `no NetworkPolicy of its pods has the type ${open.join(', ')}` }] : none;
    },
  },
  {
    id: 'network-policy-target',
    severity: 'warning',
    remedy: 'use labels of pods that are applied with it',
    find: (manifest, all) =>
      manifest.kind === 'NetworkPolicy' &&
      entries(manifest['spec']?.podSelector).length > 0 &&
      selectedBy(manifest['spec'].podSelector, manifest, all).length === 0 &&
      !isOfOperator(manifest, all)
        ? [{ path: 'spec.podSelector', message: 'it selects no pods' }]
        : none,
  },
  {
    id: 'ingress',
    severity: 'warning',
    remedy: 'state a class, hosts, and TLS for each of them and for no other',
    find: ({ kind, spec }) => {
      if (kind !== 'Ingress') return none;
      const hosts: unknown[] = list(spec?.rules).map(({ host }) => host);
      const secured: unknown[] = list(spec?.tls).flatMap((tls) => list(tls.hosts));
      if (spec?.defaultBackend) return [{ path: 'spec.defaultBackend', message: 'it answers for every host' }];
      if (spec?.ingressClassName === undefined) return [{ path: 'spec.ingressClassName', message: 'there is none' }];
      if (hosts.length === 0 || hosts.some((host) => typeof host !== 'string' || host === '' || host.startsWith('*'))) {
        return [{ path: 'spec.rules', message: 'a rule has no host of its own' }];
      }
      const at = (message: string): Fault[] => [{ path: 'spec.tls', message }];
      const plain = hosts.find((host) => !secured.includes(host));
      const idle = secured.find((host) => !hosts.includes(host));
      const twice = secured.find((host, i) => secured.indexOf(host) < i);
      if (plain !== undefined) return at(`${String(plain)} has no TLS`);
      if (idle !== undefined) return at(`no rule is for ${String(idle)}`);
      return twice === undefined ? none : at(`two entries are for ${String(twice)}`);
    },
  },
];
