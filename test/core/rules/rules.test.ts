import { checkManifests, RULES } from '../../../src/core/rules/check';
import type { Manifest } from '../../../src/core/rules/rule';
import type { Change } from '../../checks/proof';
import { broken, podOf, soundSet } from '../../checks/sample';

const rules = (manifests: readonly unknown[]): string[] =>
  checkManifests(manifests as Manifest[]).map(({ rule, object, path }) => `${rule} ${object} ${path}`);
const container =
  (change: (container: any) => unknown): Change =>
  (find) =>
    change(podOf(find).containers[0]);
const spec =
  (kind: string, fields: object): Change =>
  (find) =>
    Object.assign(find(kind).spec, fields);
const C = 'Deployment/gw spec.template.spec.containers[0]';

test('accepts a sound set of objects', () => {
  expect(rules(soundSet())).toEqual([]);
});

const FOUND: ReadonlyArray<[what: string, change: Change, expected: string]> = [
  [
    'a network of the node',
    (find) => (podOf(find).hostNetwork = true),
    'host-namespace Deployment/gw spec.template.spec.hostNetwork',
  ],
  [
    'files of the node',
    (find) => podOf(find).volumes.push({ name: 'h', hostPath: { path: '/' } }),
    'host-path Deployment/gw spec.template.spec.volumes[1].hostPath',
  ],
  [
    'a volume of another type',
    (find) => podOf(find).volumes.push({ name: 'h', nfs: {} }),
    'volume-type Deployment/gw spec.template.spec.volumes[1].nfs',
  ],
  [
    'a sysctl',
    (find) => (podOf(find).securityContext.sysctls = [{ name: 'kernel.msgmax' }]),
    'sysctl Deployment/gw spec.template.spec.securityContext.sysctls[0]',
  ],
  [
    'a token',
    (find) => delete podOf(find).automountServiceAccountToken,
    'service-account-token Deployment/gw spec.template.spec.automountServiceAccountToken',
  ],
  [
    'a privileged container',
    container((c) => (c.securityContext.privileged = true)),
    `privileged ${C}.securityContext.privileged`,
  ],
  [
    'escalation',
    container((c) => delete c.securityContext.allowPrivilegeEscalation),
    `privilege-escalation ${C}.securityContext.allowPrivilegeEscalation`,
  ],
  [
    'kept capabilities',
    container((c) => delete c.securityContext.capabilities),
    `capabilities ${C}.securityContext.capabilities.drop`,
  ],
  [
    'more capabilities',
    container((c) => (c.securityContext.capabilities.add = ['SYS_ADMIN'])),
    `capabilities ${C}.securityContext.capabilities.add`,
  ],
  ['root', container((c) => (c.securityContext.runAsUser = 0)), `run-as-non-root ${C}.securityContext.runAsUser`],
  [
    'no security context',
    (find) => {
      delete podOf(find).securityContext;
      delete podOf(find).containers[0].securityContext;
    },
    `seccomp ${C}.securityContext.seccompProfile`,
  ],
  [
    'a root that can be written',
    container((c) => delete c.securityContext.readOnlyRootFilesystem),
    `read-only-root ${C}.securityContext.readOnlyRootFilesystem`,
  ],
  ['a port of the node', container((c) => (c.ports[0].hostPort = 80)), `host-port ${C}.ports[0].hostPort`],
  ['another proc', container((c) => (c.securityContext.procMount = 'Unmasked')), `proc-mount ${C}.securityContext.procMount`],
  ['a probe of another host', container((c) => (c.livenessProbe.httpGet.host = 'a')), `handler-host ${C}.livenessProbe`],
  ['no image', container((c) => (c.image = 'a/b:1@sha256:zz@junk')), `image ${C}.image`],
  ['an image that moves', container((c) => (c.image = 'a/b')), `image-version ${C}.image`],
  ['no request', container((c) => delete c.resources.requests), `resources ${C}.resources.requests.cpu`],
  [
    'a request above its limit',
    container((c) => (c.resources.requests.memory = '3Gi')),
    `request-above-limit ${C}.resources.requests.memory`,
  ],
  ['a variable that is a number', container((c) => (c.env = [{ name: 'A', value: 1 }])), `env ${C}.env[0].value`],
  ['a variable with two sources', container((c) => (c.env[0].value = 'x')), `env ${C}.env[0]`],
  ['a variable twice', container((c) => c.env.push({ name: 'MODE' })), `env ${C}.env[1].name`],
  [
    'a variable before what it names',
    container((c) => c.env.push({ name: 'URL', value: 'x$(LATER)' })),
    `env-order ${C}.env[1].value`,
  ],
  ['a secret in the open', container((c) => c.env.push({ name: 'MY_TOKEN', value: 'x' })), `literal-secret ${C}.env[1].value`],
  ['port 0', container((c) => (c.ports[0].containerPort = 0)), `port ${C}.ports[0].containerPort`],
  ['a protocol in lower case', container((c) => (c.ports[0].protocol = 'tcp')), `port ${C}.ports[0].protocol`],
  [
    'a probe of a missing port',
    container((c) => (c.readinessProbe.httpGet.port = 'web')),
    `probe ${C}.readinessProbe.httpGet.port`,
  ],
  ['no probe', container((c) => delete c.livenessProbe), `no-probe ${C}.livenessProbe`],
  ['a mount over the root', container((c) => (c.volumeMounts[0].mountPath = '/')), `mount ${C}.volumeMounts[0].mountPath`],
  [
    'a mount that leaves its volume',
    container((c) => (c.volumeMounts[0].subPath = '../etc')),
    `mount ${C}.volumeMounts[0].subPath`,
  ],
  ['a mount of nothing', container((c) => (c.volumeMounts[0].name = 'x')), `mount ${C}.volumeMounts[0].name`],
  [
    'two containers of one name',
    (find) => podOf(find).containers.push(podOf(find).containers[0]),
    'container-name Deployment/gw spec.template.spec.containers',
  ],
  [
    'a volume without a source',
    (find) => podOf(find).volumes.push({ name: 'x' }),
    'volume Deployment/gw spec.template.spec.volumes[1]',
  ],
  [
    'a grace period below a preStop',
    (find) => (podOf(find).terminationGracePeriodSeconds = 5),
    'grace Deployment/gw spec.template.spec.terminationGracePeriodSeconds',
  ],
  [
    'changed labels of pods',
    (find) => (find('Deployment').spec.template.metadata.labels = {}),
    'selector Deployment/gw spec.selector',
  ],
  [
    'replicas beside an autoscaler',
    spec('Deployment', { replicas: 3 }),
    'replicas-beside-autoscaler Deployment/gw spec.replicas',
  ],
  [
    'an autoscaler of nothing',
    (find) => (find('HorizontalPodAutoscaler').spec.scaleTargetRef.name = 'x'),
    'autoscaler-target HorizontalPodAutoscaler/gw spec.scaleTargetRef',
  ],
  [
    'a minimum above its maximum',
    spec('HorizontalPodAutoscaler', { minReplicas: 21 }),
    'autoscaler-range HorizontalPodAutoscaler/gw spec',
  ],
  [
    'a rollout that cannot move',
    (find) => (find('Deployment').spec.strategy.rollingUpdate.maxSurge = 0),
    'rollout Deployment/gw spec.strategy.rollingUpdate',
  ],
  ['a budget that blocks', spec('PodDisruptionBudget', { maxUnavailable: 0 }), 'disruption-budget PodDisruptionBudget/gw spec'],
  [
    'a number beyond 32 bits',
    spec('Deployment', { progressDeadlineSeconds: 2 ** 31 }),
    'int32 Deployment/gw spec.progressDeadlineSeconds',
  ],
  ['a Service that selects nothing', spec('Service', { selector: { app: 'x' } }), 'service-selector Service/gw spec.selector'],
  [
    'a Service of a missing port',
    (find) => (find('Service').spec.ports[0].targetPort = 'web'),
    'service-port Service/gw spec.ports[0].targetPort',
  ],
  ['a public Service', spec('Service', { type: 'LoadBalancer' }), 'service-exposure Service/gw spec.loadBalancerSourceRanges'],
  ['addresses of others', spec('Service', { externalIPs: ['10.0.0.1'] }), 'service-exposure Service/gw spec.externalIPs'],
  [
    'a policy of nothing',
    (find) => (find('NetworkPolicy').spec.podSelector = { matchLabels: { a: 'b' } }),
    'network-policy-target NetworkPolicy/gw spec.podSelector',
  ],
  ['no policy in one direction', spec('NetworkPolicy', { policyTypes: ['Ingress'] }), 'network-policy Deployment/gw '],
  ['an Ingress without TLS', spec('Ingress', { tls: [] }), 'ingress Ingress/gw spec.tls'],
  ['no namespace', (find) => delete find('Service').metadata.namespace, 'namespace Service/gw metadata.namespace'],
  ['no name', (find) => (find('ConfigMap').metadata.name = 'Config_1'), 'name ConfigMap/Config_1 metadata.name'],
  ['a value that is no label', (find) => (find('Service').metadata.labels.a = 'b c'), 'label Service/gw metadata.labels.a'],
  [
    'an annotation that is a number',
    (find) => (find('Service').metadata.annotations = { a: 600 }),
    'annotation Service/gw metadata.annotations.a',
  ],
  [
    'annotations that are too large',
    (find) => (find('Service').metadata.annotations = { a: 'x'.repeat(2 ** 18) }),
    'annotation Service/gw metadata.annotations',
  ],
  [
    'a ConfigMap that is too large',
    (find) => (find('ConfigMap').data.a = 'x'.repeat(2 ** 20)),
    'config-size ConfigMap/gw-config data',
  ],
  ['a version that is gone', (find) => (find('Ingress').apiVersion = 'extensions/v1beta1'), 'api-version Ingress/gw apiVersion'],
  ['the same object twice', (find, set) => set.push(structuredClone(find('Service'))), 'same-object Service/gw metadata.name'],
  [
    'pods of two workloads',
    (find, set) => set.push({ ...structuredClone(find('Deployment')), metadata: { name: 'b', namespace: 'ai-platform' } }),
    'shared-pods Deployment/gw spec.selector',
  ],
  [
    'a role for everything',
    (_find, set) =>
      set.push({
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'Role',
        metadata: { name: 'r', namespace: 'a' },
        rules: [{ verbs: ['*'] }],
      } as never),
    'wildcard-role Role/r rules[0]',
  ],
  [
    'a role that reads Secrets',
    (_find, set) => set.push({ kind: 'Role', metadata: { name: 'r' }, rules: [{ resources: ['secrets'] }] } as never),
    'secret-role Role/r rules[0]',
  ],
  [
    'variables of every Service',
    (find) => delete podOf(find).enableServiceLinks,
    'service-links Deployment/gw spec.template.spec.enableServiceLinks',
  ],
  [
    'seccomp at the pod alone',
    container((c) => delete c.securityContext.seccompProfile),
    `security-levels ${C}.securityContext.seccompProfile`,
  ],
  ['a port without a name', container((c) => c.ports.push({ containerPort: 9000 })), `port-name ${C}.ports[1].name`],
  ['a port for root', container((c) => (c.ports[0].containerPort = 80)), `privileged-port ${C}.ports[0].containerPort`],
  ['one question twice', container((c) => (c.livenessProbe = c.readinessProbe)), `probes-identical ${C}.livenessProbe`],
  ['a restart policy', container((c) => (c.restartPolicy = 'Always')), `restart-policy ${C}.restartPolicy`],
  ['no options of DNS', (find) => delete podOf(find).dnsConfig, 'ndots Deployment/gw spec.template.spec.dnsConfig.options'],
  [
    'no spread',
    (find) => delete podOf(find).topologySpreadConstraints,
    'spread Deployment/gw spec.template.spec.topologySpreadConstraints',
  ],
  ['a Service of nobody', (find) => delete find('Service').metadata.labels, 'recommended-labels Service/gw metadata.labels'],
  [
    'a selector that changes',
    spec('Service', { selector: { 'helm.sh/chart': 'a' } }),
    'selector-labels Service/gw spec.selector',
  ],
  ['a rollout that takes replicas away', spec('Deployment', { strategy: {} }), 'strategy Deployment/gw spec.strategy'],
  [
    'a budget that keeps what crashes',
    spec('PodDisruptionBudget', { unhealthyPodEvictionPolicy: undefined }),
    'budget-policy PodDisruptionBudget/gw spec.unhealthyPodEvictionPolicy',
  ],
  ['no budget', spec('PodDisruptionBudget', { selector: { matchLabels: { a: 'b' } } }), 'no-budget Deployment/gw '],
  [
    'a volume above the limits of the pod',
    (find) => {
      podOf(find).containers[0].resources.limits['ephemeral-storage'] = '1Gi';
      podOf(find).volumes.push({ name: 'tmp', emptyDir: { sizeLimit: '50Gi' } });
    },
    'empty-dir Deployment/gw spec.template.spec.volumes[1].emptyDir.sizeLimit',
  ],
  [
    'a readiness probe after the deadline',
    container((c) => (c.readinessProbe.initialDelaySeconds = 3600)),
    `late-readiness ${C}.readinessProbe.initialDelaySeconds`,
  ],
  ['no DNS', spec('NetworkPolicy', { egress: [] }), 'network-dns Deployment/gw '],
];

test.each(FOUND)('finds %s', (_what, change, expected) => {
  expect(rules(broken(change))).toContain(expected);
});

test.each<[string, Change]>([
  ['a volume in memory', (find) => podOf(find).volumes.push({ name: 'tmp', emptyDir: { medium: 'Memory', sizeLimit: '50Gi' } })],
  [
    'a volume beside a container without a limit',
    (find) => podOf(find).volumes.push({ name: 'a', emptyDir: { sizeLimit: '50Gi' } }),
  ],
  ['a readiness probe before the deadline', container((c) => (c.readinessProbe.initialDelaySeconds = 599))],
])('accepts %s', (_what, change) => {
  expect(rules(broken(change))).toEqual([]);
});

test('has a test for every rule', () => {
  const tested = new Set(FOUND.map(([, , expected]) => expected.split(' ')[0]));

  expect(RULES.map(({ id }) => id).filter((id) => !tested.has(id))).toEqual([]);
});

/** What the API server refuses, what is lost and what cannot work; the others are less safe than they could be. */
const ERRORS =
  'name label annotation config-size api-version same-object int32 selector replicas-beside-autoscaler autoscaler-range rollout shared-pods image request-above-limit env port probe mount container-name volume grace service-port';

test('calls an error what cannot work, and a warning what is less safe', () => {
  const severities = RULES.map(({ id, severity }) => `${id}: ${severity}`);

  expect(severities).toEqual(RULES.map(({ id }) => `${id}: ${ERRORS.split(' ').includes(id) ? 'error' : 'warning'}`));
});

test.each([
  ['no spec', (manifest: any) => ({ ...manifest, spec: undefined })],
  ['a list where an object is meant', (manifest: any) => ({ ...manifest, spec: [] })],
  ['no metadata', (manifest: any) => ({ ...manifest, metadata: undefined })],
  ['an empty pod', (manifest: any) => ({ ...manifest, spec: { ...manifest.spec, template: { spec: { containers: [{}] } } } })],
  [
    'nothing right',
    () => ({ kind: 1, metadata: 'x', spec: { ports: 'x', template: { spec: { volumes: [1], containers: ['x'] } } } }),
  ],
])('survives objects with %s', (_what, spoil) => {
  expect(() => rules(soundSet().map(spoil))).not.toThrow();
});

describe('an exception', () => {
  const unsound = (): Manifest[] => broken((find) => (podOf(find).hostNetwork = true)) as Manifest[];
  const exception = { rule: 'host-namespace', object: 'Deployment/*', reason: 'it is a proxy of the node' };
  const found = (manifests: Manifest[], change: object): string[] =>
    checkManifests(manifests, [{ ...exception, ...change }]).map(({ rule, message }) => `${rule}: ${message}`);

  test('excuses what it names', () => {
    expect(found(unsound(), {})).toEqual([]);
  });

  test('fails for another field', () => {
    expect(found(unsound(), { path: '*.hostPID' })).toEqual([
      'host-namespace: the pod shares it with its node',
      'exception: the exception for host-namespace excuses nothing',
    ]);
  });

  test.each([
    ['without a reason', { reason: ' ' }, 'gives no reason'],
    ['of no rule', { rule: 'host' }, 'names no rule'],
  ])('fails %s', (_what, change, message) => {
    expect(found(unsound(), change)).toContainEqual(expect.stringContaining(message));
  });
});
