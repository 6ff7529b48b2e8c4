import { EnvValue } from 'cdk8s-plus-28';
import { Certainty, ListenerRole, StoreKind, VolumeSource } from '../../src';
import type { LlmGatewayProps, ProductFacts, StoreFacts } from '../../src';
import { expectFinding } from '../support/errors';
import { acme, FACTS, gateway } from '../support/gateway';
import { problems } from '../support/problems';

const REDIS: StoreFacts = { kind: StoreKind.REDIS, required: true, urlVariable: 'REDIS_URL', hostVariable: 'REDIS_HOST' };
const POSTGRES: StoreFacts = { kind: StoreKind.POSTGRES, required: true, hostVariable: 'PGHOST' };
const SQLITE: StoreFacts = { kind: StoreKind.SQLITE, required: true, path: '/data' };

const needs = (
  stores: readonly StoreFacts[] | undefined,
  props: Partial<LlmGatewayProps> = {},
  facts: Partial<ProductFacts> = {},
) => gateway({ profile: acme({ stores: stores && [...stores], ...facts }), ...props });
const env = (...names: string[]) => ({ env: Object.fromEntries(names.map((name) => [name, EnvValue.fromValue('x')])) });
const mounts = (...paths: string[]) => ({
  volumes: paths.map((mountPath, i) => ({ name: `v${i}`, source: VolumeSource.configMap('x'), mountPath })),
});

describe('a product that does not start without a store', () => {
  test.each<[string, readonly StoreFacts[], Partial<LlmGatewayProps>]>([
    ['is told its URL', [REDIS], env('REDIS_URL')],
    ['is told its host', [REDIS], env('REDIS_HOST')],
    ['that has no variable for a URL is told its host', [POSTGRES], env('PGHOST')],
    ['is told one of several', [REDIS, POSTGRES], env('PGHOST')],
    ['has a file, beside other volumes', [SQLITE], mounts('/etc/a', '/data')],
  ])('%s', (_what, stores, props) => {
    expect(problems(needs(stores, props))).toEqual([]);
  });

  test.each<[string, Partial<LlmGatewayProps>]>([
    ['nothing', {}],
    ['another variable', env('CACHE_URL')],
    ['another volume', mounts('/etc/a')],
  ])('fails with %s', (_what, props) => {
    expect(problems(needs([REDIS, SQLITE], props))).toEqual(['LLMGW-410 stores']);
  });

  test.each<[string, readonly StoreFacts[], string, string]>([
    ['the cache', [REDIS], 'acme does not start without redis', 'StateStore.externalRedis('],
    ['the database', [POSTGRES], 'acme does not start without postgres', 'StateStore.externalPostgres('],
    ['the first of several', [REDIS, POSTGRES], 'without redis or postgres', 'StateStore.externalRedis('],
  ])('fails, and is told how to add %s', (_what, stores, reason, remedy) => {
    expectFinding(needs(stores), 'LLMGW-410', reason, remedy);
  });

  test('is a warning where nobody is sure that it needs one', () => {
    const provenance = { stores: { certainty: Certainty.ASSUMED } };

    expect(problems(needs([REDIS], {}, { provenance }))).toEqual(['LLMGW-410 stores (warning)']);
  });
});

test.each<[string, readonly StoreFacts[] | undefined]>([
  ['that is known to have no store', undefined],
  ['that can do without', [{ ...REDIS, required: false }, { kind: StoreKind.POSTGRES }]],
])('a product %s needs none', (_what, stores) => {
  expect(problems(needs(stores))).toEqual([]);
});

describe('replicas that could find each other', () => {
  const facts: Partial<ProductFacts> = {
    listeners: [...FACTS.listeners, { name: 'peers', port: 5701, role: ListenerRole.CLUSTER }],
    cluster: { listener: 'peers', serviceVariable: 'PEERS' },
  };

  test('are warned of where they are not told how', () => {
    expect(problems(needs(undefined, {}, facts))).toEqual(['LLMGW-417 replicas (warning)']);
  });

  test.each<[string, Partial<LlmGatewayProps>]>([
    ['are told', env('PEERS')],
    ['are alone', { replicas: 1 }],
  ])('are fine where they %s', (_what, props) => {
    expect(problems(needs(undefined, props, facts))).toEqual([]);
  });
});
