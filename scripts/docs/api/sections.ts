import { posix } from 'node:path';
import type { ClassType, Docs, InterfaceType, Method, Parameter, Property, Type } from '@jsii/spec';
import { cell } from '../page';
import type { PublicApi } from './assembly';
import { isStruct } from './assembly';

/** Writes what a page says of the types on it. */
export class Sections {
  constructor(
    private readonly api: PublicApi,
    /** The page on which it stands, to which links are relative. */
    private readonly page: string,
  ) {}

  /** A type under its name. */
  public type(type: Type): string {
    return `### ${type.name}\n\n${this.about(type.docs)}\n\n${this.body(type)}`;
  }

  /** The members of a type. */
  public body(type: Type): string {
    if (type.kind === 'enum') {
      return table(
        ['member', 'meaning'],
        type.members.map(({ name, docs }) => [`\`${name}\``, this.prose(docs)]),
      );
    }
    return isStruct(type) ? this.struct(type) : this.members(type);
  }

  /** The props of a struct: those that must be given first. */
  public struct(type: InterfaceType): string {
    const { properties } = this.api.members(type);
    const sorted = [...properties].sort((a, b) => Number(a.optional ?? false) - Number(b.optional ?? false));
    return table(
      ['prop', 'type', 'default', 'meaning'],
      sorted.map((property) => [
        `\`${property.name}\``,
        this.api.typeText(property.type, this.page),
        property.optional ? this.codes(property.docs?.default?.replace(/^- /, '') ?? '') : '**required**',
        this.prose(property.docs),
      ]),
    );
  }

  /** Properties, factories and methods of a class. */
  public members(type: ClassType | InterfaceType): string {
    const { properties, methods } = this.api.members(type);
    return [
      table(
        ['factory', 'makes'],
        methods.filter((method) => method.static).map((method) => this.method(type.name, method)),
      ),
      table(
        ['constant', 'meaning'],
        properties.filter((property) => property.static).map((property) => this.property(type.name, property)),
      ),
      table(
        ['property', 'meaning'],
        properties.filter((property) => !property.static).map((property) => this.property(undefined, property)),
      ),
      table(
        ['method', 'does'],
        methods.filter((method) => !method.static).map((method) => this.method(undefined, method)),
      ),
    ]
      .filter((text) => text !== '')
      .join('\n');
  }

  /** Summary, remarks and source of a type, as paragraphs. */
  public about(docs: Docs | undefined): string {
    const source = docs?.see === undefined ? [] : [`See ${docs.see}`];
    return [sentence(docs), ...source].map((text) => this.codes(text)).join('\n\n');
  }

  private property(owner: string | undefined, { name, type, optional, docs }: Property): string[] {
    const text = this.api.typeText(type, this.page);
    return [
      `\`${owner === undefined ? '' : `${owner}.`}${name}\``,
      `${text}${optional ? ', if there is one' : ''}: ${this.prose(docs)}`,
    ];
  }

  private method(owner: string | undefined, { name, parameters = [], returns, docs }: Method): string[] {
    const given = parameters.map(({ name: parameter, optional, variadic }) =>
      variadic ? `...${parameter}` : `${parameter}${optional ? '?' : ''}`,
    );
    const call = `\`${owner === undefined ? '' : `${owner}.`}${name}(${given.join(', ')})\``;
    const types = parameters.map((parameter) => this.parameter(parameter));
    const answer = owner === undefined && returns ? [`Returns ${this.api.typeText(returns.type, this.page)}.`] : [];
    return [call, [this.prose(docs), ...types, ...answer].join('<br>')];
  }

  private parameter({ name, type, docs }: Parameter): string {
    const meaning = this.prose(docs);
    return `\`${name}\`: ${this.api.typeText(type, this.page)}${meaning === '' ? '' : `, ${meaning}`}`;
  }

  private prose(docs: Docs | undefined): string {
    const source = docs?.see === undefined ? '' : ` ([source](${docs.see}))`;
    return `${this.codes(sentence(docs))}${source}`;
  }

  /** A code leads to its explanation. */
  private codes(text: string): string {
    const errors = posix.relative(posix.dirname(this.page), 'docs/errors.md');
    return text.replace(/LLMGW-\d{3}/g, (code) => `[${code}](${errors}#${code.toLowerCase()})`);
  }
}

/** jsii parts a docstring at its first full stop or semicolon. */
function sentence(docs: Docs | undefined): string {
  return [docs?.summary, docs?.remarks]
    .filter((text) => text !== undefined)
    .join(' ')
    .trim();
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |\n`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('');
}
