import { Yaml } from 'cdk8s';
import { ownText, TextMemory } from './text-memory';

// What needs no quotes in YAML 1.1 and 1.2: starts like a word or a path, holds nothing that ends a scalar, and is no word that
// stands for something else. Numbers, dates and base-60 forms start with a digit, a sign or a dot; those that hold another letter
// or a slash are none. To some readers "e1" is a number, too.
const WORD = /^(?![eE][-+0-9])[A-Za-z/][A-Za-z0-9_./@+=:-]*(?<!:)$/;
const RESERVED = /^(?:y|n|yes|no|true|false|on|off|null)$/i;
const NO_NUMBER = /^[0-9][0-9.]*(?:m|[KMGTPE]i?|\/[0-9]+)$/;
const KEY = /^(?![eE][-+0-9])[A-Za-z][A-Za-z0-9_./-]{0,252}$/;
// Lines of printable ASCII that start with text and end with at most one line break.
const LITERAL = /^(?![ \n]|---|\.\.\.)[\x20-\x7e\n]*[\x21-\x7e]\n?$/;
// Begins no document, which only the whole text of a document could.
const ONE_LINE = /^(?!---|\.\.\.)[\x20-\x7e]*$/;

/** Texts and keys as they are written. */
const written = new TextMemory<string>();
const keys = new TextMemory<string>();

class NotPlain extends Error {}

/**
 * The text that `Yaml.stringify` writes, byte for byte, for the objects that manifests are made of; undefined for everything else.
 * The library behind `Yaml` makes a tree of nodes of every value, which is most of the cost of a synthesis.
 */
export function writeYaml(document: unknown): string | undefined {
  if (!isObject(document) || Object.keys(document).length === 0) {
    return undefined;
  }
  try {
    return new Writer().write(document);
  } catch (error) {
    if (error instanceof NotPlain) {
      return undefined;
    }
    throw error;
  }
}

class Writer {
  // joined once: a text made by thousands of concatenations is slow to write to a file
  private readonly parts: string[] = [];
  /** An object that occurs twice would be written as an alias. */
  private readonly seen = new Set<object>();

  public write(document: Readonly<Record<string, unknown>>): string {
    this.once(document);
    this.map(document, Object.keys(document), 0);
    this.parts.push('\n');
    return this.parts.join('');
  }

  /** Begins where the first key stands. */
  private map(object: Readonly<Record<string, unknown>>, names: readonly string[], depth: number): void {
    let line = '';
    for (const name of names) {
      this.parts.push(line, keys.get(name) ?? writeKey(name));
      this.value(object[name], depth + 1, indent(depth + 1), ' ');
      line = indent(depth);
    }
  }

  private sequence(items: readonly unknown[], depth: number): void {
    let line = '- ';
    for (const item of items) {
      this.parts.push(line);
      this.value(item, depth + 1, '', '');
      line = `${indent(depth)}- `;
    }
  }

  /** Begins with `compound` if lines follow, and with `simple` if nothing but a scalar does. */
  private value(value: unknown, depth: number, compound: string, simple: string): void {
    if (typeof value !== 'object' || value === null) {
      this.parts.push(simple, scalar(value, depth));
    } else if (Array.isArray(value)) {
      this.once(value);
      this.parts.push(value.length > 0 ? compound : `${simple}[]`);
      if (value.length > 0) {
        this.sequence(value, depth);
      }
    } else if (isObject(value)) {
      this.once(value);
      const names = Object.keys(value);
      this.parts.push(names.length > 0 ? compound : `${simple}{}`);
      if (names.length > 0) {
        this.map(value, names, depth);
      }
    } else {
      throw new NotPlain();
    }
  }

  private once(object: object): void {
    if (this.seen.has(object)) {
      throw new NotPlain();
    }
    this.seen.add(object);
  }
}

const indents: string[] = [];

/** A line break and the spaces before what stands at a depth. */
function indent(depth: number): string {
  return (indents[depth] ??= `\n${'  '.repeat(depth)}`);
}

function scalar(value: unknown, depth: number): string {
  if (typeof value === 'string') {
    return value.includes('\n') ? block(value, indent(depth)) : (written.get(value) ?? writeText(value));
  }
  if (typeof value === 'boolean') {
    return String(value);
  }
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0) ? String(value) : judge(value);
  }
  throw new NotPlain();
}

function writeKey(name: string): string {
  if (!KEY.test(name) || RESERVED.test(name)) {
    throw new NotPlain();
  }
  const text = `${name}:`;
  keys.set(name, text);
  return text;
}

function writeText(value: string): string {
  const isPlain = WORD.test(value) ? !RESERVED.test(value) : NO_NUMBER.test(value);
  if (!isPlain && !ONE_LINE.test(value)) {
    throw new NotPlain();
  }
  const text = isPlain ? value : judge(value);
  written.set(value, ownText(text));
  return text;
}

function block(value: string, line: string): string {
  if (!LITERAL.test(value)) {
    throw new NotPlain();
  }
  const clipped = value.endsWith('\n');
  const lines = (clipped ? value.slice(0, -1) : value).replace(/\n+/g, `$&${line.slice(1)}`);
  return `|${clipped ? '' : '-'}${line}${lines}`;
}

/** What only the YAML library can say. */
function judge(value: string | number): string {
  return Yaml.stringify(value).slice(0, -1);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
