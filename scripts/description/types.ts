/** The public API as the sources declare it: what jsii would say, without the minute that a build takes. */
export interface Description {
  readonly structs: ReadonlyMap<string, Struct>;
  readonly enums: ReadonlyMap<string, readonly EnumMember[]>;
  readonly interfaces: ReadonlyMap<string, Interface>;
  readonly classes: ReadonlyMap<string, Class>;
}

export interface Struct {
  readonly name: string;
  readonly bases: readonly string[];
  readonly members: readonly Member[];
}

/** A member of a struct, or a parameter; the type is written like `string`, `Duration`, `McpServer[]` or `string{}` for a map. */
export interface Member {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
}

export interface EnumMember {
  readonly name: string;
  readonly value: string | number;
}

/** A behavioural interface. */
export interface Interface {
  readonly bases: readonly string[];
  readonly members: readonly string[];
}

export interface Class {
  readonly base?: string;
  readonly interfaces: readonly string[];
  readonly isAbstract: boolean;
  /** What `new` takes; undefined where it is private. */
  readonly initializer?: readonly Member[];
  readonly methods: readonly Method[];
  /** Static members that hold a value, such as `Scrape.NONE`. */
  readonly constants: readonly string[];
}

export interface Method {
  readonly name: string;
  readonly isStatic: boolean;
  readonly parameters: readonly Member[];
  readonly returns: string;
}
