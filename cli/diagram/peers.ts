import { podOf } from '../../src/core/rules/pods';
import type { View, Workload } from '../model/view';

/** Workloads of the same files that a peer names: `pods instance=redis,name=redis`, in the namespace that it names. */
export function peersOf(view: View, peer: string, { object: self }: Workload): Workload[] {
  const [, text = '', place] = /^pods (\S+)(?: in (\S+))?$/.exec(peer) ?? [];
  if (text === '') {
    return [];
  }
  const wanted = text.split(',').map((pair) => pair.split('='));
  return view.workloads.filter(({ object }) => {
    const labels = podOf(object)?.metadata?.labels ?? {};
    const isThere = object.metadata.namespace === (place ?? self.metadata.namespace);
    return isThere && wanted.every(([name = '', value]) => (labels[name] ?? labels[`app.kubernetes.io/${name}`]) === value);
  });
}
