import type { Chart } from 'cdk8s';
import { PostgresSslMode, StateStore, VolumeSource } from '../../src';
import type { ExternalPostgresOptions, ExternalRedisOptions, StoreFacts } from '../../src';
import { expectFinding, findings } from '../support/errors';
import { warned } from '../support/warned';
import { gatewayWith, JDBC_STORES, PASSWORD, URL_STORES } from './sample';

// Stores elsewhere, on each limit once, and one step beyond it.

type Build = (chart: Chart) => unknown;

const with_ =
  (store: StateStore, known: StoreFacts[] = URL_STORES): Build =>
  (chart) =>
    gatewayWith(chart, [store], known);
const redis = (options: Partial<ExternalRedisOptions>): Build =>
  with_(StateStore.externalRedis({ host: 'redis.data', ...options }));
const postgres = (options: Partial<ExternalPostgresOptions>): Build =>
  with_(StateStore.externalPostgres({ host: 'postgres.data', database: 'llm_gateway', user: 'gateway', ...options }));
const nowhere = { secretName: 'Not_A_Name', key: 'x' };
const outside = { host: 'cache.example.com' };

test.each<[string, Build]>([
  ['a host of one letter', redis({ host: 'r' })],
  ['a host of one label', redis({ host: 'redis' })],
  ['an address', redis({ host: '10.0.0.3' })],
  ['an address with several digits at its end', redis({ host: 'fd00::3f' })],
  ['an address within another', redis({ host: '::ffff:10.0.0.3' })],
  ['the first port', redis({ port: 1 })],
  ['the last port', redis({ port: 65535 })],
  ['a database of two digits', redis({ database: 10 })],
  ['neither user nor database beside a URL', postgres({ database: undefined, user: undefined, url: PASSWORD })],
])('takes %s', (_what, build) => {
  expect(findings(build)).toEqual([]);
});

test.each<[string, Build, string, string]>([
  ['a host with a port', redis({ host: 'cache:6380' }), 'LLMGW-413', '\'stores.redis.host\' = "cache:6380"'],
  ['a host that ends with a dash', redis({ host: 'redis-' }), 'LLMGW-413', '\'stores.redis.host\' = "redis-"'],
  ['a Redis without a port', redis({ port: 0 }), 'LLMGW-413', 'use 6379'],
  ['a PostgreSQL without a port', postgres({ port: 0 }), 'LLMGW-413', 'use 5432'],
  ['half a database', redis({ database: 1.5 }), 'LLMGW-413', '\'stores.redis.database\' = "1.5"'],
  ['a database without a name', postgres({ database: '' }), 'LLMGW-413', '\'stores.postgres.database\' = "": missing'],
  ['no database', postgres({ database: undefined }), 'LLMGW-413', "'stores.postgres.database': missing"],
  ['a password in no Secret', redis({ password: nowhere }), 'LLMGW-101', "'stores.redis.password.secretName'"],
  ['a URL in no Secret', redis({ url: nowhere }), 'LLMGW-101', "'stores.redis.url.secretName'"],
  [
    'a URL that may be missing',
    redis({ url: { ...PASSWORD, optional: true } }),
    'LLMGW-413',
    "'stores.redis.url.optional' = true",
  ],
  ['a password that has to be encoded', redis({ password: PASSWORD }), 'LLMGW-412', "'stores.redis.password'"],
  [
    'SQLite in no folder',
    with_(StateStore.sqlite({ volume: VolumeSource.claim('data') }), JDBC_STORES),
    'LLMGW-411',
    "'stores.sqlite.mountPath': acme",
  ],
])('fails for %s', (_what, build, code, where) => {
  expectFinding(build, code, where);
});

test.each<[string, Build]>([
  ['a Redis in the cluster', redis({ tls: false })],
  ['a Redis that speaks TLS', redis({ ...outside, tls: true })],
  ['a Redis of which nothing is said', redis(outside)],
  ['a PostgreSQL in the cluster', postgres({ sslMode: PostgresSslMode.DISABLE })],
  ['a PostgreSQL that speaks TLS', postgres({ ...outside, sslMode: PostgresSslMode.REQUIRE })],
])('nothing crosses the network in the clear to %s', (_what, build) => {
  expect(warned(build, 'LLMGW-414')).toEqual([]);
});

test.each<[string, Build, string]>([
  ['all data', redis({ ...outside, tls: false }), "'stores.redis.tls' = false: all data crosses"],
  ['a password', redis({ ...outside, tls: false, password: PASSWORD, urlSafePassword: true }), 'the password crosses'],
  [
    'what PostgreSQL stores',
    postgres({ ...outside, sslMode: PostgresSslMode.DISABLE }),
    '\'stores.postgres.sslMode\' = "disable"',
  ],
])('%s in the clear is warned of', (_what, build, text) => {
  expect(warned(build, 'LLMGW-414')).toEqual([expect.stringContaining(text)]);
});
