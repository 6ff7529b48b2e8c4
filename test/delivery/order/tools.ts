import type { Manifest } from '../../support/manifest';
import { Need } from './needs';
import type { Dependency } from './needs';

/** Whether a tool gives an object what it needs in time. */
export type Tool = (dependency: Dependency, manifests: readonly Manifest[]) => boolean;

const annotation = ({ metadata }: Manifest, name: string): string | undefined => metadata.annotations?.[name];
const isHook = (object: Manifest): boolean =>
  annotation(object, 'helm.sh/hook') !== undefined || annotation(object, 'argocd.argoproj.io/hook') !== undefined;

/** kubectl sends the objects of a file one after the other and waits for none; LLMGW-971 is about Jobs. */
export const kubectl: Tool = ({ object, needs, need }, manifests) =>
  need === Need.BINDS || needs.kind === 'Job' || manifests.indexOf(needs) < manifests.indexOf(object);

/** @see https://github.com/helm/helm/blob/main/pkg/release/v1/util/kind_sorter.go */
const HELM_ORDER =
  `PriorityClass Namespace NetworkPolicy ResourceQuota LimitRange PodSecurityPolicy PodDisruptionBudget ServiceAccount
  Secret SecretList ConfigMap StorageClass PersistentVolume PersistentVolumeClaim CustomResourceDefinition ClusterRole ClusterRoleList
  ClusterRoleBinding ClusterRoleBindingList Role RoleList RoleBinding RoleBindingList Service DaemonSet Pod ReplicationController
  ReplicaSet Deployment HorizontalPodAutoscaler StatefulSet Job CronJob IngressClass Ingress APIService`.split(/\s+/);

/**
 * Helm sends the kinds it knows in an order of its own, then the others, and waits for hooks only. What it sends too late, pods wait for
 * as long as it takes; so only what would be refused counts, and hooks, which have to find everything in place.
 */
export const helm: Tool = ({ object, needs, need }) => {
  const place = ({ kind }: Manifest): number => (HELM_ORDER.includes(kind) ? HELM_ORDER.indexOf(kind) : HELM_ORDER.length);
  if (annotation(object, 'helm.sh/hook')?.startsWith('pre-')) {
    return isHook(needs) && weight(needs) < weight(object);
  }
  const isRefused = need === Need.EXISTS && place(object) < HELM_ORDER.length && place(needs) < HELM_ORDER.length;
  return isHook(object) || !isRefused || place(needs) < place(object);
};

const weight = (object: Manifest): number => Number(annotation(object, 'helm.sh/hook-weight') ?? 0);

/**
 * Argo CD waits until a wave is healthy. A claim is not, before a pod has bound it; what must exist may come in the same wave, before
 * the other: namespaces first, then kinds as Kubernetes has them, then custom resources.
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/#how-do-i-configure-waves
 */
export const argoCd: Tool = ({ object, needs, need }) => {
  if (phase(object) !== phase(needs)) return phase(needs) < phase(object);
  if (need === Need.BINDS) return wave(object) <= wave(needs);
  return wave(needs) < wave(object);
};

const PHASES = ['PreSync', 'Sync', 'PostSync'];
const phase = (object: Manifest): number => PHASES.indexOf(annotation(object, 'argocd.argoproj.io/hook') ?? 'Sync');
const wave = (object: Manifest): number => Number(annotation(object, 'argocd.argoproj.io/sync-wave') ?? 0);

/**
 * The kustomize-controller applies namespaces and definitions, waits for them, and applies the rest at once; what is refused is tried
 * again, and pods wait for what they read.
 * @see https://github.com/fluxcd/pkg/blob/main/ssa/manager_apply.go
 */
export const flux: Tool = ({ object, needs, need }) => {
  const stage = ({ kind }: Manifest): number => (['Namespace', 'CustomResourceDefinition'].includes(kind) ? 0 : 1);
  return need !== Need.EXISTS || needs.kind !== 'Namespace' || stage(needs) < stage(object);
};

/** What the post-build substitution of Flux makes of a text: every `${` is its own, unless the object says otherwise. */
export function substituted(manifest: Manifest): Manifest {
  const { labels = {}, annotations = {} } = manifest.metadata;
  const said = { ...labels, ...annotations }['kustomize.toolkit.fluxcd.io/substitute'];
  const text = JSON.stringify(manifest);
  return said === 'disabled' ? manifest : (JSON.parse(text.replace(/\$\{[^}]*\}/g, 'REPLACED')) as Manifest);
}
