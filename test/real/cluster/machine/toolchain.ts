import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { needDebianPackages } from './debian';
import { CACHE } from './places';
import { run } from './run';
import { fetched } from './wait';

/** The Go that the modules ask for at least. Debian 12 and 13 have older ones. */
const LEAST = [1, 26] as const;
/** What is taken where that is missing: the toolchain as the Go proxy has it, and the SHA-256 of its files. */
const VERSION = '1.26.8';
const SUMS: Readonly<Partial<Record<NodeJS.Architecture, readonly [name: string, sum: string]>>> = {
  x64: ['linux-amd64', '30c2b1bf7dcc88d3eb0a1364e47ddd9128edb3110a30e8a0ef61cd5856b31de7'],
  arm64: ['linux-arm64', '02b36b6787b3ac767668f630e2998df45a3b1f9ffee08d1bf3ef6487cd658d99'],
};

const PROXY = (process.env['GOPROXY'] ?? 'https://proxy.golang.org').split(/[,|]/)[0]!;
const FOLDER = join(CACHE, `go-${VERSION}`);
const OURS = join(FOLDER, 'bin/go');

/** Gets a Go into the cache, where that of the machine is missing or too old. */
export async function needGo(): Promise<void> {
  if (newEnough() || existsSync(OURS)) return;
  const [name, sum] = SUMS[process.arch] ?? [];
  if (!name) throw new Error(`install Go ${LEAST.join('.')} or newer, https://go.dev/doc/install`);
  const module = `v0.0.1-go${VERSION}.${name}`;
  console.log(`getting Go ${VERSION} from the Go proxy, since this machine has ${version()?.join('.') ?? 'none'}`);
  const archive = await fetched(`getting Go ${VERSION}`, async () => {
    const answer = await fetch(`${PROXY}/golang.org/toolchain/@v/${module}.zip`);
    if (!answer.ok) throw new Error(`the Go proxy answers ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  });
  const found = createHash('sha256').update(archive).digest('hex');
  if (found !== sum) throw new Error(`Go ${VERSION} from the Go proxy has the SHA-256 ${found}, not ${sum}`);
  await needDebianPackages({ unzip: '/usr/bin/unzip' });
  unpack(archive, `golang.org/toolchain@${module}`);
}

/** The command of the Go that is used. */
export const goCommand = (): string => (newEnough() ? 'go' : OURS);

function unpack(archive: Buffer, folder: string): void {
  const part = `${FOLDER}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  writeFileSync(`${part}.zip`, archive);
  run('unzip', '-q', `${part}.zip`, '-d', part);
  rmSync(`${part}.zip`);
  // an archive of a module does not say what can be run
  run('chmod', '-R', '+x', join(part, folder, 'bin'), join(part, folder, 'pkg/tool'));
  rmSync(FOLDER, { recursive: true, force: true });
  renameSync(join(part, folder), FOLDER);
  rmSync(part, { recursive: true });
}

function newEnough(): boolean {
  const [major = 0, minor = 0] = version() ?? [];
  return major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1]);
}

/** Of the machine; asked once. */
let known: readonly number[] | undefined;
function version(): readonly number[] | undefined {
  known ??= (/go(\d+)\.(\d+)/.exec(spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' }).stdout ?? '') ?? [])
    .slice(1)
    .map(Number);
  return known.length > 0 ? known : undefined;
}
