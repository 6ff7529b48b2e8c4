import type { KubernetesObject } from '../manifests/object';

/* eslint-disable @typescript-eslint/no-explicit-any -- objects of any tool, read as they come */

const SERVER_METADATA = [
  'creationTimestamp',
  'deletionTimestamp',
  'generation',
  'managedFields',
  'ownerReferences',
  'resourceVersion',
  'selfLink',
  'uid',
  'finalizers',
];

const SERVER_ANNOTATIONS = [
  'kubectl.kubernetes.io/last-applied-configuration',
  'deployment.kubernetes.io/revision',
  'autoscaling.alpha.kubernetes.io/conditions',
  'autoscaling.alpha.kubernetes.io/current-metrics',
  'pv.kubernetes.io/bind-completed',
  'pv.kubernetes.io/bound-by-controller',
];

/**
 * What the API server writes by itself where nothing is stated, by the name of the field. A field with this value says the same as none,
 * so that `kubectl get -o yaml` and the file that was applied are equal.
 */
const DEFAULTS: { readonly [field: string]: readonly unknown[] } = {
  terminationMessagePath: ['/dev/termination-log'],
  terminationMessagePolicy: ['File'],
  restartPolicy: ['Always'],
  dnsPolicy: ['ClusterFirst'],
  schedulerName: ['default-scheduler'],
  protocol: ['TCP'],
  scheme: ['HTTP'],
  successThreshold: [1],
  failureThreshold: [3],
  periodSeconds: [10],
  timeoutSeconds: [1],
  initialDelaySeconds: [0],
  terminationGracePeriodSeconds: [30],
  revisionHistoryLimit: [10],
  progressDeadlineSeconds: [600],
  minReadySeconds: [0],
  sessionAffinity: ['None'],
  internalTrafficPolicy: ['Cluster'],
  externalTrafficPolicy: ['Cluster'],
  ipFamilyPolicy: ['SingleStack'],
  podManagementPolicy: ['OrderedReady'],
  defaultMode: [420],
  apiVersion: [],
  weight: [1],
  optional: [false],
  privileged: [false],
  hostNetwork: [false],
  hostPID: [false],
  hostIPC: [false],
  procMount: ['Default'],
  volumeMode: ['Filesystem'],
  automountServiceAccountToken: [true],
  enableServiceLinks: [true],
  suspend: [false],
  completions: [1],
  parallelism: [1],
  backoffLimit: [6],
  concurrencyPolicy: ['Allow'],
  completionMode: ['NonIndexed'],
  podReplacementPolicy: ['TerminatingOrFailed'],
};

/** Fields that the server alone fills in, wherever they stand below `spec`. */
const SERVER_FIELDS = new Set([
  'clusterIP',
  'clusterIPs',
  'ipFamilies',
  'nodePort',
  'healthCheckNodePort',
  'volumeName',
  'serviceAccount',
]);

/** An object as its author meant it: without status and without what the server added. */
export function normalForm(object: KubernetesObject): KubernetesObject {
  const { status: _, metadata, ...rest } = object as any;
  const kept = Object.entries(metadata ?? {}).filter(([field]) => !SERVER_METADATA.includes(field));
  const annotations = Object.entries(metadata?.annotations ?? {}).filter(([name]) => !SERVER_ANNOTATIONS.includes(name));
  return {
    ...clean(rest),
    apiVersion: object.apiVersion,
    kind: object.kind,
    metadata: { ...Object.fromEntries(kept), annotations: Object.fromEntries(annotations) } as any,
  };
}

function clean(value: any): any {
  if (Array.isArray(value)) {
    return value.map(clean);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const entries = Object.entries(value).flatMap(([field, inner]) => {
    const isHeadless = field === 'clusterIP' && inner === 'None';
    if (inner === null || (SERVER_FIELDS.has(field) && !isHeadless) || DEFAULTS[field]?.includes(inner)) {
      return [];
    }
    const kept = clean(inner);
    return isEmpty(kept) && field !== 'podSelector' && field !== 'namespaceSelector' && field !== 'emptyDir'
      ? []
      : [[field, kept]];
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
