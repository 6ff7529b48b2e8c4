/** Text that is code, not a string: `Duration.seconds(15)`. */
export class Code {
  constructor(
    public readonly text: string,
    /** Names that it needs, with the package that they come from. */
    public readonly imports: { readonly [name: string]: string } = {},
  ) {}
}

/** The chart, in its constructor. */
export const THIS = new Code('this');

const LIBRARY = 'cdk8s-llm-gateway';

/** A call of this library: `call('NetworkIsolation.none', 'reason')`. */
export function call(callee: string, ...args: readonly unknown[]): Code {
  return callOf(LIBRARY, callee, ...args);
}

/** A call of another package. */
export function callOf(from: string, callee: string, ...args: readonly unknown[]): Code {
  const parts = args.filter((arg) => arg !== undefined).map((arg) => literal(arg));
  const imports = Object.assign({ [callee.replace(/^new /, '').split('.')[0]!]: from }, ...args.map((arg) => importsOf(arg)));
  return new Code(`${callee}(${parts.join(', ')})`, imports);
}

/** A name of a package: an enum's member, say. */
export function name(text: string, from: string = LIBRARY): Code {
  return new Code(text, { [text.split('.')[0]!]: from });
}

/** A value as it stands in a program, props without a value left out. */
export function literal(value: unknown, indent = ''): string {
  if (value instanceof Code) {
    return value.text.replaceAll('\n', `\n${indent}`);
  }
  if (Array.isArray(value)) {
    return list(
      value.map((item) => literal(item, `${indent}  `)),
      ['[', ']'],
      indent,
    );
  }
  if (typeof value === 'object' && value !== null) {
    const props = Object.entries(value).filter(([, inner]) => inner !== undefined);
    return list(
      props.map(([prop, inner]) => property(prop, literal(inner, `${indent}  `))),
      ['{', '}'],
      indent,
    );
  }
  return typeof value === 'string' ? quoted(value) : String(value);
}

/** Every import that a value needs. */
export function importsOf(value: unknown): { readonly [name: string]: string } {
  if (value instanceof Code) {
    return value.imports;
  }
  return typeof value === 'object' && value !== null
    ? Object.assign({}, ...Object.values(value).map((inner) => importsOf(inner)))
    : {};
}

const LONGEST_LINE = 100;

function list(items: readonly string[], [open, close]: readonly [string, string], indent: string): string {
  if (items.length === 0) {
    return `${open}${close}`;
  }
  const blank = open === '{' ? ' ' : '';
  const line = `${open}${blank}${items.join(', ')}${blank}${close}`;
  if (line.length + indent.length <= LONGEST_LINE && !line.includes('\n')) {
    return line;
  }
  return `${open}\n${items.map((item) => `${indent}  ${item},\n`).join('')}${indent}${close}`;
}

function property(prop: string, value: string): string {
  if (!/^[A-Za-z_$][\w$]*$/.test(prop)) {
    return `${quoted(prop)}: ${value}`;
  }
  return prop === value ? prop : `${prop}: ${value}`;
}

function quoted(text: string): string {
  // JSON is a subset of the language, but for the quotes that people use
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
}
