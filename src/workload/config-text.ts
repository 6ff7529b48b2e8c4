import type { Problem } from '../core/problem';
import { checkTree } from '../core/text';
import { tomlFault } from '../core/toml/reader';
import type { TomlFault } from '../core/toml/reader';
import { toToml } from '../core/toml/writer';
import { readYaml } from '../core/yaml/reader';
import type { YamlFault } from '../core/yaml/reader';
import { writeYaml } from '../core/yaml/writer';

type Format = 'yaml' | 'json' | 'toml';
// no plain object, which has "constructor" as well
const FORMATS = new Map(Object.entries<Format>({ yaml: 'yaml', yml: 'yaml', json: 'json', toml: 'toml' }));

/** What a product puts in place of variables before it parses the file, so that the file alone need not parse. */
const EXPANDED = /\$\{|\$\(|\{\{/;
/** In YAML and JSON it is a text as any other. */
const EXPANDED_NAME = /=[ \t]*\$[A-Za-z_]/;

/** An object as the text of a file, in the format that the ending of the name says. */
export function configText(name: string, document: unknown): string {
  // a copy without undefined fields; objects that occur twice would be written as YAML anchors
  const plain: unknown = JSON.parse(JSON.stringify(document));
  switch (formatOf(name)) {
    case 'json':
      return `${JSON.stringify(plain, undefined, 2)}\n`;
    case 'toml':
      return toToml(plain as Record<string, unknown>);
    default:
      return writeYaml(plain);
  }
}

/** Whether an object can be written to a file of that name. */
export function checkDocument(name: string, document: unknown): Problem[] {
  const prop = `config.${name}`;
  const format = formatOf(name);
  if (format === undefined) {
    const remedy = `give the text, or a name that ends with ${[...FORMATS.keys()].join(', ')}`;
    return [{ code: 'LLMGW-406', prop, reason: 'the format of an object does not follow from the name', remedy }];
  }
  if (document === undefined) {
    return [{ code: 'LLMGW-406', prop, reason: 'nothing to write', remedy: 'give a text or an object' }];
  }
  const problems = checkTree(prop, document, format !== 'toml');
  return problems.length === 0 && format === 'toml' ? checkToml(prop, document) : problems;
}

/** Whether a text is what its name says, as far as that can be told. */
export function checkTextFormat(name: string, text: string): Problem[] {
  if (EXPANDED.test(text)) {
    return [];
  }
  switch (formatOf(name)) {
    case 'yaml':
      return checkYaml(name, text);
    case 'json':
      return checkJson(name, text);
    case 'toml':
      return checkTomlText(name, text);
    default:
      return [];
  }
}

function checkJson(name: string, text: string): Problem[] {
  if (jsonError(text) === '') {
    // JSON is YAML as well; tabs, which YAML refuses, are right here
    return checkYaml(name, text, ({ isTwice }) => isTwice);
  }
  const before = text.slice(0, jsonErrorAt(text)).split('\n');
  const reason = `not JSON from line ${before.length}, column ${before.at(-1)!.length + 1} on`;
  return [{ code: 'LLMGW-406', prop: `config.${name}`, reason, remedy: 'correct the text, or give an object' }];
}

function checkTomlText(name: string, text: string): Problem[] {
  const fault = EXPANDED_NAME.test(text) ? undefined : tomlFault(text);
  return fault ? [refusal(name, fault)] : [];
}

/** Readers differ in which of two equal keys they keep, and a tab stops most of them. */
function checkYaml(name: string, text: string, counts: (fault: YamlFault) => boolean = () => true): Problem[] {
  return readYaml(text)
    .faults.filter(counts)
    .map((fault) => refusal(name, fault));
}

function refusal(name: string, { line, column, reason }: TomlFault): Problem {
  return {
    code: 'LLMGW-406',
    prop: `config.${name}`,
    reason: `line ${line}, column ${column}: ${reason}`,
    remedy: 'correct the text, or give an object',
  };
}

/**
 * Where a text stops being JSON. The parser says it as a number, or quotes what is there: that may be private, so then the
 * shortest beginning is looked for at which it does so.
 */
function jsonErrorAt(text: string): number {
  const stated = /at position (\d+)(?: \(line \d+ column \d+\))?$/.exec(jsonError(text))?.[1];
  if (stated !== undefined) {
    return Number(stated);
  }
  let [good, bad] = [0, text.length + 1];
  while (bad - good > 1) {
    const length = (good + bad) >> 1;
    if (jsonError(text.slice(0, length)).endsWith('is not valid JSON')) {
      bad = length;
    } else {
      good = length;
    }
  }
  return good;
}

/** What the parser says about a text; nothing if it is JSON. Not to be shown. */
function jsonError(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    return String(error instanceof Error ? error.message : error);
  }
}

function checkToml(prop: string, document: unknown): Problem[] {
  if (typeof document !== 'object' || Array.isArray(document)) {
    return [{ code: 'LLMGW-406', prop, reason: 'a TOML file is a table', remedy: 'give an object' }];
  }
  return unsafeIntegers(prop, document).map((at) => ({
    code: 'LLMGW-406' as const,
    prop: at,
    reason: 'a whole number that JavaScript cannot hold exactly',
    remedy: 'give the file as text',
  }));
}

function unsafeIntegers(prop: string, value: unknown): string[] {
  if (typeof value === 'number') {
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? [prop] : [];
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, item]) => unsafeIntegers(`${prop}.${key}`, item))
    : [];
}

function formatOf(name: string): Format | undefined {
  return FORMATS.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase());
}
