import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Yaml } from 'cdk8s';
import type { LinterFinding } from './linters';
import { LINTERS } from './linters';

// Shows that linters which teams use find nothing in the examples, but for examples/exceptions.yaml.

interface Exception {
  readonly rule: string;
  readonly object: string;
  readonly reason: string;
}

interface Accepted {
  /** Of our own rules. */
  readonly exceptions: readonly Exception[];
  /** What other linters call our rules. */
  readonly same: Readonly<Record<string, readonly string[]>>;
  /** Of their own rules. */
  readonly linters: readonly Exception[];
}

const ROOT = path.join(__dirname, '../../..');

function exceptions(): Exception[] {
  const [accepted] = Yaml.load(path.join(ROOT, 'examples/exceptions.yaml')) as [Accepted];
  const named = accepted.exceptions.flatMap(({ rule, ...rest }) =>
    (accepted.same[rule] ?? []).map((same) => ({ ...rest, rule: same })),
  );
  return [...named, ...accepted.linters];
}

function excuses({ rule, object }: Exception, finding: LinterFinding): boolean {
  const parts = object.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return rule === finding.rule && new RegExp(`^${parts.join('.*')}$`).test(finding.object);
}

function synthesize(folder: string): string[] {
  const args = ['-r', 'ts-node/register/transpile-only', 'examples/main.ts'];
  execFileSync(process.execPath, args, { cwd: ROOT, env: { ...process.env, CDK8S_OUTDIR: folder }, stdio: 'pipe' });
  return fs.readdirSync(folder).filter((file) => file.endsWith('.yaml'));
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'linters-'));
try {
  const files = synthesize(folder);
  const accepted = exceptions();
  for (const [name, linter] of Object.entries(LINTERS)) {
    const found = linter(folder, files);
    const own = accepted.filter(({ rule }) => rule.startsWith(`${name}/`));
    const open = found.filter((finding) => !own.some((exception) => excuses(exception, finding)));
    const idle = own.filter((exception) => !found.some((finding) => excuses(exception, finding)));
    const unreasoned = own.filter(({ reason }) => !reason?.trim());
    open.forEach(({ rule, object, file, message }) => console.log(`${file}: ${object}: ${message} (${rule})`));
    idle.forEach(({ rule, object }) => console.log(`the exception for ${rule} of ${object} excuses nothing`));
    unreasoned.forEach(({ rule, object }) => console.log(`the exception for ${rule} of ${object} gives no reason`));
    console.log(`${name}: ${files.length} files, ${found.length} findings, ${found.length - open.length} of them accepted`);
    if (open.length + idle.length + unreasoned.length > 0) process.exitCode = 1;
  }
} finally {
  fs.rmSync(folder, { recursive: true });
}
