import { list } from '../finding';
import { allContainers } from '../references/workloads';
import { oneOf } from './rule';
import type { PodRule } from './rule';

/** Sysctls that touch the pod alone. */
const SAFE_SYSCTLS = [
  'kernel.shm_rmid_forced',
  ...[
    'ip_local_port_range',
    'ip_local_reserved_ports',
    'ip_unprivileged_port_start',
    'ping_group_range',
    'tcp_fin_timeout',
    'tcp_keepalive_intvl',
    'tcp_keepalive_probes',
    'tcp_keepalive_time',
    'tcp_notsent_lowat',
    'tcp_rmem',
    'tcp_slow_start_after_idle',
    'tcp_syncookies',
    'tcp_wmem',
  ].map((name) => `net.ipv4.${name}`),
];
const SELINUX_TYPES = ['', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t'];

const hostNamespaces: PodRule = (pod) =>
  ['hostNetwork', 'hostPID', 'hostIPC'].flatMap((field) => oneOf(field, pod[field], [false]));

const hostPorts: PodRule = (pod) =>
  allContainers(pod).flatMap(({ name, ports }) =>
    list(ports).flatMap(({ hostPort }) => oneOf(`hostPort of ${name}`, hostPort, [0])),
  );

/** New in 1.34: a probe with a host of its own lets the kubelet knock at any door. */
const probeHosts: PodRule = (pod) =>
  allContainers(pod).flatMap(({ name, startupProbe, readinessProbe, livenessProbe, lifecycle }) => {
    const handlers = [startupProbe, readinessProbe, livenessProbe, lifecycle?.preStop, lifecycle?.postStart];
    const hosts = handlers.flatMap((handler) => [handler?.httpGet?.host, handler?.tcpSocket?.host]);
    return hosts.flatMap((host) => oneOf(`the host of a probe of ${name}`, host, ['']));
  });

const sysctls: PodRule = (pod) =>
  list(pod.securityContext?.sysctls)
    .filter(({ name }) => !SAFE_SYSCTLS.includes(name))
    .map(({ name }) => `sysctl ${name} reaches beyond the pod`);

const contexts: PodRule = (pod) =>
  [pod, ...allContainers(pod)].flatMap((owner) => {
    const { privileged, procMount, seLinuxOptions, windowsOptions, appArmorProfile } = owner.securityContext ?? {};
    const whose = owner === pod ? 'the pod' : owner.name;

    return [
      ...oneOf(`privileged of ${whose}`, privileged, [false]),
      ...oneOf(`procMount of ${whose}`, procMount, ['Default']),
      ...oneOf(`appArmorProfile of ${whose}`, appArmorProfile?.type, ['RuntimeDefault', 'Localhost']),
      ...oneOf(`SELinux type of ${whose}`, seLinuxOptions?.type, SELINUX_TYPES),
      ...oneOf(`SELinux user of ${whose}`, seLinuxOptions?.user, ['']),
      ...oneOf(`SELinux role of ${whose}`, seLinuxOptions?.role, ['']),
      ...oneOf(`hostProcess of ${whose}`, windowsOptions?.hostProcess, [false]),
    ];
  });

export const baseline: readonly PodRule[] = [hostNamespaces, hostPorts, probeHosts, sysctls, contexts];
