import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The version of this package; its package.json is two folders above the compiled file and one above the source. */
export function version(): string {
  const [found] = ['../..', '..'].flatMap((up) => read(join(__dirname, up, 'package.json')));
  return found ?? 'unknown';
}

function read(path: string): string[] {
  try {
    const { name, version: its } = JSON.parse(readFileSync(path, 'utf8')) as { name: string; version: string };
    return name === 'cdk8s-llm-gateway' ? [its] : [];
  } catch {
    return [];
  }
}
