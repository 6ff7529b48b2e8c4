import { STRUCTS } from './structs';
import { CLASSES, ENUMS, INTERFACES } from './types';

/** A member of a struct, or a parameter. */
export interface Member {
  readonly name: string;
  /** As the tables write it: `string`, `Duration`, `McpServer[]`, `string{}`. */
  readonly type: string;
  readonly optional: boolean;
  /** The last parameter takes the rest. */
  readonly rest: boolean;
}

/** How a class is made and what can be called. */
export interface ClassTable {
  readonly initializer?: readonly Member[];
  readonly statics: ReadonlyMap<string, readonly Member[]>;
  /** Statics that make no value of the class, but a text or nothing. */
  readonly others: ReadonlySet<string>;
  readonly methods: ReadonlyMap<string, readonly Member[]>;
  /** What makes one, as one writes it: `GatewayProfile.custom(...)`. */
  readonly makers: readonly string[];
}

/** Lines by their first word; nothing is read before somebody asks. */
class Table<T> {
  private lines?: Map<string, string>;
  private readonly read = new Map<string, T | undefined>();

  constructor(
    private readonly text: string,
    private readonly parse: (name: string, line: string) => T,
  ) {}

  public get(name: string): T | undefined {
    if (!this.read.has(name)) {
      this.lines ??= split(this.text);
      const line = this.lines.get(name);
      this.read.set(name, line === undefined ? undefined : this.parse(name, line));
    }
    return this.read.get(name);
  }
}

const structs = new Table(STRUCTS, (_, line): ReadonlyMap<string, Member> => {
  const members = [...line.matchAll(/\S+/g)].flatMap(([word]) =>
    word.startsWith('<') ? [...structs.get(word.slice(1))!.values()] : [toMember(word)],
  );
  return new Map(members.map((member) => [member.name, member]));
});

const enums = new Table(ENUMS, (_, line): ReadonlyMap<string, string> => {
  return new Map(line.split('|').map((word) => word.split('=') as [string, string]));
});

const interfaces = new Table(INTERFACES, (_, line) => {
  const [needed, owners] = line.split(/ \| ?/) as [string, string];
  return { needed: needed.split(' '), owners };
});

const classes = new Table(CLASSES, (name, line): ClassTable => {
  const calls = [...line.matchAll(/(?:^| )(new|[.#]\w+)(?:\(([^)]*)\))?(:)?/g)].map(([, label, list, returns]) => ({
    label: label!,
    parameters: list ? list.split(',').map(toMember) : [],
    isCall: list !== undefined,
    isOther: returns !== undefined,
  }));
  const named = (sign: string): ReadonlyMap<string, readonly Member[]> =>
    new Map(calls.filter(({ label }) => label.startsWith(sign)).map((call) => [call.label.slice(1), call.parameters]));
  const makers = calls
    .filter(({ label }) => !label.startsWith('#'))
    .map(({ label, isCall }) => {
      return label === 'new' ? `new ${name}(...)` : `${name}${label}${isCall ? '(...)' : ''}`;
    });
  return {
    initializer: calls.find(({ label }) => label === 'new')?.parameters,
    statics: named('.'),
    others: new Set(calls.filter(({ isOther }) => isOther).map(({ label }) => label.slice(1))),
    methods: named('#'),
    makers,
  };
});

/** The members of a struct, those that it inherits included. */
export function structOf(name: string): ReadonlyMap<string, Member> | undefined {
  return structs.get(name);
}

/** The values of an enum by their names. */
export function enumOf(name: string): ReadonlyMap<string, string> | undefined {
  return enums.get(name);
}

/** What an interface needs, and the classes that have it. */
export function interfaceOf(name: string): { readonly needed: readonly string[]; readonly owners: string } | undefined {
  return interfaces.get(name);
}

/** The calls of a class. */
export function classOf(name: string): ClassTable | undefined {
  return classes.get(name);
}

function split(text: string): Map<string, string> {
  return new Map([...text.matchAll(/(\S+) ?(.*)/g)].map(([, name, line]) => [name!, line!]));
}

function toMember(word: string): Member {
  const [label, type] = word.split(':') as [string, string];
  return { name: label.replace(/[.?]/g, ''), type, optional: label.endsWith('?'), rest: label.startsWith('.') };
}
