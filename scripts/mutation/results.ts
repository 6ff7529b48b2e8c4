import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE } from '../cache';
import type { MutantResult } from '@stryker-mutator/api/core' with { 'resolution-mode': 'import' };

const RESULTS = join(CACHE, 'mutation');

/** A change that Stryker made, and what became of it. */
export interface Mutant {
  readonly file: string;
  readonly line: number;
  /** The code that was changed, and what it became. */
  readonly original: string;
  readonly replacement: string;
  /** The line on which it begins. */
  readonly source: string;
  readonly status: MutantResult['status'];
}

/** The last run of a part. */
export interface PartResult {
  readonly part: string;
  readonly date: string;
  readonly commit: string;
  readonly minutes: number;
  readonly mutants: readonly Mutant[];
}

/** What Stryker keeps of a run. */
interface Known {
  readonly files: Readonly<Record<string, { mutants: Array<{ readonly status: MutantResult['status'] }> }>>;
}

/** Where Stryker keeps what it knows of a part, so that only what changed is run again. */
export function incrementalFile(part: string): string {
  mkdirSync(RESULTS, { recursive: true });
  return join(RESULTS, `${part}.incremental.json`);
}

/** What was not noticed is asked again: of code that runs while it is loaded, Stryker does not ask whether a new test notices it. */
export function forgetMissed(part: string): void {
  const path = incrementalFile(part);
  if (!existsSync(path)) return;
  const known = JSON.parse(readFileSync(path, 'utf8')) as Known;
  for (const file of Object.values(known.files)) file.mutants = file.mutants.filter(({ status }) => status === 'Killed');
  writeFileSync(path, JSON.stringify(known));
}

/** Keeps the result of a part until all of them are there. */
export function keep(part: string, root: string, started: number, results: readonly MutantResult[]): void {
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  const isChanged = git('status', '--porcelain', '--', 'src', 'test') !== '';
  const result: PartResult = {
    part,
    date: new Date().toISOString().slice(0, 10),
    commit: `${git('rev-parse', '--short', 'HEAD')}${isChanged ? ' and changes' : ''}`,
    minutes: Math.ceil((Date.now() - started) / 60_000),
    mutants: results.map((mutant) => mutantOf(mutant, root)),
  };
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(fileOf(part), JSON.stringify(result, undefined, 1));
}

/** The last result of a part, if it ever ran here. */
export function last(part: string): PartResult | undefined {
  return existsSync(fileOf(part)) ? (JSON.parse(readFileSync(fileOf(part), 'utf8')) as PartResult) : undefined;
}

function fileOf(part: string): string {
  return join(RESULTS, `${part}.json`);
}

function mutantOf({ fileName, location: { start, end }, replacement = '', status }: MutantResult, root: string): Mutant {
  const file = fileName.replace(`${root}/`, '');
  const lines = readFileSync(join(root, file), 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line);
  const source = lines[0]!.trim();
  const last = lines.length - 1;
  lines[last] = lines[last]!.slice(0, end.column - 1);
  lines[0] = lines[0]!.slice(start.column - 1);
  return { file, line: start.line, original: lines.join('\n'), replacement, source, status };
}
