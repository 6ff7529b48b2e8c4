import { Yaml } from 'cdk8s';
import type { Problem } from '../core/problem';
import { checkTree } from '../core/text';
import { toToml } from '../core/toml';

type Format = 'yaml' | 'json' | 'toml';
const FORMATS: Readonly<Record<string, Format>> = { yaml: 'yaml', yml: 'yaml', json: 'json', toml: 'toml' };

/** What a product puts in place of variables before it parses the file, so that the file alone need not parse. */
const EXPANDED = /\$\{|\$\(|\{\{/;

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
      return Yaml.stringify(plain);
  }
}

/** Whether an object can be written to a file of that name. */
export function checkDocument(name: string, document: unknown): Problem[] {
  const prop = `config.${name}`;
  const format = formatOf(name);
  if (format === undefined) {
    const remedy = `give the text, or a name that ends with ${Object.keys(FORMATS).join(', ')}`;
    return [{ code: 'LLMGW-406', prop, reason: 'the format of an object does not follow from the name', remedy }];
  }
  const problems = checkTree(prop, document, format !== 'toml');
  return problems.length === 0 && format === 'toml' ? checkToml(prop, document) : problems;
}

/** Whether a text is what its name says, as far as that can be told. */
export function checkTextFormat(name: string, text: string): Problem[] {
  if (formatOf(name) !== 'json' || EXPANDED.test(text)) {
    return [];
  }
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    // newer Node.js quotes the text, which may be long or private
    const reason = `not JSON: ${String(error instanceof Error ? error.message : error).replace(/"[^]*" is not/, 'it is not')}`;
    return [{ code: 'LLMGW-406', prop: `config.${name}`, reason, remedy: 'correct the text, or give an object' }];
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
  return FORMATS[name.slice(name.lastIndexOf('.') + 1).toLowerCase()];
}
