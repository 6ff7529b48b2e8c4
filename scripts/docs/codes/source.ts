import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';

/** A file of examples as text. */
export interface Source {
  /** What the examples have in common: what stands between the imports and the table. */
  readonly common: string;
  /** What stands in the braces of each example, by its code. */
  readonly bodies: ReadonlyMap<string, string>;
}

export function sourceOf(name: string): Source {
  const text = readFileSync(join(__dirname, `${name}.ts`), 'utf8');
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const statements = file.statements.filter((statement) => !ts.isImportDeclaration(statement));
  const table = statements.find(tableIn);
  const properties = (table && tableIn(table)?.properties.filter(ts.isPropertyAssignment)) ?? [];
  return {
    common: text
      .slice(statements[0]?.getFullStart(), table?.getFullStart())
      .replace(/^export /gm, '')
      .trim(),
    bodies: new Map(properties.map(({ name, initializer }) => [(name as ts.StringLiteral).text, bodyOf(initializer)])),
  };
}

function tableIn(statement: ts.Statement): ts.ObjectLiteralExpression | undefined {
  const declaration = ts.isVariableStatement(statement) ? statement.declarationList.declarations[0] : undefined;
  const isTable = declaration?.type?.getText() === 'Examples';
  return isTable && declaration.initializer && ts.isObjectLiteralExpression(declaration.initializer)
    ? declaration.initializer
    : undefined;
}

function bodyOf(initializer: ts.Expression): string {
  if (!ts.isArrowFunction(initializer)) {
    throw new Error(`an example is written as (chart) => ..., not as ${initializer.getText()}`);
  }
  const { body } = initializer;
  const lines = (ts.isBlock(body) ? body.getText().slice(1, -1) : `${body.getText()};`).replace(/^\n|\n\s*$/g, '').split('\n');
  // an expression begins in the middle of its line, so its first line has no indentation
  const indents = lines.slice(ts.isBlock(body) ? 0 : 1).flatMap((line) => (line.trim() === '' ? [] : [line.search(/\S/)]));
  const indent = Math.min(...indents, Number.MAX_SAFE_INTEGER);
  return lines.map((line, i) => (i === 0 && !ts.isBlock(body) ? line : line.slice(Math.min(indent, line.length)))).join('\n');
}
