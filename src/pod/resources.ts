import { k8s } from 'cdk8s-plus-28';
import type { ContainerResourceQuantities, ResourceQuantities } from '../contract/resources';
import type { Problem } from '../core/problem';
import { checkQuantity, quantityValue } from '../core/quantity';

type Resource = keyof ResourceQuantities;
const RESOURCES: readonly Resource[] = ['cpu', 'memory', 'ephemeralStorage'];

/** Requests and limits as the API wants them. */
export function renderResources(resources: ContainerResourceQuantities): k8s.ResourceRequirements {
  return { requests: renderQuantities(resources.requests), limits: renderQuantities(resources.limits) };
}

/** What the team states replaces what the profile says, value by value. */
export function mergeResources(
  base: ContainerResourceQuantities,
  over?: ContainerResourceQuantities,
): ContainerResourceQuantities {
  return over ? { requests: { ...base.requests, ...over.requests }, limits: { ...base.limits, ...over.limits } } : base;
}

/** Quantities that exist, and requests within their limits. */
export function checkResources(prop: string, resources: ContainerResourceQuantities): Problem[] {
  const problems = RESOURCES.flatMap((name) => [
    ...checkOne(`${prop}.requests.${name}`, name, resources.requests[name]),
    ...checkOne(`${prop}.limits.${name}`, name, resources.limits[name]),
  ]);
  if (problems.length > 0) {
    return problems;
  }
  return RESOURCES.flatMap((name) => {
    const request = resources.requests[name];
    const limit = resources.limits[name];
    if (request === undefined || limit === undefined || quantityValue(request)! <= quantityValue(limit)!) {
      return [];
    }
    const remedy = `lower the request or raise 'limits.${name}'`;
    return [
      { code: 'LLMGW-112', prop: `${prop}.requests.${name}`, value: request, reason: `more than the limit of ${limit}`, remedy },
    ];
  });
}

function checkOne(prop: string, name: Resource, text: string | undefined): Problem[] {
  return text === undefined ? [] : checkQuantity(prop, text, name === 'cpu' ? 'cpu' : 'bytes');
}

function renderQuantities(quantities: ResourceQuantities): { [name: string]: k8s.Quantity } {
  const rendered: { [name: string]: k8s.Quantity } = {};
  for (const name of RESOURCES) {
    const text = quantities[name];
    if (text !== undefined) {
      rendered[name === 'ephemeralStorage' ? 'ephemeral-storage' : name] = k8s.Quantity.fromString(text);
    }
  }
  return rendered;
}
