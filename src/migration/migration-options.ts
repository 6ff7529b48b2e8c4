/** Where a migration runs. */
export enum MigrationRun {
  /** Once per release, in a Job of its own. */
  JOB = 'job',
  /** In every pod before the gateway starts, for products whose migrations lock each other out. */
  INIT_CONTAINER = 'init-container',
}

/** Who runs the Job before the rest of a release. */
export enum MigrationHook {
  /** Argo CD, in the phase PreSync. */
  ARGO_CD = 'argo-cd',
  /** Helm, before install and upgrade, for charts that are made from this program. */
  HELM = 'helm',
}

/**
 * Annotations of a hook. What the Job needs comes before the Job, and both before everything else.
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/resource_hooks/
 * @see https://helm.sh/docs/topics/charts_hooks/
 */
export function hookAnnotations(hook: MigrationHook | undefined, order: number): { [name: string]: string } | undefined {
  switch (hook) {
    case MigrationHook.ARGO_CD:
      return {
        'argocd.argoproj.io/hook': 'PreSync',
        'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
        'argocd.argoproj.io/sync-wave': String(order),
      };
    case MigrationHook.HELM:
      return {
        'helm.sh/hook': 'pre-install,pre-upgrade',
        'helm.sh/hook-delete-policy': 'before-hook-creation',
        'helm.sh/hook-weight': String(order),
      };
    default:
      return undefined;
  }
}
