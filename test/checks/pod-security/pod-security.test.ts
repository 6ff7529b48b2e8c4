import { accepts, prove } from '../proof';
import type { Change } from '../proof';
import { podOf } from '../sample';
import { podSecurity } from '.';

const pod =
  (fields: object): Change =>
  (find) =>
    Object.assign(podOf(find), fields);

const podContext =
  (fields: object): Change =>
  (find) =>
    Object.assign(podOf(find).securityContext, fields);

const context =
  (fields: object): Change =>
  (find) =>
    Object.assign(podOf(find).containers[0].securityContext, fields);

const container =
  (fields: object): Change =>
  (find) =>
    Object.assign(podOf(find).containers[0], fields);

const apparmor =
  (value: string): Change =>
  (find) =>
    (find('Deployment').spec.template.metadata.annotations = { 'container.apparmor.security.beta.kubernetes.io/gateway': value });

prove(podSecurity, [
  ['the network of the host', pod({ hostNetwork: true }), 'Deployment/gw: hostNetwork is true (pod-security)'],
  ['the processes of the host', pod({ hostPID: true }), 'hostPID is true'],
  ['the memory of the host', pod({ hostIPC: true }), 'hostIPC is true'],
  ['a port of the host', container({ ports: [{ containerPort: 80, hostPort: 80 }] }), 'hostPort of gateway is 80'],
  ['a probe of another host', container({ livenessProbe: { httpGet: { host: 'x' } } }), 'host of a probe of gateway is "x"'],
  [
    'a preStop at another host',
    container({ lifecycle: { preStop: { tcpSocket: { host: 'x' } } } }),
    'host of a probe of gateway is "x"',
  ],
  ['an unsafe sysctl', podContext({ sysctls: [{ name: 'kernel.msgmax' }] }), 'sysctl kernel.msgmax reaches beyond the pod'],
  ['a privileged container', context({ privileged: true }), 'privileged of gateway is true'],
  ['an unmasked proc', context({ procMount: 'Unmasked' }), 'procMount of gateway is "Unmasked"'],
  ['an unconfined AppArmor profile', podContext({ appArmorProfile: { type: 'Unconfined' } }), 'appArmorProfile of the pod'],
  ['an unconfined AppArmor annotation', apparmor('unconfined'), 'is "unconfined"'],
  ['an SELinux type of its own', context({ seLinuxOptions: { type: 'spc_t' } }), 'SELinux type of gateway is "spc_t"'],
  ['an SELinux user', podContext({ seLinuxOptions: { user: 'root' } }), 'SELinux user of the pod is "root"'],
  ['an SELinux role', podContext({ seLinuxOptions: { role: 'r' } }), 'SELinux role of the pod is "r"'],
  ['a Windows host process', podContext({ windowsOptions: { hostProcess: true } }), 'hostProcess of the pod is true'],
  ['a folder of the host', pod({ volumes: [{ name: 'v', hostPath: { path: '/' } }] }), 'the type of volume v is "hostPath"'],
  [
    'privilege escalation left open',
    context({ allowPrivilegeEscalation: undefined }),
    'allowPrivilegeEscalation of gateway is not false',
  ],
  ['root allowed by the container', context({ runAsNonRoot: false }), 'runAsNonRoot of gateway is not true'],
  ['the user 0', context({ runAsUser: 0 }), 'runAsUser of gateway is 0'],
  ['the user 0 of the pod', podContext({ runAsUser: 0 }), 'runAsUser of the pod is 0'],
  ['an unconfined seccomp profile', context({ seccompProfile: { type: 'Unconfined' } }), 'seccompProfile of gateway is neither'],
  [
    'an unconfined seccomp profile of the pod',
    podContext({ seccompProfile: { type: 'Unconfined' } }),
    'seccompProfile of the pod is',
  ],
  ['capabilities that are kept', context({ capabilities: { drop: ['NET_RAW'] } }), 'gateway does not drop ALL capabilities'],
  ['a capability in lower case', context({ capabilities: { drop: ['all'] } }), 'does not drop ALL'],
  ['an added capability', context({ capabilities: { drop: ['ALL'], add: ['SYS_PTRACE'] } }), 'of gateway is "SYS_PTRACE"'],
  ['an init container without any of it', pod({ initContainers: [{ name: 'init' }] }), 'init does not drop ALL capabilities'],
]);

test('finds a container and a pod that both leave seccomp unset', () => {
  const manifest = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec: { containers: [{ name: 'c' }] } };

  expect(podSecurity([manifest]).map(({ message }) => message)).toEqual([
    'allowPrivilegeEscalation of c is not false',
    'runAsNonRoot of c is not true',
    'seccompProfile of c is neither RuntimeDefault nor Localhost',
    'c does not drop ALL capabilities',
  ]);
});

accepts(podSecurity, [
  ['root refused by the pod alone', context({ runAsNonRoot: undefined })],
  ['seccomp set by the pod alone', context({ seccompProfile: undefined })],
  ['seccomp set by every container alone', podContext({ seccompProfile: undefined })],
  ['a safe sysctl', podContext({ sysctls: [{ name: 'net.ipv4.tcp_keepalive_time' }] })],
  ['the one capability that may be added', context({ capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } })],
  ['a local AppArmor profile', apparmor('localhost/gateway')],
]);
