import { checkManifests } from '../../../src/core/rules/check';
import type { Change } from '../../checks/proof';
import { added, holds, spec } from './found';

const both =
  (...changes: readonly Change[]): Change =>
  (find, set) =>
    changes.forEach((change) => change(find, set));
const named = (kind: string, name: string, fields: object, namespace = 'ai-platform'): object => ({
  ...{ kind, metadata: { name, namespace }, spec: fields },
});
const pods = (labels: object): object => ({ template: { metadata: { labels }, spec: { containers: [] } } });

holds('selector', [
  [
    'none at all selects nothing',
    spec('Deployment', { selector: undefined }),
    'Deployment/gw spec.selector: it does not select its own pods',
  ],
  [
    'a StatefulSet selects its own pods',
    added(named('StatefulSet', 's', { ...pods({ a: 'b' }), selector: { matchLabels: { a: 'c' } } })),
    'StatefulSet/s spec.selector: it does not select its own pods',
  ],
  [
    'a Rollout selects its own pods',
    added(named('Rollout', 'r', { ...pods({ a: 'b' }), selector: { matchLabels: { a: 'c' } } })),
    'Rollout/r spec.selector: it does not select its own pods',
  ],
  ['a Job is given one by the server', added(named('Job', 'j', pods({ a: 'b' })))],
]);

holds('replicas-beside-autoscaler', [
  [
    'no replicas are no matter, even as many as none',
    spec('Deployment', { replicas: 0 }),
    'Deployment/gw spec.replicas: an autoscaler scales it',
  ],
  [
    'an autoscaler of another name is none',
    both(
      spec('Deployment', { replicas: 3 }),
      spec('HorizontalPodAutoscaler', { scaleTargetRef: { kind: 'Deployment', name: 'x' } }),
    ),
  ],
  [
    'an autoscaler of another kind of workload is none',
    both(
      spec('Deployment', { replicas: 3 }),
      spec('HorizontalPodAutoscaler', { scaleTargetRef: { kind: 'StatefulSet', name: 'gw' } }),
    ),
  ],
  [
    'an autoscaler of another namespace is none',
    both(spec('Deployment', { replicas: 3 }), (find) => (find('HorizontalPodAutoscaler').metadata.namespace = 'x')),
  ],
  [
    'what is no autoscaler may name it',
    both(spec('Deployment', { replicas: 3 }), (find) => (find('HorizontalPodAutoscaler').kind = 'Bag')),
  ],
  [
    'KEDA scales a Deployment unless it says what',
    both(spec('Deployment', { replicas: 3 }), (find) => [
      (find('HorizontalPodAutoscaler').kind = 'ScaledObject'),
      delete find('ScaledObject').spec.scaleTargetRef.kind,
    ]),
    'Deployment/gw spec.replicas: an autoscaler scales it',
  ],
  ['what serves nobody may have both', added(named('Bag', 'gw', { replicas: 3 }))],
]);

const scaler = (name: string, target: object | undefined): object =>
  named('ScaledObject', name, { ...(target && { scaleTargetRef: target }), minReplicaCount: 1, maxReplicaCount: 2 });

holds('autoscaler-target', [
  [
    'a Deployment of another namespace is not there',
    added({ ...scaler('k', { name: 'gw' }), metadata: { name: 'k', namespace: 'x' } }),
    'ScaledObject/k spec.scaleTargetRef: there is no Deployment gw',
  ],
  ['one without a name is left to the schema', added(scaler('k', {}))],
  ['one without a target is left to the schema', added(scaler('k', undefined))],
  [
    'the Deployment of a proxy is made by its operator',
    both(
      added(scaler('k', { name: 'envoy' })),
      added(named('EnvoyProxy', 'p', { provider: { kubernetes: { envoyDeployment: { name: 'envoy' } } } })),
    ),
  ],
  [
    'a proxy of another name is no help',
    both(
      added(scaler('k', { name: 'envoy' })),
      added(named('EnvoyProxy', 'p', { provider: { kubernetes: { envoyDeployment: { name: 'x' } } } })),
    ),
    'ScaledObject/k spec.scaleTargetRef: there is no Deployment envoy',
  ],
  [
    'what is only like a proxy is no help',
    both(
      added(scaler('k', { name: 'envoy' })),
      added(named('Bag', 'p', { provider: { kubernetes: { envoyDeployment: { name: 'envoy' } } } })),
    ),
    'ScaledObject/k spec.scaleTargetRef: there is no Deployment envoy',
  ],
]);

test.each([['HorizontalPodAutoscaler'], ['ScaledObject']])('two autoscalers of one Deployment are one too many: %s', (kind) => {
  const deployment = named('Deployment', 'gw', {});
  const scalers = [scaler('a', { name: 'gw' }), { ...scaler('b', { name: 'gw' }), kind }];

  expect(checkManifests([deployment, ...scalers] as never[]).filter(({ rule }) => rule === 'autoscaler-target')).toEqual([
    expect.objectContaining({ object: 'ScaledObject/a', path: 'spec.scaleTargetRef', message: 'another autoscaler scales it' }),
    expect.objectContaining({ object: `${kind}/b`, message: 'another autoscaler scales it' }),
  ]);
});

const range = (kind: string, fields: object): Change => added(named(kind, 'r', fields));

holds('autoscaler-range', [
  ['both may be the same', range('HorizontalPodAutoscaler', { minReplicas: 2, maxReplicas: 2 })],
  [
    'at least one is the default',
    range('HorizontalPodAutoscaler', { maxReplicas: 0 }),
    'HorizontalPodAutoscaler/r spec: 1 is above 0',
  ],
  [
    'a maximum is there',
    range('HorizontalPodAutoscaler', { minReplicas: 2 }),
    'HorizontalPodAutoscaler/r spec: 2 is above undefined',
  ],
  ['KEDA has defaults for both', range('ScaledObject', {})],
  ['KEDA goes up to 100 by default', range('ScaledObject', { minReplicaCount: 101 }), 'ScaledObject/r spec: 101 is above 100'],
  ['KEDA goes down to none by default', range('ScaledObject', { maxReplicaCount: -1 }), 'ScaledObject/r spec: 0 is above -1'],
  ['what is no autoscaler has no range', range('Bag', { minReplicas: 3, maxReplicas: 2 })],
]);

const update = (rollingUpdate: object): Change => spec('Deployment', { strategy: { type: 'RollingUpdate', rollingUpdate } });
const STUCK = 'Deployment/gw spec.strategy.rollingUpdate: no pod can be replaced';

holds('rollout', [
  ['one of both above zero is enough', update({ maxSurge: 0, maxUnavailable: 1 })],
  ['the other one as well', update({ maxSurge: 1, maxUnavailable: 0 })],
  ['a share of nothing is nothing', update({ maxSurge: '0%', maxUnavailable: 0 }), STUCK],
  ['nothing is nothing in both words', update({ maxSurge: 0, maxUnavailable: '0%' }), STUCK],
  [
    'what is ready at the deadline is too late',
    spec('Deployment', { minReadySeconds: 600 }),
    'Deployment/gw spec.progressDeadlineSeconds: no rollout can succeed',
  ],
  ['what is ready before it is not', spec('Deployment', { minReadySeconds: 599 })],
  [
    'a deadline of nothing fails every rollout',
    spec('Deployment', { progressDeadlineSeconds: 0 }),
    'Deployment/gw spec.progressDeadlineSeconds: no rollout can succeed',
  ],
  ['another kind has other strategies', added(named('Bag', 'b', { progressDeadlineSeconds: 0 }))],
]);

const BLOCKED = 'PodDisruptionBudget/gw spec: it admits no eviction, and so no drain of a node';

holds('disruption-budget', [
  ['a share of nothing blocks', spec('PodDisruptionBudget', { maxUnavailable: '0%' }), BLOCKED],
  ['all of them block', spec('PodDisruptionBudget', { maxUnavailable: undefined, minAvailable: '100%' }), BLOCKED],
  ['most of them do not', spec('PodDisruptionBudget', { maxUnavailable: undefined, minAvailable: '99%' })],
  [
    'it selects pods',
    spec('PodDisruptionBudget', { selector: { matchLabels: { a: 'b' } } }),
    'PodDisruptionBudget/gw spec.selector: it selects no pods',
  ],
  ['another kind may admit none', added(named('Bag', 'b', { maxUnavailable: 0 }))],
]);

const sibling = (kind: string, labels: object): Change => added(named(kind, 's', pods(labels)));
const SHARED = { 'app.kubernetes.io/name': 'gateway', 'app.kubernetes.io/instance': 'gw' };

holds('shared-pods', [
  [
    'a workload of another kind counts',
    sibling('StatefulSet', SHARED),
    'Deployment/gw spec.selector: it selects the pods of StatefulSet/s, too',
  ],
  [
    'a workload of the same name counts',
    added(named('StatefulSet', 'gw', pods(SHARED))),
    'Deployment/gw spec.selector: it selects the pods of StatefulSet/gw, too',
  ],
  [
    'a workload of the same kind counts',
    sibling('Deployment', SHARED),
    'Deployment/gw spec.selector: it selects the pods of Deployment/s, too',
  ],
  ['a job does not serve', sibling('Job', SHARED)],
  ['other labels are no matter', sibling('StatefulSet', { a: 'b' })],
  ['another namespace is no matter', added(named('StatefulSet', 's', pods(SHARED), 'x'))],
]);

const role = (kind: string, rules: readonly object[]): Change => added({ kind, metadata: { name: 'r', namespace: 'a' }, rules });

holds('wildcard-role', [
  [
    'a resource may be one',
    role('ClusterRole', [{ resources: ['pods'] }, { resources: ['*'] }]),
    'ClusterRole/r rules[1]: it has a wildcard',
  ],
  ['a verb may be one', role('Role', [{ verbs: ['get', '*'] }]), 'Role/r rules[0]: it has a wildcard'],
  ['another kind has other rules', role('Bag', [{ verbs: ['*'] }])],
]);

holds('secret-role', [
  [
    'one of a whole cluster counts',
    role('ClusterRole', [{ resources: ['pods', 'secrets'] }]),
    'ClusterRole/r rules[0]: it opens Secrets',
  ],
  ['another kind has other rules', role('Bag', [{ resources: ['secrets'] }])],
]);
