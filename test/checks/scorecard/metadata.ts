import type { Manifest } from '../../support/manifest';
import { list } from '../finding';
import { eachObject, eachPod } from './row';

const LABELS = ['name', 'instance', 'managed-by', 'part-of', 'component'].map((name) => `app.kubernetes.io/${name}`);
const LABEL_VALUE = /^$|^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;
/** They change with a release, a tool or a construct's place; the selector of a Deployment can never change. */
const UNSTABLE = /^(app\.kubernetes\.io\/(version|managed-by)|helm\.sh\/.*|cdk8s\.io\/.*)$/;
const CLUSTER_WIDE = [
  'Bundle',
  'ClusterRole',
  'ClusterRoleBinding',
  'ClusterSecretStore',
  'ClusterTriggerAuthentication',
  'CustomResourceDefinition',
  'GatewayClass',
  'IngressClass',
  'Namespace',
  'PersistentVolume',
  'PriorityClass',
  'StorageClass',
];

/** Who an object belongs to, in words that every tool understands. */
export const metadata = [
  eachObject('labels', [], (manifest) => labelled(manifest.metadata?.labels)),
  eachPod('pod-labels', ({ labels }) => labelled(labels)),

  eachObject('namespace', [], (manifest: Manifest) => {
    if (CLUSTER_WIDE.includes(manifest.kind)) return undefined;
    const namespace = manifest.metadata?.namespace;
    if (namespace === undefined) return 'it has no namespace';
    return namespace === 'default' || namespace.startsWith('kube-') ? `its namespace is ${namespace}` : undefined;
  }),

  eachObject('selector-labels', [], ({ kind, spec }) => {
    const selector = kind === 'Service' ? spec?.selector : spec?.selector?.matchLabels;
    const unstable = Object.keys(selector ?? {}).find((key) => UNSTABLE.test(key));
    return unstable && `it selects by ${unstable}, which does not stay the same`;
  }),

  eachObject('rbac', ['Role', 'ClusterRole'], ({ rules }: Manifest) => {
    const wide = list(rules).find(({ verbs, resources }) => [...list(verbs), ...list(resources)].includes('*'));
    if (wide) return 'a rule has a wildcard';
    return list(rules).some(({ resources }) => list(resources).includes('secrets')) ? 'it may read secrets' : undefined;
  }),
];

function labelled(labels: Record<string, unknown> | undefined): string | undefined {
  const missing = LABELS.filter((key) => !labels?.[key]);
  if (missing.length > 0) return `labels are missing: ${missing.join(', ')}`;

  const illegal = Object.entries(labels ?? {}).find(([, value]) => typeof value !== 'string' || !LABEL_VALUE.test(value));
  return illegal && `label ${illegal[0]} has an illegal value: ${illegal[1]}`;
}
