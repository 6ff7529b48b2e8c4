import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { JsonSchema, SchemaSet } from './types';

export const CRD_FOLDER = path.resolve(__dirname, '../../../imports/crds');

/** The committed CustomResourceDefinitions, one file per API group. */
export function crdFiles(folder = CRD_FOLDER): string[] {
  const names = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  return names
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => path.join(folder, name))
    .sort();
}

/** Every version of every CustomResourceDefinition in a file, as schemas that refuse unknown fields. */
export function crdSchemas(text: string): SchemaSet {
  const definitions: Record<string, JsonSchema> = {};
  const kinds: Record<string, string> = {};

  for (const document of parseAllDocuments(text)) {
    const crd: any = (document as { toJS(): unknown }).toJS();
    if (crd?.kind !== 'CustomResourceDefinition') continue;

    const { group, names, versions } = crd.spec;
    for (const version of versions) {
      const definition = `${names.kind}.${version.name}.${group}`;
      definitions[definition] = rootSchema(version.schema.openAPIV3Schema);
      kinds[`${group}/${version.name}/${names.kind}`] = definition;
    }
  }

  return { definitions, kinds };
}

function rootSchema(openApi: JsonSchema): JsonSchema {
  const schema = strict(openApi);
  // The cluster writes the status; metadata is the same for every kind.
  const { status: _, ...properties } = schema['properties'] ?? {};
  const metadata = { $ref: '#/definitions/ObjectMeta' };
  return { ...schema, additionalProperties: false, properties: { ...properties, metadata } };
}

/** Structural schemas of Kubernetes into JSON Schema, closed wherever the API server would prune. */
function strict(schema: JsonSchema, close = true): JsonSchema {
  if (schema['x-kubernetes-int-or-string']) return { anyOf: [{ type: 'integer' }, { type: 'string' }] };

  const result: JsonSchema = {};
  for (const key of [
    'type',
    'enum',
    'minimum',
    'maximum',
    'minLength',
    'maxLength',
    'minItems',
    'maxItems',
    'minProperties',
    'maxProperties',
  ]) {
    if (schema[key] !== undefined) result[key] = schema[key];
  }

  if (schema['pattern'] && isRegExp(schema['pattern'])) result['pattern'] = schema['pattern'];
  if (schema['nullable'] && result['type']) result['type'] = [result['type'], 'null'];
  if (schema['items']) result['items'] = strict(schema['items'], close);
  // Junctors only narrow what is declared outside of them: closing them would refuse the fields declared there.
  for (const key of ['allOf', 'anyOf', 'oneOf']) {
    if (schema[key]) result[key] = schema[key].map((part: JsonSchema) => strict(part, false));
  }
  if (schema['not']) result['not'] = strict(schema['not'], false);

  if (schema['properties']) {
    result['properties'] = mapValues(schema['properties'], (part) => strict(part, close));
    if (close && !schema['x-kubernetes-preserve-unknown-fields'] && !schema['additionalProperties']) {
      result['additionalProperties'] = false;
    }
  }
  if (schema['required']) {
    // The API server fills in a default before it validates.
    result['required'] = schema['required'].filter((name: string) => schema['properties']?.[name]?.default === undefined);
  }
  if (typeof schema['additionalProperties'] === 'object') {
    result['additionalProperties'] = strict(schema['additionalProperties'], close);
  }

  return result;
}

function mapValues(record: Record<string, JsonSchema>, change: (value: JsonSchema) => JsonSchema): Record<string, JsonSchema> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

/** Go's regular expressions have flags such as (?i) that JavaScript refuses; such a pattern is left out. */
function isRegExp(pattern: string): boolean {
  try {
    return Boolean(new RegExp(pattern, 'u'));
  } catch {
    return false;
  }
}
