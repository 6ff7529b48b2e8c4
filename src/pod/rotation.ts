import type { WorkloadAddition } from '../contract/addition';
import type { CredentialReference } from '../contract/credential';

/** Secrets on whose change Stakater Reloader restarts the pods, separated by commas. */
export const RELOAD_ANNOTATION = 'secret.reloader.stakater.com/reload';

/**
 * Restarts pods when credentials change that they read outside of what their product wants.
 *
 * @param name unique among the reasons to restart, such as `redis-credentials`
 */
export function rotated(
  name: string,
  references: ReadonlyArray<CredentialReference | undefined>,
): Pick<WorkloadAddition, 'restartOn' | 'workloadAnnotations'> {
  const revisions = references.flatMap((reference) =>
    reference?.revision === undefined ? [] : [[reference.secretName, reference.key, reference.revision]],
  );
  const reloaded = references.flatMap((reference) => (reference?.reloader ? [reference.secretName] : []));
  return {
    restartOn: revisions.length > 0 ? { [name]: JSON.stringify(revisions) } : undefined,
    workloadAnnotations: reloaded.length > 0 ? { [RELOAD_ANNOTATION]: [...new Set(reloaded)].sort().join(',') } : undefined,
  };
}
