import * as fs from 'node:fs';
import Ajv from 'ajv';
import type { ErrorObject, ValidateFunction } from 'ajv';
import type { Manifest } from '../../support/manifest';
import { finding } from '../finding';
import type { Finding } from '../finding';
import { builtinSchemas, DECLARATIONS } from './builtin';
import { cached } from './cache';
import { crdFiles, crdSchemas } from './crds';
import { applyOverlay } from './overlay';
import type { SchemaSet } from './types';

let schemas: SchemaSet | undefined;
const validators = new Map<string, ValidateFunction>();

/** Every object is one that Kubernetes 1.28, or a CustomResourceDefinition in the repository, knows in every field. */
export function schema(manifests: readonly Manifest[]): Finding[] {
  return manifests.flatMap((manifest) => {
    const validate = validatorOf(`${manifest.apiVersion}/${manifest.kind}`);
    if (!validate) return [finding('schema-kind', manifest, `no schema for ${manifest.apiVersion} ${manifest.kind}`)];
    if (validate(manifest)) return [];

    const lines = new Set((validate.errors ?? []).map(describe));
    return [...lines].map((message) => finding('schema', manifest, message));
  });
}

function validatorOf(kind: string): ValidateFunction | undefined {
  schemas ??= load();
  const definition = schemas.kinds[kind];
  if (definition === undefined) return undefined;

  let validate = validators.get(kind);
  if (!validate) {
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
    const { definitions } = schemas;
    validate = ajv.compile({ definitions: reachable(definition, definitions), ...withType(definitions[definition] ?? {}) });
    validators.set(kind, validate);
  }
  return validate;
}

function load(): SchemaSet {
  const declarations = fs.readFileSync(DECLARATIONS, 'utf8');
  const builtin = cached('kubernetes', [declarations], () => applyOverlay(builtinSchemas()));
  const custom = crdFiles().map((file) => {
    const text = fs.readFileSync(file, 'utf8');
    return cached('crds', [text], () => crdSchemas(text));
  });

  return {
    definitions: Object.assign({}, builtin.definitions, ...custom.map((set) => set.definitions)),
    kinds: Object.assign({}, builtin.kinds, ...custom.map((set) => set.kinds)),
  };
}

function withType(schema: Record<string, any>): Record<string, any> {
  const type = { apiVersion: { type: 'string' }, kind: { type: 'string' } };
  return {
    ...schema,
    properties: { ...schema['properties'], ...type },
    required: [...new Set(['apiVersion', 'kind', 'metadata', ...(schema['required'] ?? [])])],
  };
}

/** Compiling all of Kubernetes for one ConfigMap would cost seconds; only what a kind refers to is handed on. */
function reachable(root: string, definitions: SchemaSet['definitions']): SchemaSet['definitions'] {
  const found: SchemaSet['definitions'] = {};
  const queue = [root];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (found[name]) continue;
    found[name] = definitions[name] ?? {};
    for (const [, next] of JSON.stringify(found[name]).matchAll(/"#\/definitions\/([^"]+)"/g)) queue.push(next as string);
  }
  return found;
}

function describe({ instancePath, keyword, params, message }: ErrorObject): string {
  const path = instancePath
    .slice(1)
    .replaceAll('~1', '/')
    .replace(/\/(\d+)(?=\/|$)/g, '[$1]')
    .replaceAll('/', '.');
  const what = keyword === 'additionalProperties' ? `unknown field '${params['additionalProperty']}'` : message;
  const allowed = keyword === 'enum' ? `: ${params['allowedValues'].join(', ')}` : '';

  return `${path || 'the object'}: ${what}${allowed}`;
}
