import type { Change } from '../../checks/proof';
import { podOf } from '../../checks/sample';
import { added, container, holds, inContainer, inPod, pod, spec } from './found';

const both =
  (...changes: readonly Change[]): Change =>
  (find, set) =>
    changes.forEach((change) => change(find, set));
const without =
  (kind: string): Change =>
  (_find, set) =>
    set.splice(
      set.findIndex((manifest) => manifest.kind === kind),
      1,
    );
const kind =
  (name: string): Change =>
  (find) =>
    (find('Deployment').kind = name);

holds('recommended-labels', [
  [
    'all that are missing are said',
    added({ kind: 'Bag', metadata: { name: 'b', labels: { 'app.kubernetes.io/name': 'b' } } }),
    `Bag/b metadata.labels: labels are missing: ${['instance', 'managed-by', 'part-of', 'component'].map((label) => `app.kubernetes.io/${label}`).join(', ')}`,
  ],
  [
    'the pods of a CronJob have some as well',
    (find) => {
      const { template } = find('Deployment').spec;
      const jobTemplate = {
        spec: { template: { ...template, metadata: { labels: { ...template.metadata.labels, 'app.kubernetes.io/name': '' } } } },
      };
      Object.assign(find('Deployment'), { kind: 'CronJob', spec: { jobTemplate } });
    },
    'CronJob/gw spec.jobTemplate.spec.template.metadata.labels: labels are missing: app.kubernetes.io/name',
  ],
  [
    'a Pod is asked once',
    (find) => {
      const { template } = find('Deployment').spec;
      Object.assign(find('Deployment'), { kind: 'Pod', spec: template.spec });
      delete find('Pod').metadata.labels['app.kubernetes.io/part-of'];
    },
    'Pod/gw metadata.labels: labels are missing: app.kubernetes.io/part-of',
  ],
]);

const selector = (key: string): Change => added({ kind: 'Service', metadata: { name: 's' }, spec: { selector: { [key]: 'x' } } });

holds('selector-labels', [
  [
    'who manages it may change',
    selector('app.kubernetes.io/managed-by'),
    'Service/s spec.selector: app.kubernetes.io/managed-by does not stay the same',
  ],
  [
    'a label of cdk8s may change',
    selector('cdk8s.io/metadata.addr'),
    'Service/s spec.selector: cdk8s.io/metadata.addr does not stay the same',
  ],
  ['a name stays', selector('app.kubernetes.io/name')],
  ['what starts like a version stays', selector('app.kubernetes.io/version-of')],
  ['what ends like a version stays', selector('my.app.kubernetes.io/version')],
  [
    'a workload has its selector elsewhere',
    spec('Deployment', { selector: { matchLabels: { 'helm.sh/chart': 'x' } } }),
    'Deployment/gw spec.selector.matchLabels: helm.sh/chart does not stay the same',
  ],
]);

const strategy = (value: object): Change => spec('Deployment', { strategy: value });
const TAKES = 'Deployment/gw spec.strategy: a rollout may take replicas away before others are ready';

holds('strategy', [
  ['a share of nothing takes none away', strategy({ type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '0%' } })],
  ['one takes one away', strategy({ type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } }), TAKES],
  ['the type must be stated', strategy({ rollingUpdate: { maxUnavailable: 0 } }), TAKES],
  ['no numbers are a quarter', strategy({ type: 'RollingUpdate' }), TAKES],
  ['another kind has other strategies', both(kind('StatefulSet'), (find) => delete find('StatefulSet').spec.strategy)],
]);

holds('budget-policy', [['another kind has no such policy', added({ kind: 'Bag', metadata: { name: 'b' }, spec: {} })]]);

holds('no-budget', [
  [
    'a StatefulSet needs one',
    both(without('PodDisruptionBudget'), kind('StatefulSet')),
    'StatefulSet/gw : no PodDisruptionBudget selects its pods',
  ],
  ['a DaemonSet needs none', both(without('PodDisruptionBudget'), kind('DaemonSet'))],
  ['what exists once needs none', both(without('PodDisruptionBudget'), strategy({ type: 'Recreate' }))],
  [
    'two need one',
    both(without('PodDisruptionBudget'), spec('Deployment', { replicas: 2 })),
    'Deployment/gw : no PodDisruptionBudget selects its pods',
  ],
  [
    'what is only like a budget is none',
    (find) => (find('PodDisruptionBudget').kind = 'Bag'),
    'Deployment/gw : no PodDisruptionBudget selects its pods',
  ],
]);

const egress = (...ports: readonly object[]): Change => spec('NetworkPolicy', { egress: [{ ports }] });
const TCP = { protocol: 'TCP', port: 53 };
const NO_UDP = 'Deployment/gw : its pods cannot resolve names over UDP';
const range = (port: number | undefined, endPort?: number): Change => egress(TCP, { protocol: 'UDP', port, endPort });

holds('network-dns', [
  ['a protocol alone is every port of it', range(undefined)],
  ['a range may start there', range(53, 60)],
  ['a range may end there', range(50, 53)],
  ['a range that ends before is none', range(1, 52), NO_UDP],
  ['a range that starts behind is none', range(54, 60), NO_UDP],
  ['one port before is none', range(52), NO_UDP],
  ['a protocol is TCP by default', egress({ port: 53 }), NO_UDP],
  ['pods without such a policy may ask', without('NetworkPolicy')],
  ['what makes no pods asks nobody', added({ kind: 'Bag', metadata: { name: 'b', namespace: 'ai-platform' } })],
  ['a policy of the way in closes nothing', both(spec('NetworkPolicy', { policyTypes: ['Ingress'] }), egress())],
  ['what is only like a policy closes nothing', both(egress(TCP), (find) => (find('NetworkPolicy').kind = 'Bag'))],
  [
    'a policy of other pods closes nothing',
    both(egress(TCP), spec('NetworkPolicy', { podSelector: { matchLabels: { a: 'b' } } })),
  ],
]);

holds('service-links', [
  ['what is left out is true', (find) => delete podOf(find).enableServiceLinks, inPod('enableServiceLinks: it is not false')],
]);

holds('security-levels', [
  [
    'a pod without a context has neither',
    (find) => delete podOf(find).securityContext.seccompProfile,
    inPod('securityContext.seccompProfile: there is none'),
  ],
  [
    'an init container counts',
    (find) => (podOf(find).initContainers = [{ securityContext: { runAsNonRoot: true } }]),
    inPod('initContainers[0].securityContext.seccompProfile: there is none'),
  ],
]);

holds('port-name', [
  [
    'a name is taken once in all containers',
    (find) => (podOf(find).initContainers = [{ ports: [{ name: 'a' }, { name: 'http' }] }]),
    inPod('containers[0].ports[0].name: two ports are called http'),
  ],
  ['two names are fine', container({ ports: [{ name: 'a' }, { name: 'b' }] })],
]);

const probes = (readinessProbe: object | undefined, livenessProbe: object | undefined): Change =>
  container({ readinessProbe, livenessProbe });
const SAME = inContainer('livenessProbe: it asks what the readiness probe asks');

holds('probes-identical', [
  [
    'how often it asks is no matter',
    probes({ exec: { command: ['a'] }, periodSeconds: 1 }, { exec: { command: ['a'] }, periodSeconds: 2 }),
    SAME,
  ],
  ['another command is another question', probes({ exec: { command: ['a'] } }, { exec: { command: ['b'] } })],
  ['another path is another question', probes({ httpGet: { path: '/a' } }, { httpGet: { path: '/b' } })],
  ['another scheme is another question', probes({ httpGet: { scheme: 'HTTP' } }, { httpGet: { scheme: 'HTTPS' } })],
  ['another port is another question', probes({ httpGet: { port: 1 } }, { httpGet: { port: 2 } })],
  ['another socket is another question', probes({ tcpSocket: { port: 1 } }, { tcpSocket: { port: 2 } })],
  ['another port of gRPC is another question', probes({ grpc: { port: 1 } }, { grpc: { port: 2 } })],
  ['another service of gRPC is another question', probes({ grpc: { service: 'a' } }, { grpc: { service: 'b' } })],
  ['the same socket is the same question', probes({ tcpSocket: { port: 1 } }, { tcpSocket: { port: 1 } }), SAME],
  ['one probe alone is one question', probes(undefined, {})],
  ['the other alone as well', probes({}, undefined)],
]);

const ndots = (value: unknown): Change => pod({ dnsConfig: { options: [{ name: 'edns0' }, { name: 'ndots', value }] } });

holds('ndots', [
  ['3 is fine', ndots('3')],
  ['4 is not', ndots('4'), inPod('dnsConfig.options: ndots is 4')],
  ['5 is the default', pod({ dnsConfig: { options: [{ name: 'edns0', value: '1' }] } }), inPod('dnsConfig.options: ndots is 5')],
  ['a job may ask as it likes', both(pod({ dnsConfig: undefined }), kind('Job'))],
  [
    'a StatefulSet serves',
    both(ndots('4'), kind('StatefulSet')),
    'StatefulSet/gw spec.template.spec.dnsConfig.options: ndots is 4',
  ],
  ['a DaemonSet serves', both(ndots('4'), kind('DaemonSet')), 'DaemonSet/gw spec.template.spec.dnsConfig.options: ndots is 4'],
  ['a ReplicaSet serves', both(ndots('4'), kind('ReplicaSet')), 'ReplicaSet/gw spec.template.spec.dnsConfig.options: ndots is 4'],
  ['a Rollout serves', both(ndots('4'), kind('Rollout')), 'Rollout/gw spec.template.spec.dnsConfig.options: ndots is 4'],
]);

const spread = (...constraints: readonly object[]): Change => pod({ topologySpreadConstraints: constraints });

holds('spread', [
  ['a DaemonSet is everywhere', both(spread(), kind('DaemonSet'))],
  ['one pod is in one place', both(spec('Deployment', { replicas: 1 }), spread())],
  ['an empty list spreads nothing', spread(), inPod('topologySpreadConstraints: there are none: all pods may share a node')],
  [
    'a selector of other pods spreads nothing',
    spread({ labelSelector: { matchLabels: { a: 'b' } } }),
    inPod('topologySpreadConstraints[0].labelSelector: it does not select the pods that it should spread'),
  ],
  [
    'an empty selector spreads nothing',
    spread({ labelSelector: {} }),
    inPod('topologySpreadConstraints[0].labelSelector: it does not select the pods that it should spread'),
  ],
]);

const storage = (limit: string | undefined, sizeLimit: string, medium?: string): Change =>
  both(
    container({ resources: { limits: { 'ephemeral-storage': limit } } }),
    pod({ volumes: [{ name: 'a', emptyDir: { sizeLimit, medium } }] }),
  );

holds('empty-dir', [
  ['as much as the limit fits', storage('1Gi', '1Gi')],
  [
    'one byte more does not',
    storage('1Gi', '1073741825'),
    inPod('volumes[0].emptyDir.sizeLimit: the pod is evicted before: its containers may keep less'),
  ],
  ['memory is no storage', storage('1Gi', '2Gi', 'Memory')],
  [
    'the limits of all containers count together',
    both(storage('1Gi', '2Gi'), (find) => podOf(find).containers.push({ resources: { limits: { 'ephemeral-storage': '1Gi' } } })),
  ],
]);

holds('restart-policy', [
  ['an init container may have one', (find) => (podOf(find).initContainers = [{ restartPolicy: 'Always' }])],
]);
