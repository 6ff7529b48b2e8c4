import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { download } from './download';
import { CACHE, MODULES } from './places';
import { run } from './run';
import type { Program } from './sources';
import { sourceOf } from './sources';
import { goCommand } from './toolchain';

/** A module of others that has a file of ours in place of some of its own. */
interface Lean {
  readonly module: string;
  /** Our file in the folder of the program, by that of the module. */
  readonly files: Readonly<Record<string, string>>;
}

/** What is left out takes many times as long to build as what is tested. */
const LEAN: Readonly<Partial<Record<Program, Lean>>> = {
  // the clients of every store and generator
  'external-secrets': {
    module: 'github.com/external-secrets/external-secrets',
    files: { 'pkg/provider/register/register.go': 'register.go', 'pkg/generator/register/register.go': 'register.go' },
  },
  // the clients of every DNS provider, for certificates that are had otherwise here
  traefik: { module: 'github.com/go-acme/lego/v4', files: { 'providers/dns/zz_gen_dns_providers.go': 'dns.go' } },
};

const folder = (program: Program): string => join(CACHE, `lean-${program}`);

/** The flags by which Go builds a program from its lean module, of which a copy is made; none for most. */
export function leanFlags(program: Program): string[] {
  const lean = LEAN[program];
  if (!lean) return [];
  const [ours, target] = [join(MODULES, sourceOf(program).folder), folder(program)];
  removeLean(program);
  run('cp', '-r', download(lean.module, ours, '-mod=readonly'), target);
  run('chmod', '-R', 'u+w', target);
  for (const [theirs, file] of Object.entries(lean.files)) copyFileSync(join(ours, file), join(target, theirs));
  // sums are read from the file beside the other one
  const mod = join(target, 'lean.mod');
  copyFileSync(join(ours, 'go.mod'), mod);
  copyFileSync(join(ours, 'go.sum'), join(target, 'lean.sum'));
  run(goCommand(), 'mod', 'edit', `-replace=${lean.module}=${target}`, mod);
  return [`-modfile=${mod}`];
}

export function removeLean(program: Program): void {
  rmSync(folder(program), { recursive: true, force: true });
}
