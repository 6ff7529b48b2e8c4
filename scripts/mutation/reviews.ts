/** Why mutants that no test notices may stay. */
export interface Review {
  readonly file: string;
  /** A part of the line on which they begin. */
  readonly code: string;
  /** What the code becomes; any mutant on that line if it is left out. */
  readonly replacement?: string;
  readonly why: string;
}

const SCALAR = 'src/core/yaml/scalar.ts';
const PLAIN = 'src/core/yaml/plain.ts';

const SHORTCUT = 'a way around the library of cdk8s for what is common: what does not take it is written the same, but slower';
const MEMORY = 'memory: what is not found there is found out again, with the same result';

const CILIUM = 'src/network/cilium-policy.ts';
const BLOCKS = 'src/network/ip-blocks.ts';
const NO_LIST = 'an end that belongs to none of the lists of a rule stands in no rule';

export const REVIEWS: readonly Review[] = [
  ...['const WORD =', 'const RESERVED =', 'const NO_NUMBER =', 'const KEY =', 'const LITERAL ='].map((code) => ({
    ...{ file: SCALAR, code, why: SHORTCUT },
  })),
  { file: SCALAR, code: 'if ((WORD.test(text) && !RESERVED.test(text))', why: SHORTCUT },
  { file: SCALAR, code: 'if (KEY.test(name) && !RESERVED.test(name))', why: SHORTCUT },
  { file: SCALAR, code: 'if (!LITERAL.test(value))', replacement: 'true', why: SHORTCUT },
  { file: SCALAR, code: 'return keys.get(name) ??', replacement: 'false', why: MEMORY },
  { file: SCALAR, code: 'if (all === undefined)', replacement: 'true', why: MEMORY },
  { file: SCALAR, code: 'code < 0x100', replacement: 'code <= 0x100', why: 'U+0100 is safe, and so never escaped' },
  { file: PLAIN, code: 'const INTEGER =', why: 'FLOAT takes whole numbers of ten as well' },
  { file: PLAIN, code: "text.includes('_')", why: 'a text without underscores is the same without underscores' },
  { file: 'src/core/yaml/reader.ts', code: 'linePos?.[0]', why: 'every fault has a place, which only the types do not say' },
  { file: 'src/state/local.ts', code: "_toVolume('')", why: 'only the kind of the volume is read, never its name' },
  { file: 'src/state/store-connection.ts', code: "database ?? ''", why: 'a program without a database is refused' },
  ...['const onNode =', '...(ON_NODE.includes(', '...(target === undefined', '...(outside ?'].map((code) => ({
    ...{ file: CILIUM, code, replacement: '["Stryker was here"]', why: NO_LIST },
  })),
  { file: BLOCKS, code: 'except ?? []', replacement: '["Stryker was here"]', why: 'what is no range meets no range' },
  {
    ...{ file: 'src/network/private-names.ts', code: 'const { privateNames = []' },
    ...{ replacement: '["Stryker was here"]', why: 'no host has that name' },
  },
  {
    ...{ file: 'src/network/egress-proxy.ts', code: 'proxy.noProxy?.some(', replacement: '/\\*?\\.?/' },
    why: 'what may be empty is found first where the text begins',
  },
  { file: 'src/network/mesh-rules.ts', code: 'default:', why: 'nothing is as good as false' },
  { file: 'src/network/service-ports.ts', code: 'case NetworkPeerKind.CILIUM_ENTITY:', why: 'nothing is as good as false' },
  ...[
    { file: 'src/core/api/call.ts', code: 'rest ? args.slice(i)' },
    { file: 'src/core/api/call.ts', code: 'const own = given === undefined' },
    { file: 'src/core/api/call.ts', code: 'if (own === UNFIT)' },
    { file: 'src/core/api/guard.ts', code: 'if (taken)' },
    { file: 'src/core/api/shape.ts', code: 'if (own === UNFIT)' },
  ].map((review) => ({
    ...review,
    why: 'the quick way for what is right: what does not take it is looked at again, and is right',
  })),
  { file: 'src/core/api/call.ts', code: 'return [undefined]', why: 'what may be left out stands at the end' },
  { file: 'src/core/api/call.ts', code: 'at(-1)', replacement: '+1', why: 'the only call with a rest has two parameters' },
  { file: 'src/core/api/description.ts', code: 'this.read.has(name)', replacement: 'true', why: MEMORY },
  { file: 'src/core/api/description.ts', code: 'text.matchAll', why: 'no line of the tables is a name alone, today' },
  { file: 'src/core/api/faults.ts', code: 'let exist =', why: MEMORY },
  {
    file: 'src/core/api/guard.ts',
    code: 'if (!isConstruct) {',
    why: 'no value that is made with new has something that it needs',
  },
  { file: 'src/core/api/shape.ts', code: 'if (shape === undefined)', replacement: 'true', why: MEMORY },
  {
    file: 'src/pod/env.ts',
    code: 'if (!written.has(name))',
    replacement: 'true',
    why: 'a Map keeps the place at which a name came first',
  },
  { file: 'src/pod/placement.ts', code: 'default:', why: 'a function ends with undefined' },
  {
    file: 'src/core/rules/exceptions.ts',
    code: 'lists.flatMap((list)',
    why: 'a list that is not there was refused before, which the types do not say',
  },
  { file: 'src/core/rules/exceptions.ts', code: '} catch {', why: 'what returns nothing returns the same' },
  { file: 'src/core/rules/containers.ts', code: 'return name === undefined', why: '"undefined" is a name that a port may have' },
  {
    ...{ file: 'src/workload/config-text.ts', code: "typeof value === 'object' && value !== null", replacement: 'true' },
    why: 'null in TOML was refused before, which the types do not say',
  },
  {
    ...{ file: 'src/workload/credential-checks.ts', code: 'distinctFrom = []', replacement: '["Stryker was here"]' },
    why: 'no source has a credential of that name',
  },
  {
    ...{
      file: 'src/workload/credential-checks.ts',
      code: 'export function checkSourcePlaces',
      replacement: '["Stryker was here"]',
    },
    why: 'a text is no construct, and only those are looked at',
  },
  { file: 'src/core/api/guard.ts', code: 'const maker =', why: 'the same object, in more memory, which the benchmark counts' },
];
