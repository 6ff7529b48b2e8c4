import type { Chart } from 'cdk8s';
import { Size } from 'cdk8s';
import { CloudNativePostgres, RedisPersistence, RedisStore, StateStore, StoreKind, VolumeSource } from '../../src';
import type { IWorkloadNeed, StoreFacts } from '../../src';
import { expectFinding, findings } from '../support/errors';
import { container, only } from '../support/find';
import { acme } from '../support/gateway';
import { synth } from '../support/synth';
import { envOf, gatewayWith, JDBC_STORES, PART_STORES, PASSWORD, POSTGRES_PARTS, URL_STORES } from './sample';

// What a product is told about its stores, by every kind of facts.

type Store = (chart: Chart) => IWorkloadNeed;

/** A product that reads its stores by these facts; none for one that is not known to have any. */
const build = (store: Store, stores: readonly StoreFacts[] | undefined) => (chart: Chart) =>
  gatewayWith(chart, [store(chart)], [], { profile: acme({ stores: stores as StoreFacts[] }) });
const told = (store: Store, known?: readonly StoreFacts[]) => envOf(container(only(synth(build(store, known)), 'Deployment')));
/** What is refused: the code and where. */
const refused = (store: Store, known?: readonly StoreFacts[]) =>
  findings(build(store, known)).map((line) => line.replace(/^.*\[(LLMGW-.+?)\] .*?: '(.+?)'.*$/s, '$1 $2'));

const redis =
  (options: object = {}) =>
  () =>
    StateStore.externalRedis({ host: 'redis', ...options });
const postgres =
  (options: object = {}) =>
  () =>
    StateStore.externalPostgres({ host: 'db', database: 'a', user: 'b', ...options });
const url = { secretName: 'store', key: 'url' };
const whole: Store = () => StateStore.externalPostgres({ host: 'db', url });
const server: Store = (chart) =>
  new RedisStore(chart, 'redis', { name: 'redis', password: PASSWORD, persistence: RedisPersistence.none() });
const database: Store = (chart) => new CloudNativePostgres(chart, 'db', { name: 'db', size: Size.gibibytes(1) });
const sqlite =
  (options: object = {}): Store =>
  () =>
    StateStore.sqlite({ volume: VolumeSource.claim('data'), ...options });

const REDIS: StoreFacts = { kind: StoreKind.REDIS, hostVariable: 'HOST' };
const POSTGRES: StoreFacts = { kind: StoreKind.POSTGRES, hostVariable: 'HOST', sslModeVariable: 'SSL', userVariable: 'USER' };
const JDBC: StoreFacts = { kind: StoreKind.POSTGRES, urlVariable: 'URL', urlScheme: 'jdbc:postgresql' };

test.each<[string, Store, readonly StoreFacts[], object]>([
  ['no port that a Redis has anyway', redis(), [REDIS], { HOST: 'redis' }],
  ['any other port', redis({ port: 6380 }), [{ ...REDIS, portVariable: 'PORT' }], { HOST: 'redis', PORT: '6380' }],
  ['the database 0, where it asks for one', redis(), [{ ...REDIS, databaseVariable: 'DB' }], { HOST: 'redis', DB: '0' }],
  [
    'no port that a PostgreSQL has anyway',
    postgres(),
    [{ ...POSTGRES, databaseVariable: 'DB' }],
    { HOST: 'db', DB: 'a', SSL: 'require', USER: 'b' },
  ],
  [
    'a URL as a whole, if it reads one too',
    redis({ url }),
    [{ ...REDIS, urlVariable: 'URL' }],
    { URL: { name: 'store', key: 'url' } },
  ],
  ['a URL of the JVM as a whole', whole, JDBC_STORES, { SPRING_DATASOURCE_URL: { name: 'store', key: 'url' } }],
  [
    'a URL with a scheme of its own',
    postgres(),
    [{ kind: StoreKind.POSTGRES, urlVariable: 'URL', urlScheme: 'postgresql' }],
    { URL: 'postgresql://b@db:5432/a?sslmode=require' },
  ],
  ['what it reads about memory, beside other stores', () => StateStore.memory(), [...URL_STORES].reverse(), { STORE: 'memory' }],
])('a product is told %s', (_what, store, known, env) => {
  expect(told(store, known)).toEqual(env);
});

test.each<[string, Store, readonly StoreFacts[], string]>([
  ['a port', redis({ port: 5432 }), [REDIS], 'LLMGW-411 stores.redis.port'],
  ['a password', redis({ password: PASSWORD }), [REDIS], 'LLMGW-411 stores.redis.password'],
  ['encryption', redis({ tls: true }), [REDIS], 'LLMGW-411 stores.redis.tls'],
  ['a URL', redis({ url }), PART_STORES, 'LLMGW-411 stores.redis.url'],
  ['a host', redis(), [{ kind: StoreKind.REDIS }], 'LLMGW-411 stores.redis.host'],
  ['a port', postgres({ port: 6379 }), [{ ...POSTGRES, databaseVariable: 'DB' }], 'LLMGW-411 stores.postgres.port'],
  ['a database', postgres({ database: '0' }), [POSTGRES], 'LLMGW-411 stores.postgres.database'],
  ['encryption', postgres(), [{ ...POSTGRES_PARTS, sslModeVariable: undefined }], 'LLMGW-411 stores.postgres.sslMode'],
  ['a user', postgres(), [JDBC], 'LLMGW-411 stores.postgres.user'],
  ['a password', postgres({ password: PASSWORD }), [{ ...JDBC, userVariable: 'USER' }], 'LLMGW-411 stores.postgres.password'],
  ['a password', database, [{ ...POSTGRES_PARTS, passwordVariable: undefined }], 'LLMGW-411 stores.postgres.password'],
])('fails where nothing tells a product %s', (_what, store, known, finding) => {
  expect(refused(store, known)).toEqual([finding]);
});

test.each<[string, Store, string]>([
  ['a Redis elsewhere', redis(), 'LLMGW-411 stores.redis'],
  ['a PostgreSQL elsewhere', postgres(), 'LLMGW-411 stores.postgres'],
  ['a Redis', server, 'LLMGW-411 stores.redis'],
  ['a database', database, 'LLMGW-411 stores.postgres'],
  ['a file', sqlite(), 'LLMGW-411 stores.sqlite.mountPath'],
])('fails for %s where a product is not known to have stores', (_what, store, finding) => {
  expect(refused(store, undefined)).toEqual([finding]);
});

test('fails with what to do where a product is not known to have stores', () => {
  expectFinding(build(redis(), undefined), 'LLMGW-411', "'stores.redis': acme is not known to use redis; leave it out");
});

test.each<[string, Store]>([
  ['the memory of its pod', () => StateStore.memory()],
  ['a file in a folder that the team knows', sqlite({ mountPath: '/data' })],
])('a product that is not known to have stores may use %s, and is told nothing', (_what, store) => {
  expect(told(store)).toEqual({});
});

test.each<[string, Store, readonly StoreFacts[], string[]]>([
  [
    'a URL of JDBC',
    postgres({ url, sslMode: 'require' }),
    [{ ...JDBC, userVariable: 'USER' }],
    ['LLMGW-413 stores.postgres.database', 'LLMGW-413 stores.postgres.sslMode'],
  ],
  [
    'any other URL',
    postgres({ url, password: PASSWORD, sslMode: 'require' }),
    [{ kind: StoreKind.POSTGRES, urlVariable: 'URL' }],
    ['database', 'user', 'password', 'sslMode'].map((prop) => `LLMGW-413 stores.postgres.${prop}`),
  ],
  [
    'the URL of a Redis',
    redis({ url, tls: true }),
    [{ kind: StoreKind.REDIS, urlVariable: 'URL' }],
    ['LLMGW-413 stores.redis.tls'],
  ],
])('fails for what %s says already, each', (_what, store, known, expected) => {
  expect(refused(store, known)).toEqual(expected);
});
