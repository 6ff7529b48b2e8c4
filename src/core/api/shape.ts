import { inOrder } from '../in-order';
import { plainCopy } from '../plain-copy';
import { classOf, enumOf, interfaceOf, structOf } from './description';
import type { Member } from './description';
import { isFaulty } from './faults';

/** What a type of the API takes. */
export interface Shape {
  /** As the tables write it. */
  readonly text: string;
  /** None for what is a class or an interface, or may be anything. */
  readonly kind?: 'primitive' | 'list' | 'map' | 'struct' | 'enum';
  /** What a list or a map holds. */
  readonly item?: Shape;
  /** The members of a struct. */
  readonly members?: ReadonlyMap<string, MemberShape>;
  /**
   * The value as the library keeps it, or UNFIT where something is wrong with it at any depth; quick, since nearly every value
   * is right. Structs, lists and maps are read once and copied, so that nothing is written into what a caller gave, and what
   * a caller changes later is not read. Instances of classes are kept. What is `any` is copied by whoever takes it.
   */
  take(value: unknown): unknown;
}

/** Stands for a value that is wrong. */
export const UNFIT = Symbol('unfit');

export interface MemberShape extends Member {
  readonly shape: Shape;
}

/** Classes of cdk8s and constructs that a value of the API can be. */
const CLASSES_OF_OTHERS = ['Duration', 'Size', 'ApiObject', 'JsonPatch', 'Construct'];
/** A class of cdk8s-plus that is mostly written as what it holds, so that cdk8s-plus need not be loaded. */
const ENV_VALUE: Shape = { text: 'EnvValue', take: takeEnvValue };
/** What no class of ours is and every construct has. */
const CONSTRUCT: Shape = { text: 'IConstruct', take: asIs((value) => has(value, ['node'])) };

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
    return { text, kind: 'list', item, take: (value) => (Array.isArray(value) ? takeItems(value, item) : UNFIT) };
  }
  if (text.endsWith('{}')) {
    const item = shapeOf(text.slice(0, -2));
    return { text, kind: 'map', item, take: (value) => (isPlain(value) ? takeEntries(value, item) : UNFIT) };
  }
  if (text === 'string' || text === 'number' || text === 'boolean') {
    return { text, kind: 'primitive', take: asIs((value) => typeof value === text) };
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
    return { text, kind: 'enum', take: asIs((value) => known.has(value as string)) };
  }
  const needs = interfaceOf(text);
  if (needs) {
    return { text, take: asIs((value) => has(value, needs.needed) && !isFaulty(value)) };
  }
  if (classOf(text) || CLASSES_OF_OTHERS.includes(text)) {
    return { text, take: asIs((value) => isInstance(value, text) && !isFaulty(value)) };
  }
  return { text, take: (value) => value };
}

function makeStruct(text: string): Shape {
  const members = new Map<string, MemberShape>();
  let required = 0;
  const shape: Shape = {
    text,
    kind: 'struct',
    members,
    take: (value) => (isPlain(value) ? takeMembers(value, members, required) : UNFIT),
  };
  // a struct may hold structs of its own kind
  shapes.set(text, shape);
  for (const [name, member] of structOf(text)!) {
    members.set(name, { ...member, shape: shapeOf(member.type) });
    required += member.optional ? 0 : 1;
  }
  return shape;
}

function asIs(fits: (value: unknown) => boolean): (value: unknown) => unknown {
  return (value) => (fits(value) ? value : UNFIT);
}

function takeItems(items: readonly unknown[], shape: Shape): unknown {
  const taken: unknown[] = [];
  for (const item of items) {
    const own = shape.take(item);
    if (own === UNFIT) return UNFIT;
    taken.push(own);
  }
  return taken;
}

/** A key of a map for which cdk8s ends with an error of its own: it asks what it writes for its class. */
export const UNWRITTEN_KEY = 'constructor';

function takeEntries(map: Readonly<Record<string, unknown>>, shape: Shape): unknown {
  const taken: [string, unknown][] = [];
  // some languages have maps without an order; none may show in the manifests
  for (const [key, value] of inOrder(map)) {
    if (key === UNWRITTEN_KEY) return UNFIT;
    const own = shape.take(value);
    if (own === UNFIT) return UNFIT;
    taken.push([key, own]);
  }
  // entries, since assigning to __proto__ would lose the key before it can be refused
  return Object.fromEntries(taken);
}

/** What is undefined is left out. */
function takeMembers(
  value: Readonly<Record<string, unknown>>,
  members: ReadonlyMap<string, MemberShape>,
  required: number,
): unknown {
  const taken: Record<string, unknown> = {};
  let missing = required;
  for (const key in value) {
    const member = members.get(key);
    const given = value[key];
    if (member === undefined) return UNFIT;
    if (given === undefined) continue;
    const own = member.shape.take(given);
    if (own === UNFIT) return UNFIT;
    taken[key] = own;
    missing -= member.optional ? 0 : 1;
  }
  return missing === 0 ? taken : UNFIT;
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

function takeEnvValue(given: unknown): unknown {
  const { value, valueFrom } = (given ?? {}) as { value?: unknown; valueFrom?: unknown };
  if (valueFrom === undefined) return typeof value === 'string' ? { value } : UNFIT;
  return typeof valueFrom === 'object' && value === undefined ? { valueFrom: plainCopy(valueFrom) } : UNFIT;
}

function has(value: unknown, needed: readonly string[]): boolean {
  return typeof value === 'object' && value !== null && needed.every((name) => name in value);
}
