import Ajv from 'ajv';
import { crdSchemas } from './crds';

const CRD = `
kind: CustomResourceDefinition
spec:
  group: example.com
  names: { kind: Widget }
  versions:
    - name: v1
      schema:
        openAPIV3Schema:
          type: object
          required: [spec]
          properties:
            apiVersion: { type: string }
            kind: { type: string }
            metadata: { type: object }
            status: { type: object }
            spec:
              type: object
              required: [size, mode]
              properties:
                size: { type: integer }
                mode: { type: string, default: auto }
                port: { x-kubernetes-int-or-string: true }
                note: { type: string, nullable: true }
                day: { type: string, pattern: '(?i)^mon' }
                free: { type: object, x-kubernetes-preserve-unknown-fields: true, properties: { known: { type: string } } }
                tags: { type: object, additionalProperties: { type: string } }
              anyOf:
                - required: [port]
                - properties: { mode: { enum: [auto] } }
---
kind: ConfigMap
`;

const { definitions, kinds } = crdSchemas(CRD);

function accepts(spec: unknown): boolean {
  const ajv = new Ajv({ strict: false });
  const root = definitions[kinds['example.com/v1/Widget'] ?? ''];
  return ajv.validate({ definitions: { ObjectMeta: {} }, ...root }, { metadata: { name: 'w' }, spec });
}

test('knows the kinds of a file by apiVersion and kind, and nothing else in it', () => {
  expect(Object.keys(kinds)).toEqual(['example.com/v1/Widget']);
});

test('accepts an object without the field that the server fills in', () => {
  expect(accepts({ size: 1 })).toBe(true);
});

test('refuses a field that the server would prune', () => {
  expect(accepts({ size: 1, sise: 2 })).toBe(false);
});

test('refuses a wrong type and a missing field', () => {
  expect(accepts({ size: 'big' })).toBe(false);
  expect(accepts({})).toBe(false);
});

test('takes a port as number or as name, and null only where the definition allows it', () => {
  expect(accepts({ size: 1, port: 80, note: null })).toBe(true);
  expect(accepts({ size: 1, port: 'http' })).toBe(true);
  expect(accepts({ size: null })).toBe(false);
});

test('keeps a part open that preserves unknown fields, and a map of strings a map of strings', () => {
  expect(accepts({ size: 1, free: { anything: [1] }, tags: { a: 'b' } })).toBe(true);
  expect(accepts({ size: 1, tags: { a: 1 } })).toBe(false);
});

test('leaves out a pattern that only Go can read', () => {
  expect(accepts({ size: 1, day: 'whenever' })).toBe(true);
});

test('leaves the status to the cluster', () => {
  expect(definitions[kinds['example.com/v1/Widget'] ?? '']?.['properties']).not.toHaveProperty('status');
});
