import { createHash } from 'node:crypto';
import { CREDENTIALS, hostOf, NAMESPACE, POLICY, PORT, PRODUCT, USER, VERSION } from './options';

const CHECKSUM = createHash('sha256')
  .update(JSON.stringify([['policy.yaml', POLICY]]))
  .digest('hex');
const ANNOTATIONS = {
  'checksum/config': CHECKSUM,
  'cluster-autoscaler.kubernetes.io/safe-to-evict-local-volumes': 'tmp',
};
const PRIVATE = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
];

/** The objects of one gateway as literals. */
export function gateway(name: string): object[] {
  const matchLabels = { 'app.kubernetes.io/instance': name, 'app.kubernetes.io/name': PRODUCT };
  const labels = {
    ...matchLabels,
    'app.kubernetes.io/component': 'gateway',
    'app.kubernetes.io/managed-by': 'cdk8s',
    'app.kubernetes.io/part-of': 'llm-gateway',
    'app.kubernetes.io/version': VERSION,
  };
  const metadata = { labels, name, namespace: NAMESPACE };
  const user = { runAsGroup: USER, runAsNonRoot: true, runAsUser: USER, seccompProfile: { type: 'RuntimeDefault' } };
  const probe = (get: string, periodSeconds: number, failureThreshold: number) => ({
    failureThreshold,
    httpGet: { path: get, port: 'http' },
    periodSeconds,
    timeoutSeconds: 3,
  });
  const constraint = (topologyKey: string) => ({
    labelSelector: { matchLabels },
    matchLabelKeys: ['pod-template-hash'],
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
  });
  const container = {
    args: ['--listen', `0.0.0.0:${PORT}`],
    env: Object.entries(CREDENTIALS).map(([key, env]) => ({
      name: env,
      valueFrom: { secretKeyRef: { key, name: 'credentials' } },
    })),
    image: `${PRODUCT}/gateway:${VERSION}`,
    imagePullPolicy: 'IfNotPresent',
    lifecycle: { preStop: { exec: { command: ['sleep', '15'] } } },
    livenessProbe: probe('/live', 15, 3),
    name: 'gateway',
    ports: [{ containerPort: PORT, name: 'http', protocol: 'TCP' }],
    readinessProbe: probe('/ready', 10, 3),
    resources: {
      limits: { cpu: '1', 'ephemeral-storage': '320Mi', memory: '512Mi' },
      requests: { cpu: '250m', 'ephemeral-storage': '320Mi', memory: '256Mi' },
    },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      privileged: false,
      readOnlyRootFilesystem: true,
      ...user,
    },
    startupProbe: probe('/live', 5, 12),
    volumeMounts: [
      { mountPath: '/etc/gateway', name: 'config', readOnly: true },
      { mountPath: '/tmp', name: 'tmp' },
    ],
  };
  const spec = {
    affinity: {
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          { podAffinityTerm: { labelSelector: { matchLabels }, topologyKey: 'kubernetes.io/hostname' }, weight: 100 },
        ],
      },
    },
    automountServiceAccountToken: false,
    containers: [container],
    dnsConfig: { options: [{ name: 'ndots', value: '2' }] },
    enableServiceLinks: false,
    restartPolicy: 'Always',
    securityContext: { fsGroup: USER, fsGroupChangePolicy: 'OnRootMismatch', ...user },
    serviceAccountName: name,
    terminationGracePeriodSeconds: 325,
    topologySpreadConstraints: ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map(constraint),
    volumes: [
      { configMap: { defaultMode: 0o444, name: `${name}-config` }, name: 'config' },
      { emptyDir: { sizeLimit: '64Mi' }, name: 'tmp' },
    ],
  };
  return [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { ...metadata, name: `${name}-config` }, data: { 'policy.yaml': POLICY } },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        minReadySeconds: 10,
        progressDeadlineSeconds: 600,
        revisionHistoryLimit: 3,
        selector: { matchLabels },
        strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }, type: 'RollingUpdate' },
        template: { metadata: { annotations: ANNOTATIONS, labels }, spec },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { ...metadata, annotations: { 'haproxy.org/timeout-server': '310s' } },
      spec: {
        ports: [{ appProtocol: 'http', name: 'http', port: PORT, protocol: 'TCP', targetPort: 'http' }],
        selector: matchLabels,
        type: 'ClusterIP',
      },
    },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata, automountServiceAccountToken: false },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata,
      spec: {
        egress: [
          {
            ports: [{ port: 443, protocol: 'TCP' }],
            to: [
              { ipBlock: { cidr: '0.0.0.0/0', except: PRIVATE } },
              { ipBlock: { cidr: '::/0', except: ['fc00::/8', 'fd00::/8', 'fe80::/10'] } },
            ],
          },
          {
            ports: [
              { port: 53, protocol: 'UDP' },
              { port: 53, protocol: 'TCP' },
            ],
            to: [{ ipBlock: { cidr: '169.254.20.10/32' } }, namespace('kube-system')],
          },
        ],
        ingress: [
          {
            from: [...['haproxy-controller', 'monitoring'].map(namespace), { namespaceSelector: {} }],
            ports: [{ port: PORT, protocol: 'TCP' }],
          },
        ],
        podSelector: { matchLabels },
        policyTypes: ['Ingress', 'Egress'],
      },
    },
    {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata,
      spec: { maxUnavailable: 1, selector: { matchLabels }, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
    },
    {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata,
      spec: {
        behavior: {
          scaleDown: {
            policies: [{ periodSeconds: 325, type: 'Pods', value: 1 }],
            selectPolicy: 'Max',
            stabilizationWindowSeconds: 600,
          },
          scaleUp: {
            policies: [
              { periodSeconds: 30, type: 'Percent', value: 100 },
              { periodSeconds: 30, type: 'Pods', value: 4 },
            ],
            selectPolicy: 'Max',
            stabilizationWindowSeconds: 0,
          },
        },
        maxReplicas: 20,
        metrics: [{ resource: { name: 'cpu', target: { averageUtilization: 70, type: 'Utilization' } }, type: 'Resource' }],
        minReplicas: 3,
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      },
    },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: {
        annotations: {
          'haproxy.org/load-balance': 'leastconn',
          'haproxy.org/ssl-redirect': 'true',
          'haproxy.org/timeout-server': '310s',
        },
        ...metadata,
      },
      spec: {
        ingressClassName: 'haproxy',
        rules: [
          {
            host: hostOf(name),
            http: {
              paths: [{ backend: { service: { name, port: { number: PORT } } }, path: '/v1', pathType: 'Prefix' }],
            },
          },
        ],
        tls: [{ hosts: [hostOf(name)], secretName: 'gateway-tls' }],
      },
    },
    {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      metadata,
      spec: {
        endpoints: [
          {
            interval: '30s',
            path: '/metrics',
            port: 'http',
            relabelings: [{ action: 'replace', replacement: name, targetLabel: 'job' }],
            scrapeTimeout: '10s',
          },
        ],
        selector: { matchLabels },
      },
    },
  ];
}

const namespace = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });
