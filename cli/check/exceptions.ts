import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { RuleException } from '../../src/core/rules/check';
import { CliError } from '../cli-error';

/** Exceptions from a file: a list of `rule`, `object`, `path` and `reason`, in YAML or JSON, alone or under `exceptions`. */
export function readExceptions(file: string | undefined): RuleException[] {
  if (file === undefined) {
    return [];
  }
  const content = parse(text(file)) as { readonly exceptions?: unknown } | null;
  // as ManifestRules reads it, so that one file serves both
  const list: unknown = Array.isArray(content) ? content : content?.exceptions;
  const isList = Array.isArray(list) && list.every((one) => typeof one === 'object' && one !== null && 'rule' in one);
  if (!isList) {
    throw new CliError(`check: ${file} is no list of exceptions; each has rule, object and reason`);
  }
  return list as RuleException[];
}

function text(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new CliError(`check: ${file}: no such file`);
  }
}
