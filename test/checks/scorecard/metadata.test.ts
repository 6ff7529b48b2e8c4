import { accepts, prove } from '../proof';
import { scorecard } from '.';

const role = (rule: object) => (find: (kind: string) => any, set: unknown[]) =>
  set.push({ ...find('Service'), apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', spec: undefined, rules: [rule] });

prove(scorecard, [
  [
    'an object that belongs to nobody',
    (find) => delete find('Service').metadata.labels['app.kubernetes.io/part-of'],
    'Service/gw: metadata.labels: labels are missing: app.kubernetes.io/part-of (recommended-labels)',
  ],
  [
    'pods without labels',
    (find) => (find('Deployment').spec.template.metadata = {}),
    'spec.template.metadata.labels: labels are missing',
  ],
  [
    'an illegal label value',
    (find) => (find('Service').metadata.labels.version = '1.2.3+build'),
    'metadata.labels.version: "1.2.3+build" is no value of a label (label)',
  ],
  ['a label value that is too long', (find) => (find('Service').metadata.labels.x = 'a'.repeat(64)), 'metadata.labels.x: "aaa'],
  [
    'a label that is no string',
    (find) => (find('Service').metadata.labels.x = true),
    'metadata.labels.x: true is no value of a label',
  ],
  ['no namespace', (find) => delete find('Service').metadata.namespace, 'metadata.namespace: there is none (namespace)'],
  ['the default namespace', (find) => (find('Service').metadata.namespace = 'default'), 'it is default (namespace)'],
  ['a namespace of the cluster', (find) => (find('Service').metadata.namespace = 'kube-system'), 'it is kube-system (namespace)'],
  [
    'a selector that changes with every release',
    (find) => (find('Deployment').spec.selector.matchLabels['app.kubernetes.io/version'] = '1'),
    'app.kubernetes.io/version does not stay the same (selector-labels)',
  ],
  ['a selector by path', (find) => (find('Service').spec.selector['cdk8s.io/metadata.addr'] = 'x'), '(selector-labels)'],
  ['a role for everything', role({ verbs: ['*'], resources: ['pods'] }), 'it has a wildcard (wildcard-role)'],
  ['a role that reads secrets', role({ verbs: ['get'], resources: ['secrets'] }), 'it opens Secrets (secret-role)'],
]);

accepts(scorecard, [
  [
    'an object of the whole cluster without a namespace',
    (find, set) =>
      set.push({ apiVersion: 'v1', kind: 'Namespace', metadata: { ...find('Service').metadata, namespace: undefined } }),
  ],
  ['a narrow role', role({ verbs: ['get'], resources: ['endpoints'] })],
]);
