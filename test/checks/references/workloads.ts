import { podTemplateOf } from '../../support/find';
import type { Manifest } from '../../support/manifest';
import { list } from '../finding';

/** A workload of the file and what others refer to in it. */
export interface Workload {
  readonly manifest: Manifest;
  readonly labels: Record<string, string>;
  readonly pod: any;
}

export function workloads(manifests: readonly Manifest[]): Workload[] {
  return manifests.flatMap((manifest) => {
    const template = podTemplateOf(manifest);
    return template ? [{ manifest, labels: template.metadata?.labels ?? {}, pod: template.spec ?? {} }] : [];
  });
}

export function sameNamespace(one: Manifest, other: Manifest): boolean {
  return one.metadata?.namespace === other.metadata?.namespace;
}

/** The workloads that a label selector of `by` finds in its namespace; an empty selector finds all, none finds none. */
export function selectedBy(by: Manifest, selector: any, candidates: readonly Workload[]): Workload[] {
  return candidates.filter(({ manifest, labels }) => sameNamespace(by, manifest) && matches(selector, labels));
}

export function matches(selector: any, labels: Record<string, string>): boolean {
  if (!selector) return false;
  const equal = Object.entries(selector.matchLabels ?? {}).every(([key, value]) => labels[key] === value);
  return equal && list(selector.matchExpressions).every((expression) => holds(expression, labels));
}

function holds({ key, operator, values }: any, labels: Record<string, string>): boolean {
  const label = labels[key];
  switch (operator) {
    case 'In':
      return label !== undefined && list(values).includes(label);
    case 'NotIn':
      return label === undefined || !list(values).includes(label);
    case 'Exists':
      return label !== undefined;
    case 'DoesNotExist':
      return label === undefined;
    default:
      return false;
  }
}

/** Containers that run as long as the pod does: the containers proper and native sidecars. */
export function runningContainers(pod: any): any[] {
  return [...list(pod?.containers), ...list(pod?.initContainers).filter((container) => container.restartPolicy === 'Always')];
}

export function allContainers(pod: any): any[] {
  return [...list(pod?.initContainers), ...list(pod?.containers), ...list(pod?.ephemeralContainers)];
}

/** Whether a port, by name or by number, is declared by a container that runs. */
export function declares(containers: readonly any[], port: string | number): boolean {
  const ports = containers.flatMap((container) => list(container.ports));
  return ports.some((candidate) => candidate.name === port || candidate.containerPort === port);
}

export function declaredPorts(containers: readonly any[]): string {
  const ports = containers.flatMap((container) => list(container.ports));
  return ports.map(({ name, containerPort }) => (name ? `${name} (${containerPort})` : `${containerPort}`)).join(', ') || 'none';
}
