import { ConsoleProfile, GatewayProfile, McpProfile } from '../../src';
import type { ProductFacts, Provenance } from '../../src';
import { Certainty, isSure, provenanceOf } from '../../src/contract/provenance';
import { SAMPLES } from './profiles';

const EACH = SAMPLES.map(({ factory, title, profile }) => [`${factory}, ${title}`, profile.facts] as const);

// names and choices of the library, which nobody can confirm
const NO_FACTS = ['product', 'version', 'containerName', 'component', 'names', 'provenance'];

function stated(facts: ProductFacts): string[] {
  return Object.entries(facts)
    .filter(([name, value]) => value !== undefined && !NO_FACTS.includes(name))
    .map(([name]) => name);
}

test('every profile that the library has is held against these rules', () => {
  const factories = Object.entries({ GatewayProfile, McpProfile, ConsoleProfile }).flatMap(([owner, profile]) =>
    Object.getOwnPropertyNames(profile)
      .filter((name) => typeof profile[name as keyof typeof profile] === 'function' && name !== 'custom')
      .map((name) => `${owner}.${name}`),
  );

  // one is a construct of its own
  const all = [...factories, 'EnvoyAiGateway'].sort();

  expect([...new Set(SAMPLES.map(({ factory }) => factory))].sort()).toEqual(all);
});

test.each(EACH)('every fact says how it is known: %s', (_, facts) => {
  expect(stated(facts).filter((name) => provenanceOf(facts, name).certainty === Certainty.STATED)).toEqual([]);
});

test.each(EACH)('no entry is about a fact that the product never has: %s', (_, { product, provenance = {} }) => {
  const same = SAMPLES.map(({ profile }) => profile.facts).filter((other) => other.product.startsWith(product.split('-')[0]!));
  const groups = new Set(same.flatMap(stated));

  expect(Object.keys(provenance).filter((name) => !groups.has(name.split('.')[0]!))).toEqual([]);
});

test.each(EACH)('what was run, read or documented says at which version: %s', (_, { provenance = {} }) => {
  expect(Object.entries(provenance).filter(([, { version }]) => !version)).toEqual([]);
});

test.each(EACH)('what was read or documented says where: %s', (_, { provenance = {} }) => {
  const somewhere = ({ certainty }: Provenance) => certainty === Certainty.SOURCE || certainty === Certainty.DOCS;

  expect(Object.entries(provenance).filter(([, entry]) => somewhere(entry) && !entry.source)).toEqual([]);
});

const LINES: ReadonlyArray<[string, ProductFacts, ProductFacts]> = [
  ['HELM AI Kernel 0.5 and 0.8', helm('0.5.6'), helm('0.8.4')],
  ['light-gateway 2.2 and 2.3', light('2.2.1'), light('2.3.0')],
  ['Go llm-gateway before and after March 2026', of('settings in a file'), of('settings in variables')],
];

test.each(LINES)('a fact that differs says in which versions it holds: %s', (_, before, after) => {
  const text = (value: unknown) => JSON.stringify(value);
  const differs = [...new Set([...stated(before), ...stated(after)])].filter((name) => {
    const key = name as keyof ProductFacts;
    return key !== 'image' && text(before[key]) !== text(after[key]);
  });
  const told = ({ provenance = {} }: ProductFacts, name: string) =>
    Object.entries(provenance).some(([fact, { holds }]) => holds !== undefined && fact.split('.')[0] === name);

  expect(differs).not.toEqual([]);
  expect(differs.filter((name) => !told(before, name) || !told(after, name))).toEqual([]);
});

test('what is assumed is not sure', () => expect(isSure({ certainty: Certainty.ASSUMED })).toBe(false));

function helm(version: string): ProductFacts {
  return GatewayProfile.helmAiKernel({ version }).facts;
}

function light(version: string): ProductFacts {
  return GatewayProfile.lightGateway({ version }).facts;
}

function of(title: string): ProductFacts {
  return SAMPLES.find((sample) => sample.title === title)!.profile.facts;
}
