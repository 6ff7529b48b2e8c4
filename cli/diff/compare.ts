import type { KubernetesObject } from '../manifests/object';
import { keyOf, nameOf } from '../manifests/object';
import { podOf } from '../../src/core/rules/pods';
import type { View } from '../model/view';
import type { Change } from './change';
import { EFFECTS } from './change';
import { immutableChanges } from './immutable';
import { differences } from './leaves';
import { normalForm } from './normal-form';
import { permissionsOf } from './permissions';
import { moved, workloadChanges } from './workloads';

/** What an apply of the new objects over the old ones does, the gravest first. */
export function compare(old: View, new_: View): Change[] {
  const before = new Map(old.objects.map((object) => [keyOf(object), object]));
  const after = new Map(new_.objects.map((object) => [keyOf(object), object]));
  const label = labeller([...before.values(), ...after.values()]);
  const changes = [...new Set([...before.keys(), ...after.keys()])].flatMap((key): Change[] => {
    const [was, is] = [before.get(key), after.get(key)];
    if (!was || !is) {
      const object = (was ?? is)!;
      return [{ effect: was ? 'removed' : 'added', object: label(object), text: '' }, ...powers(was, is, label(object))];
    }
    return objectChanges(was, is, label(is), old, new_);
  });
  return changes.sort(
    (a, b) => EFFECTS.indexOf(a.effect) - EFFECTS.indexOf(b.effect) || (a.object < b.object ? -1 : a.object > b.object ? 1 : 0),
  );
}

function objectChanges(was: KubernetesObject, is: KubernetesObject, object: string, old: View, new_: View): Change[] {
  const [before, after] = [normalForm(was), normalForm(is)];
  const recreated = immutableChanges(before, after).map((text): Change => ({ effect: 'recreated', object, text }));
  const [workload, next] = [old, new_].map(({ workloads }, i) => workloads.find((w) => w.object === (i === 0 ? was : is)));
  const pods = workload && next ? workloadChanges(workload, next, object) : [];
  const other = differences(withoutTemplate(before), withoutTemplate(after), is.kind === 'Secret')
    .filter((text) => !recreated.some((change) => change.text === text))
    .map((text): Change => ({ effect: 'changed', object, text }));
  return [...recreated, ...pods, ...powers(was, is, object), ...other];
}

function powers(was: KubernetesObject | undefined, is: KubernetesObject | undefined, object: string): Change[] {
  return moved('permissions', was ? permissionsOf(was) : [], is ? permissionsOf(is) : [], object);
}

/** Pods are told by their own words. */
function withoutTemplate(object: KubernetesObject): KubernetesObject {
  if (!podOf(object) || object.kind === 'Pod') {
    return object;
  }
  const { template: _, jobTemplate: __, replicas: ___, ...spec } = object['spec'];
  return { ...object, spec };
}

/** Names with their namespace only where there are several. */
function labeller(objects: readonly KubernetesObject[]): (object: KubernetesObject) => string {
  const several = new Set(objects.map(({ metadata }) => metadata.namespace).filter((name) => name !== undefined)).size > 1;
  return (object) =>
    several && object.metadata.namespace ? `${nameOf(object)} in ${object.metadata.namespace}` : nameOf(object);
}
