import type { k8s } from 'cdk8s-plus-28';
import type { PodSettings } from './pod-settings';

/**
 * Everything that Pod Security "restricted" asks of a pod. Where the cluster assigns users itself, it refuses pods that state them.
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export function podSecurity(settings: PodSettings, user: number, group: number): k8s.PodSecurityContext {
  return {
    runAsNonRoot: true,
    ...(settings.assignsUsers ? {} : { runAsUser: user, runAsGroup: group, fsGroup: group }),
    // without it every start walks through the whole volume
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: 'RuntimeDefault' },
  };
}

/** The same for a container; several tools look at containers only. */
export function containerSecurity(settings: PodSettings, user: number, group: number): k8s.SecurityContext {
  return {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    privileged: false,
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
    ...(settings.assignsUsers ? {} : { runAsUser: user, runAsGroup: group }),
    seccompProfile: { type: 'RuntimeDefault' },
  };
}
