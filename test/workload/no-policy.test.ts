import { EnvValue } from 'cdk8s-plus-28';
import { NetworkIsolation, NetworkPeer } from '../../src';
import type { LlmGatewayProps } from '../../src';
import { gateway } from '../support/gateway';
import { problems } from '../support/problems';

const rules = [{ peers: [NetworkPeer.host('db.example.com')], ports: [{ port: 5432 }] }];
const egressProxy = { url: 'http://proxy.example.com:3128' };
const open = (props: Partial<LlmGatewayProps>): string[] =>
  problems(gateway({ networkIsolation: NetworkIsolation.none('this test asks'), ...props }));

describe('without a policy', () => {
  test.each<[string, Partial<LlmGatewayProps>]>([
    ['clients', { clients: [NetworkPeer.cluster()] }],
    ['ingress', { ingress: [{ peers: [NetworkPeer.cluster()], ports: [{ port: 8080 }] }] }],
    ['egress', { egress: rules }],
  ])('%s say nothing, which is warned of', (prop, props) => {
    expect(open(props)).toEqual([`LLMGW-130 ${prop} (warning)`]);
  });

  test('egress says what is reached without the proxy', () => {
    expect(open({ egress: rules, egressProxy })).toEqual([]);
  });

  test('nothing is said where nothing is stated', () => {
    expect(open({})).toEqual([]);
  });
});

test('fails for variables of the proxy, which follow from the prop', () => {
  const env = Object.fromEntries(['HTTPS_PROXY', 'NO_PROXY'].map((name) => [name, EnvValue.fromValue('x')]));

  expect(problems(gateway({ egressProxy, env }))).toEqual(['LLMGW-114 env.HTTPS_PROXY', 'LLMGW-114 env.NO_PROXY']);
  expect(problems(gateway({ egressProxy }))).toEqual([]);
});
