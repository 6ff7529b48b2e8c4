import type { Chart } from 'cdk8s';
import { RedisStore } from '../../src';
import type { CredentialReference } from '../../src';
import { only, podTemplateOf } from '../support/find';
import { synth } from '../support/synth';
import { PASSWORD } from './sample';

/** A Redis that nobody uses yet. */
const server = (password: Partial<CredentialReference> = {}) =>
  synth((chart: Chart) => new RedisStore(chart, 'redis', { password: { ...PASSWORD, ...password } }));
const stateful = (password?: Partial<CredentialReference>) => only(server(password), 'StatefulSet');
const restartsOn = (password?: Partial<CredentialReference>): Record<string, string> | undefined =>
  podTemplateOf(stateful(password)).metadata.annotations;

test('a server that nobody asks lets nobody in', () => {
  const { policyTypes, ingress } = only(server(), 'NetworkPolicy')['spec'];

  expect({ policyTypes, ingress }).toEqual({ policyTypes: ['Ingress', 'Egress'], ingress: undefined });
});

describe('the pods of a server', () => {
  test('restart with the revision of its password', () => {
    const [first, second] = [restartsOn({ revision: '1' }), restartsOn({ revision: '2' })];

    expect(Object.keys(first!)).toEqual(['checksum/redis-credentials']);
    expect(second).not.toEqual(first);
  });

  test('have no word about a revision that there is not', () => {
    expect(restartsOn()).toBeUndefined();
  });

  test('follow the Secret of its password', () => {
    expect(stateful({ reloader: true }).metadata.annotations).toEqual({
      'secret.reloader.stakater.com/reload': PASSWORD.secretName,
    });
  });
});
