import { execFileSync, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as net from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';

/** Where a program is; undefined where it is not and cannot be had, which in CI is an error. */
export function program(command: string, debianPackage: string): string | undefined {
  const found = find(command);
  if (found !== undefined) return found;

  const root = asRoot();
  if (root !== undefined && fs.existsSync('/usr/bin/apt-get')) {
    const aptGet = [...root, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', '-o', 'DPkg::Lock::Timeout=120'];
    execFileSync('env', [...aptGet, 'update'], { stdio: 'inherit' });
    execFileSync('env', [...aptGet, 'install', '-y', '--no-install-recommends', debianPackage], { stdio: 'ignore' });
  }

  const installed = find(command);
  if (installed === undefined && process.env['CI'] === 'true') {
    throw new Error(`${command} is missing: install the Debian package ${debianPackage}`);
  }
  return installed;
}

/** What a command begins with that runs as root; undefined where it would ask for a password. */
function asRoot(): string[] | undefined {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : undefined;
}

/** Debian keeps the programs of a PostgreSQL server out of the path, and other servers out of that of most users. */
function find(command: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(':');
  const servers = '/usr/lib/postgresql';
  const versions = fs.existsSync(servers) ? fs.readdirSync(servers).map((version) => path.join(servers, version, 'bin')) : [];

  return [...versions, ...folders, '/usr/sbin'].map((folder) => path.join(folder, command)).find((file) => fs.existsSync(file));
}

/** What the kubelet makes of a value or an argument: `$(NAME)` of a variable that exists, and `$$` for a dollar sign. */
export function expanded(text: string, env: Readonly<Record<string, string>>): string {
  return text.replace(/\$(?:\$|\(([A-Za-z_][A-Za-z0-9_]*)\))/g, (found, name?: string) =>
    name === undefined ? '$' : (env[name] ?? found),
  );
}

export function succeeds(command: string, args: readonly string[], env: Record<string, string> = {}): boolean {
  return run(command, args, env).status === 0;
}

export function run(command: string, args: readonly string[], env: Record<string, string> = {}) {
  const PATH = process.env['PATH'] ?? '';
  return spawnSync(command, args, { encoding: 'utf8', env: { PATH, LC_ALL: 'C.UTF-8', ...env }, timeout: 30_000 });
}

export async function until(condition: () => boolean, what: string): Promise<void> {
  for (let i = 0; i < 300; i++) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${what} did not happen within 30 seconds`);
}

const given = new Set<number>();

/** A port of loopback that nobody listens on, and never the same twice. */
export async function freePort(): Promise<number> {
  const port = await new Promise<number>((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
  if (given.has(port)) return freePort();
  given.add(port);
  return port;
}

export function scratchFolder(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'stores-'));
}

/** What breaks shells, URLs, quotes and the expansion of variables. */
export const HOSTILE = [
  'p@ss:w/rd#?%41&=+',
  'has space and\ttab',
  `"double" 'single' \`back\``,
  'back\\slash\\n',
  '$(HOME) ${HOME} $HOME $$',
  'ünïcödé-☃-😀',
  '-dash',
  '[brackets]{braces}',
  'a'.repeat(200),
];
