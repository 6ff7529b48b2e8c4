import { podOf } from '../../src/core/rules/pods';
import type { Reference } from '../model/references';
import type { View, Workload } from '../model/view';

/** What a change of one file or key does to running pods. */
export interface Restart {
  readonly what: string;
  readonly effect: string;
}

const RELOADER = /^(secret\.|configmap\.)?reloader\.stakater\.com\/(reload|auto|search)$/;

/** For each object that a pod reads: whether a change restarts it, reaches it as a file, or stays unseen. */
export function restartsOf({ object, references }: Workload, view: View): Restart[] {
  const template = podOf(object);
  const checksums = Object.keys(template?.metadata?.annotations ?? {}).filter((name) => name.includes('checksum'));
  const reloaded = Object.entries(object.metadata.annotations ?? {}).filter(([name]) => RELOADER.test(name));
  const byReloader = (name: string): boolean =>
    reloaded.some(([annotation, value]) => annotation.endsWith('/auto') || value.split(',').includes(name));
  const read = references.filter(({ kind, as }) => kind !== 'PersistentVolumeClaim' && as !== 'pull secret');
  const objects = new Map<string, Reference[]>();
  for (const reference of read) {
    const key = `${reference.kind}/${reference.name}`;
    objects.set(key, [...(objects.get(key) ?? []), reference]);
  }
  return [...objects].map(([what, list]) => {
    const [{ kind, name }] = list as [Reference, ...Reference[]];
    if (byReloader(name)) {
      return { what, effect: 'the pods restart, by the Reloader' };
    }
    const ours = view.find(kind, name, object.metadata.namespace) !== undefined;
    if (ours && checksums.length > 0) {
      return { what, effect: `an apply restarts the pods (${checksums.join(', ')})` };
    }
    return { what, effect: unseen(list) };
  });
}

function unseen(list: readonly Reference[]): string {
  const files = list.filter(({ as }) => as.startsWith('volume '));
  if (files.length === list.length) {
    return 'the files change within two minutes, the pods do not restart';
  }
  const partly = files.length > 0 ? 'the files change, variables do not' : 'nothing';
  return `${partly} until somebody restarts the pods: kubectl rollout restart`;
}
