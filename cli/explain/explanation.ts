import { nameOf } from '../manifests/object';
import { waysOf } from '../model/network';
import type { Way } from '../model/network';
import { podOf } from '../../src/core/rules/pods';
import { endsByItself } from '../model/pods';
import type { Replicas } from '../model/replicas';
import { replicasOf } from '../model/replicas';
import { streamBudgetOf } from '../model/stream-budget';
import type { StreamBudget } from '../model/stream-budget';
import type { View, Workload } from '../model/view';
import type { Cost } from './cost';
import { costOfPod } from './cost';
import type { Need } from './needs';
import { needsOf } from './needs';
import type { Restart } from './restarts';
import { restartsOf } from './restarts';

/** One workload in the words of whoever runs it. */
export interface WorkloadExplanation {
  readonly name: string;
  readonly namespace?: string;
  readonly images: readonly string[];
  /** It ends by itself, so nobody calls it and no stream is cut. */
  readonly ends: boolean;
  readonly replicas: Replicas;
  readonly services: readonly { readonly name: string; readonly type: string; readonly ports: readonly number[] }[];
  readonly doors: readonly { readonly name: string; readonly hosts: readonly string[]; readonly paths: readonly string[] }[];
  readonly ways: readonly Way[];
  readonly budget: StreamBudget;
  readonly cost: Cost;
  readonly restarts: readonly Restart[];
  readonly watchedBy: readonly string[];
}

/** What `explain` says; its form is that of `--json`. */
export interface Explanation {
  readonly objects: number;
  readonly namespaces: readonly string[];
  readonly workloads: readonly WorkloadExplanation[];
  readonly needs: readonly Need[];
}

export function explain(view: View): Explanation {
  return {
    objects: view.objects.length,
    namespaces: view.namespaces,
    workloads: view.workloads.map((workload) => explainWorkload(workload, view)),
    needs: needsOf(view),
  };
}

function explainWorkload(workload: Workload, view: View): WorkloadExplanation {
  const { object, services, doors } = workload;
  const spec = podOf(object)?.spec ?? {};
  return {
    name: nameOf(object),
    namespace: object.metadata.namespace,
    images: (spec.containers ?? []).map(({ image }: { image: string }) => image),
    ends: endsByItself(object),
    replicas: replicasOf(workload),
    services: services.map(({ metadata, spec: service }) => ({
      name: metadata.name,
      type: service?.clusterIP === 'None' ? 'headless' : (service?.type ?? 'ClusterIP'),
      ports: (service?.ports ?? []).map(({ port }: { port: number }) => port),
    })),
    doors: doors.map(({ object: door, hosts, paths }) => ({ name: nameOf(door), hosts, paths })),
    ways: waysOf(workload),
    budget: streamBudgetOf(workload),
    cost: costOfPod(workload),
    restarts: restartsOf(workload, view),
    watchedBy: [...workload.budgets, ...workload.monitors, ...workload.policies].map(nameOf),
  };
}
