import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { leanFlags, removeLean } from './lean';
import { CACHE, MODULES } from './places';
import type { Program } from './sources';
import { pinned, sourceOf } from './sources';
import { goCommand } from './toolchain';
import { fetched } from './wait';

export type { Program } from './sources';

/** These share their versions, see there. */
const WORKSPACE = join(MODULES, 'go.work');
const inWorkspace = (program: Program): boolean =>
  new RegExp(`^\\t\\./${sourceOf(program).folder}$`, 'm').test(readFileSync(WORKSPACE, 'utf8'));

const known = new Map<Program, string>();

/** The program as it was built from exactly these sources and these pinned versions. */
export function binary(program: Program): string {
  const path = known.get(program) ?? join(CACHE, `${program}-${hashOf(program)}`);
  known.set(program, path);
  return path;
}

function hashOf(program: Program): string {
  const hash = createHash('sha256').update(goVersion()).update(buildFlags(program).join());
  const { folder } = sourceOf(program);
  const sources = readdirSync(join(MODULES, folder)).map((file) => join(MODULES, folder, file));
  for (const file of [...sources.sort(), ...(inWorkspace(program) ? [WORKSPACE, `${WORKSPACE}.sum`] : [])]) {
    hash.update(basename(file)).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}

/** The version of Kubernetes that a module pins, without the `v`. */
export function kubernetesVersion(program: Program): string {
  return pinned(sourceOf(program).folder, 'k8s.io/kubernetes').slice(1);
}

/** Builds what is not there yet, one after the other: each build uses all cores by itself. */
export async function build(programs: readonly Program[]): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  for (const program of programs) {
    const target = binary(program);
    if (existsSync(target)) continue;
    const started = Date.now();
    const seconds = (): string => `${Math.round((Date.now() - started) / 1000)} s`;
    console.log(`building ${program} from its Go module`);
    const progress = setInterval(() => console.log(`building ${program}: ${seconds()}`), 60_000);
    try {
      const { main } = sourceOf(program);
      const lean = await fetched(`getting the sources of ${program}`, () => leanFlags(program));
      // all that it needs from the network
      await fetched(`getting the modules of ${program}`, () => go(program, 'list', ...lean, '-deps', '-f', '{{""}}', main));
      await go(
        program,
        'build',
        ...lean,
        ...buildFlags(program),
        '-ldflags',
        linkerFlags(program),
        '-o',
        `${target}.building`,
        main,
      );
    } finally {
      clearInterval(progress);
      removeLean(program);
    }
    forgetOlder(program);
    renameSync(`${target}.building`, target);
    console.log(`built ${program} in ${seconds()}`);
  }
}

/**
 * These work all the time: what their optimizing takes when they are built, each run gets back. The first three share what they are
 * compiled from.
 */
const BUSY: ReadonlySet<Program> = new Set<Program>(['kubernetes', 'metrics-server', 'policies', 'etcd', 'stand-in']);

/**
 * The others are compiled without optimizing, a third faster: most of them run for minutes, and are built on a new machine each time.
 * Nobody debugs any of them. The cloud providers that Kubernetes 1.28 still has inside are left out.
 */
function buildFlags(program: Program): readonly string[] {
  const optimizing = BUSY.has(program) ? '' : '-N -l ';
  return ['-trimpath', '-buildvcs=false', `-gcflags=all=${optimizing}-dwarf=false`, '-tags=providerless,dockerless'];
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function go(program: Program, ...args: string[]): Promise<void> {
  const cwd = join(MODULES, sourceOf(program).folder);
  const env = {
    // the compiler is a fifth faster when it collects less often; it takes 2 GB then
    GOGC: '400',
    ...process.env,
    CGO_ENABLED: '0',
    GOFLAGS: `-mod=readonly ${process.env['CLUSTER_GOFLAGS'] ?? ''}`.trim(),
    GOWORK: inWorkspace(program) ? WORKSPACE : 'off',
  };
  return new Promise((resolve, reject) => {
    const child = spawn(goCommand(), args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] });
    // who ends this process means the build as well; at this signal Go removes what it has half done
    let stopped = false;
    const stop = (): void => {
      stopped = true;
      child.kill('SIGINT');
    };
    for (const signal of SIGNALS) process.on(signal, stop);
    child.on('error', reject);
    child.on('exit', (code) => {
      for (const signal of SIGNALS) process.off(signal, stop);
      if (stopped) process.exit(130);
      if (code === 0) resolve();
      else reject(new Error(`go ${args[0]} of ${program} ended with ${code}`));
    });
  });
}

/** The programs of Kubernetes refuse to work with each other unless they know their version. */
function linkerFlags(program: Program): string {
  if (!program.startsWith('kubernetes')) return '-s -w';
  const version = kubernetesVersion(program);
  const [major, minor] = version.split('.');
  const values = { gitVersion: `v${version}`, gitMajor: major, gitMinor: minor, gitTreeState: 'clean' };
  const set = (into: string): string[] => Object.entries(values).map(([name, value]) => `-X ${into}.${name}=${value}`);
  return ['-s -w', ...set('k8s.io/component-base/version'), ...set('k8s.io/client-go/pkg/version')].join(' ');
}

function forgetOlder(program: Program): void {
  const older = new RegExp(`^${program}-[0-9a-f]{16}$`);
  for (const file of readdirSync(CACHE).filter((name) => older.test(name))) rmSync(join(CACHE, file));
}

function goVersion(): string {
  return spawnSync(goCommand(), ['env', 'GOVERSION'], { encoding: 'utf8' }).stdout.trim();
}
