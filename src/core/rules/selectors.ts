import { podOf } from './pods';
import type { Manifest, Part } from './rule';
import { entries, list, namespaceOf } from './rule';

/** Whether a selector of labels selects something; one that says nothing selects everything. */
export function selects(selector: Part, labels: Part): boolean {
  const has = (key: string): boolean => labels !== null && typeof labels === 'object' && Object.hasOwn(labels, key);
  return (
    entries(selector?.matchLabels).every(([key, value]) => has(key) && labels[key] === value) &&
    list(selector?.matchExpressions).every(({ key, operator, values }) => {
      const isIn = has(String(key)) && list(values).includes(labels[key]);
      return operator === 'In'
        ? isIn
        : operator === 'NotIn'
          ? !isIn
          : operator === 'Exists'
            ? has(String(key))
            : !has(String(key));
    })
  );
}

/** The objects of a namespace whose pods a selector selects. */
export function selectedBy(selector: Part, { metadata }: Manifest, all: readonly Manifest[]): Manifest[] {
  return all.filter((other) => {
    const pod = namespaceOf(other) === namespaceOf({ metadata }) ? podOf(other) : undefined;
    return pod !== undefined && selects(selector, pod.metadata?.labels);
  });
}

/** The ports that the containers of a pod declare, by name and by number. */
export function portsOf(manifest: Manifest): Set<unknown> {
  const pod = podOf(manifest);
  const ports = [...list(pod?.spec.initContainers), ...list(pod?.spec.containers)].flatMap(({ ports: own }) => list(own));
  return new Set(ports.flatMap(({ name, containerPort }): unknown[] => [name, containerPort]));
}
