import type { Fault, Manifest, Part, Rule } from './rule';
import { list } from './rule';

const WORKLOADS = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'Rollout']);

/** The pod that an object makes: its template, and where that stands. */
export interface PodTemplate {
  readonly path: string;
  readonly metadata: Part;
  readonly spec: Part;
}

export interface ContainerPlace {
  readonly path: string;
  readonly container: Part;
  /** Whether it starts before the others. */
  readonly init: boolean;
}

/** The pod that an object makes, if it makes one. */
export function podOf(manifest: Manifest): PodTemplate | undefined {
  const { kind, spec } = manifest;
  const [path, pod] =
    kind === 'Pod'
      ? ['spec', manifest]
      : kind === 'CronJob'
        ? ['spec.jobTemplate.spec.template.spec', spec?.jobTemplate?.spec?.template]
        : ['spec.template.spec', WORKLOADS.has(String(kind)) ? spec?.template : undefined];
  return typeof pod?.spec === 'object' && pod.spec !== null ? { path, metadata: pod.metadata, spec: pod.spec } : undefined;
}

/** All containers of a pod, and where they stand. */
export function containersOf({ path, spec }: PodTemplate): ContainerPlace[] {
  return ['initContainers', 'containers', 'ephemeralContainers'].flatMap((field) =>
    list(spec[field]).map((container, i) => ({
      path: `${path}.${field}[${i}]`,
      container,
      init: field === 'initContainers',
    })),
  );
}

/** A rule about each pod: says what is wrong below `spec` of the pod. */
export function podRule(id: string, severity: Rule['severity'], remedy: string, find: (pod: PodTemplate) => Fault[]): Rule {
  return {
    id,
    severity,
    remedy,
    find: (manifest) => {
      const pod = podOf(manifest);
      return pod ? find(pod).map(({ path, message }) => ({ path: `${pod.path}.${path}`, message })) : [];
    },
  };
}

/** A rule about each container: says what is wrong and in which field. */
export function containerRule(
  id: string,
  severity: Rule['severity'],
  remedy: string,
  find: (container: Part, pod: Part, init: boolean, manifest: Manifest) => Array<[field: string, message: string]>,
): Rule {
  return {
    id,
    severity,
    remedy,
    find: (manifest) => {
      const pod = podOf(manifest);
      return (pod ? containersOf(pod) : []).flatMap(({ path, container, init }) =>
        find(container, pod!.spec, init, manifest).map(([field, message]) => ({ path: `${path}.${field}`, message })),
      );
    },
  };
}
