import { Yaml } from 'cdk8s';
import type { Problem } from '../problem';
import { suggest } from '../suggest';
import type { RuleException } from './check';

const MEMBERS = ['rule', 'object', 'path', 'reason'];
const REQUIRED = ['rule', 'object', 'reason'];

/** The exceptions of a file, and what is wrong with it: a misspelt member would excuse more than was meant, or nothing. */
export function exceptionsIn(file: string): {
  readonly exceptions: readonly RuleException[];
  readonly problems: readonly Problem[];
} {
  const at = (where: string, reason: string, remedy: string): Problem => ({
    code: 'LLMGW-916',
    prop: 'exceptionsFiles',
    value: file,
    reason: where === '' ? reason : `${where} ${reason}`,
    remedy,
  });
  const documents = load(file);
  if (documents === undefined) {
    return { exceptions: [], problems: [at('', 'it cannot be read', 'name a YAML file, seen from where the app runs')] };
  }
  const lists = documents.map(listOf);
  if (lists.length === 0 || lists.includes(undefined)) {
    return { exceptions: [], problems: [at('', 'there is no list under "exceptions"', 'write exceptions: [...]')] };
  }
  const entries = lists.flatMap((list) => list ?? []);
  const problems = entries.flatMap((entry, i) =>
    checkEntry(entry).map(([reason, remedy]) => at(`exceptions[${i}]`, reason, remedy)),
  );
  return { exceptions: problems.length > 0 ? [] : (entries as RuleException[]), problems };
}

function load(file: string): unknown[] | undefined {
  try {
    return Yaml.load(file);
  } catch {
    return undefined;
  }
}

/** The file may hold the exceptions of other linters as well, under names of theirs. */
function listOf(document: unknown): readonly unknown[] | undefined {
  const { exceptions } = (typeof document === 'object' ? document : {}) as { exceptions?: unknown };
  return Array.isArray(exceptions) ? exceptions : undefined;
}

function checkEntry(entry: unknown): Array<[reason: string, remedy: string]> {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    return [['is no exception', `write { ${MEMBERS.join(', ')} }`]];
  }
  const members = Object.entries(entry);
  return [
    ...members
      .filter(([name]) => !MEMBERS.includes(name))
      .map(([name]): [string, string] => {
        const meant = suggest(name, MEMBERS);
        return [`has no member "${name}"`, meant ? `did you mean "${meant}"?` : `the members are ${MEMBERS.join(', ')}`];
      }),
    ...members
      .filter(([name, value]) => MEMBERS.includes(name) && (typeof value !== 'string' || value.trim() === ''))
      .map(([name]): [string, string] => [`has a "${name}" that is no text`, 'write a text']),
    ...REQUIRED.filter((name) => !(name in entry)).map((name): [string, string] => [`has no "${name}"`, 'state it']),
  ];
}
