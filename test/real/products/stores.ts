import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { ended } from '../stores/ended';
import { program, succeeds, until } from '../stores/programs';
import type { Outside } from './subject';

const PACKAGES = {
  postgres: 'postgresql',
  initdb: 'postgresql',
  psql: 'postgresql-client',
  'redis-server': 'redis-server',
  'redis-cli': 'redis-tools',
};

/** Finds the servers, or installs them. */
export function bringStores(): void {
  for (const command of Object.keys(PACKAGES)) need(command as keyof typeof PACKAGES);
}

/** Somebody who is not root, which PostgreSQL refuses to be. */
const OTHER = 65534;

/** A PostgreSQL whose user `postgres` needs no password, on the port that everybody expects. */
export function postgresStore(): Outside {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'postgres-'));
  const [server, initdb, psql] = [need('postgres'), need('initdb'), need('psql')];
  const data = path.join(folder, 'data');
  let child: ChildProcess | undefined;
  const ready = () => succeeds(psql, ['-Xqc', 'select 1', '-h', '127.0.0.1', '-U', 'postgres', 'postgres']);
  return {
    name: 'database',
    readinessMayFail: true,
    async start() {
      if (!fs.existsSync(data)) {
        if (process.getuid?.() === 0) fs.chownSync(folder, OTHER, OTHER);
        const [command, ...args] = asOther(initdb, '-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync');
        const { status, stderr } = spawnSync(command!, args, { encoding: 'utf8' });
        if (status !== 0) throw new Error(`initdb: ${stderr}`);
      }
      const [command, ...args] = asOther(server, '-D', data, '-k', folder, '-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off');
      child = spawn(command!, args, { stdio: 'ignore' });
      await until(ready, 'PostgreSQL');
    },
    async stop() {
      if (child) await ended([child], 'SIGINT');
      child = undefined;
    },
  };
}

/** A Redis without a password, on the port that everybody expects. */
export function redisStore(): Outside {
  const [server, cli] = [need('redis-server'), need('redis-cli')];
  let child: ChildProcess | undefined;
  return {
    name: 'Redis',
    readinessMayFail: true,
    async start() {
      child = spawn(server, ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], { cwd: os.tmpdir(), stdio: 'ignore' });
      await until(() => succeeds(cli, ['-e', 'ping']), 'Redis');
    },
    async stop() {
      if (child) await ended([child]);
      child = undefined;
    },
  };
}

function need(command: keyof typeof PACKAGES): string {
  const found = program(command, PACKAGES[command]);
  if (found === undefined) throw new Error(`${command} is missing: install the Debian package ${PACKAGES[command]}`);
  return found;
}

function asOther(...command: string[]): string[] {
  return process.getuid?.() === 0 ? ['setpriv', `--reuid=${OTHER}`, `--regid=${OTHER}`, '--clear-groups', ...command] : command;
}
