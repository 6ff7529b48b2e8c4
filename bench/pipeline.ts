import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { canMeasureCommands, runCommand } from './commands';
import type { Usage } from './run';
import { median } from './run';

const ROOT = path.join(__dirname, '..');
/** Inside the repository, so that programs find the packages. */
const FOLDER = path.join(ROOT, 'dist/bench/pipeline');
const ROUNDS = 7;

/** A command that synthesizes one gateway, as a pipeline or somebody at a keyboard runs it. */
interface Form {
  readonly name: string;
  /** The program, and what cdk8s.yaml says of it. */
  readonly program: 'by-hand' | 'ours';
  readonly app?: string;
  readonly command: readonly string[];
}

const SYNTH = ['npx', 'cdk8s', 'synth'];
const FORMS: readonly Form[] = [
  {
    name: '`npx cdk8s synth`, `npx ts-node main.ts`, by hand: the template',
    program: 'by-hand',
    app: 'npx ts-node main.ts',
    command: SYNTH,
  },
  {
    name: '`npx cdk8s synth`, `ts-node` that only transpiles',
    program: 'ours',
    app: 'node -r ts-node/register/transpile-only main.ts',
    command: SYNTH,
  },
  { name: '`npx cdk8s synth`, compiled', program: 'ours', app: 'node main.js', command: SYNTH },
  { name: '`node main.js`', program: 'ours', command: ['node', 'main.js'] },
  { name: '`node main.js`, bundled by esbuild', program: 'ours', command: ['node', 'bundle.js'] },
];

/** What a command costs, and its ratio to the template of cdk8s. */
export interface FormCost {
  readonly name: string;
  readonly cpu: number;
  readonly rss: number;
  readonly ratio: number;
}

/** Runs all forms in turn, round by round. */
export function measurePipeline(programs: string): FormCost[] {
  if (!canMeasureCommands) {
    console.error('not measured: commands, GNU time is not installed');
    return [];
  }
  const folders = FORMS.map((form, i) => prepare(programs, form, path.join(FOLDER, String(i))));
  const costs = FORMS.map((): Array<Pick<Usage, 'cpu' | 'rss'>> => []);
  for (let round = 0; round < ROUNDS; round++) {
    FORMS.forEach(({ command }, i) => costs[i]!.push(runCommand(command, folders[i]!, path.join(folders[i]!, 'printed.txt'))));
  }
  folders.forEach(check);
  return FORMS.map(({ name }, i) => ({
    name,
    cpu: median(costs[i]!.map(({ cpu }) => cpu)),
    rss: median(costs[i]!.map(({ rss }) => rss)),
    ratio: median(costs[i]!.map(({ cpu }, round) => cpu / costs[0]![round]!.cpu)),
  }));
}

/** What `cdk8s init` makes, with one gateway in it. */
const TEMPLATE = {
  alwaysStrict: true,
  strict: true,
  target: 'ES2022',
  module: 'CommonJS',
  lib: ['es2022'],
  esModuleInterop: true,
};

function prepare(programs: string, { program, app }: Form, folder: string): string {
  fs.mkdirSync(folder, { recursive: true });
  for (const file of [program, 'gateway', 'options']) {
    const name = file === program ? 'main' : file;
    fs.copyFileSync(path.join(__dirname, 'programs', `${file}.ts`), path.join(folder, `${name}.ts`));
    fs.copyFileSync(path.join(programs, `${file}.js`), path.join(folder, `${name}.js`));
  }
  fs.writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: TEMPLATE }));
  fs.writeFileSync(path.join(folder, 'cdk8s.yaml'), `language: typescript\napp: ${app ?? 'none'}\n`);
  const esbuild = path.join(ROOT, 'node_modules/.bin/esbuild');
  const { status } = spawnSync(esbuild, ['main.js', '--bundle', '--platform=node', '--outfile=bundle.js', '--log-level=error'], {
    cwd: folder,
    stdio: 'inherit',
  });
  assert.equal(status, 0);
  return folder;
}

function check(folder: string): void {
  const output = path.join(folder, 'dist');
  const documents = fs
    .readdirSync(output)
    .flatMap((file) => [...parseAllDocuments(fs.readFileSync(path.join(output, file), 'utf8'))]);
  assert.equal(documents.length, 9, folder);
}
