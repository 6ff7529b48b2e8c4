import { runningContainers } from '../checks/references/workloads';
import { all, podTemplateOf } from './find';
import type { Manifest } from './manifest';

/** A dependency as it stands in variables, arguments and configuration files, without a look at any policy. */
export interface Dependency {
  readonly host: string;
  readonly port: number;
  /** The namespace of a Service of the cluster, undefined for a host outside. */
  readonly namespace?: string;
}

const PORTS: Record<string, number> = { https: 443, http: 80, redis: 6379, rediss: 6379, postgres: 5432, postgresql: 5432 };
const URLS = /\b(https?|rediss?|postgres(?:ql)?):\/\/(?:[^@\s/"']*@)?([a-z0-9][-a-z0-9.]*)(?::(\d+))?/g;
// the pod itself, and placeholders
const NOT_CALLED = /^(localhost|127\.|0\.0\.0\.0)|\.localhost$/;

/** What the pods of a workload are told to call. */
export function dependenciesOf(manifest: Manifest, manifests: readonly Manifest[]): Dependency[] {
  const pod = podTemplateOf(manifest)?.spec;
  const home = manifest.metadata.namespace;
  const mounted = (pod?.volumes ?? []).flatMap((volume: any) =>
    all(manifests, 'ConfigMap').filter(({ metadata }) => metadata.name === volume.configMap?.name),
  );
  const texts: string[] = [
    ...runningContainers(pod).flatMap((c) => [...(c.args ?? []), ...(c.env ?? []).map((e: any) => e.value ?? '')]),
    ...mounted.flatMap((map: Manifest) => Object.values<string>(map['data'] ?? {})),
  ];
  const found = texts.flatMap((text) => [...text.matchAll(URLS)]);

  return found
    .map(([, scheme, host, port]) => ({ host: host!, port: Number(port ?? PORTS[scheme!]) }))
    .filter(({ host }) => !NOT_CALLED.test(host) && !published(manifests).has(host))
    .map((dependency) => ({ ...dependency, namespace: namespaceOf(dependency.host, home, manifests) }));
}

/** Names under which others reach the pods: a pod is told its own name for links and redirects, and does not call it. */
function published(manifests: readonly Manifest[]): ReadonlySet<string> {
  return new Set([
    ...all(manifests, 'HTTPRoute').flatMap(({ spec }) => spec.hostnames ?? []),
    ...all(manifests, 'Ingress').flatMap(({ spec }) => spec.rules.map(({ host }: { host: string }) => host)),
  ]);
}

function namespaceOf(host: string, home: string | undefined, manifests: readonly Manifest[]): string | undefined {
  const [service, namespace, svc] = host.split('.');
  if (svc === 'svc') return namespace;
  const inFile = all(manifests, 'Service').some(
    ({ metadata }) => metadata.name === service && (namespace === undefined || metadata.namespace === namespace),
  );
  return inFile || namespace === undefined ? (namespace ?? home) : undefined;
}

/** The pods of a Service and the port on which they listen for it; a Service of another file has what it says. */
export function behind(
  { host, port, namespace }: Dependency,
  manifests: readonly Manifest[],
): { readonly labels: Record<string, string>; readonly port: number } {
  const service = all(manifests, 'Service').find(
    ({ metadata }) => metadata.name === host.split('.')[0] && metadata.namespace === namespace,
  );
  if (!service) return { labels: {}, port };
  const target = service['spec'].ports.find((p: any) => p.port === port)?.targetPort ?? port;
  const labels = service['spec'].selector;
  const ports = manifests
    .map((m) => podTemplateOf(m))
    .filter((t) => t && Object.entries(labels).every(([key, value]) => t.metadata?.labels?.[key] === value))
    .flatMap((t) => runningContainers(t.spec).flatMap((c) => c.ports ?? []));
  return { labels, port: ports.find((p: any) => p.name === target)?.containerPort ?? target };
}
