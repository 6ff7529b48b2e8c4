import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { after, describe, test } from 'node:test';
import { Chart, Size, Testing } from 'cdk8s';
import { RedisPersistence, RedisStore } from '../../../src';
import { ended } from './ended';
import { expanded, freePort, HOSTILE, program, run, scratchFolder, succeeds, until } from './programs';

const server = program('redis-server', 'redis-server');
const cli = program('redis-cli', 'redis-tools');
const skip = server && cli ? false : 'SKIPPED, NOTHING IS PROVEN: redis-server is missing and cannot be installed here';
const folder = scratchFolder();

after(() => fs.rmSync(folder, { recursive: true }));

/** The container of a Redis that the library makes. */
function container(persistence: RedisPersistence): any {
  const chart = new Chart(Testing.app(), 'test', { namespace: 'real' });
  const settings = { 'tcp-keepalive': '60' };
  new RedisStore(chart, 'redis', { password: { secretName: 'redis', key: 'password' }, persistence, settings });
  return Testing.synth(chart).find(({ kind }) => kind === 'StatefulSet').spec.template.spec.containers[0];
}

/** Runs it as the kubelet would, on a port and in a folder of this machine. */
async function withRedis(persistence: RedisPersistence, password: string, use: (port: string) => void): Promise<void> {
  const { command, args, env, readinessProbe } = container(persistence);
  assert.deepEqual(command, ['redis-server']);
  const variables = Object.fromEntries(env.map(({ name }: any) => [name, password])) as Record<string, string>;
  const port = String(await freePort());
  const replaced = args.map((arg: string, i: number) => {
    if (args[i - 1] === '--port') return port;
    if (args[i - 1] === '--dir') return folder;
    return expanded(arg, variables);
  });
  const child = spawn(server!, replaced, { env: { PATH: process.env['PATH'], ...variables }, stdio: 'ignore' });
  try {
    const [, ...probe] = readinessProbe.exec.command;
    await until(() => succeeds(cli!, ['-p', port, ...probe], variables), 'readiness');
    use(port);
  } finally {
    await ended([child]);
  }
}

void describe('redis-server starts with the arguments of RedisStore', { skip }, () => {
  for (const password of HOSTILE) {
    test(`and takes the password ${JSON.stringify(password.slice(0, 30))}, no other and none`, async () => {
      await withRedis(RedisPersistence.none(), password, (port) => {
        const ask = (env: Record<string, string>) => run(cli!, ['-e', '-p', port, 'get', 'x'], env).status;

        assert.equal(ask({ REDISCLI_AUTH: password }), 0);
        assert.notEqual(ask({ REDISCLI_AUTH: `${password}x` }), 0);
        assert.notEqual(ask({}), 0);
      });
    });
  }

  test('and its password does not stand in the list of processes', async () => {
    await withRedis(RedisPersistence.none(), 'not-for-everybody', () => {
      const titles = fs
        .readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map((pid) => {
          try {
            return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
          } catch {
            return '';
          }
        });

      assert.deepEqual(
        titles.filter((title) => title.includes('not-for-everybody')),
        [],
      );
    });
  });

  test('and runs with the settings that were meant', async () => {
    await withRedis(RedisPersistence.none(), 'secret', (port) => {
      const get = (name: string) =>
        run(cli!, ['-p', port, 'config', 'get', name], { REDISCLI_AUTH: 'secret' }).stdout.split('\n')[1];

      assert.equal(get('maxmemory'), String(307 * 2 ** 20));
      assert.equal(get('maxmemory-policy'), 'volatile-lru');
      assert.equal(get('appendonly'), 'no');
      assert.equal(get('save'), '');
      assert.equal(get('tcp-keepalive'), '60');
    });
  });

  test('and remembers on a volume what it was told', async () => {
    const volume = RedisPersistence.volume({ size: Size.gibibytes(1) });
    const env = { REDISCLI_AUTH: 'secret' };
    await withRedis(volume, 'secret', (port) => {
      assert.equal(run(cli!, ['-p', port, 'set', 'conversation', 'kept'], env).stdout.trim(), 'OK');
    });

    await withRedis(volume, 'secret', (port) => {
      assert.equal(run(cli!, ['-p', port, 'get', 'conversation'], env).stdout.trim(), 'kept');
    });
  });
});
