import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../cli/main';
import { toYaml } from '../support/synth';
import type { Manifest } from '../support/manifest';

/** What a command line printed, and its exit code. */
export interface Result {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line as a user does, without a terminal, so without colours. */
export async function run(...argv: string[]): Promise<Result> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await main(argv, { colour: false, out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** A folder that is gone when the tests of the file have ended. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function writeManifests(file: string, manifests: readonly Manifest[]): string {
  writeFileSync(file, toYaml(manifests));
  return file;
}
