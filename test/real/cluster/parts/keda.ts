import { readFileSync } from 'node:fs';
import { apiService } from './add-ons';
import { AUTHORITY, certificate, issue } from './certificates';
import type { Cluster } from './cluster';
import { runController } from './controllers';

const NAMESPACE = 'keda';
const HOOKS = 'keda-admission-webhooks';
const OPERATOR = 'keda-operator';
const ADAPTER = 'keda-metrics-apiserver';
const CERTIFICATES = 'kedaorg-certs';

/** KEDA: what scales, what answers the autoscaler, and what refuses a ScaledObject that cannot work. */
export async function runKeda(cluster: Cluster): Promise<void> {
  const names = [OPERATOR, ADAPTER, HOOKS].flatMap((name) => [
    `${name}.${NAMESPACE}.svc`,
    `${name}.${NAMESPACE}.svc.cluster.local`,
  ]);
  issue(
    'keda',
    '/CN=keda',
    names.map((name) => `DNS:${name}`),
  );
  const { cert, key } = certificate('keda');
  const files = { 'ca.crt': AUTHORITY, 'tls.crt': cert, 'tls.key': key };
  const contents = Object.entries(files).map(([name, file]) => [name, readFileSync(file, 'utf8')]);
  await cluster.objects.applyAll([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } },
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: CERTIFICATES, namespace: NAMESPACE },
      stringData: Object.fromEntries(contents),
    },
  ]);
  const common = {
    namespace: NAMESPACE,
    env: { WATCH_NAMESPACE: '' },
    folders: { '/certs': { secret: { secretName: CERTIFICATES } } },
  };
  const ready = { path: '/readyz', port: 8081 };
  await Promise.all([
    runController(cluster, { ...common, name: OPERATOR, program: 'keda-operator', ports: { 9666: 9666 }, ready }),
    runController(cluster, { ...common, name: HOOKS, program: 'keda-webhooks', ports: { 443: 9443 }, ready }),
  ]);
  await runController(cluster, {
    ...common,
    name: ADAPTER,
    program: 'keda-adapter',
    args: ['--secure-port=6443', '--tls-cert-file=/certs/tls.crt', '--tls-private-key-file=/certs/tls.key', '--cert-dir=/certs'],
    ports: { 443: 6443 },
    ready: { path: '/readyz', port: 6443, scheme: 'HTTPS' },
  });
  await cluster.objects.applyAll([apiService('v1beta1', 'external.metrics.k8s.io', ADAPTER, NAMESPACE), hook()]);
}

/** Nothing gets past it. */
function hook(): object {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: 'keda-admission' },
    webhooks: [
      {
        name: 'vscaledobject.kb.io',
        admissionReviewVersions: ['v1'],
        clientConfig: {
          service: { name: HOOKS, namespace: NAMESPACE, path: '/validate-keda-sh-v1alpha1-scaledobject' },
          caBundle: readFileSync(AUTHORITY).toString('base64'),
        },
        failurePolicy: 'Fail',
        sideEffects: 'None',
        rules: [
          { apiGroups: ['keda.sh'], apiVersions: ['v1alpha1'], operations: ['CREATE', 'UPDATE'], resources: ['scaledobjects'] },
        ],
      },
    ],
  };
}
