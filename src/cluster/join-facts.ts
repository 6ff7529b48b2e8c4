import { Certainty } from '../contract/provenance';
import type { ClusterFacts } from './cluster-facts';

type Group = Record<string, unknown>;

/** Facts with others put over them, group by group; what is put over them was stated by the team, unless it says more. */
export function joinFacts(base: ClusterFacts, over: ClusterFacts): ClusterFacts {
  const joined: Group = { ...base };
  const provenance = new Map(Object.entries(base.provenance ?? {}));
  const state = (fact: string): void => {
    [...provenance.keys()].filter((name) => name.startsWith(`${fact}.`)).forEach((name) => provenance.delete(name));
    provenance.set(fact, { certainty: Certainty.STATED });
  };
  for (const [name, value] of given(over).filter(([fact]) => fact !== 'provenance')) {
    const before = joined[name];
    if (isGroup(value) && isGroup(before)) {
      joined[name] = { ...before, ...Object.fromEntries(given(value)) };
      given(value).forEach(([part]) => state(`${name}.${part}`));
    } else {
      joined[name] = value;
      state(name);
    }
  }
  return { ...joined, provenance: { ...Object.fromEntries(provenance), ...over.provenance } };
}

function given(group: object): Array<[string, unknown]> {
  return Object.entries(group).filter(([, value]) => value !== undefined);
}

/** A struct or a map, not an instance of a class such as `KubernetesVersion`. */
function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
