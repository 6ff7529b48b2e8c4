import type { KubernetesObject, Labels } from '../manifests/object';

/** A pod as its owner describes it. */
export interface PodTemplate {
  readonly metadata?: { readonly labels?: Labels; readonly annotations?: Labels };
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly spec: any;
}

/** The template of whatever makes pods, or the pod itself. */
export function podTemplateOf({ kind, metadata, spec }: KubernetesObject): PodTemplate | undefined {
  switch (kind) {
    case 'Pod':
      return { metadata, spec };
    case 'CronJob':
      return spec?.jobTemplate?.spec?.template;
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'ReplicaSet':
    case 'Job':
    case 'Rollout':
      return spec?.template;
    default:
      return undefined;
  }
}

/** Pods that serve, and those that end by themselves. */
export function endsByItself({ kind }: KubernetesObject): boolean {
  return kind === 'Job' || kind === 'CronJob';
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
export function containersOf(template: PodTemplate | undefined): any[] {
  return [...(template?.spec?.containers ?? []), ...(template?.spec?.initContainers ?? [])];
}
