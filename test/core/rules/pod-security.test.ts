import type { Change } from '../../checks/proof';
import { podOf } from '../../checks/sample';
import { container, holds, inContainer, inPod, pod } from './found';

const context =
  (fields: object): Change =>
  (find) =>
    Object.assign(podOf(find).containers[0].securityContext, fields);
const podContext =
  (fields: object): Change =>
  (find) =>
    Object.assign(podOf(find).securityContext, fields);
const both =
  (...changes: readonly Change[]): Change =>
  (find, set) =>
    changes.forEach((change) => change(find, set));

holds('host-namespace', [
  ['the processes of the node are found', pod({ hostPID: true }), inPod('hostPID: the pod shares it with its node')],
  ['the memory of the node is found', pod({ hostIPC: true }), inPod('hostIPC: the pod shares it with its node')],
  ['false is as good as nothing', pod({ hostNetwork: false })],
]);

holds('host-path', [['another volume is fine', pod({ volumes: [{ name: 'a', emptyDir: {} }] })]]);

holds('volume-type', [
  [
    'every type that is admitted is fine',
    pod({
      volumes: 'configMap csi downwardAPI emptyDir ephemeral image persistentVolumeClaim projected secret hostPath'
        .split(' ')
        .map((type, i) => ({ name: `v${i}`, [type]: {} })),
    }),
  ],
]);

const sysctl = (name: unknown): Change => podContext({ sysctls: [{ name }] });
const more = (name: string): string => inPod(`securityContext.sysctls[0]: ${name} changes more than the pod`);

holds('sysctl', [
  ['one of the pod alone is fine', sysctl('net.ipv4.tcp_keepalive_time')],
  ['the ports that need no root are fine', sysctl('net.ipv4.ip_unprivileged_port_start')],
  ['one that starts like it is not', sysctl('net.ipv4.tcp_rmem_max'), more('net.ipv4.tcp_rmem_max')],
  ['one that ends like it is not', sysctl('my.net.ipv4.tcp_rmem'), more('my.net.ipv4.tcp_rmem')],
  ['a dot is a dot', sysctl('net.ipv4xtcp_rmem'), more('net.ipv4xtcp_rmem')],
]);

holds('capabilities', [
  ['low ports are nothing more', context({ capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } })],
  [
    'dropping some is not dropping all',
    context({ capabilities: { drop: ['NET_RAW'] } }),
    inContainer('securityContext.capabilities.drop: ALL is not dropped'),
  ],
  [
    'what is added is said',
    context({ capabilities: { drop: ['ALL'], add: ['NET_ADMIN', 'NET_BIND_SERVICE', 'SYS_TIME'] } }),
    inContainer('securityContext.capabilities.add: adds NET_ADMIN, SYS_TIME'),
  ],
]);

holds('run-as-non-root', [
  ['the pod may say it for the container', context({ runAsNonRoot: undefined })],
  ['the container is asked first', context({ runAsNonRoot: false }), inContainer('securityContext.runAsNonRoot: it is not true')],
  [
    'nobody says it',
    both(context({ runAsNonRoot: undefined }), podContext({ runAsNonRoot: undefined })),
    inContainer('securityContext.runAsNonRoot: it is not true'),
  ],
  [
    'a pod of root is found',
    both(context({ runAsUser: undefined }), podContext({ runAsUser: 0 })),
    inContainer('securityContext.runAsUser: it is root'),
  ],
  ['the user of the container counts', podContext({ runAsUser: 0 })],
  ['no user at all is fine', both(context({ runAsUser: undefined }), podContext({ runAsUser: undefined }))],
]);

holds('seccomp', [
  ['a profile of the node is fine', context({ seccompProfile: { type: 'Localhost' } })],
  ['the pod may say it for the container', context({ seccompProfile: undefined })],
  [
    'unconfined is not',
    context({ seccompProfile: { type: 'Unconfined' } }),
    inContainer('securityContext.seccompProfile: it is Unconfined'),
  ],
  ['a profile has a type', context({ seccompProfile: {} }), inContainer('securityContext.seccompProfile: it is not set')],
]);

holds('host-port', [['nothing is no port', container({ ports: [{ containerPort: 1, hostPort: 0 }] })]]);

holds('proc-mount', [
  ['the default may be stated', context({ procMount: 'Default' })],
  [
    'a process of the host is found',
    context({ windowsOptions: { hostProcess: true } }),
    inContainer('securityContext.windowsOptions.hostProcess: it is true'),
  ],
  ['other options of Windows are fine', context({ windowsOptions: { runAsUserName: 'a' } })],
]);

const HOST = { host: 'a' };

holds('handler-host', [
  [
    'a socket of another host is found',
    container({ startupProbe: { tcpSocket: HOST } }),
    inContainer('startupProbe: the kubelet asks another host'),
  ],
  [
    'readiness is looked at',
    container({ readinessProbe: { httpGet: HOST } }),
    inContainer('readinessProbe: the kubelet asks another host'),
  ],
  [
    'what runs before the end is looked at',
    container({ lifecycle: { preStop: { httpGet: HOST } } }),
    inContainer('lifecycle.preStop: the kubelet asks another host'),
  ],
  [
    'what runs after the start is looked at',
    container({ lifecycle: { postStart: { tcpSocket: HOST } } }),
    inContainer('lifecycle.postStart: the kubelet asks another host'),
  ],
  ['no hooks are fine', container({ lifecycle: undefined })],
]);

holds('privileged', [['false is as good as nothing', context({ privileged: false })]]);
holds('privilege-escalation', [
  [
    'what is true is found',
    context({ allowPrivilegeEscalation: true }),
    inContainer('securityContext.allowPrivilegeEscalation: it is not false'),
  ],
]);
