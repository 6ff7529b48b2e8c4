import * as ts from 'typescript';
import { firstSentence } from './description';
import type { Schema } from './schema';
import { intersectionOf, intOrString, objectOf, opaque, unionOf } from './schema';

/**
 * Turns a declaration of the @kubernetes-models packages into the schema that it was made from.
 * It walks what is written, not the types that the compiler derives: Istio's "exactly one of" would become
 * thousands of derived types.
 */
export class TypesToSchema {
  /** The declarations we are inside of: one inside itself ends the walk, since cdk8s writes schemas out in full. */
  private readonly open: ts.Declaration[] = [];

  constructor(private readonly checker: ts.TypeChecker) {}

  public ofInterface(declaration: ts.InterfaceDeclaration): Schema {
    const bases = (declaration.heritageClauses ?? []).flatMap((clause) => clause.types);
    const inherited = bases.map((base) => this.ofDeclaration(this.declarationOf(base.expression)));
    return intersectionOf([...inherited, this.ofMembers(declaration.members)]);
  }

  private of(node: ts.TypeNode): Schema {
    if (ts.isParenthesizedTypeNode(node)) return this.of(node.type);
    if (ts.isTypeLiteralNode(node)) return this.ofMembers(node.members);
    if (ts.isUnionTypeNode(node)) return this.ofUnion(node);
    if (ts.isIntersectionTypeNode(node)) return intersectionOf(node.types.map((type) => this.of(type)));
    if (ts.isTypeReferenceNode(node)) return this.ofReference(node);
    if (ts.isLiteralTypeNode(node)) return ofLiteral(node);
    return this.ofKeyword(node);
  }

  private ofKeyword(node: ts.TypeNode): Schema {
    switch (node.kind) {
      case ts.SyntaxKind.StringKeyword:
        return { type: 'string' };
      case ts.SyntaxKind.NumberKeyword:
        return { type: 'number' };
      case ts.SyntaxKind.BooleanKeyword:
        return { type: 'boolean' };
      case ts.SyntaxKind.AnyKeyword:
      case ts.SyntaxKind.UnknownKeyword:
      case ts.SyntaxKind.ObjectKeyword:
        return opaque();
      default:
        throw new Error(`no schema for the type ${node.getText()}`);
    }
  }

  private ofUnion(node: ts.UnionTypeNode): Schema {
    const members = node.types.filter((type) => !isNull(type)).map((type) => this.of(type));
    if (members.length === 1) return members[0]!;
    if (members.every((member) => member.enum)) return { type: members[0]!.type, enum: members.flatMap((m) => m.enum!) };
    if (members.every((member) => member.type === 'string' || member.type === 'number')) return intOrString();
    if (members.every((member) => member.type === 'object')) return unionOf(members);
    throw new Error(`no schema for the union ${node.getText()}`);
  }

  private ofReference(node: ts.TypeReferenceNode): Schema {
    const [argument] = node.typeArguments ?? [];
    const name = node.typeName.getText();
    if (name === 'Array' && argument) return { type: 'array', items: this.of(argument) };
    // "exactly one of" is written as Exclude<all fields optional, ...>: the first argument has all there is
    if (name === 'Exclude' && argument) return this.of(argument);
    return this.ofDeclaration(this.declarationOf(node.typeName));
  }

  private declarationOf(name: ts.Node): ts.Declaration {
    const symbol = this.checker.getSymbolAtLocation(name);
    const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
    const declaration = target?.declarations?.find((d) => ts.isInterfaceDeclaration(d) || ts.isTypeAliasDeclaration(d));
    if (!declaration) throw new Error(`${name.getText()} is declared nowhere: run npm ci`);
    return declaration;
  }

  private ofDeclaration(declaration: ts.Declaration): Schema {
    if (this.open.includes(declaration)) return opaque();
    this.open.push(declaration);
    const schema = ts.isInterfaceDeclaration(declaration)
      ? this.ofInterface(declaration)
      : this.of((declaration as ts.TypeAliasDeclaration).type);
    this.open.pop();
    return schema;
  }

  private ofMembers(members: ts.NodeArray<ts.TypeElement>): Schema {
    const properties: Record<string, Schema> = {};
    const required: string[] = [];
    for (const member of members) {
      if (ts.isIndexSignatureDeclaration(member)) return this.ofMap(member.type);
      if (!ts.isPropertySignature(member) || !member.type) throw new Error(`no schema for ${member.getText()}`);
      const name = (member.name as ts.StringLiteral).text;
      properties[name] = { ...descriptionOf(member), ...this.of(member.type) };
      if (!member.questionToken) required.push(name);
    }
    return objectOf(properties, required);
  }

  private ofMap(values: ts.TypeNode): Schema {
    const schema = this.of(values);
    return schema['x-kubernetes-preserve-unknown-fields'] ? opaque() : { type: 'object', additionalProperties: schema };
  }
}

function ofLiteral(node: ts.LiteralTypeNode): Schema {
  if (ts.isStringLiteral(node.literal)) return { type: 'string', enum: [node.literal.text] };
  if (ts.isNumericLiteral(node.literal)) return { type: 'number', enum: [Number(node.literal.text)] };
  throw new Error(`no schema for the literal ${node.getText()}`);
}

function isNull(node: ts.TypeNode): boolean {
  return ts.isLiteralTypeNode(node) && node.literal.kind === ts.SyntaxKind.NullKeyword;
}

function descriptionOf(member: ts.PropertySignature): Schema {
  const text = ts.getTextOfJSDocComment(ts.getJSDocCommentsAndTags(member).find(ts.isJSDoc)?.comment);
  const description = text && firstSentence(text);
  return description ? { description } : {};
}
