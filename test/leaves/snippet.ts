import * as ts from 'typescript';
import type { ConstructPlan, Plan, StructPlan } from '../fuzz/plan';
import { propsOf } from '../fuzz/types';

/** A plan from what one would write, so that tables of plans read like programs; `known` names what stands outside of it. */
export function snippet(text: string, known: Readonly<Record<string, Plan>> = {}): Plan {
  const { statements } = ts.createSourceFile('snippet.ts', `(${text})`, ts.ScriptTarget.ES2022);
  return read((statements[0] as ts.ExpressionStatement).expression, known);
}

function read(node: ts.Expression, known: Readonly<Record<string, Plan>>): Plan {
  const all = (nodes: readonly ts.Expression[]): Plan[] => nodes.map((item) => read(item, known));
  if (ts.isParenthesizedExpression(node)) return read(node.expression, known);
  if (ts.isStringLiteralLike(node)) return { kind: 'value', value: node.text };
  if (ts.isNumericLiteral(node)) return { kind: 'value', value: Number(node.text) };
  if (node.kind === ts.SyntaxKind.TrueKeyword) return { kind: 'value', value: true };
  if (node.kind === ts.SyntaxKind.FalseKeyword) return { kind: 'value', value: false };
  if (ts.isArrayLiteralExpression(node)) return { kind: 'list', items: all(node.elements) };
  if (ts.isObjectLiteralExpression(node)) return { kind: 'struct', name: '', members: members(node, known) };
  if (ts.isPropertyAccessExpression(node)) return { kind: 'code', code: nameOf(node) };
  if (ts.isCallExpression(node)) return { kind: 'call', callee: nameOf(node.expression), args: all(node.arguments) };
  if (ts.isNewExpression(node)) return construct(node, known);
  if (ts.isIdentifier(node) && known[node.text]) return known[node.text]!;
  throw new Error(`${ts.SyntaxKind[node.kind]} is not known here`);
}

function members(node: ts.ObjectLiteralExpression, known: Readonly<Record<string, Plan>>): Record<string, Plan> {
  return Object.fromEntries(
    node.properties.map((property) => {
      if (ts.isShorthandPropertyAssignment(property)) return [property.name.text, read(property.name, known)];
      const { name, initializer } = property as ts.PropertyAssignment;
      return [(name as ts.Identifier | ts.StringLiteral).text, read(initializer, known)];
    }),
  );
}

/** As everywhere, with the chart as its first argument. */
function construct(
  { expression, arguments: args = [] as never }: ts.NewExpression,
  known: Readonly<Record<string, Plan>>,
): ConstructPlan {
  const [, id, given] = args;
  const name = nameOf(expression);
  const props = given && { ...(read(given, known) as StructPlan), name: propsOf(name) };
  return { kind: 'construct', name, id: (id as ts.StringLiteral).text, props };
}

function nameOf(node: ts.Expression): string {
  return ts.isPropertyAccessExpression(node) ? `${nameOf(node.expression)}.${node.name.text}` : (node as ts.Identifier).text;
}
