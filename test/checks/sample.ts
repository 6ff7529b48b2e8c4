import type { Manifest } from '../support/manifest';

const LABELS = {
  'app.kubernetes.io/name': 'gateway',
  'app.kubernetes.io/instance': 'gw',
  'app.kubernetes.io/managed-by': 'cdk8s',
  'app.kubernetes.io/part-of': 'ai-platform',
  'app.kubernetes.io/component': 'gateway',
};
const SELECTOR = { 'app.kubernetes.io/name': 'gateway', 'app.kubernetes.io/instance': 'gw' };

function object(apiVersion: string, kind: string, name: string, fields: Record<string, unknown>): Manifest {
  return { apiVersion, kind, metadata: { name, namespace: 'ai-platform', labels: { ...LABELS } }, ...fields };
}

/**
 * A small set of objects that every check accepts, as fresh copies. Tests break one fact of it, so that a finding can only
 * come from that fact.
 */
export function soundSet(): Manifest[] {
  const probe = (path: string) => ({ httpGet: { path, port: 'http' }, periodSeconds: 5 });

  return structuredClone([
    object('v1', 'ServiceAccount', 'gw', { automountServiceAccountToken: false }),
    object('v1', 'ConfigMap', 'gw-config', { data: { 'config.yaml': 'routes: []\n' } }),
    object('apps/v1', 'Deployment', 'gw', {
      spec: {
        revisionHistoryLimit: 3,
        selector: { matchLabels: SELECTOR },
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
        template: {
          metadata: { labels: LABELS },
          spec: {
            serviceAccountName: 'gw',
            automountServiceAccountToken: false,
            enableServiceLinks: false,
            terminationGracePeriodSeconds: 330,
            securityContext: { runAsNonRoot: true, runAsUser: 65532, seccompProfile: { type: 'RuntimeDefault' } },
            topologySpreadConstraints: [
              {
                maxSkew: 1,
                topologyKey: 'topology.kubernetes.io/zone',
                whenUnsatisfiable: 'ScheduleAnyway',
                labelSelector: { matchLabels: SELECTOR },
              },
            ],
            dnsConfig: { options: [{ name: 'ndots', value: '2' }] },
            containers: [
              {
                name: 'gateway',
                image: `registry.example/gateway:1.2.3@sha256:${'a'.repeat(64)}`,
                imagePullPolicy: 'Always',
                ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
                env: [{ name: 'MODE', valueFrom: { configMapKeyRef: { name: 'gw-config', key: 'config.yaml' } } }],
                startupProbe: probe('/live'),
                readinessProbe: probe('/ready'),
                livenessProbe: probe('/live'),
                lifecycle: { preStop: { sleep: { seconds: 15 } } },
                resources: { requests: { cpu: '1', memory: '2Gi' }, limits: { cpu: '4', memory: '2Gi' } },
                securityContext: {
                  allowPrivilegeEscalation: false,
                  readOnlyRootFilesystem: true,
                  runAsNonRoot: true,
                  runAsUser: 65532,
                  capabilities: { drop: ['ALL'] },
                  seccompProfile: { type: 'RuntimeDefault' },
                },
                volumeMounts: [{ name: 'config', mountPath: '/etc/gateway', readOnly: true }],
              },
            ],
            volumes: [
              {
                name: 'config',
                projected: { sources: [{ configMap: { name: 'gw-config', items: [{ key: 'config.yaml', path: 'c.yaml' }] } }] },
              },
            ],
          },
        },
      },
    }),
    object('v1', 'Service', 'gw', {
      spec: { type: 'ClusterIP', selector: SELECTOR, ports: [{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' }] },
    }),
    object('policy/v1', 'PodDisruptionBudget', 'gw', {
      spec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow', selector: { matchLabels: SELECTOR } },
    }),
    object('autoscaling/v2', 'HorizontalPodAutoscaler', 'gw', {
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'gw' },
        minReplicas: 3,
        maxReplicas: 20,
        metrics: [
          {
            type: 'ContainerResource',
            containerResource: { name: 'cpu', container: 'gateway', target: { type: 'Utilization', averageUtilization: 70 } },
          },
        ],
      },
    }),
    object('networking.k8s.io/v1', 'NetworkPolicy', 'gw', {
      spec: {
        podSelector: { matchLabels: { 'app.kubernetes.io/instance': 'gw' } },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [{ ports: [{ port: 'http', protocol: 'TCP' }] }],
        egress: [
          {
            ports: [
              { port: 53, protocol: 'UDP' },
              { port: 53, protocol: 'TCP' },
            ],
          },
          { to: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8'] } }], ports: [{ port: 443, protocol: 'TCP' }] },
        ],
      },
    }),
    object('networking.k8s.io/v1', 'Ingress', 'gw', {
      spec: {
        ingressClassName: 'internal',
        tls: [{ hosts: ['llm.example.com'], secretName: 'llm-tls' }],
        rules: [
          {
            host: 'llm.example.com',
            http: { paths: [{ path: '/v1', pathType: 'Prefix', backend: { service: { name: 'gw', port: { name: 'http' } } } }] },
          },
        ],
      },
    }),
  ]);
}

/** The sound set after one change. */
export function broken(change: (find: (kind: string) => any, set: Manifest[]) => void): Manifest[] {
  const set = soundSet();
  change((kind) => set.find((manifest) => manifest.kind === kind), set);
  return set;
}

/** The Deployment's pod, for changes: `broken((find) => (podOf(find).hostNetwork = true))`. */
export function podOf(find: (kind: string) => any): any {
  return find('Deployment').spec.template.spec;
}
