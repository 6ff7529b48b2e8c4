import type { KubernetesObject } from '../manifests/object';

/** Pods that serve, and those that end by themselves. */
export function endsByItself({ kind }: KubernetesObject): boolean {
  return kind === 'Job' || kind === 'CronJob';
}
