import type { KubernetesObject } from '../manifests/object';
import { podOf } from '../../src/core/rules/pods';

/* eslint-disable @typescript-eslint/no-explicit-any -- objects of any tool, read as they come */

/** What an object lets somebody do, a line each: rights of roles, subjects of bindings, powers of pods. */
export function permissionsOf(object: KubernetesObject): string[] {
  const template = podOf(object);
  return [
    ...(object['rules'] && /Role$/.test(object.kind) ? object['rules'].map(ruleText) : []),
    ...(object['subjects'] && /RoleBinding$/.test(object.kind) ? object['subjects'].map(subjectText) : []),
    ...(template ? podPowers(template.spec ?? {}) : []),
  ];
}

function ruleText({ verbs = [], resources = [], apiGroups = [], resourceNames, nonResourceURLs }: any): string {
  const what = [...resources, ...(nonResourceURLs ?? [])].join(', ');
  const groups = apiGroups.filter((group: string) => group !== '').join(', ');
  return `${verbs.join(', ')} ${what}${groups ? ` of ${groups}` : ''}${resourceNames ? ` named ${resourceNames.join(', ')}` : ''}`;
}

function subjectText({ kind, name, namespace }: any): string {
  return `for ${kind} ${namespace ? `${namespace}/` : ''}${name}`;
}

/** Whatever is more than what the restricted Pod Security Standard lets pods do. */
function podPowers(spec: any): string[] {
  const powers = ['hostNetwork', 'hostPID', 'hostIPC'].filter((field) => spec[field] === true);
  const paths = (spec.volumes ?? []).flatMap(({ hostPath }: any) => (hostPath ? [`hostPath ${hostPath.path}`] : []));
  const account = spec.serviceAccountName ? [`runs as ServiceAccount ${spec.serviceAccountName}`] : [];
  const token =
    spec.automountServiceAccountToken === false ? [] : ['a token of the API server in the pod, unless the account forbids it'];
  return [
    ...powers,
    ...paths,
    ...account,
    ...token,
    ...allContainers(spec).flatMap((c) => containerPowers(c, spec.securityContext ?? {})),
  ];
}

function containerPowers({ name, securityContext: own = {} }: any, pod: any): string[] {
  const nonRoot = own.runAsNonRoot ?? pod.runAsNonRoot;
  const user = own.runAsUser ?? pod.runAsUser;
  return [
    own.privileged === true ? 'privileged' : undefined,
    own.allowPrivilegeEscalation === false ? undefined : 'may gain privileges',
    (own.capabilities?.drop ?? []).includes('ALL') ? undefined : 'default capabilities',
    ...(own.capabilities?.add ?? []).map((capability: string) => `capability ${capability}`),
    own.readOnlyRootFilesystem === true ? undefined : 'writes to its own files',
    user === 0 || (user === undefined && nonRoot !== true) ? 'may run as root' : undefined,
  ]
    .filter((power) => power !== undefined)
    .map((power) => `container ${name}: ${power}`);
}

function allContainers({ containers = [], initContainers = [] }: any): any[] {
  return [...containers, ...initContainers];
}
