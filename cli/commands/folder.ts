import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from '../cli-error';

// what a fresh repository may have in it
const HARMLESS = new Set(['.git', '.gitignore', 'README.md', 'LICENSE', '.gitattributes', '.github']);

/** A folder for a new app; one with anything in it but the papers of a repository is refused. */
export function emptyFolder(command: string, folder: string): string {
  const taken = existsSync(folder) ? readdirSync(folder).filter((file) => !HARMLESS.has(file)) : [];
  if (taken.length > 0) {
    throw new CliError(`${command}: ${folder} is not empty (${taken.slice(0, 3).join(', ')}); say --directory with a new one`);
  }
  return folder;
}

/** Writes what is not there, and says what it wrote. */
export function writeProject(folder: string, files: { readonly [file: string]: string }): string[] {
  mkdirSync(folder, { recursive: true });
  return Object.entries(files).map(([file, text]) => {
    const path = join(folder, file);
    if (existsSync(path)) {
      return `kept  ${file}`;
    }
    writeFileSync(path, text);
    return `wrote ${file}`;
  });
}
