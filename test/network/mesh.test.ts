import { NetworkPeer, ServiceMesh } from '../../src';
import { podsIn, policyOf, rulesAt } from './policies';

const facts = { mesh: { mesh: ServiceMesh.ISTIO_AMBIENT } };
const TUNNEL = 15008;
const tunnelTo = (peer: NetworkPeer): any[] =>
  rulesAt(policyOf({ egress: [{ peers: [peer], ports: [{ port: 5432 }] }] }, facts).egress, TUNNEL);

describe('the tunnel of a mesh', () => {
  test.each([
    [NetworkPeer.pods({ app: 'db' }), { podSelector: { matchLabels: { app: 'db' } } }],
    [NetworkPeer.namespace('data'), podsIn('data')],
    [NetworkPeer.cluster(), { namespaceSelector: {} }],
    [NetworkPeer.host('redis.data.svc'), podsIn('data')],
  ])('is open to pods: %j', (peer, end) => {
    expect(tunnelTo(peer)).toEqual([{ to: [end] }]);
  });

  test.each([
    NetworkPeer.cidr('10.0.0.0/8'),
    NetworkPeer.anywhere(),
    NetworkPeer.apiServer(),
    NetworkPeer.host('db.example.com'),
    NetworkPeer.host('10.0.0.3'),
  ])('is not open to what is outside: %j', (peer) => {
    expect(tunnelTo(peer)).toEqual([]);
  });

  test('is open to callers in the cluster alone', () => {
    const { ingress } = policyOf({ clients: [NetworkPeer.namespace('agents'), NetworkPeer.cidr('10.0.0.0/8')] }, facts);

    expect(rulesAt(ingress, TUNNEL)).toEqual([{ from: [podsIn('agents')] }]);
  });
});
