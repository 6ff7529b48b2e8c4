import type { Manifest } from '../support/manifest';

/** A gateway as any tool might have made it: Deployment, Service, Ingress, policy, autoscaler, budget, account. */
export function sample(change: (objects: Record<string, any>) => void = () => undefined): Manifest[] {
  const labels = { app: 'gateway' };
  const metadata = { name: 'gateway', namespace: 'ai' };
  const objects: Record<string, any> = {
    account: { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
    config: { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { 'config.yaml': 'level: info\nport: 8080\n' } },
    policy: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata,
      spec: {
        podSelector: { matchLabels: labels },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [
          {
            from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'proxies' } } }],
            ports: [{ port: 8080, protocol: 'TCP' }],
          },
        ],
        egress: [{ to: [{ ipBlock: { cidr: '10.1.0.0/16' } }], ports: [{ port: 443, protocol: 'TCP' }] }],
      },
    },
    deployment: {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { ...metadata, labels },
      spec: {
        selector: { matchLabels: labels },
        template: {
          metadata: { labels, annotations: { 'checksum/config': 'a1' } },
          spec: {
            serviceAccountName: 'gateway',
            automountServiceAccountToken: false,
            terminationGracePeriodSeconds: 325,
            containers: [
              {
                name: 'gateway',
                image: 'registry.example.com/gateway:1.0.0',
                env: [{ name: 'OPENAI_API_KEY', valueFrom: { secretKeyRef: { name: 'keys', key: 'openai' } } }],
                lifecycle: { preStop: { exec: { command: ['sleep', '15'] } } },
                resources: { requests: { cpu: '500m', memory: '1Gi' } },
                securityContext: {
                  allowPrivilegeEscalation: false,
                  capabilities: { drop: ['ALL'] },
                  readOnlyRootFilesystem: true,
                  runAsNonRoot: true,
                },
                volumeMounts: [{ name: 'config', mountPath: '/etc/gateway' }],
              },
            ],
            volumes: [{ name: 'config', configMap: { name: 'gateway' } }],
          },
        },
      },
    },
    service: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { selector: labels, ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
    },
    autoscaler: {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata,
      spec: {
        minReplicas: 2,
        maxReplicas: 10,
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'gateway' },
        metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } }],
      },
    },
    ingress: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { ...metadata, annotations: { 'nginx.ingress.kubernetes.io/proxy-read-timeout': '310' } },
      spec: {
        ingressClassName: 'nginx',
        rules: [
          {
            host: 'llm.example.com',
            http: {
              paths: [{ path: '/v1', pathType: 'Prefix', backend: { service: { name: 'gateway', port: { number: 80 } } } }],
            },
          },
        ],
        tls: [{ hosts: ['llm.example.com'], secretName: 'gateway-tls' }],
      },
    },
  };
  const copy = JSON.parse(JSON.stringify(objects));
  change(copy);
  return Object.values(copy);
}
