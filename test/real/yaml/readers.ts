import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { load } from 'js-yaml';
import { parseDocument } from 'yaml';
import { goProgram, pythonWith } from '../tools';

/** What a reader makes of documents: what it read, as JSON, or "!" and why it could not. */
export type Reader = (documents: readonly string[]) => string[];

const HERE = __dirname;

/** Those that every document is shown to. */
export const READERS: Readonly<Record<string, Reader>> = {
  'sigs.k8s.io/yaml': (documents) => ask(goProgram(path.join(HERE, 'go')), [], documents),
  PyYAML: (documents) => ask(pythonWith('PyYAML==6.0.2'), [path.join(HERE, 'reader.py')], documents),
  'js-yaml': (documents) => documents.map((text) => said(() => load(text))),
};

/** Those that are slow, and agree with one of the others. */
export const SLOW_READERS: Readonly<Record<string, Reader>> = {
  'yaml 1.1, as cdk8s': (documents) => documents.map((text) => said(() => read(text, '1.1'))),
  'yaml 1.2': (documents) => documents.map((text) => said(() => read(text, '1.2'))),
};

function ask(command: string, args: readonly string[], documents: readonly string[]): string[] {
  const input = documents.map((text) => JSON.stringify(text)).join('\n');
  const { stdout, status, stderr } = spawnSync(command, args, { input, encoding: 'utf8', maxBuffer: 2 ** 30 });
  const lines = stdout.split('\n').slice(0, -1);
  if (status !== 0 || lines.length !== documents.length) {
    throw new Error(`${command} ended with ${status} after ${lines.length} of ${documents.length} documents: ${stderr}`);
  }
  return lines;
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
