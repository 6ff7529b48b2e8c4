import { readFileSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import type { Assembly, ClassType, InterfaceType, Type, TypeReference } from '@jsii/spec';

/** Where a type is written: `src/gateway/llm-gateway.ts` belongs to the subject `gateway`. */
const SOURCE = /^src\/(.+)\/[^/]+$/;
const ROOT = resolve(__dirname, '../../..');
const FOLDER = 'docs/api';

/** The public API as jsii sees it, which is how every language sees it; as old as the last build. */
export class PublicApi {
  private readonly assembly = JSON.parse(readFileSync(resolve(ROOT, '.jsii'), 'utf8')) as Assembly;

  public readonly types: readonly Type[] = Object.values(this.assembly.types ?? {}).sort((a, b) => order(a.name, b.name));

  /** The folders of `src` that export something. */
  public readonly subjects: readonly string[] = [...new Set(this.types.map(subjectOf))].sort(order);

  /** Constructs, each of which has a page. */
  public readonly constructs: readonly ClassType[] = this.types.filter((type): type is ClassType => this.isConstruct(type));

  /** What a subject has beside its constructs and their props. */
  public others(subject: string): readonly Type[] {
    const props = new Set(this.constructs.map((construct) => this.propsOf(construct)?.fqn));
    return this.types.filter((type) => subjectOf(type) === subject && !this.isConstruct(type) && !props.has(type.fqn));
  }

  public propsOf(type: ClassType): InterfaceType | undefined {
    const found = this.find(type.initializer?.parameters?.[2]?.type);
    return isStruct(found) ? found : undefined;
  }

  /** The members of a type and of all that it extends; those of its own first. */
  public members<T extends ClassType | InterfaceType>(type: T): Required<Pick<T, 'properties' | 'methods'>> {
    const bases = [
      ...('base' in type && type.base ? [type.base] : []),
      ...(type.kind === 'interface' ? (type.interfaces ?? []) : []),
    ];
    const inherited = bases
      .map((fqn) => this.assembly.types?.[fqn])
      .filter((base): base is ClassType | InterfaceType => base !== undefined && base.kind !== 'enum')
      .map((base) => this.members(base));
    return {
      properties: [...(type.properties ?? []), ...inherited.flatMap(({ properties }) => properties)],
      methods: [...(type.methods ?? []), ...inherited.flatMap(({ methods }) => methods)],
    };
  }

  /** A type as TypeScript writes it; names of ours are links, as seen from a page. */
  public typeText(reference: TypeReference | undefined, page: string): string {
    if (reference === undefined) return '`void`';
    if ('primitive' in reference) return `\`${reference.primitive}\``;
    if ('collection' in reference) {
      const element = this.typeText(reference.collection.elementtype, page);
      return reference.collection.kind === 'array' ? `${element}[]` : `map of ${element}`;
    }
    if (!('fqn' in reference)) throw new Error(`the public API has a type that is no name: ${JSON.stringify(reference)}`);
    const type = this.find(reference);
    const name = reference.fqn.slice(reference.fqn.indexOf('.') + 1);
    return type === undefined
      ? `\`${reference.fqn}\``
      : `[\`${name}\`](${posix.relative(posix.dirname(page), this.place(type))})`;
  }

  /** Where a type is described: file and heading. */
  public place(type: Type): string {
    const owner = this.constructs.find((construct) => construct === type || this.propsOf(construct) === type);
    const anchor = `#${type.name.toLowerCase()}`;
    if (owner === undefined) return `${subjectPage(subjectOf(type))}${anchor}`;
    return owner === type ? constructPage(owner) : `${constructPage(owner)}#props`;
  }

  private find(reference: TypeReference | undefined): Type | undefined {
    return reference && 'fqn' in reference ? this.assembly.types?.[reference.fqn] : undefined;
  }

  private isConstruct(type: Type): type is ClassType {
    for (let base: Type | undefined = type; base?.kind === 'class' && base.base; base = this.assembly.types?.[base.base]) {
      if (/^(constructs\.Construct|cdk8s\.(App|Chart))$/.test(base.base)) return true;
    }
    return false;
  }
}

export function isStruct(type: Type | undefined): type is InterfaceType {
  return type?.kind === 'interface' && type.datatype === true;
}

/** The subject of a type, and of a page. */
export function subjectOf(type: Type): string {
  const [, subject] = SOURCE.exec(type.locationInModule?.filename ?? '') ?? [];
  if (subject === undefined) throw new Error(`${type.fqn} is not written in a folder of src`);
  return subject;
}

export function subjectPage(subject: string): string {
  return `${FOLDER}/${subject}/README.md`;
}

export function constructPage(construct: ClassType): string {
  return `${FOLDER}/${subjectOf(construct)}/${construct.name}.md`;
}

/** By code units, so that pages are the same everywhere. */
function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
