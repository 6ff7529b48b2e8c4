import ts from 'typescript';
import type { Class, Description, EnumMember, Interface, Member, Method, Struct } from './types';

/** What declarations of one file add to a description. */
export interface Parsed {
  readonly structs: Map<string, Struct>;
  readonly enums: Map<string, readonly EnumMember[]>;
  readonly interfaces: Map<string, Interface>;
  readonly classes: Map<string, Class>;
}

export function nothing(): Parsed {
  return { structs: new Map(), enums: new Map(), interfaces: new Map(), classes: new Map() };
}

/** Adds the exported declarations of a source whose names are wanted; `scope` goes before the names, as in `k8s.Toleration`. */
export function parse(text: string, isWanted: (name: string) => boolean, into: Parsed, scope = ''): Description {
  const source = ts.createSourceFile('source.ts', text, ts.ScriptTarget.ES2022, true);
  for (const node of source.statements) {
    if (!isDeclaration(node) || !hasModifier(node, ts.SyntaxKind.ExportKeyword) || isInternal(node)) continue;
    const name = node.name?.text ?? '';
    if (!isWanted(name)) continue;

    if (ts.isEnumDeclaration(node)) into.enums.set(name, node.members.map(enumMember));
    else if (ts.isClassDeclaration(node)) into.classes.set(name, toClass(node, scope));
    else if (/^I[A-Z]/.test(name)) into.interfaces.set(scope + name, toInterface(node));
    else into.structs.set(scope + name, toStruct(node, scope));
  }
  return into;
}

type Declaration = ts.InterfaceDeclaration | ts.EnumDeclaration | ts.ClassDeclaration;

function isDeclaration(node: ts.Node): node is Declaration {
  return ts.isInterfaceDeclaration(node) || ts.isEnumDeclaration(node) || ts.isClassDeclaration(node);
}

function toStruct(node: ts.InterfaceDeclaration, scope: string): Struct {
  const members = node.members.filter(ts.isPropertySignature).filter((m) => !isInternal(m));
  return { name: scope + node.name.text, bases: basesOf(node), members: members.map((m) => toMember(m, scope)) };
}

function toInterface(node: ts.InterfaceDeclaration): Interface {
  const required = node.members.filter((m) => !m.questionToken && !isInternal(m));
  return { bases: basesOf(node), members: required.map((m) => nameOf(m.name)) };
}

function toClass(node: ts.ClassDeclaration, scope: string): Class {
  const initializer = node.members.find(ts.isConstructorDeclaration);
  const isHidden = initializer && (isPrivate(initializer) || isInternal(initializer));
  const parameters = isHidden ? undefined : (initializer?.parameters ?? []).map((p) => toMember(p, scope));
  return {
    base: heritage(node, ts.SyntaxKind.ExtendsKeyword)[0],
    interfaces: heritage(node, ts.SyntaxKind.ImplementsKeyword),
    isAbstract: hasModifier(node, ts.SyntaxKind.AbstractKeyword),
    initializer: parameters,
    methods: node.members
      .filter(ts.isMethodDeclaration)
      .filter(isPublic)
      .map((m) => toMethod(m, scope)),
    constants: node.members
      .filter(ts.isPropertyDeclaration)
      .filter(isPublic)
      .filter(isStatic)
      .map((m) => nameOf(m.name)),
  };
}

function toMethod(node: ts.MethodDeclaration, scope: string): Method {
  const parameters = node.parameters.map((p) => toMember(p, scope));
  return { name: nameOf(node.name), isStatic: isStatic(node), parameters, returns: typeText(node.type, scope) };
}

function toMember(node: ts.PropertySignature | ts.ParameterDeclaration, scope: string): Member {
  const optional = node.questionToken !== undefined || (ts.isParameter(node) && node.initializer !== undefined);
  const isRest = ts.isParameter(node) && node.dotDotDotToken !== undefined;
  // a default says what the type is where none is written
  const type = node.type ? typeText(node.type, scope) : 'any';
  return { name: (isRest ? '...' : '') + nameOf(node.name), type, optional };
}

/** `Duration`, `McpServer[]`, `string{}` for a map. */
function typeText(node: ts.TypeNode | undefined, scope: string): string {
  if (node === undefined) return 'void';
  if (ts.isArrayTypeNode(node)) return `${typeText(node.elementType, scope)}[]`;
  if (ts.isTypeOperatorNode(node)) return typeText(node.type, scope);
  if (ts.isTypeLiteralNode(node)) {
    const index = node.members.find(ts.isIndexSignatureDeclaration);
    return index ? `${typeText(index.type, scope)}{}` : 'any';
  }
  if (ts.isTypeReferenceNode(node)) return reference(node, scope);
  const isPrimitive = /^(?:string|number|boolean|void)$/.test(node.getText());
  return isPrimitive ? node.getText() : 'any';
}

function reference(node: ts.TypeReferenceNode, scope: string): string {
  const name = node.typeName.getText();
  const [first, second] = node.typeArguments ?? [];
  if (name === 'Record') return `${typeText(second, scope)}{}`;
  if (name === 'Array' || name === 'ReadonlyArray') return `${typeText(first, scope)}[]`;
  return name.includes('.') || name === 'Date' ? name : scope + name;
}

function enumMember(node: ts.EnumMember, index: number): EnumMember {
  const { initializer } = node;
  const isLiteral = initializer && ts.isStringLiteral(initializer);
  return { name: nameOf(node.name), value: isLiteral ? initializer.text : Number(initializer?.getText() ?? index) };
}

function basesOf(node: ts.InterfaceDeclaration): string[] {
  return heritage(node, ts.SyntaxKind.ExtendsKeyword);
}

function heritage(node: ts.InterfaceDeclaration | ts.ClassDeclaration, kind: ts.SyntaxKind): string[] {
  const clauses = (node.heritageClauses ?? []).filter((clause) => clause.token === kind);
  return clauses.flatMap((clause) => clause.types.map((type) => type.expression.getText()));
}

function nameOf(name: ts.PropertyName | ts.BindingName | undefined): string {
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : '_';
}

function isPublic(node: ts.ClassElement): boolean {
  return !isPrivate(node) && !isInternal(node) && !nameOf(node.name).startsWith('_');
}

function isPrivate(node: ts.Node): boolean {
  return hasModifier(node, ts.SyntaxKind.PrivateKeyword) || hasModifier(node, ts.SyntaxKind.ProtectedKeyword);
}

function isStatic(node: ts.Node): boolean {
  return hasModifier(node, ts.SyntaxKind.StaticKeyword);
}

function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some((modifier) => modifier.kind === kind);
}

function isInternal(node: ts.Node): boolean {
  return ts.getJSDocTags(node).some((tag) => tag.tagName.text === 'internal');
}
