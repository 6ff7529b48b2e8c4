import type { ProductDefinition, ProductTraces } from '../../src/profiles/definition';
import type { Load } from './library';

/** A product that a profile of the library knows, as it runs. */
export interface KnownProduct {
  /** The factory that describes it: `GatewayProfile.keeptrusts`. */
  readonly factory: string;
  readonly construct: string;
  /** What the factory is given. */
  readonly options: { readonly [option: string]: unknown };
  readonly definition: ProductDefinition;
}

/** Asks the profiles whose container this is; the variables are those whose values are known. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- pods of any tool, read as they come
export type Recognize = (container: any, variables: ReadonlyMap<string, string>) => KnownProduct | undefined;

/** The classes whose factories describe products, and the construct that takes them. */
const CLASSES: readonly (readonly [profiles: string, construct: string])[] = [
  ['GatewayProfile', 'LlmGateway'],
  ['McpProfile', 'McpProxy'],
];

type Factory = (options: { readonly [option: string]: unknown }) => { _definition(): ProductDefinition };

/** The profiles of the library that is installed: each says itself how its product is known. */
export function recognizer(load: Load): Recognize {
  const library = load('cdk8s-llm-gateway') as { readonly [name: string]: unknown };
  // the functions themselves, without the guard of the public API: which props are missing is not known before the product is
  const factories = CLASSES.flatMap(([profiles, construct]) =>
    Object.entries(Object.getOwnPropertyDescriptors(library[profiles] ?? {}))
      .filter(([name, { value }]) => typeof value === 'function' && name !== 'custom' && name !== 'prototype')
      .map(([name, { value }]) => ({ factory: `${profiles}.${name}`, construct, make: value as Factory })),
  );
  return (container, variables) => {
    const image = String(container.image);
    const version = versionOf(image);
    const process = [...(container.command ?? []), ...(container.args ?? [])].join(' ');
    for (const { factory, construct, make } of version === undefined ? [] : factories) {
      const traces = attempt(make, { version, image })?.traces;
      if (traces && isOf(traces, repositoryOf(image), process)) {
        const read = { version, ...readOptions(traces, variables) };
        const same = attempt(make, read)?.facts.image === image;
        const options = same ? read : { ...read, image };
        const definition = attempt(make, options);
        return definition && { factory, construct, options, definition };
      }
    }
    return undefined;
  };
}

function isOf({ images, process }: ProductTraces, repository: string, words: string): boolean {
  return images.some((end) => repository === end || repository.endsWith(`/${end}`)) || process?.test(words) === true;
}

function readOptions({ options = {}, lists = {} }: ProductTraces, variables: ReadonlyMap<string, string>): object {
  const found = [
    ...Object.entries(options).map(([option, variable]) => [option, variables.get(variable)]),
    ...Object.entries(lists).map(([option, variable]) => [option, variables.get(variable)?.split(',')]),
  ];
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
}

/** The definition, or nothing from a factory that cannot do with these options. */
function attempt(make: Factory, options: { readonly [option: string]: unknown }): ProductDefinition | undefined {
  try {
    return make(options)._definition();
  } catch {
    return undefined;
  }
}

const IMAGE = /^(.*?)(?::([^:/@]+))?(?:@.*)?$/;

function repositoryOf(image: string): string {
  return IMAGE.exec(image)?.[1] ?? image;
}

/** The version in a tag, such as `main-v1.81.3-stable`; a digest or a tag like `latest` has none. */
function versionOf(image: string): string | undefined {
  const tag = IMAGE.exec(image)?.[2] ?? '';
  return /\d+\.\d+\.\d+([-+.][\w.-]+)?$/.exec(tag)?.[0];
}
