import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import type { CustomResourceDefinition } from './crd';
import { crdOf } from './crd';
import type { ImportedKind } from './kinds';
import type { Schema } from './schema';
import { trim } from './trim';
import { TypesToSchema } from './types-to-schema';

/** The CustomResourceDefinitions of the kinds, in their order. One compiler run for all of them. */
export function crdsFromTypes(root: string, kinds: readonly ImportedKind[]): CustomResourceDefinition[] {
  const files = kinds.map((kind) => typesFile(root, kind));
  const program = ts.createProgram(files, {
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    strict: true,
    noEmit: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  return kinds.map((kind, i) => {
    const schema = new TypesToSchema(checker).ofInterface(interfaceOf(program, files[i]!, kind.kind));
    keepOwnFields(schema);
    trim(schema, kind);
    return crdOf(kind.group, kind.version, kind.kind, kind.clusterScoped ? 'Cluster' : 'Namespaced', schema);
  });
}

function typesFile(root: string, kind: ImportedKind): string {
  const file = join(root, 'node_modules/@kubernetes-models', kind.from, kind.group, kind.version, `${kind.kind}.d.ts`);
  if (!existsSync(file)) throw new Error(`${file} is missing: run npm ci`);
  return file;
}

function interfaceOf(program: ts.Program, file: string, kind: string): ts.InterfaceDeclaration {
  const statements: readonly ts.Statement[] = program.getSourceFile(file)?.statements ?? [];
  const found = statements.filter(ts.isInterfaceDeclaration).find((declaration) => declaration.name.text === `I${kind}`);
  if (!found) throw new Error(`${file} has no interface I${kind}`);
  return found;
}

/** What is left for us to write: cdk8s adds apiVersion, kind and metadata itself, and a manifest has no status. */
function keepOwnFields(schema: Schema): void {
  const foreign = ['apiVersion', 'kind', 'metadata', 'status'];
  trim(schema, { drop: foreign.filter((name) => name in schema.properties!) });
}
