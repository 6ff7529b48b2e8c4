import { NET } from '../machine/places';
import { binary } from '../machine/binaries';
import { administrator } from './administrator';
import { OUTSIDE } from './network';
import type { Image } from './images';

const SYSTEM = 'kube-system';

export const ADD_ON_IMAGES = (): readonly Image[] => [
  { names: ['coredns:cluster'], entrypoint: ['/coredns'], programs: { '/coredns': binary('coredns') } },
];
export const METRICS_IMAGE = (): Image => ({
  names: ['metrics-server:cluster'],
  entrypoint: ['/metrics-server'],
  programs: { '/metrics-server': binary('metrics-server') },
});

/** Names that the examples call outside; all of them are the one machine that stands for the internet. */
const HOSTS = ['api.openai.com', 'api.anthropic.com', 'api.keeptrusts.com', 'generativelanguage.googleapis.com'];

const COREFILE = `.:53 {
  errors
  ready :8181
  kubernetes cluster.local in-addr.arpa ip6.arpa {
    pods insecure
  }
  hosts {
    ${OUTSIDE.internet} ${HOSTS.join(' ')}
    fallthrough
  }
  cache 5
}
`;

/** Whoever asks for nothing gets nothing on a busy node. */
const resources = { requests: { cpu: '50m' } };

function deployment(name: string, labels: object, { containers, ...spec }: any): object {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: SYSTEM, labels },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        // on the first node, so that a drain of the second one is about the gateways
        spec: {
          serviceAccountName: name,
          nodeSelector: { 'kubernetes.io/hostname': 'node1' },
          containers: containers.map((container: object) => ({ ...container, resources })),
          ...spec,
        },
      },
    },
  };
}

function service(name: string, labels: object, spec: object): object {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: SYSTEM, labels },
    spec: { selector: labels, ...spec },
  };
}

export function coreDns(): object[] {
  const labels = { 'k8s-app': 'kube-dns' };
  const container = {
    name: 'coredns',
    image: 'coredns:cluster',
    imagePullPolicy: 'Never',
    args: ['-conf', '/etc/coredns/Corefile'],
    readinessProbe: { httpGet: { path: '/ready', port: 8181 }, periodSeconds: 1 },
    volumeMounts: [{ name: 'config', mountPath: '/etc/coredns' }],
  };
  const ports = ['UDP', 'TCP'].map((protocol) => ({ name: `dns-${protocol.toLowerCase()}`, port: 53, protocol }));
  return [
    ...administrator('coredns', SYSTEM),
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'coredns', namespace: SYSTEM }, data: { Corefile: COREFILE } },
    deployment('coredns', labels, {
      dnsPolicy: 'Default',
      containers: [container],
      volumes: [{ name: 'config', configMap: { name: 'coredns' } }],
    }),
    service('kube-dns', labels, { clusterIP: NET.dns, ports }),
  ];
}

export function metricsServer(): object[] {
  const labels = { 'k8s-app': 'metrics-server' };
  const container = {
    name: 'metrics-server',
    image: 'metrics-server:cluster',
    imagePullPolicy: 'Never',
    args: [
      '--cert-dir=/tmp',
      '--secure-port=10251',
      '--kubelet-preferred-address-types=InternalIP',
      '--kubelet-insecure-tls',
      '--metric-resolution=10s',
      '--kubelet-request-timeout=5s',
    ],
    readinessProbe: { httpGet: { path: '/readyz', port: 10251, scheme: 'HTTPS' }, periodSeconds: 2 },
  };
  return [
    ...administrator('metrics-server', SYSTEM),
    deployment('metrics-server', labels, { containers: [container] }),
    service('metrics-server', labels, { ports: [{ port: 443, targetPort: 10251 }] }),
    apiService('v1beta1', 'metrics.k8s.io', 'metrics-server'),
  ];
}

/** A small adapter for one custom metric, `in_flight` of pods. */
export function customMetrics(port: number): object[] {
  const labels = { app: 'custom-metrics' };
  const container = {
    name: 'custom-metrics',
    image: 'stand-in:cluster',
    imagePullPolicy: 'Never',
    args: ['metrics'],
    env: [{ name: 'STAND_IN_PORTS', value: String(port) }],
    readinessProbe: { tcpSocket: { port: 6443 }, periodSeconds: 1 },
  };
  return [
    ...administrator('custom-metrics', SYSTEM),
    deployment('custom-metrics', labels, { containers: [container] }),
    service('custom-metrics', labels, { ports: [{ port: 443, targetPort: 6443 }] }),
    apiService('v1beta2', 'custom.metrics.k8s.io', 'custom-metrics'),
  ];
}

/** The API server asks this Service for a group. */
export function apiService(version: string, group: string, name: string, namespace = SYSTEM): object {
  return {
    apiVersion: 'apiregistration.k8s.io/v1',
    kind: 'APIService',
    metadata: { name: `${version}.${group}` },
    spec: {
      group,
      version,
      insecureSkipTLSVerify: true,
      groupPriorityMinimum: 100,
      versionPriority: 100,
      service: { name, namespace },
    },
  };
}
