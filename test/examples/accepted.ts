import * as path from 'node:path';
import { ManifestRules } from '../../src';
import type { Exception } from '../checks';
import type { Manifest } from '../support/manifest';

/** What linters find in the examples and what is right there. */
export const EXCEPTIONS = path.join(__dirname, '../../examples/exceptions.yaml');

/** What the file of exceptions excuses in one example, as the checks take it. */
export function accepted(manifests: readonly Manifest[]): Exception[] {
  const left = new Set(new ManifestRules({ exceptionsFiles: [EXCEPTIONS] }).check([...manifests]).map(key));
  const excused = new ManifestRules().check([...manifests]).filter((finding) => !left.has(key(finding)));
  return excused.map(({ rule, object }) => {
    const [kind, name] = object.split('/') as [string, string];
    return { id: rule, kind, name, reason: EXCEPTIONS };
  });
}

function key({ rule, object, path: field }: { rule: string; object: string; path: string }): string {
  return [rule, object, field].join(' ');
}
