import type { Listener } from '../contract/listener';
import { ListenerRole } from '../contract/listener';
import type { ProductFacts } from '../contract/product-facts';
import type { StringMap } from '../core/labels';
import type { Problem } from '../core/problem';

// what frameworks offer beside an API, whatever the profile knows about it
const INSIDE = ['/metrics', '/admin', '/debug', '/actuator'];
// a path is compared as it stands: what looks like a pattern is none, or one only where an annotation says so
const PATH = /^\/[\w\-.~!&',;=:@%/]*$/;
const REWRITES =
  /\/(rewrite-target|use-regex|app-root|rewrites|path-regex|rewrite|path-rewrite|backend-path-prefix|router\.pathmatcher|router\.middlewares|(actions|conditions|transforms)\..+)$/;

/** Absolute paths that a proxy and the product read alike. */
export function checkPathNames(paths: readonly string[]): Problem[] {
  return paths.flatMap((path) => {
    const reason = typeof path === 'string' ? whatIsWrong(path) : 'not a text';
    return reason === undefined ? [] : [{ code: 'LLMGW-504', prop: 'paths', value: path, reason, remedy: 'write it like "/v1"' }];
  });
}

function whatIsWrong(path: string): string | undefined {
  if (!path.startsWith('/') || /[\s?#]/.test(path)) {
    return 'not an absolute path without "?" and "#"';
  }
  if (!PATH.test(path)) {
    return 'a path and everything below it, not a pattern';
  }
  const segments = decode(path).split('/');
  const hidden = segments.length !== path.split('/').length;
  if (hidden || path.includes('//') || segments.some((segment) => /^\.\.?$|\\/.test(segment))) {
    return 'a proxy and the product may read it as two different paths';
  }
  return undefined;
}

/** Nothing at all for what cannot be decoded. */
function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}

/** Paths that reach more than the API of the product. */
export function checkPublishedPaths(paths: readonly string[], product: ProductFacts, listener: Listener): Problem[] {
  const api = product.apiPaths ?? ['/v1'];
  const inside = insidePaths(product, listener);
  return paths
    .filter((path) => !api.some((known) => covers(known, path)))
    .filter((path) => path === '/' || inside.some((other) => covers(path, other) || covers(other, path)))
    .map((path) => {
      const reason =
        path === '/'
          ? `everything is published, also what is not the API (${api.join(', ')}): metrics, admin, health`
          : `not the API (${api.join(', ')}): ${inside.filter((other) => covers(path, other) || covers(other, path)).join(', ')}`;
      const remedy = 'name the paths that clients need, or accept this warning';
      return { code: 'LLMGW-509', prop: 'paths', value: path, reason, remedy, warning: true };
    });
}

/** What the listener serves that is for the cluster and not for clients. */
function insidePaths({ metrics, health, listeners }: ProductFacts, listener: Listener): string[] {
  const probes = [health.startup, health.readiness, health.liveness].filter(
    (probe) => (probe.listener ?? listeners.find((l) => l.role === ListenerRole.HEALTH)?.name ?? listener.name) === listener.name,
  );
  const own = metrics?.endpoint?.listener === listener.name ? [metrics.endpoint.path ?? '/metrics'] : [];
  const paths = [...INSIDE, ...own, ...probes.flatMap(({ path }) => (path === undefined ? [] : [path]))];
  return [...new Set(paths)].filter((path) => path !== '/');
}

/** Whether a path is another one or stands above it. */
function covers(path: string, other: string): boolean {
  const folder = path.endsWith('/') ? path : `${path}/`;
  return `${other}/`.startsWith(folder);
}

/** Annotations by which a published path leads to another one. */
export function checkRewrites(annotations: StringMap): Problem[] {
  return Object.entries(annotations)
    .filter(([name]) => REWRITES.test(name))
    .map(([name, value]) => ({
      code: 'LLMGW-509',
      prop: `annotations.${name}`,
      value,
      reason: 'requests may reach another path than the published one',
      remedy: "leave it out and name the path in 'paths', or accept this warning",
      warning: true,
    }));
}

/** A listener that is not for clients. */
export function checkListenerRole(listener: Listener): Problem[] {
  const role = listener.role ?? ListenerRole.API;
  if (role === ListenerRole.API) {
    return [];
  }
  const reason = `it is for ${WHOM[role]}, not for clients`;
  const remedy = 'publish the API, or accept this warning';
  return [{ code: 'LLMGW-509', prop: 'listener', value: listener.name, reason, remedy, warning: true }];
}

const WHOM: Readonly<Record<Exclude<ListenerRole, ListenerRole.API>, string>> = {
  [ListenerRole.HEALTH]: 'the kubelet',
  [ListenerRole.METRICS]: 'Prometheus',
  [ListenerRole.CLUSTER]: 'the other replicas',
  [ListenerRole.ADMIN]: 'operators',
};
