import { Duration } from 'cdk8s';
import type { Chart } from 'cdk8s';
import { ListenerRole, LlmGateway, VolumeSource } from '../../src';
import type { ClusterFacts, LlmGatewayProps, ProductFacts } from '../../src';
import { on } from '../support/cluster';
import { expectFinding } from '../support/errors';
import { acme, FACTS, gateway } from '../support/gateway';
import { problems } from '../support/problems';
import { warned } from '../support/warned';

// What is wrong is said at the prop where it stands, and nothing else besides.

type Row = [what: string, props: Partial<LlmGatewayProps>, expected: string[]];

const profile = (facts: Partial<ProductFacts>): Partial<LlmGatewayProps> => ({ profile: acme(facts) });
const [HTTP] = FACTS.listeners;
const listener = (facts: object) => profile({ listeners: [{ ...HTTP!, ...facts }] });
const account = (serviceAccount: LlmGatewayProps['serviceAccount']) => ({ serviceAccount });
const s = Duration.millis;

test.each<Row>([
  ['an image without a version', profile({ image: 'acme/gateway' }), ['LLMGW-106 profile.image']],
  ['root', profile({ user: 0 }), ['LLMGW-122 profile.user']],
  ['half a user', profile({ user: 1.5 }), ['LLMGW-122 profile.user']],
  ['the name of a port', { ...listener({ name: 'HTTP' }) }, ['LLMGW-107 listeners[0].name']],
  ['a port of root', listener({ port: 80 }), ['LLMGW-107 listeners[0].port']],
  ['a port of the Service', listener({ servicePort: 0 }), ['LLMGW-107 listeners[0].servicePort']],
  ['a low port of the Service', listener({ servicePort: 1 }), []],
  ['a pull policy', { imagePullPolicy: 'always' }, ['LLMGW-131 imagePullPolicy']],
  ['a pull policy that there is', { imagePullPolicy: 'Never' }, []],
  ['an account that is made elsewhere', account({ existingName: 'Shared' }), ['LLMGW-101 serviceAccount.existingName']],
  ['a label of the account', account({ labels: { a: 'b c' } }), ['LLMGW-103 serviceAccount.labels.a']],
  ['an annotation of the account', account({ annotations: { 'a b': 'c' } }), ['LLMGW-103 serviceAccount.annotations.a b']],
  [
    'what reaches no account',
    account({ existingName: 'shared', labels: { a: 'b' }, annotations: { a: 'b' } }),
    ['LLMGW-130 serviceAccount.annotations', 'LLMGW-130 serviceAccount.labels'],
  ],
  ['no label to select by', { selectorLabels: {} }, ['LLMGW-126 selectorLabels']],
  ['a label to select by', { selectorLabels: { a: 'b c' } }, ['LLMGW-103 selectorLabels.a']],
  ['a label that selects', { labels: { 'app.kubernetes.io/name': 'x' } }, ['LLMGW-104 labels.app.kubernetes.io/name']],
  [
    'a volume without an end',
    { volumes: [{ name: 'a', mountPath: '/a', source: VolumeSource.emptyDir() }] },
    ['LLMGW-143 volumes.a (warning)'],
  ],
  ['a volume of things that are there', { volumes: [{ name: 'a', mountPath: '/a', source: VolumeSource.secret('s') }] }, []],
  [
    'times of a probe',
    { probes: { startup: { initialDelay: s(1500), period: s(2500), timeout: s(1200) } } },
    ['LLMGW-113 probes.startup.initialDelay', 'LLMGW-113 probes.startup.period', 'LLMGW-113 probes.startup.timeout'],
  ],
])('%s', (_what, props, expected) => {
  expect(problems(gateway(props))).toEqual(expected);
});

describe('listeners', () => {
  const prom = { name: 'prom', port: 9090, role: ListenerRole.METRICS };

  test.each<Row>([
    ['that are none', profile({ listeners: [] }), ['LLMGW-121 profile.listeners']],
    ['none of which is published', listener({ published: false }), ['LLMGW-121 profile.listeners']],
    ['with one port twice', profile({ listeners: [HTTP!, { ...prom, port: 8080 }] }), ['LLMGW-108 listeners[1]']],
    [
      'with one port of the Service twice',
      profile({ listeners: [HTTP!, { ...prom, servicePort: 8080 }] }),
      ['LLMGW-108 servicePort'],
    ],
  ])('%s', (_what, props, expected) => {
    expect(problems(gateway(props))).toEqual(expect.arrayContaining(expected));
    expect(problems(gateway(props)).filter((line) => line.includes(expected[0]!.slice(0, 9)))).toEqual(expected);
  });
});

describe('sidecars', () => {
  const beside = { image: 'acme/beside:1.0.0', resources: FACTS.resources };

  test('that nobody asks are warned of one by one', () => {
    const ports = [{ name: 'p', port: 9000 }];
    const sidecars = [
      { ...beside, name: 'a', ports, healthPath: '/ok' },
      { ...beside, name: 'b', healthCommand: ['true'] },
      { ...beside, name: 'c' },
    ];

    expect(problems(gateway({ sidecars }))).toEqual([
      'LLMGW-129 sidecars (warning)',
      'LLMGW-017 sidecars.c.healthPath (warning)',
    ]);
  });

  test('that end too early are named together', () => {
    const sidecars = ['a', 'b'].map((name) => ({ ...beside, name, healthCommand: ['true'] }));

    expect(warned(gateway({ sidecars }), 'LLMGW-129')).toEqual([expect.stringContaining('\'sidecars\' = "a, b"')]);
  });
});

test('fails for two gateways whose pods have the same labels', () => {
  const selectorLabels = { app: 'acme' };
  const build = (chart: Chart): void => {
    gateway({ selectorLabels })(chart);
    new LlmGateway(chart, 'other', { profile: acme(), selectorLabels });
  };

  expectFinding(build, 'LLMGW-915', 'test/gateway/Resource', 'test/other/Resource');
});

describe('resources on a cluster that gives others', () => {
  const resources = { requests: { cpu: '100m' }, limits: { cpu: '1' } };

  test('are warned of', () => {
    expect(problems(on({ admission: { limitsEqualRequests: true } }, gateway({ resources })))).toContain(
      'LLMGW-015 resources.requests.cpu (warning)',
    );
  });

  test.each<[string, Partial<LlmGatewayProps>, ClusterFacts]>([
    ['the team states none', {}, { admission: { limitsEqualRequests: true } }],
    ['the cluster takes them as they are', { resources }, {}],
  ])('are no question where %s', (_what, props, facts) => {
    expect(warned(on(facts, gateway(props)), 'LLMGW-015')).toEqual([]);
  });
});
