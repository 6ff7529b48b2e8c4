import { App, Chart } from 'cdk8s';
import { ClusterProfile, GatewayProfile, NetworkPeer, RedisStore, ServiceMesh, StoreKind } from '../../src';
import { gateway, PROFILE } from '../exposure/gateways';
import { all } from '../support/find';
import type { Manifest } from '../support/manifest';

/** A gateway that calls a Redis, in a mesh. */
function meshed(mesh?: ServiceMesh): Manifest[] {
  const app = new App();
  if (mesh !== undefined) ClusterProfile.kind().withFacts({ mesh: { mesh } }).applyTo(app);
  const chart = new Chart(app, 'app', { namespace: 'ai', disableResourceNameHashes: true });
  const redis = new RedisStore(chart, 'redis', { password: { secretName: 'redis', key: 'password' } });
  const stores = [{ kind: StoreKind.REDIS, hostVariable: 'REDIS_HOST', passwordVariable: 'REDIS_PASSWORD' }];
  const profile = GatewayProfile.custom({ ...PROFILE.facts, config: undefined, stores });
  gateway(chart, { profile, stores: [redis], clients: [NetworkPeer.namespace('agents')] });
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  return all(chart.toJson(), 'NetworkPolicy');
}

const peersAt = (policy: Manifest, direction: 'ingress' | 'egress', port: number): unknown[] =>
  (policy['spec'][direction] ?? [])
    .filter((rule: any) => rule.ports?.some((p: any) => p.port === port))
    .flatMap((rule: any) => rule.from ?? rule.to);
const named = (policies: Manifest[], part: string): Manifest => policies.find(({ metadata }) => metadata.name.includes(part))!;

afterEach(() => jest.restoreAllMocks());

test.each([
  [ServiceMesh.ISTIO_AMBIENT, 15008],
  [ServiceMesh.LINKERD, 4143],
])('in %s the port of its proxies is open to whom the pods are, at both ends', (mesh, tunnel) => {
  const policies = meshed(mesh);
  const [redis, target] = [named(policies, 'redis'), named(policies, 'gateway')];

  expect(peersAt(redis, 'ingress', tunnel)).toEqual(peersAt(redis, 'ingress', 6379));
  expect(peersAt(target, 'egress', tunnel)).toEqual(peersAt(target, 'egress', 6379));
  expect(peersAt(target, 'ingress', tunnel)).toEqual(peersAt(target, 'ingress', 8080));
});

test('ambient sends the probes of the kubelet from addresses of its own, to any port', () => {
  for (const policy of meshed(ServiceMesh.ISTIO_AMBIENT)) {
    expect(policy['spec'].ingress).toContainEqual({
      from: expect.arrayContaining([{ ipBlock: { cidr: '169.254.7.127/32' } }]),
    });
  }
});

test.each([undefined, ServiceMesh.NONE, ServiceMesh.ISTIO_SIDECAR])(
  'with %s no port is open beside those of the pods',
  (mesh) => {
    for (const policy of meshed(mesh)) {
      expect([15008, 4143].flatMap((port) => [...peersAt(policy, 'ingress', port), ...peersAt(policy, 'egress', port)])).toEqual(
        [],
      );
    }
  },
);
