import type { Schema } from './schema';
import { opaque } from './schema';

/** What a kind leaves out. Paths are dotted; lists and maps are stepped through without a sign of their own. */
export interface Trim {
  /** Fields that go: experimental, unknown to the released API, or huge and of no use to a gateway. */
  readonly drop?: readonly string[];
  /** Of the object at this path only these fields stay; '' is the whole kind. */
  readonly keep?: Readonly<Record<string, readonly string[]>>;
  /** Fields that stay as any JSON. */
  readonly opaque?: readonly string[];
}

/** Changes `schema`. A path that does not exist is an error, so that the table cannot outlive what it was written for. */
export function trim(schema: Schema, how: Trim): void {
  for (const path of how.drop ?? []) remove(parentOf(schema, path), lastOf(path));
  for (const [path, names] of Object.entries(how.keep ?? {})) keepOnly(at(schema, path), names, path);
  for (const path of how.opaque ?? []) makeOpaque(parentOf(schema, path), lastOf(path));
}

function remove(object: Schema, name: string): void {
  child(object, name);
  delete object.properties![name];
  forgetRequired(object);
}

function keepOnly(object: Schema, names: readonly string[], path: string): void {
  for (const name of names) child(object, name, path);
  for (const name of Object.keys(object.properties!)) if (!names.includes(name)) delete object.properties![name];
  forgetRequired(object);
}

function makeOpaque(object: Schema, name: string): void {
  const { description } = child(object, name);
  object.properties![name] = { ...(description ? { description } : {}), ...opaque() };
}

function forgetRequired(object: Schema): void {
  const left = object.required?.filter((name) => name in object.properties!);
  if (left?.length) object.required = left;
  else delete object.required;
}

function at(schema: Schema, path: string): Schema {
  if (path === '') return schema;
  return path.split('.').reduce((object, name) => inside(child(object, name, path)), schema);
}

function parentOf(schema: Schema, path: string): Schema {
  return at(schema, path.slice(0, Math.max(0, path.lastIndexOf('.'))));
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

function child(object: Schema, name: string, path = name): Schema {
  const found = object.properties?.[name];
  if (!found) throw new Error(`${path}: there is no field ${name}`);
  return found;
}

function inside(schema: Schema): Schema {
  const values = schema.items ?? schema.additionalProperties;
  return values ? inside(values) : schema;
}
