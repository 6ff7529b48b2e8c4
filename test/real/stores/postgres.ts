import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Chart, Duration, Testing } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { GatewayProfile, LlmGateway, PostgresSslMode, StateStore, StoreKind } from '../../../src';
import type { ExternalPostgresOptions, StoreFacts } from '../../../src';
import { POSTGRES_PARTS } from '../../state/sample';
import { ended } from './ended';
import { expanded, freePort, HOSTILE, program, run, scratchFolder, succeeds, until } from './programs';

const postgres = program('postgres', 'postgresql');
const [initdb, psql] = [program('initdb', 'postgresql'), program('psql', 'postgresql-client')];
const openssl = program('openssl', 'openssl');
const ready = postgres && initdb && psql && openssl;
const skip = ready ? false : 'SKIPPED, NOTHING IS PROVEN: PostgreSQL or openssl is missing and cannot be installed here';

const URL_FACTS: StoreFacts = { kind: StoreKind.POSTGRES, urlVariable: 'DATABASE_URL' };

const folder = scratchFolder();
let server: ChildProcess;
let port: number;

/** The environment of a gateway container that the library makes, as the kubelet would fill it in. */
function environment(facts: StoreFacts, password: string, options: Partial<ExternalPostgresOptions>): Record<string, string> {
  const app = Testing.app();
  const chart = new Chart(app, 'test', { namespace: 'real' });
  const probe = { path: '/health', period: Duration.seconds(5) };
  const profile = GatewayProfile.custom({
    product: 'sample',
    image: 'sample:1.0.0',
    listeners: [{ name: 'http', port: 8080 }],
    health: { startup: probe, readiness: probe, liveness: probe },
    user: 1000,
    resources: { requests: { cpu: '1', memory: '64Mi' }, limits: { memory: '64Mi' } },
    stores: [facts],
  });
  const reference = { secretName: 'db', key: 'password' };
  const store = StateStore.externalPostgres({
    ...{ host: 'localhost', port, database: 'postgres', user: 'postgres', password: reference, urlSafePassword: true },
    ...options,
  });
  new LlmGateway(chart, 'gateway', { profile, stores: [store] });
  // as the file says it: that is where a hostile text must stay whole
  const objects = parseAllDocuments(app.synthYaml()).map((document) => document.toJS());
  const [container] = objects.find(({ kind }) => kind === 'Deployment').spec.template.spec.containers;
  const env: Record<string, string> = {};
  for (const { name, value } of container.env) env[name] = value === undefined ? password : expanded(value, env);
  return env;
}

const connects = (env: Record<string, string>): boolean =>
  succeeds(psql!, ['-XAtc', 'select 1', ...(env['DATABASE_URL'] === undefined ? [] : [env['DATABASE_URL']])], env);

function administer(sql: string): void {
  const { status, stderr } = run(psql!, ['-Xc', sql, '-h', folder, '-p', String(port), '-U', 'postgres', 'postgres']);
  assert.equal(status, 0, stderr);
}

const literal = (text: string): string => `'${text.replace(/'/g, "''")}'`;
const identifier = (text: string): string => `"${text.replace(/"/g, '""')}"`;

before(async () => {
  if (skip) return;
  port = await freePort();
  const data = path.join(folder, 'data');
  // PostgreSQL does not run as root
  const user = process.getuid?.() === 0 ? Number(run('id', ['-u', 'postgres']).stdout) : undefined;
  const as = user === undefined ? {} : { uid: user };
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const files = ['-keyout', path.join(folder, 'key.pem'), '-out', path.join(folder, 'ca.crt')];
  assert.equal(run(openssl!, ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject, ...files]).status, 0);
  if (user !== undefined) for (const file of ['.', 'key.pem', 'ca.crt']) fs.chownSync(path.join(folder, file), user, user);
  const init = spawn(initdb!, ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
    ...as,
    stdio: 'ignore',
  });
  assert.equal(await new Promise((resolve) => init.once('exit', resolve)), 0, 'initdb fails');
  // over the network only with TLS and a password
  fs.writeFileSync(path.join(data, 'pg_hba.conf'), 'local all postgres trust\nhostssl all all all scram-sha-256\n');
  const settings = { ssl: 'on', ssl_key_file: `${folder}/key.pem`, ssl_cert_file: `${folder}/ca.crt`, fsync: 'off' };
  const listen = { port: String(port), listen_addresses: 'localhost', unix_socket_directories: folder };
  const flags = Object.entries({ ...settings, ...listen }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  server = spawn(postgres!, ['-D', data, ...flags], { ...as, stdio: 'ignore' });
  await until(
    () => succeeds(psql!, ['-Xc', 'select 1', '-h', folder, '-p', String(port), '-U', 'postgres', 'postgres']),
    'start',
  );
});

after(async () => {
  if (server) await ended([server], 'SIGINT');
  fs.rmSync(folder, { recursive: true });
});

void describe('PostgreSQL accepts', { skip }, () => {
  HOSTILE.forEach((text, i) => {
    const user = `${text.slice(0, 40)}${i}`;
    const shown = JSON.stringify(user.slice(0, 30));

    test(`user, database and password like ${shown} in parts, and no other password`, () => {
      administer(`create role ${identifier(user)} login password ${literal(text)}`);
      administer(`create database ${identifier(user)} owner ${identifier(user)}`);

      assert.ok(connects(environment(POSTGRES_PARTS, text, { user, database: user })));
      assert.ok(!connects(environment(POSTGRES_PARTS, `${text}x`, { user, database: user })));
    });

    test(`user and database like ${shown} in a URL, with a password that needs no encoding`, () => {
      administer(`alter role ${identifier(user)} password 'Az09-._~'`);

      assert.ok(connects(environment(URL_FACTS, 'Az09-._~', { user, database: user })));
    });

    test(`a whole URL with the password ${JSON.stringify(text.slice(0, 30))}, percent-encoded`, () => {
      administer(`alter role ${identifier(user)} password ${literal(text)}`);
      const login = [user, text].map(encodeURIComponent).join(':');
      const url = `postgres://${login}@localhost:${port}/${encodeURIComponent(user)}?sslmode=require`;
      const reference = { secretName: 'db', key: 'url' };
      const whole = { url: reference, user: undefined, database: undefined, password: undefined };

      assert.ok(connects(environment(URL_FACTS, url, whole)));
    });
  });

  test('no password with a slash in a URL that Kubernetes puts together, which is why LLMGW-412 refuses it', () => {
    administer(`alter role postgres password 'p/w#d?'`);

    assert.ok(!connects(environment(URL_FACTS, 'p/w#d?', {})));
  });

  test('its own certificate with verify-full, and no other', () => {
    administer(`alter role postgres password 'secret'`);
    const certificateAuthority = { secretName: 'db-ca', key: 'ca.crt' };
    const env = environment(URL_FACTS, 'secret', { sslMode: PostgresSslMode.VERIFY_FULL, certificateAuthority });
    const mounted = encodeURIComponent('/etc/postgres-ca/ca.crt');
    assert.ok(env['DATABASE_URL']!.includes(mounted));
    const here = (file: string) => ({ DATABASE_URL: env['DATABASE_URL']!.replace(mounted, encodeURIComponent(file)) });

    assert.ok(connects(here(path.join(folder, 'ca.crt'))));
    assert.ok(!connects(here('/etc/ssl/certs/ca-certificates.crt')));
  });

  test('no connection without TLS', () => {
    assert.ok(!connects(environment(URL_FACTS, 'secret', { sslMode: PostgresSslMode.DISABLE })));
  });
});
