import { classOf, enumOf, interfaceOf, structOf } from './description';
import type { Member } from './description';
import { isFaulty } from './faults';

/** What a type of the API takes. */
export interface Shape {
  /** As the tables write it. */
  readonly text: string;
  readonly kind: 'any' | 'primitive' | 'list' | 'map' | 'struct' | 'enum' | 'interface' | 'class';
  /** What a list or a map holds. */
  readonly item?: Shape;
  /** The members of a struct. */
  readonly members?: ReadonlyMap<string, MemberShape>;
  /** Whether a value is right as it is, at every depth; quick, since nearly every value is. */
  fits(value: unknown): boolean;
}

export interface MemberShape extends Member {
  readonly shape: Shape;
}

/** Classes of cdk8s and constructs that a value of the API can be. */
const CLASSES_OF_OTHERS = ['Duration', 'Size', 'ApiObject', 'JsonPatch', 'Construct'];
/** A class of cdk8s-plus that is mostly written as what it holds, so that cdk8s-plus need not be loaded. */
const ENV_VALUE: Shape = { text: 'EnvValue', kind: 'class', fits: isEnvValue };
/** What no class of ours is and every construct has. */
const CONSTRUCT: Shape = { text: 'IConstruct', kind: 'interface', fits: (value) => has(value, ['node']) };

const shapes = new Map<string, Shape>();

/** The shape of a type as the tables write it. */
export function shapeOf(text: string): Shape {
  let shape = shapes.get(text);
  if (shape === undefined) {
    shape = make(text);
    shapes.set(text, shape);
  }
  return shape;
}

/** Whether a value is an object literal, or what JSON and other languages make of one. */
export function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return false;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function make(text: string): Shape {
  if (text.endsWith('[]')) {
    const item = shapeOf(text.slice(0, -2));
    return { text, kind: 'list', item, fits: (value) => Array.isArray(value) && value.every((v) => item.fits(v)) };
  }
  if (text.endsWith('{}')) {
    const item = shapeOf(text.slice(0, -2));
    return { text, kind: 'map', item, fits: (value) => isPlain(value) && Object.values(value).every((v) => item.fits(v)) };
  }
  if (text === 'string' || text === 'number' || text === 'boolean') {
    return { text, kind: 'primitive', fits: (value) => typeof value === text };
  }
  return makeNamed(text);
}

function makeNamed(text: string): Shape {
  if (text === 'IConstruct') {
    return CONSTRUCT;
  }
  if (text === 'EnvValue') {
    return ENV_VALUE;
  }
  if (structOf(text)) {
    return makeStruct(text);
  }
  const values = enumOf(text);
  if (values) {
    const known = new Set(values.values());
    return { text, kind: 'enum', fits: (value) => known.has(value as string) };
  }
  const needs = interfaceOf(text);
  if (needs) {
    return { text, kind: 'interface', fits: (value) => has(value, needs.needed) && !isFaulty(value) };
  }
  if (classOf(text) || CLASSES_OF_OTHERS.includes(text)) {
    return { text, kind: 'class', fits: (value) => isInstance(value, text) && !isFaulty(value) };
  }
  return { text, kind: 'any', fits: () => true };
}

function makeStruct(text: string): Shape {
  const members = new Map<string, MemberShape>();
  let required = 0;
  const shape: Shape = {
    text,
    kind: 'struct',
    members,
    fits: (value) => isPlain(value) && fitsMembers(value, members, required),
  };
  // a struct may hold structs of its own kind
  shapes.set(text, shape);
  for (const [name, member] of structOf(text)!) {
    members.set(name, { ...member, shape: shapeOf(member.type) });
    required += member.optional ? 0 : 1;
  }
  return shape;
}

function fitsMembers(
  value: Readonly<Record<string, unknown>>,
  members: ReadonlyMap<string, MemberShape>,
  required: number,
): boolean {
  let missing = required;
  for (const key in value) {
    const member = members.get(key);
    const given = value[key];
    if (member === undefined || (given === undefined ? !member.optional : !member.shape.fits(given))) {
      return false;
    }
    missing -= member.optional ? 0 : 1;
  }
  return missing === 0;
}

/** By name: a program may hold a second copy of cdk8s, or of this library. Bundlers put an underscore before some names. */
function isInstance(value: unknown, name: string): boolean {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  for (let prototype: unknown = Object.getPrototypeOf(value); prototype; prototype = Object.getPrototypeOf(prototype)) {
    const made = (prototype as { constructor?: { name?: string } }).constructor?.name;
    if (made === name || made === `_${name}`) {
      return true;
    }
  }
  return false;
}

function isEnvValue(value: unknown): boolean {
  const { value: text, valueFrom } = (value ?? {}) as { value?: unknown; valueFrom?: unknown };
  return valueFrom === undefined ? typeof text === 'string' : typeof valueFrom === 'object' && text === undefined;
}

function has(value: unknown, needed: readonly string[]): boolean {
  return typeof value === 'object' && value !== null && needed.every((name) => name in value);
}
