import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, parseAllDocuments } from 'yaml';
import { CliError } from '../cli-error';
import type { KubernetesObject } from './object';
import { isObject } from './object';

const MANIFEST = /\.(ya?ml|json)$/;

/** An object, and where it begins. */
export interface ReadObject {
  readonly object: KubernetesObject;
  /** The file; `-` for the standard input. */
  readonly file: string;
  readonly line: number;
}

/** The objects of files and folders, in their order, without their places. */
export function readManifests(paths: readonly string[], stdin: () => string = readStandardInput): KubernetesObject[] {
  return readObjects(paths, stdin).map(({ object }) => object);
}

/**
 * The objects of files and folders, in their order; `-` is the standard input. Lists are taken apart. In a folder what is no
 * object is passed over (a `values.yaml`, say); a file that was named must hold objects.
 */
export function readObjects(paths: readonly string[], stdin: () => string = readStandardInput): ReadObject[] {
  return paths.flatMap((path) => {
    if (path === '-') {
      return required(parseObjects(stdin(), '-'), 'standard input');
    }
    if (!isFolder(path)) {
      return required(parseObjects(read(path), path), path);
    }
    const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => MANIFEST.test(name));
    const objects = files.sort().flatMap((name) => parseObjects(read(join(path, name)), join(path, name)));
    return required(objects, path);
  });
}

/** The objects of one text with any number of documents. */
export function parseManifests(text: string, from: string): KubernetesObject[] {
  return parseObjects(text, from).map(({ object }) => object);
}

function parseObjects(text: string, file: string): ReadObject[] {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { merge: true, logLevel: 'error', lineCounter: lines });
  return [...documents].flatMap((document) => {
    const [error] = document.errors;
    if (error) {
      const line = error.linePos?.[0].line;
      const [reason = ''] = error.message.split('\n');
      const place = `${file === '-' ? 'standard input' : file}${line ? `:${line}` : ''}`;
      throw new CliError(`${place}: not YAML: ${reason.replace(/ at line \d+.*$/, '')}`);
    }
    const { line } = lines.linePos(document.contents?.range[0] ?? 0);
    return objectsOf(document.toJS({ maxAliasCount: 1000 })).map((object) => ({ object, file, line }));
  });
}

function objectsOf(value: unknown): KubernetesObject[] {
  const { kind, items } = (value ?? {}) as { kind?: unknown; items?: unknown };
  if (typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items)) {
    return items.flatMap(objectsOf);
  }
  return isObject(value) ? [value] : [];
}

function required(objects: ReadObject[], path: string): ReadObject[] {
  if (objects.length === 0) {
    throw new CliError(`${path}: no Kubernetes object in it; name files or folders with YAML, or - for the standard input`);
  }
  return objects;
}

function isFolder(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) {
    throw new CliError(`${path}: no such file or folder; synthesize first (npx cdk8s synth), or name what there is`);
  }
  return found.isDirectory();
}

function read(path: string): string {
  return readFileSync(path, 'utf8');
}

function readStandardInput(): string {
  return readFileSync(0, 'utf8');
}
