import { containerRule, podRule } from './pods';
import type { Part, Rule } from './rule';
import { entries, list } from './rule';

// Pod Security "restricted", and what linters ask for beyond it.
// @see https://kubernetes.io/docs/concepts/security/pod-security-standards/

const VOLUMES = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
];
const SAFE_SYSCTLS =
  /^(?:kernel\.shm_rmid_forced|net\.ipv4\.(?:ip_local_port_range|tcp_syncookies|ping_group_range|ip_unprivileged_port_start|ip_local_reserved_ports|tcp_keepalive_(?:time|intvl|probes)|tcp_fin_timeout|tcp_rmem|tcp_wmem|tcp_slow_start_after_idle|tcp_notsent_lowat))$/;

type Found = Array<[field: string, message: string]>;

export const POD_SECURITY: readonly Rule[] = [
  podRule('host-namespace', 'warning', 'leave the field out: a gateway needs no namespace of its node', ({ spec }) =>
    ['hostNetwork', 'hostPID', 'hostIPC']
      .filter((field) => spec[field] === true)
      .map((path) => ({ path, message: 'the pod shares it with its node' })),
  ),
  podRule('host-path', 'warning', 'use an emptyDir, a claim or a projected volume', ({ spec }) =>
    list(spec.volumes).flatMap(({ hostPath }, i) =>
      hostPath === undefined ? [] : [{ path: `volumes[${i}].hostPath`, message: 'the pod reaches files of its node' }],
    ),
  ),
  podRule('volume-type', 'warning', `use one of ${VOLUMES.join(', ')}`, ({ spec }) =>
    list(spec.volumes).flatMap((volume, i) =>
      entries(volume)
        .filter(([type]) => type !== 'name' && type !== 'hostPath' && !VOLUMES.includes(type))
        .map(([type]) => ({ path: `volumes[${i}].${type}`, message: 'Pod Security "restricted" does not admit this type' })),
    ),
  ),
  podRule('sysctl', 'warning', 'leave it out', ({ spec }) =>
    list(spec.securityContext?.sysctls).flatMap(({ name }, i) =>
      SAFE_SYSCTLS.test(String(name))
        ? []
        : [{ path: `securityContext.sysctls[${i}]`, message: `${String(name)} changes more than the pod` }],
    ),
  ),
  podRule(
    'service-account-token',
    'warning',
    'set it to false; a pod that calls the API server mounts a token by a projected volume',
    ({ spec }) =>
      spec.automountServiceAccountToken === false
        ? []
        : [{ path: 'automountServiceAccountToken', message: 'the pod gets a token of the API server' }],
  ),
  containerRule('privileged', 'warning', 'leave it out', ({ securityContext }) =>
    securityContext?.privileged === true ? [['securityContext.privileged', 'the container is as mighty as its node']] : [],
  ),
  containerRule('privilege-escalation', 'warning', 'set it to false', ({ securityContext }) =>
    securityContext?.allowPrivilegeEscalation === false ? [] : [['securityContext.allowPrivilegeEscalation', 'it is not false']],
  ),
  containerRule('capabilities', 'warning', 'drop ALL and add nothing', ({ securityContext }) => {
    const added = list(securityContext?.capabilities?.add).filter((name) => name !== 'NET_BIND_SERVICE');
    const dropped: Found = list(securityContext?.capabilities?.drop).includes('ALL')
      ? []
      : [['securityContext.capabilities.drop', 'ALL is not dropped']];
    return added.length > 0 ? [...dropped, ['securityContext.capabilities.add', `adds ${added.join(', ')}`]] : dropped;
  }),
  containerRule(
    'run-as-non-root',
    'warning',
    'set runAsNonRoot: true, and a runAsUser other than 0 if there is one',
    ({ securityContext }, pod) => {
      const user: unknown = securityContext?.runAsUser ?? pod.securityContext?.runAsUser;
      const nonRoot: unknown = securityContext?.runAsNonRoot ?? pod.securityContext?.runAsNonRoot;
      const found: Found = nonRoot === true ? [] : [['securityContext.runAsNonRoot', 'it is not true']];
      return user === 0 ? [...found, ['securityContext.runAsUser', 'it is root']] : found;
    },
  ),
  containerRule(
    'read-only-root',
    'warning',
    'set it to true, and mount an emptyDir where the process writes',
    ({ securityContext }) =>
      securityContext?.readOnlyRootFilesystem === true ? [] : [['securityContext.readOnlyRootFilesystem', 'it is not true']],
  ),
  containerRule('seccomp', 'warning', 'use RuntimeDefault', ({ securityContext }, pod) => {
    const type: unknown = (securityContext?.seccompProfile ?? pod.securityContext?.seccompProfile)?.type;
    return type === 'RuntimeDefault' || type === 'Localhost'
      ? []
      : [['securityContext.seccompProfile', `it is ${String(type ?? 'not set')}`]];
  }),
  containerRule('host-port', 'warning', 'leave it out, and use a Service', ({ ports }) =>
    list(ports).flatMap(({ hostPort }, i): Found => (hostPort ? [[`ports[${i}].hostPort`, 'the port is open on the node']] : [])),
  ),
  containerRule('proc-mount', 'warning', 'leave it out', ({ securityContext }) => {
    const found: Found = [];
    if ((securityContext?.procMount ?? 'Default') !== 'Default') found.push(['securityContext.procMount', 'it is not Default']);
    if (securityContext?.windowsOptions?.hostProcess === true) {
      found.push(['securityContext.windowsOptions.hostProcess', 'it is true']);
    }
    return found;
  }),
  containerRule('handler-host', 'warning', 'leave it out: the pod is asked', (container) =>
    [
      ...['livenessProbe', 'readinessProbe', 'startupProbe'].map((name) => [name, container[name]]),
      ...['preStop', 'postStart'].map((name) => [`lifecycle.${name}`, container.lifecycle?.[name]]),
    ].flatMap(([field, handler]: Part): Found =>
      (handler?.httpGet?.host ?? handler?.tcpSocket?.host) ? [[String(field), 'the kubelet asks another host']] : [],
    ),
  ),
];
