import { Certainty } from '../contract/provenance';
import type { Provenance } from '../contract/provenance';
import type { ClusterFacts } from './cluster-facts';

type Group = Record<string, unknown>;

/** Facts with others put over them, group by group; what is put over them was stated by the team, unless it says more. */
export function joinFacts(base: ClusterFacts, over: ClusterFacts): ClusterFacts {
  const joined: Group = { ...base };
  const provenance: Record<string, Provenance> = { ...base.provenance };
  for (const [name, value] of Object.entries(over).filter(([fact, v]) => v !== undefined && fact !== 'provenance')) {
    const before = joined[name];
    const group = isGroup(value) && isGroup(before);
    joined[name] = group ? { ...before, ...value } : value;
    for (const stated of group ? Object.keys(value).map((part) => `${name}.${part}`) : [name]) {
      provenance[stated] = { certainty: Certainty.STATED };
    }
  }
  return { ...joined, provenance: { ...provenance, ...over.provenance } };
}

/** A struct or a map, not an instance of a class such as `KubernetesVersion`. */
function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
