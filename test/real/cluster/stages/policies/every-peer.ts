import { GatewayObservability, GatewaySmokeTest, LlmGateway, McpProxy, NetworkPeer, NetworkIsolation } from '../../../../../src';
import { acme, credentials } from '../../../../support/gateway';
import type { Manifest } from '../../../../support/manifest';
import { acmeMcp } from '../../../../support/platform';
import { synth } from '../../../../support/synth';
import { PRODUCT } from '../../../../observability/fixture';

/** A platform that names each kind of peer, on both sides, and has every workload that is not a server: a Job and a CronJob. */
export function everyPeer(namespace: string): Manifest[] {
  return synth((chart) => {
    const gateway = new LlmGateway(chart, 'gateway', {
      name: 'gateway',
      profile: acme(PRODUCT),
      credentials: [credentials('metrics-token')],
      clients: [
        NetworkPeer.namespace('agents'),
        NetworkPeer.pods({ app: 'neighbour' }),
        NetworkPeer.pods({ app: 'partner' }, 'partners'),
        NetworkPeer.cidr('198.18.0.0/15', ['198.18.7.0/24']),
      ],
      egress: [
        { peers: [NetworkPeer.host('api.openai.com')], ports: [{ port: 443 }] },
        { peers: [NetworkPeer.pods({ app: 'vllm' }, 'models')], ports: [{ port: 8000 }] },
        { peers: [NetworkPeer.pods({ app: 'cache' })], ports: [{ port: 6379 }] },
        { peers: [NetworkPeer.cidr('172.16.0.0/12')], ports: [{ port: 5432 }] },
        { peers: [NetworkPeer.cluster()], ports: [{ port: 4317 }] },
        { peers: [NetworkPeer.anywhere()], ports: [{ port: 8443 }] },
      ],
    });
    new GatewayObservability(chart, 'observability', { target: gateway, syntheticCheck: {} });
    new GatewaySmokeTest(chart, 'smoke', { target: gateway });
    new McpProxy(chart, 'mcp', { name: 'mcp', profile: acmeMcp(), upstream: gateway, replicas: 1 });
    new LlmGateway(chart, 'open', {
      name: 'open',
      profile: acme(),
      networkIsolation: NetworkIsolation.none('it is open on purpose'),
    });
  }, namespace);
}
