import { Duration } from 'cdk8s';
import type { Chart } from 'cdk8s';
import { AppProtocol, ListenerRole } from '../../src/contract/listener';
import type { LlmGateway, ServiceSettings, TargetFacts } from '../../src';
import { Publication } from '../../src/workload/service';
import { expectFinding } from '../support/errors';
import { only } from '../support/find';
import { acme, gateway } from '../support/gateway';
import { problems } from '../support/problems';
import { synth } from '../support/synth';

const LISTENERS = [
  { name: 'http', port: 8080 },
  { name: 'said', port: 8081, role: ListenerRole.API },
  { name: 'prom', port: 9090, role: ListenerRole.METRICS },
  { name: 'health', port: 8082, role: ListenerRole.HEALTH },
];

// gRPC answers no path
const PROBES = { startup: {}, readiness: {}, liveness: {} };

/** A gateway whose Service several have a say in. */
const published =
  (...settings: readonly ServiceSettings[]) =>
  (chart: Chart): LlmGateway => {
    const target = gateway({ profile: acme({ listeners: LISTENERS }) })(chart);
    settings.forEach((each) => target.publishService(each));
    return target;
  };
const service = (...settings: readonly ServiceSettings[]) => only(synth(published(...settings)), 'Service');
const names = (manifest: ReturnType<typeof service>): string[] => manifest['spec'].ports.map((p: { name: string }) => p.name);

test('a Service that nobody publishes is one of the cluster, with the API and the metrics', () => {
  const { metadata, spec } = service();

  expect(spec).toEqual({
    type: 'ClusterIP',
    selector: { 'app.kubernetes.io/name': 'acme', 'app.kubernetes.io/instance': 'test-gateway' },
    ports: ['http:8080', 'said:8081', 'prom:9090'].map((text) => {
      const [name, port] = text.split(':');
      return { name, port: Number(port), targetPort: name, protocol: 'TCP', appProtocol: 'http' };
    }),
  });
  expect(metadata).not.toHaveProperty('annotations');
});

test.each([
  [{ appProtocol: AppProtocol.HTTP }, 'http'],
  [{ appProtocol: AppProtocol.H2C }, 'kubernetes.io/h2c'],
  [{ appProtocol: AppProtocol.GRPC }, 'kubernetes.io/h2c'],
  [{ appProtocol: AppProtocol.GRPC, tls: true }, 'https'],
])('what a listener speaks stands at its port: %j is %s', (listener, expected) => {
  const manifests = synth(gateway({ profile: acme({ listeners: [{ name: 'api', port: 8080, ...listener }], health: PROBES }) }));

  expect(only(manifests, 'Service')['spec'].ports[0].appProtocol).toBe(expected);
});

describe('a Service that is reached from outside', () => {
  test.each(['LoadBalancer', 'NodePort'])('as %s has the API alone', (type) => {
    expect(names(service({ type }))).toEqual(['http', 'said']);
  });

  test('has what a door names besides, whoever says first that it is reached', () => {
    expect(names(service({ type: 'NodePort' }, { listeners: ['prom'] }))).toEqual(['http', 'said', 'prom']);
    expect(names(service({ listeners: ['prom'] }, { type: 'NodePort' }))).toEqual(['http', 'said', 'prom']);
  });

  test('tells watchers which listeners it has', () => {
    const facts: TargetFacts[] = [];
    synth((chart) => void facts.push(published({ type: 'NodePort' })(chart).toTargetFacts()));

    expect(facts[0]?.listeners.map(({ name }) => name)).toEqual(['http', 'said']);
  });
});

test('inside the cluster it keeps its metrics', () => {
  expect(names(service({ type: 'ClusterIP' }))).toContain('prom');
});

test('what one leaves out does not undo what another one says', () => {
  const { metadata, spec } = service(
    {
      ...{ type: 'LoadBalancer', loadBalancerClass: 'acme.example/fast', loadBalancerSourceRanges: ['203.0.113.0/24'] },
      ...{ externalTrafficPolicy: 'Local', nodePorts: { http: 30080 }, annotations: { 'example.com/a': '1' } },
    },
    { type: undefined, loadBalancerClass: undefined, annotations: { 'example.com/b': '2' }, podLabels: { slot: 'green' } },
  );

  expect(spec).toMatchObject({
    ...{ type: 'LoadBalancer', loadBalancerClass: 'acme.example/fast', loadBalancerSourceRanges: ['203.0.113.0/24'] },
    ...{ externalTrafficPolicy: 'Local', selector: { slot: 'green' } },
  });
  expect(spec.ports.map((p: { nodePort?: number }) => p.nodePort)).toEqual([30080, undefined]);
  expect(metadata.annotations).toEqual({ 'example.com/a': '1', 'example.com/b': '2' });
});

test('clients stay on their pod as long as somebody says', () => {
  const { spec } = service({ sessionAffinity: 'ClientIP', sessionAffinityTimeout: Duration.minutes(10) });

  expect(spec).toMatchObject({ sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 600 } } });
});

test('clients stay on their pod as long as usual where nobody says how long', () => {
  expect(service({ sessionAffinity: 'ClientIP' })['spec']).not.toHaveProperty('sessionAffinityConfig');
});

test('watchers are told where the Service leads to other pods', () => {
  const served: unknown[] = [];
  for (const settings of [[], [{ type: 'NodePort' }, { podLabels: { slot: 'green' } }]]) {
    synth((chart) => void served.push(published(...settings)(chart).toTargetFacts().servedPods));
  }

  expect(served).toEqual([undefined, { slot: 'green' }]);
});

test('the annotations of all are those of the Service', () => {
  const publication = new Publication();
  publication.add({ annotations: { a: '1', b: '2' } });
  publication.add({});
  publication.add({ annotations: { c: '3' } });

  expect(publication.annotations).toEqual({ a: '1', b: '2', c: '3' });
});

describe('of two who have a say', () => {
  test.each<[string, ServiceSettings, ServiceSettings, string[]]>([
    ['one says nothing of the type', {}, { type: 'NodePort' }, []],
    ['the other one says nothing of it', { type: 'NodePort' }, {}, []],
    ['both say the same', { type: 'NodePort' }, { type: 'NodePort' }, []],
    ['each says something else', { type: 'NodePort' }, { type: 'LoadBalancer' }, ['LLMGW-501 service.type']],
    ['each has annotations of its own', { annotations: { a: '1' } }, { annotations: { b: '1' } }, []],
    ['both have the same annotation', { annotations: { a: '1' } }, { annotations: { a: '1' } }, []],
    [
      'each says otherwise',
      { annotations: { a: '1' } },
      { annotations: { a: '2', b: '2' } },
      ['LLMGW-501 service.annotations.a'],
    ],
    ['one has an annotation that is none', {}, { annotations: { 'a b': '1' } }, ['LLMGW-103 service.annotations.a b']],
  ])('%s', (_what, first, second, expected) => {
    expect(problems(published(first, second))).toEqual(expected);
  });

  test('the first is named where they differ', () => {
    expectFinding(published({ type: 'NodePort' }, { type: 'LoadBalancer' }), 'LLMGW-501', '"LoadBalancer"', 'as NodePort');
    expectFinding(published({ annotations: { a: '1' } }, { annotations: { a: '2' } }), 'LLMGW-501', '= "2"', 'set to "1"');
  });
});
