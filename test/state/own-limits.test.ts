import type { Chart } from 'cdk8s';
import { Size } from 'cdk8s';
import { CloudNativePostgres, GatewayVolume, NetworkPeer, RedisEngine, RedisPersistence, RedisStore } from '../../src';
import type { CloudNativePostgresProps, GatewayVolumeProps, RedisStoreProps } from '../../src';
import { expectFinding, findings } from '../support/errors';
import { PASSWORD } from './sample';

// Stores with objects of their own, on each limit once, and one step beyond it.

type Build = (chart: Chart) => unknown;

const size = Size.gibibytes(1);
const server =
  (props: Partial<RedisStoreProps>, id = 'redis'): Build =>
  (chart) =>
    new RedisStore(chart, id, { password: PASSWORD, persistence: RedisPersistence.none(), ...props });
const setting = (name: string, value = '1'): Build => server({ settings: { [name]: value } });
const database =
  (props: Partial<CloudNativePostgresProps>, id = 'db'): Build =>
  (chart) =>
    new CloudNativePostgres(chart, id, { size, ...props });
const volume =
  (props: Partial<GatewayVolumeProps>): Build =>
  (chart) =>
    new GatewayVolume(chart, 'data', { size, ...props });
const both =
  (...builds: Build[]): Build =>
  (chart) =>
    builds.forEach((build) => build(chart));
const clients = [NetworkPeer.host('caller.example.com')];
const resources = { requests: { cpu: 'x' }, limits: {} };
const long = (length: number): string => 'a'.repeat(length);

test.each<[string, Build]>([
  ['a name of PostgreSQL with 63 characters', database({ database: long(63), owner: '_a9' })],
  ['a volume in which PostgreSQL just fits', database({ size: Size.mebibytes(256) })],
  ['one instance', database({ instances: 1 })],
  ['a database with a name of 50 characters', database({ name: long(50) })],
  ['a Redis with a name of 52 characters', server({ name: long(52) })],
  ['a directive with digits and dashes', setting('client-output-buffer-limit9')],
  ['a claim of a mebibyte', volume({ size: Size.mebibytes(1) })],
])('takes %s', (_what, build) => {
  expect(findings(build)).toEqual([]);
});

test.each<[string, Build, string, string]>([
  ['a caller by name', server({ clients }), 'LLMGW-516', '\'clients\' = "caller.example.com"'],
  ['a long name', server({ name: long(53) }), 'LLMGW-101', "'name'"],
  [
    'a password in no Secret',
    server({ password: { secretName: 'A_B', key: 'x' } }),
    'LLMGW-101',
    '\'password.secretName\' = "A_B"',
  ],
  ['the latest version', server({ engine: RedisEngine.valkey('valkey:latest') }), 'LLMGW-106', "'engine.image'"],
  ['no quantity', server({ resources }), 'LLMGW-110', "'resources.requests.cpu'"],
  ['a log by a directive', setting('appendonly', 'no'), 'LLMGW-413', "'settings.appendonly': follows from 'persistence'"],
  ['a dump by a directive', setting('SAVE', ''), 'LLMGW-413', "'settings.SAVE': follows from 'persistence'"],
  ['no password by a directive', setting('protected-mode', 'no'), 'LLMGW-413', "follows from 'password'"],
  ['a directive with dashes before it', setting('--timeout'), 'LLMGW-413', 'for example "timeout"'],
  ['a directive with something behind it', setting('maxmemory x'), 'LLMGW-413', "'settings.maxmemory x': not a directive"],
  ['a directive with a capital', setting('Maxmemory'), 'LLMGW-413', 'for example "maxmemory"'],
  ['a directive with an underscore', setting('maxmemory_policy'), 'LLMGW-413', 'for example "maxmemory-policy"'],
  ['a directive of which nobody knows what it means', setting('§'), 'LLMGW-413', 'for example "maxmemory-policy"'],
])('a Redis fails for %s', (_what, build, code, where) => {
  expectFinding(build, code, where);
});

test.each<[string, Build, string, string]>([
  ['a caller by name', database({ clients }), 'LLMGW-516', '\'clients\' = "caller.example.com"'],
  ['a long name', database({ name: long(51) }), 'LLMGW-101', "'name'"],
  ['an image without a version', database({ image: 'postgres' }), 'LLMGW-106', '\'image\' = "postgres"'],
  ['no quantity', database({ resources }), 'LLMGW-110', "'resources.requests.cpu'"],
  ['an owner that has to be quoted', database({ owner: 'LLM' }), 'LLMGW-413', '\'owner\' = "LLM"'],
  ['an owner that begins with a digit', database({ owner: '1a' }), 'LLMGW-413', '\'owner\' = "1a"'],
  ['a name that is cut off', database({ database: long(64) }), 'LLMGW-413', "'database'"],
  ['half an instance', database({ instances: 1.5 }), 'LLMGW-413', "'instances' = 1.5"],
  ['a volume in which it does not fit', database({ size: Size.mebibytes(255) }), 'LLMGW-413', '\'size\' = "255Mi"'],
  ['a name that another has', both(database({ name: 'a' }), database({ name: 'a' }, 'other')), 'LLMGW-102', 'Cluster "a"'],
])('a database fails for %s', (_what, build, code, where) => {
  expectFinding(build, code, where);
});

test.each<[string, Build, string, string]>([
  ['no name', volume({ name: 'A_B' }), 'LLMGW-101', '\'name\' = "A_B"'],
  ['less than a mebibyte', volume({ size: Size.kibibytes(512) }), 'LLMGW-415', '\'size\' = "0.5Mi"'],
])('a claim fails for %s', (_what, build, code, where) => {
  expectFinding(build, code, where);
});
