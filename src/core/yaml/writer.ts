import { Yaml } from 'cdk8s';
import { key, scalar, spaces } from './scalar';

// What runs while an app is synthesized is our own writer.
const { stringify } = Yaml;

/** What no YAML can hold: half of a character, NaN, a function, an object that holds itself. */
export class Unwritable extends Error {}

/**
 * A document as YAML that Go (`sigs.k8s.io/yaml`, and so kubectl), PyYAML and js-yaml read back as it was: no text can leave its
 * place. It is what `Yaml.stringify` of cdk8s writes, byte for byte, wherever that holds for it, too. The library behind `Yaml`
 * makes a tree of nodes of every value, which is most of the cost of a synthesis.
 *
 * cdk8s is wrong about: U+2028 and U+2029 (line breaks in YAML 1.1), U+0085, U+FEFF, U+FFFE and U+007F to U+009F, which it
 * leaves as they are; a tab in a text without quotes or at the start of a block; octal, hexadecimal and binary numbers in the
 * spelling of Go (`0o17`, `0X1F`, `+_1`); `=` and `<<`; and numbers with an exponent.
 */
export function writeYaml(document: unknown): string {
  return new Writer().write(document);
}

class Writer {
  // joined once: a text made by thousands of concatenations is slow to write to a file
  private readonly parts: string[] = [];
  /** What was written, and whether all of it: what is not holds itself. */
  private readonly seen = new Map<object, boolean>();
  private repeats = false;

  public write(document: unknown): string {
    this.value(document, 0, '', '');
    this.parts.push('\n');
    const text = this.parts.join('');
    // cdk8s refers to what occurs twice, which is as good if the texts are
    return this.repeats && text === stringify(JSON.parse(JSON.stringify(document))) ? stringify(document) : text;
  }

  /** Begins with `compound` if lines follow, and with `simple` if nothing but a scalar does. */
  private value(given: unknown, depth: number, compound: string, simple: string): void {
    const value = typeof given === 'object' ? plain(given) : given;
    if (typeof value !== 'object' || value === null) {
      const text = scalar(value, depth);
      if (text === undefined) {
        throw new Unwritable();
      }
      this.parts.push(simple, text);
      return;
    }
    this.enter(value);
    if (Array.isArray(value)) {
      this.parts.push(value.length > 0 ? compound : `${simple}[]`);
      this.sequence(value, depth);
    } else {
      const names = Object.keys(value);
      this.parts.push(names.length > 0 ? compound : `${simple}{}`);
      this.map(value as Record<string, unknown>, names, depth);
    }
    this.seen.set(value, true);
  }

  private enter(value: object): void {
    const isWritten = this.seen.get(value);
    if (isWritten === false) {
      throw new Unwritable();
    }
    this.repeats ||= isWritten === true;
    this.seen.set(value, false);
  }

  /** Begins where the first key stands. */
  private map(object: Readonly<Record<string, unknown>>, names: readonly string[], depth: number): void {
    let start = '';
    for (const name of names) {
      const text = key(name, depth);
      if (text === undefined) {
        throw new Unwritable();
      }
      this.parts.push(start, text);
      start = line(depth);
      if (text.startsWith('? ')) {
        this.parts.push(start, ':');
        this.value(object[name], depth + 1, ' ', ' ');
      } else {
        this.value(object[name], depth + 1, line(depth + 1), ' ');
      }
    }
  }

  private sequence(items: readonly unknown[], depth: number): void {
    let start = '- ';
    for (const item of items) {
      this.parts.push(start);
      this.value(item, depth + 1, '', '');
      start = `${line(depth)}- `;
    }
  }
}

const breaks: string[] = [];

/** A line break and the spaces before what stands at a depth. */
function line(depth: number): string {
  return (breaks[depth] ??= `\n${spaces(depth)}`);
}

/** An object as JSON has it. */
function plain(value: object | null): unknown {
  if (value === null || Array.isArray(value)) {
    return value;
  }
  const { toJSON } = value as { readonly toJSON?: unknown };
  if (typeof toJSON === 'function') {
    return toJSON.call(value) as unknown;
  }
  if (Symbol.iterator in value) {
    throw new Unwritable();
  }
  return value;
}
