import * as fs from 'node:fs';
import * as path from 'node:path';
import type * as TS from 'typescript';
import type { JsonSchema, SchemaSet } from './types';

/**
 * The declarations that cdk8s-plus was generated with are Kubernetes' own OpenAPI document, retold in TypeScript: exactly
 * the version that this library emits by default. The name that a field has in YAML is in its `@schema …#field` tag.
 */
export const DECLARATIONS = path.join(path.dirname(require.resolve('cdk8s-plus-28')), 'imports', 'k8s.d.ts');

const SPECIAL: Record<string, JsonSchema> = {
  any: {},
  string: { type: 'string' },
  boolean: { type: 'boolean' },
  // All numbers of the Kubernetes API are whole ones; only the schemas inside a CustomResourceDefinition know fractions.
  number: { type: 'integer' },
  Date: { type: 'string' },
  IntOrString: { anyOf: [{ type: 'integer' }, { type: 'string' }] },
  Quantity: {
    anyOf: [{ type: 'number' }, { type: 'string', pattern: '^[+-]?[0-9.]+([eE][+-]?[0-9]+|[KMGTPE]i|[numkMGTPE])?$' }],
  },
};

export function builtinSchemas(): SchemaSet {
  // The compiler is heavy and needed only when the cache is cold.
  const ts = require('typescript') as typeof TS;
  const { k8s } = require('cdk8s-plus-28') as { k8s: Record<string, { GVK?: { apiVersion: string; kind: string } }> };

  const source = ts.createSourceFile(DECLARATIONS, fs.readFileSync(DECLARATIONS, 'utf8'), ts.ScriptTarget.ES2022, true);
  const definitions: Record<string, JsonSchema> = {};
  const kinds: Record<string, string> = {};

  for (const node of source.statements) {
    if (ts.isInterfaceDeclaration(node)) definitions[node.name.text] = objectSchema(node);
    if (ts.isEnumDeclaration(node)) definitions[node.name.text] = { enum: node.members.map(enumValue) };
    if (ts.isClassDeclaration(node) && node.name) {
      const gvk = k8s[node.name.text]?.GVK;
      if (gvk) kinds[`${gvk.apiVersion}/${gvk.kind}`] = `${node.name.text}Props`;
    }
  }

  return { definitions, kinds };

  function objectSchema(node: TS.InterfaceDeclaration): JsonSchema {
    const properties: Record<string, JsonSchema> = {};
    const required: string[] = [];

    for (const member of node.members) {
      if (!ts.isPropertySignature(member) || !member.type) continue;
      const name = yamlName(member);
      properties[name] = node.name.text === 'JsonSchemaProps' ? {} : typeSchema(member.type);
      if (!member.questionToken) required.push(name);
    }

    return { type: 'object', additionalProperties: false, properties, required };
  }

  function typeSchema(type: TS.TypeNode): JsonSchema {
    if (ts.isArrayTypeNode(type)) return { type: 'array', items: typeSchema(type.elementType) };
    if (ts.isTypeLiteralNode(type)) {
      const [index] = type.members;
      return {
        type: 'object',
        additionalProperties: index && ts.isIndexSignatureDeclaration(index) ? typeSchema(index.type) : true,
      };
    }

    const name = type.getText();
    return SPECIAL[name] ?? { $ref: `#/definitions/${name}` };
  }

  function yamlName(member: TS.PropertySignature): string {
    const tag = ts.getJSDocTags(member).find((candidate) => candidate.tagName.text === 'schema');
    return /#(\S+)/.exec(ts.getTextOfJSDocComment(tag?.comment) ?? '')?.[1] ?? member.name.getText();
  }

  function enumValue(member: TS.EnumMember): string {
    return member.initializer && ts.isStringLiteral(member.initializer) ? member.initializer.text : member.name.getText();
  }
}
