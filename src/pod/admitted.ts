import type { Cluster } from '../cluster/cluster';
import type { ContainerResourceQuantities, ResourceQuantities } from '../contract/resources';
import type { Problem } from '../core/problem';
import { quantityValue } from '../core/quantity';

type Resource = keyof ResourceQuantities;
type Given = { readonly request?: string; readonly limit?: string };
const RESOURCES: readonly Resource[] = ['cpu', 'memory', 'ephemeralStorage'];

/**
 * What a container is given where the cluster changes what pods ask for: written as it will run, so that nothing drifts and
 * autoscalers count with the right number. Where limits are cut down to requests, requests are raised to the limits instead: a product
 * keeps the memory and the cpu that it may take.
 */
export function admitted({ facts }: Cluster, resources: ContainerResourceQuantities): ContainerResourceQuantities {
  const { leastCpu, leastMemory, limitsEqualRequests } = facts.admission ?? {};
  if (leastCpu === undefined && leastMemory === undefined && !limitsEqualRequests) {
    return resources;
  }
  const least: ResourceQuantities = { cpu: leastCpu, memory: leastMemory };
  const requests: { [name in Resource]?: string } = {};
  const limits: { [name in Resource]?: string } = {};
  for (const name of RESOURCES) {
    const given = { request: resources.requests[name], limit: resources.limits[name] };
    const { request, limit } = limitsEqualRequests ? equal(raised(given, least[name])) : raised(given, least[name]);
    requests[name] = request;
    limits[name] = limit;
  }
  return { requests, limits };
}

/** Says once that nobody knows which rules of a cluster hold for requests, and the stricter ones were followed. */
export function reportAdmission(cluster: Cluster): void {
  if (cluster.isOpen('admission')) {
    cluster.unknown('admission', 'requests are raised to limits and to the larger minimum of a pod, which may cost more');
  }
}

function raised({ request, limit }: Given, least: string | undefined): Given {
  return least === undefined ? { request, limit } : { request: more(request, least), limit: more(limit, least) };
}

function more(text: string | undefined, least: string): string | undefined {
  return text !== undefined && (quantityValue(text) ?? Infinity) < quantityValue(least)! ? least : text;
}

function equal({ request, limit }: Given): Given {
  const both = limit ?? request;
  return { request: both, limit: both };
}

/** What a team states and the cluster changes. */
export function checkAdmitted(
  cluster: Cluster,
  prop: string,
  stated: ContainerResourceQuantities | undefined,
  becomes: ContainerResourceQuantities,
): Problem[] {
  const changed = (kind: 'requests' | 'limits'): Problem[] =>
    RESOURCES.filter((name) => stated?.[kind][name] !== undefined && stated[kind][name] !== becomes[kind][name]).map((name) => ({
      code: 'LLMGW-015',
      prop: `${prop}.${kind}.${name}`,
      value: stated![kind][name],
      reason: `${cluster.facts.flavor ?? 'the cluster'} does not run it so: it is ${becomes[kind][name]} there, and written as that`,
      remedy: 'state that, or accept this warning',
      warning: true,
    }));
  return [...changed('requests'), ...changed('limits')];
}
