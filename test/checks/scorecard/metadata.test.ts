import { accepts, prove } from '../proof';
import { scorecard } from '.';

const role = (rule: object) => (find: (kind: string) => any, set: unknown[]) =>
  set.push({ ...find('Service'), apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', spec: undefined, rules: [rule] });

prove(scorecard, [
  [
    'an object that belongs to nobody',
    (find) => delete find('Service').metadata.labels['app.kubernetes.io/part-of'],
    'Service/gw: labels are missing: app.kubernetes.io/part-of (labels)',
  ],
  ['pods without labels', (find) => (find('Deployment').spec.template.metadata = {}), '(pod-labels)'],
  [
    'an illegal label value',
    (find) => (find('Service').metadata.labels.version = '1.2.3+build'),
    'an illegal value: 1.2.3+build (labels)',
  ],
  [
    'a label value that is too long',
    (find) => (find('Service').metadata.labels.x = 'a'.repeat(64)),
    'label x has an illegal value',
  ],
  ['a label that is no string', (find) => (find('Service').metadata.labels.x = true), 'label x has an illegal value: true'],
  ['no namespace', (find) => delete find('Service').metadata.namespace, 'it has no namespace (namespace)'],
  ['the default namespace', (find) => (find('Service').metadata.namespace = 'default'), 'its namespace is default (namespace)'],
  ['a namespace of the cluster', (find) => (find('Service').metadata.namespace = 'kube-system'), 'its namespace is kube-system'],
  [
    'a selector that changes with every release',
    (find) => (find('Deployment').spec.selector.matchLabels['app.kubernetes.io/version'] = '1'),
    'it selects by app.kubernetes.io/version, which does not stay the same (selector-labels)',
  ],
  ['a selector by path', (find) => (find('Service').spec.selector['cdk8s.io/metadata.addr'] = 'x'), '(selector-labels)'],
  ['a role for everything', role({ verbs: ['*'], resources: ['pods'] }), 'a rule has a wildcard (rbac)'],
  ['a role that reads secrets', role({ verbs: ['get'], resources: ['secrets'] }), 'it may read secrets (rbac)'],
]);

accepts(scorecard, [
  [
    'an object of the whole cluster without a namespace',
    (find, set) =>
      set.push({ apiVersion: 'v1', kind: 'Namespace', metadata: { ...find('Service').metadata, namespace: undefined } }),
  ],
  ['a narrow role', role({ verbs: ['get'], resources: ['endpoints'] })],
]);
