import type { KubernetesObject } from '../manifests/object';
import { differences } from './leaves';

/**
 * Fields that the API server does not let anybody change. What else may change is in the lists of each kind's validation.
 * @see https://github.com/kubernetes/kubernetes/tree/master/pkg/apis
 */
const IMMUTABLE: { readonly [kind: string]: readonly string[] } = {
  Deployment: ['selector'],
  ReplicaSet: ['selector'],
  DaemonSet: ['selector'],
  StatefulSet: ['selector', 'serviceName', 'podManagementPolicy', 'volumeClaimTemplates'],
  Job: ['selector', 'template', 'completionMode', 'completions'],
  PersistentVolumeClaim: ['storageClassName', 'accessModes', 'volumeMode', 'selector', 'dataSource'],
};

/** The fields of `spec` (or of the object) whose change means: delete and make anew. */
export function immutableChanges(old: KubernetesObject, new_: KubernetesObject): string[] {
  const inSpec = (IMMUTABLE[old.kind] ?? []).flatMap((field) =>
    differences({ [field]: old['spec']?.[field] }, { [field]: new_['spec']?.[field] }).map((text) => `spec.${text}`),
  );
  return [...inSpec, ...headless(old, new_), ...roleRef(old, new_), ...frozen(old, new_)];
}

function headless(old: KubernetesObject, new_: KubernetesObject): string[] {
  const isHeadless = ({ spec }: KubernetesObject): boolean => spec?.clusterIP === 'None';
  return old.kind === 'Service' && isHeadless(old) !== isHeadless(new_)
    ? ['spec.clusterIP: a Service with and one without address']
    : [];
}

function roleRef(old: KubernetesObject, new_: KubernetesObject): string[] {
  return /^(Cluster)?RoleBinding$/.test(old.kind) ? differences({ roleRef: old['roleRef'] }, { roleRef: new_['roleRef'] }) : [];
}

/** An immutable ConfigMap or Secret: nothing of it changes, under this name. */
function frozen(old: KubernetesObject, new_: KubernetesObject): string[] {
  if (old['immutable'] !== true) {
    return [];
  }
  const content = ({ data, stringData, binaryData }: KubernetesObject): unknown => ({ data, stringData, binaryData });
  return differences(content(old), content(new_), old.kind === 'Secret');
}
