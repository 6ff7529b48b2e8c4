import { redact } from '../credential-shapes';
import type { Problem } from '../problem';
import { isBroken, isWrittenByAll } from './scalar';

const HALF = /[\ud800-\udfff]/u;

/** What of a document no YAML can hold; each place once. */
export function unwritable(document: unknown): Problem[] {
  const found: Problem[] = [];
  visit(document, '', new Set(), (path, value) => {
    if (typeof value === 'string') {
      if (isBroken(value)) found.push(halfOf(path, value));
    } else if (typeof value === 'number' ? !Number.isFinite(value) : typeof value !== 'boolean') {
      found.push(noJson(path, value));
    }
  });
  return found;
}

/** What the library of cdk8s would write so that a reader gets something else, or nothing at all. */
export function misread(document: unknown): Problem[] {
  const found = unwritable(document);
  if (found.length > 0) {
    return found;
  }
  visit(document, '', new Set(), (path, value) => {
    if (typeof value === 'string' && !isWrittenByAll(value)) {
      found.push({
        code: 'LLMGW-903',
        prop: path,
        value: shown(value),
        reason: 'cdk8s would write it as something else to kubectl',
        remedy: 'let the synth or synthYaml of App or GatewayApp write it, or write it in another form',
      });
    }
  });
  return found;
}

/** Calls `see` for every text, key and scalar. */
function visit(value: unknown, path: string, open: Set<object>, see: (path: string, value: unknown) => void): void {
  if (value === null || value === undefined) {
    return;
  }
  if (typeof value !== 'object') {
    see(path, value);
    return;
  }
  const json: unknown = hasJson(value) ? value.toJSON() : value;
  if (typeof json !== 'object' || json === null) {
    visit(json, path, open, see);
  } else if (open.has(value) || (Symbol.iterator in json && !Array.isArray(json))) {
    see(path, json);
  } else {
    open.add(value);
    if (Array.isArray(json)) {
      json.forEach((item, i) => visit(item, `${path}[${i}]`, open, see));
    } else {
      for (const [name, item] of Object.entries(json)) {
        const at = path === '' ? shown(name) : `${path}.${shown(name)}`;
        see(at, name);
        visit(item, at, open, see);
      }
    }
    open.delete(value);
  }
}

function hasJson(value: object): value is { toJSON(): unknown } {
  return typeof (value as { toJSON?: unknown }).toJSON === 'function';
}

function halfOf(prop: string, text: string): Problem {
  const { index, 0: half } = HALF.exec(text)!;
  return {
    code: 'LLMGW-903',
    prop,
    reason: `holds ${codePoint(half)} at position ${index}, half of a character, which no file can hold`,
    remedy: 'remove it',
  };
}

function noJson(prop: string, value: unknown): Problem {
  const what = typeof value === 'object' ? 'an object that holds itself or is no plain one' : String(value);
  return {
    code: 'LLMGW-904',
    prop,
    reason: `${what} cannot be written to a manifest`,
    remedy: 'use texts, finite numbers, booleans, arrays and plain objects',
  };
}

/** A text that breaks no line of a message and shows no credential. */
function shown(text: string): string {
  return redact(text).replace(/[^\x20-\x7e]/gu, (character) => `<${codePoint(character)}>`);
}

function codePoint(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
