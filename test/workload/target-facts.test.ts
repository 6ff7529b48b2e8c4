import { Certainty, ListenerRole, NetworkPeer, ProductRuntime, WorkloadIdentity } from '../../src';
import type { LlmGateway, LlmGatewayProps, TargetFacts } from '../../src';
import { acme, credentials, FACTS, gateway } from '../support/gateway';
import { synth } from '../support/synth';

// What scrapers, autoscalers and front doors read about a gateway.

/** What a gateway with these props says, when the app is built. */
function asked<T>(props: Partial<LlmGatewayProps>, read: (target: LlmGateway) => T): T {
  const answers: T[] = [];
  synth((chart) => void answers.push(read(gateway(props)(chart))));
  return answers[0]!;
}
const facts = (props: Partial<LlmGatewayProps> = {}): TargetFacts => asked(props, (target) => target.toTargetFacts());
const beside = { image: 'acme/beside:1.0.0', resources: FACTS.resources, healthCommand: ['true'] };
const rule = (...peers: NetworkPeer[]) => ({ egress: [{ peers, ports: [{ port: 443 }] }] });

test('a gateway says what it is called, and by what it is found', () => {
  const labels = { 'app.kubernetes.io/name': 'acme', 'app.kubernetes.io/instance': 'edge' };

  expect(facts({ name: 'edge', labels: { team: 'ai' } })).toMatchObject({
    ...{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'edge', namespace: 'ai-platform', containerName: 'gateway' },
    ...{ selectorLabels: labels, serviceLabels: labels, labels: { ...labels, team: 'ai' }, replicas: 2 },
    ...{ serviceAccountName: 'edge', requests: FACTS.resources.requests },
  });
});

test('it is an object that there is', () => {
  const { apiVersion, kind, name } = facts();

  expect(synth(gateway()).map((m) => `${m.apiVersion} ${m.kind} ${m.metadata.name}`)).toContain(`${apiVersion} ${kind} ${name}`);
});

test('it names what runs beside it', () => {
  const sidecars = ['a', 'b'].map((name) => ({ ...beside, name }));

  expect(facts({ sidecars }).sidecarNames).toEqual(['a', 'b']);
});

test('it says where the credentials are', () => {
  const profile = acme({ credentials: [{ name: 'license', env: 'LICENSE' }] });

  expect(facts({ profile, credentials: [credentials('license')] }).credentials).toEqual({
    license: expect.objectContaining({ secretName: 'credentials', key: 'license' }),
  });
});

test.each([
  [Certainty.RUN, ProductRuntime.JVM],
  [Certainty.ASSUMED, undefined],
])('what it runs on counts where somebody is sure: %s', (certainty, expected) => {
  const profile = acme({ runtime: ProductRuntime.JVM, provenance: { runtime: { certainty } } });

  expect(facts({ profile }).runtime).toBe(expected);
});

describe('its ServiceAccount', () => {
  test('is the one that is made elsewhere', () => {
    expect(facts({ serviceAccount: { existingName: 'shared' } }).serviceAccountName).toBe('shared');
  });

  test.each<[string, () => LlmGatewayProps['serviceAccount'], boolean]>([
    ['nobody says anything', () => undefined, false],
    ['it has a label', () => ({ labels: { a: 'b' } }), false],
    ['it is made elsewhere', () => ({ existingName: 'shared' }), true],
    ['it has an identity', () => ({ identity: WorkloadIdentity.eksPodIdentity() }), true],
    ['it has an annotation', () => ({ annotations: { 'example.com/role': 'a' } }), true],
  ])('is known outside or not where %s', (_what, serviceAccount, expected) => {
    expect(facts({ serviceAccount: serviceAccount() }).accountIsBound).toBe(expected);
  });
});

describe('the names outside that it calls', () => {
  test('are public ones, each once, in order', () => {
    const hosts = ['b.example.com', 'a.example.com', 'b.example.com'].map((host) => NetworkPeer.host(host));

    expect(facts(rule(...hosts)).outsideHosts).toEqual(['a.example.com', 'b.example.com']);
  });

  test.each<[string, NetworkPeer]>([
    ['a range', NetworkPeer.cidr('203.0.113.0/24')],
    ['pods', NetworkPeer.pods({ app: 'a' })],
    ['a Service', NetworkPeer.host('redis.data.svc')],
    ['an address', NetworkPeer.host('203.0.113.9')],
    ['an address of IPv6', NetworkPeer.host('2001:db8::9')],
    ['a host that is said to be private', NetworkPeer.privateHost('db.example.com')],
    ['a host that is private by its name', NetworkPeer.host('db.corp.internal')],
    ['an endpoint of a private network', NetworkPeer.host('a.privatelink.openai.azure.com')],
  ])('have no place for %s', (_what, peer) => {
    expect(facts(rule(peer, NetworkPeer.host('a.example.com'))).outsideHosts).toEqual(['a.example.com']);
  });
});

describe('its URL', () => {
  const url = (...listeners: object[]): string =>
    asked(
      { clients: [], profile: acme({ listeners: listeners.map((l) => ({ ...FACTS.listeners[0]!, ...l })) }) },
      (target) => target.url,
    );
  const health = { name: 'health', port: 8081, role: ListenerRole.HEALTH };
  const metrics = { name: 'prom', port: 9090, role: ListenerRole.METRICS };

  test.each<[string, object[], string]>([
    ['has the port of the Service', [{ servicePort: 80 }], 'http://test-gateway.ai-platform:80'],
    ['is that of the API, whatever stands before it', [metrics, {}], 'http://test-gateway.ai-platform:8080'],
    ['says where TLS is spoken', [{ tls: true }], 'https://test-gateway.ai-platform:8080'],
    ['has no port where there is no API', [metrics, health], 'http://test-gateway.ai-platform'],
  ])('%s', (_what, listeners, expected) => {
    expect(url(...listeners)).toBe(expected);
  });
});
