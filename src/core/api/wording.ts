import { suggest } from '../suggest';
import { classOf, enumOf, interfaceOf } from './description';
import { UNFIT } from './shape';
import type { Shape } from './shape';

/** What is wrong with a value of the wrong type, and what would be right; never the value itself, which may be a credential. */
export function wording(shape: Shape, value: unknown): { readonly reason: string; readonly remedy: string } {
  if (value === null) {
    return { reason: 'is null', remedy: 'leave it out, or give a value' };
  }
  if (shape.text === 'EnvValue' && typeof value === 'object') {
    return { reason: 'has no text as its value, or has two values', remedy: remedy(shape, value) };
  }
  return { reason: `is ${kindOf(value)}, not ${expected(shape)}`, remedy: remedy(shape, value) };
}

/** What is missing, as one reads it. */
export function missing(shape: Shape): { readonly reason: string; readonly remedy: string } {
  return { reason: 'is missing', remedy: `it is required: ${remedy(shape, undefined)}` };
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'undefined';
  if (Array.isArray(value)) return 'a list';
  if (typeof value !== 'object') return `a ${typeof value}`;
  const prototype = Object.getPrototypeOf(value) as { constructor?: { name?: string } } | null;
  const name = prototype?.constructor?.name?.replace(/^_/, '') ?? 'Object';
  return name === 'Object' ? 'an object' : withArticle(name);
}

function expected(shape: Shape): string {
  switch (shape.kind) {
    case 'list':
      return `a list of ${shape.item!.text}`;
    case 'map':
      return `a map of ${shape.item!.text}`;
    case 'enum':
      return `one of ${shape.text}`;
    case 'struct':
      return `an object with the members of ${shape.text}`;
    default:
      return withArticle(shape.text);
  }
}

function remedy(shape: Shape, value: unknown): string {
  switch (shape.kind) {
    case 'primitive':
      return primitive(shape.text, value);
    case 'list':
      return shape.item!.take(value) !== UNFIT ? 'put it into a list: [...]' : `write [...] with ${shape.item!.text} in it`;
    case 'map':
      return `write { name: ... } with ${shape.item!.text} as values`;
    case 'enum':
      return enumMember(shape.text, value);
    case 'struct':
      return `write { ${[...shape.members!.values()].map((m) => m.name + (m.optional ? '?' : '')).join(', ')} }`;
    default:
      return makers(shape.text);
  }
}

function primitive(text: string, value: unknown): string {
  if (text === 'string') {
    return typeof value === 'number' || typeof value === 'boolean' ? 'put it in quotes' : 'give a text';
  }
  if (text === 'number') {
    return typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value))
      ? 'remove the quotes'
      : 'give a number';
  }
  return 'give true or false';
}

function enumMember(name: string, value: unknown): string {
  const values = enumOf(name)!;
  const candidates = [...values].flatMap(([member, text]) => [member, text]);
  const meant = typeof value === 'string' ? suggest(value, candidates) : undefined;
  const member = [...values].find(([label, text]) => label === meant || text === meant)?.[0];
  return member ? `did you mean ${name}.${member}?` : `use ${[...values.keys()].map((label) => `${name}.${label}`).join(', ')}`;
}

const MAKERS_OF_OTHERS: Readonly<Record<string, string>> = {
  Duration: 'use Duration.seconds(...), Duration.minutes(...) or Duration.hours(...) of cdk8s',
  Size: 'use Size.mebibytes(...) or Size.gibibytes(...) of cdk8s',
  EnvValue: 'use EnvValue.fromValue(...) or EnvValue.fromSecretValue(...) of cdk8s-plus',
  Construct: 'give a chart or another construct',
  IConstruct: 'give a chart or another construct',
  ApiObject: 'give one of the objects of the construct',
  JsonPatch: 'use JsonPatch.add(...), JsonPatch.replace(...) or JsonPatch.remove(...) of cdk8s',
};

function makers(name: string): string {
  const own = classOf(name)?.makers ?? [];
  const owners = interfaceOf(name)?.owners ?? '';
  if (own.length > 0) {
    return `use ${own.join(', ')}`;
  }
  return MAKERS_OF_OTHERS[name] ?? (owners === '' ? `give ${withArticle(name)}` : `use ${owners.split(' ').join(', ')}`);
}

function withArticle(name: string): string {
  return `${/^[AEIOU]/i.test(name) ? 'an' : 'a'} ${name}`;
}
