import type { Manifest } from '../../support/manifest';
import { finding, list } from '../finding';
import type { Check } from '../finding';
import { allContainers, workloads } from '../references/workloads';
import type { Workload } from '../references/workloads';

/** Workloads that serve and are kept alive, in contrast to jobs, which run to an end. */
const SERVING = ['Deployment', 'StatefulSet', 'DaemonSet', 'Rollout'];

/** A row of the scorecard about every pod template: what is wrong, undefined when nothing is. */
export function eachPod(id: string, judge: (workload: Workload) => string | undefined): Check {
  return (manifests) =>
    workloads(manifests).flatMap((workload) => {
      const message = judge(workload);
      return message === undefined ? [] : [finding(id, workload.manifest, message)];
    });
}

/** … about every pod template that serves. */
export function eachServingPod(id: string, judge: (workload: Workload) => string | undefined): Check {
  return eachPod(id, (workload) => (SERVING.includes(workload.manifest.kind) ? judge(workload) : undefined));
}

/** … about every container, init containers and sidecars included. */
export function eachContainer(id: string, judge: (container: any, pod: any) => string | undefined): Check {
  return containers(id, allContainers, judge);
}

/** … about every container that serves: no init container, no sidecar, no job. */
export function eachServingContainer(id: string, judge: (container: any, pod: any) => string | undefined): Check {
  const check = containers(id, (pod) => list(pod.containers), judge);
  return (manifests) => check(manifests.filter(({ kind }) => SERVING.includes(kind)));
}

/** … about every object of some kinds. */
export function eachObject(id: string, kinds: readonly string[], judge: (manifest: Manifest) => string | undefined): Check {
  return (manifests) =>
    manifests
      .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
      .flatMap((manifest) => {
        const message = judge(manifest);
        return message === undefined ? [] : [finding(id, manifest, message)];
      });
}

function containers(id: string, of: (pod: any) => any[], judge: (container: any, pod: any) => string | undefined): Check {
  return (manifests) =>
    workloads(manifests).flatMap(({ manifest, pod }) =>
      of(pod).flatMap((container) => {
        const message = judge(container, pod);
        return message === undefined ? [] : [finding(id, manifest, `container ${container.name}: ${message}`)];
      }),
    );
}
