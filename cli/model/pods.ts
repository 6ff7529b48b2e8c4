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

/** Whether a selector takes these labels. An empty one takes all, as the API has it. */
export function selects(
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  selector: any,
  labels: Labels = {},
): boolean {
  const exact = Object.entries(selector?.matchLabels ?? {}).every(([name, value]) => labels[name] === value);
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  const expressions = (selector?.matchExpressions ?? []).every(({ key, operator, values = [] }: any) => {
    switch (operator) {
      case 'In':
        return labels[key] !== undefined && values.includes(labels[key]);
      case 'NotIn':
        return labels[key] === undefined || !values.includes(labels[key]);
      case 'Exists':
        return labels[key] !== undefined;
      case 'DoesNotExist':
        return labels[key] === undefined;
      default:
        return false;
    }
  });
  return exact && expressions;
}
