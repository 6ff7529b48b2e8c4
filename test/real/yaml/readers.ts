import { spawn } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import * as path from 'node:path';
import { load } from 'js-yaml';
import { parseDocument } from 'yaml';
import { goProgram, pythonWith } from '../tools';

/** What a reader makes of documents: what it read, as JSON, or "!" and why it could not. */
export type Reader = (documents: readonly string[]) => Promise<string[]>;

const HERE = __dirname;

/** Those that every document is shown to, the quick ones first. */
export const READERS: Readonly<Record<string, Reader>> = {
  'sigs.k8s.io/yaml': (documents) => ask(goProgram(path.join(HERE, 'go')), [], documents),
  'js-yaml': (documents) => here(documents, load),
  // by far the slowest, so every core gets a share
  PyYAML: async (documents) => {
    const python = pythonWith('PyYAML==6.0.2');
    const share = Math.ceil(documents.length / availableParallelism());
    const shares = Array.from({ length: availableParallelism() }, (_, i) => documents.slice(i * share, (i + 1) * share));
    const answers = await Promise.all(shares.map((some) => ask(python, [path.join(HERE, 'reader.py')], some)));
    return answers.flat();
  },
};

/** Those that are slow, and agree with one of the others. */
export const SLOW_READERS: Readonly<Record<string, Reader>> = {
  'yaml 1.1, as cdk8s': (documents) => here(documents, (text) => read(text, '1.1')),
  'yaml 1.2': (documents) => here(documents, (text) => read(text, '1.2')),
};

async function here(documents: readonly string[], reader: (text: string) => unknown): Promise<string[]> {
  // the readers of other processes start first
  await Promise.resolve();
  return documents.map((text) => said(() => reader(text)));
}

/** By files, so that the other process need not wait for this one, which has readers of its own. */
async function ask(command: string, args: readonly string[], documents: readonly string[]): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'yaml-'));
  const [input, output] = [path.join(folder, 'in'), path.join(folder, 'out')];
  try {
    writeFileSync(input, documents.map((text) => JSON.stringify(text)).join('\n'));
    const child = spawn(command, args, { stdio: [openSync(input, 'r'), openSync(output, 'w'), 'inherit'] });
    const status = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
    const lines = readFileSync(output, 'utf8').split('\n').slice(0, -1);
    if (status !== 0 || lines.length !== documents.length) {
      throw new Error(`${command} ended with ${status} after ${lines.length} of ${documents.length} documents`);
    }
    return lines;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function read(text: string, version: '1.1' | '1.2'): unknown {
  const document = parseDocument(text, { version });
  if (document.errors.length > 0) {
    throw document.errors[0]!;
  }
  return document.toJS() as unknown;
}

function said(action: () => unknown): string {
  try {
    return JSON.stringify(action());
  } catch (error) {
    return `!${String(error)}`;
  }
}
