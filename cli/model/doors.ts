import type { KubernetesObject } from '../manifests/object';

/** A way in from outside the cluster. */
export interface Door {
  readonly object: KubernetesObject;
  readonly hosts: readonly string[];
  readonly paths: readonly string[];
  /** Services behind it, in the namespace of the door if none is said. */
  readonly backends: readonly { readonly name: string; readonly namespace?: string }[];
  /** The longest answer that it lets through, in seconds, where the object says so. */
  readonly longest?: number;
  readonly tls: boolean;
}

/* eslint-disable @typescript-eslint/no-explicit-any -- objects of any tool, read as they come */

export function doorOf(object: KubernetesObject): Door | undefined {
  switch (object.kind) {
    case 'Ingress':
      return ingress(object);
    case 'HTTPRoute':
    case 'GRPCRoute':
      return httpRoute(object);
    case 'VirtualService':
      return virtualService(object);
    case 'Route':
      return openshiftRoute(object);
    default:
      return undefined;
  }
}

function ingress(object: KubernetesObject): Door {
  const { rules = [], tls = [], defaultBackend } = object['spec'] ?? {};
  const paths = rules.flatMap(({ http }: any) => http?.paths ?? []);
  const backends = [...paths.map(({ backend }: any) => backend), defaultBackend];
  return {
    object,
    hosts: distinct(rules.map(({ host }: any) => host ?? '*')),
    paths: distinct(paths.map(({ path }: any) => path ?? '/')),
    backends: named(backends.map((backend) => backend?.service)),
    longest: annotatedTimeout(object.metadata.annotations ?? {}),
    tls: tls.length > 0 || 'alb.ingress.kubernetes.io/certificate-arn' in (object.metadata.annotations ?? {}),
  };
}

function httpRoute(object: KubernetesObject): Door {
  const { hostnames = [], rules = [] } = object['spec'] ?? {};
  const timeouts = rules.map(({ timeouts: t }: any) => seconds(t?.request)).filter((s: number | undefined) => s !== undefined);
  return {
    object,
    hosts: hostnames.length > 0 ? hostnames : ['*'],
    paths: distinct(rules.flatMap(({ matches = [] }: any) => matches.map(({ path }: any) => path?.value ?? '/'))),
    backends: named(rules.flatMap(({ backendRefs = [] }: any) => backendRefs)),
    longest: least(timeouts),
    // the Gateway ends TLS, which a route does not show
    tls: true,
  };
}

function virtualService(object: KubernetesObject): Door {
  const { hosts = [], http = [] } = object['spec'] ?? {};
  const backends = http.flatMap(({ route = [] }: any) => route.map(({ destination }: any) => splitHost(destination?.host)));
  return {
    object,
    hosts,
    paths: distinct(http.flatMap(({ match = [] }: any) => match.map(({ uri }: any) => uri?.prefix ?? uri?.exact ?? '/'))),
    backends: named(backends),
    longest: least(http.map(({ timeout }: any) => seconds(timeout)).filter((s: number | undefined) => s !== undefined)),
    tls: true,
  };
}

function openshiftRoute(object: KubernetesObject): Door {
  const { host, path, to, tls } = object['spec'] ?? {};
  return {
    object,
    hosts: [host ?? '*'],
    paths: [path ?? '/'],
    backends: named([to]),
    longest: annotatedTimeout(object.metadata.annotations ?? {}),
    tls: tls !== undefined,
  };
}

/** Annotations that bound an answer, and the unit of a bare number there. */
const TIMEOUTS: readonly (readonly [RegExp, number])[] = [
  [/^nginx\.ingress\.kubernetes\.io\/proxy-(read|send)-timeout$/, 1],
  [/^nginx\.org\/proxy-(read|send)-timeout$/, 1],
  [/^haproxy\.org\/timeout-server$/, 0.001],
  [/^haproxy-ingress\.github\.io\/timeout-server$/, 0.001],
  [/^haproxy\.router\.openshift\.io\/timeout$/, 0.001],
  [/^konghq\.com\/(read|write)-timeout$/, 0.001],
  [/^appgw\.ingress\.kubernetes\.io\/request-timeout$/, 1],
];

function annotatedTimeout(annotations: { readonly [name: string]: string }): number | undefined {
  const found = Object.entries(annotations).flatMap(([name, value]) => {
    const unit = TIMEOUTS.find(([pattern]) => pattern.test(name))?.[1];
    const parsed = unit === undefined ? undefined : seconds(value, unit);
    return parsed === undefined ? [] : [parsed];
  });
  const idle = /idle_timeout\.timeout_seconds=(\d+)/.exec(
    annotations['alb.ingress.kubernetes.io/load-balancer-attributes'] ?? '',
  );
  return least(idle ? [...found, Number(idle[1])] : found);
}

const UNITS: { readonly [unit: string]: number } = { ms: 0.001, s: 1, m: 60, h: 3600 };

/** `1m30s`, `300s`, `40`; nothing for what is no duration. */
export function seconds(text: unknown, unit = 1): number | undefined {
  if (text === undefined || text === null || text === '') {
    return undefined;
  }
  const value = String(text);
  if (/^\d+(\.\d+)?$/.test(value)) {
    return Number(value) * unit;
  }
  return /^(\d+(\.\d+)?(ms|s|m|h))+$/.test(value)
    ? [...value.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)].reduce((sum, [, n, u]) => sum + Number(n) * UNITS[u!]!, 0)
    : undefined;
}

function least(values: number[]): number | undefined {
  return values.length > 0 ? Math.min(...values) : undefined;
}

function splitHost(host: string | undefined): { name: string; namespace?: string } | undefined {
  const [name, namespace] = (host ?? '').split('.');
  return name ? { name, namespace } : undefined;
}

function named(backends: any[]): { name: string; namespace?: string }[] {
  const services = backends.filter((b) => typeof b?.name === 'string').map(({ name, namespace }) => ({ name, namespace }));
  return [...new Map(services.map((s) => [JSON.stringify(s), s])).values()];
}

function distinct(values: string[]): string[] {
  return [...new Set(values)];
}
