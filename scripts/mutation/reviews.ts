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

const WORKLOAD = 'src/workload';

export const REVIEWS: readonly Review[] = [
  ...['const WORD =', 'const RESERVED =', 'const NO_NUMBER =', 'const KEY =', 'const LITERAL ='].map((code) => ({
    ...{ file: SCALAR, code, why: SHORTCUT },
  })),
  { file: SCALAR, code: 'if ((WORD.test(text) && !RESERVED.test(text))', why: SHORTCUT },
  { file: SCALAR, code: 'if (KEY.test(name) && !RESERVED.test(name))', why: SHORTCUT },
  { file: SCALAR, code: 'if (!LITERAL.test(value))', replacement: 'true', why: SHORTCUT },
  { file: SCALAR, code: 'return keys.get(name) ??', replacement: 'false', why: MEMORY },
  {
    ...{ file: SCALAR, code: 'return keys.get(name) ??', why: MEMORY },
    replacement: 'keys.get(name) && (depth > 0 ? deepKeys.get(name) : undefined)',
  },
  ...['false', '{}'].map((replacement) => ({ file: SCALAR, code: 'if (depth > 0)', replacement, why: MEMORY })),
  { file: SCALAR, code: 'if (all === undefined)', replacement: 'true', why: MEMORY },
  { file: SCALAR, code: 'code < 0x100', replacement: 'code <= 0x100', why: 'U+0100 is safe, and so never escaped' },
  { file: PLAIN, code: 'const INTEGER =', why: 'FLOAT takes whole numbers of ten as well' },
  { file: PLAIN, code: "text.includes('_')", why: 'a text without underscores is the same without underscores' },
  { file: 'src/core/yaml/reader.ts', code: 'linePos?.[0]', why: 'every fault has a place, which only the types do not say' },
  { file: 'src/core/yaml/reader.ts', code: "logLevel: 'error'", why: 'a level that nobody knows is as silent' },
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
  {
    ...{ file: `${WORKLOAD}/additions.ts`, code: 'if (addition.replicaLimit)', replacement: 'true' },
    why: 'sort puts what is not there behind every limit',
  },
  {
    ...{ file: `${WORKLOAD}/additions.ts`, code: "typeof value.value === 'string'", replacement: 'true' },
    why: 'a variable that has no text has no character that could be wrong',
  },
  {
    ...{ file: `${WORKLOAD}/service.ts`, code: 'private readonly settings:', replacement: '["Stryker was here"]' },
    why: 'a text has none of the settings',
  },
  {
    ...{ file: `${WORKLOAD}/service.ts`, code: 'listeners ?? []', replacement: '["Stryker was here"]' },
    why: 'no listener has that name',
  },
  {
    ...{ file: `${WORKLOAD}/service.ts`, code: 'Object.entries(settings).filter(' },
    why: 'what a program hands in is copied without what is undefined in it',
  },
  {
    ...{ file: `${WORKLOAD}/state-checks.ts`, code: 'const factory = required[0]?.kind', replacement: 'required[0].kind' },
    why: 'there is a first one, which only the types do not say',
  },
  {
    ...{ file: `${WORKLOAD}/state-checks.ts`, code: 'name !== undefined && additions.env.has(name)', replacement: 'true' },
    why: 'no variable is called undefined, which only the types do not say',
  },
  {
    ...{ file: `${WORKLOAD}/listeners.ts`, code: 'published.slice(0, i)', replacement: 'published' },
    why: 'the first that has a port finds itself, which has the same port of the pods',
  },
  ...['false', 'options.resources === undefined && settings.cluster.facts.admission === undefined', '{}'].map((replacement) => ({
    ...{ file: `${WORKLOAD}/checks.ts`, code: 'if (options.resources === undefined ||', replacement },
    why: 'a module that is not loaded: without one of the two nothing differs from what is stated',
  })),
  ...['probes', 'pre-stop'].map((name) => ({
    ...{ file: `${WORKLOAD}/${name}.ts`, code: "fromString(listener?.name ?? '')", replacement: '"Stryker was here!"' },
    why: 'a listener that there is not is refused, and the port of none written nowhere',
  })),
  { file: 'src/core/api/guard.ts', code: 'const maker =', why: 'the same object, in more memory, which the benchmark counts' },
  {
    ...{ file: 'src/autoscaling/engine-checks.ts', code: '} catch {', replacement: '{}' },
    why: 'nothing is as good as false',
  },
  {
    ...{ file: 'src/autoscaling/found-autoscalers.ts', code: "name = ''", replacement: '"Stryker was here!"' },
    why: 'no workload is called either',
  },
  {
    ...{ file: 'src/autoscaling/found-autoscalers.ts', code: 'triggers = []', replacement: '["Stryker was here"]' },
    why: 'a text has no type',
  },
  {
    ...{ file: 'src/autoscaling/gateway-autoscaling.ts', code: 'TARGETS.get(other) !==', replacement: 'i <= own' },
    why: 'its own autoscaler has the same target, and is left out before',
  },
  ...['hpa.ts', 'keda.ts'].map((name) => ({
    ...{ file: `src/autoscaling/${name}`, code: 'return [];', replacement: '["Stryker was here"]' },
    why: 'LLMGW-311 stops the synthesis, so it is written nowhere',
  })),
  {
    ...{ file: 'src/autoscaling/hpa.ts', code: "kind: 'external'", replacement: '""' },
    why: 'what is of neither pods nor an object is external',
  },
  {
    ...{ file: 'src/autoscaling/keda.ts', code: 'containerName === undefined', replacement: 'false' },
    why: 'what is undefined is not written',
  },
  {
    ...{ file: 'src/autoscaling/keda.ts', code: 'prometheusUrl ??', replacement: '"Stryker was here!"' },
    why: 'LLMGW-314 stops the synthesis, so it is written nowhere',
  },
  {
    ...{ file: 'src/autoscaling/prometheus-authentication.ts', code: 'modes, [], name', replacement: '["Stryker was here"]' },
    why: 'what is made elsewhere is not written here',
  },
  { file: 'src/pod/images.ts', code: "const [first = ''", why: 'a text has a first part, which only the types do not say' },
  ...["quantityValue(text ?? '')", "quantityValue(requests[name] ?? '')"].map((code) => ({
    ...{ file: 'src/pod/admitted-pod.ts', code, replacement: '"Stryker was here!"', why: 'neither text is a quantity' },
  })),
  {
    ...{ file: 'src/pod/admitted-pod.ts', code: 'missing[name] < 1e-6', replacement: 'missing[name] <= 1e-6' },
    why: 'what is so little is nothing but an error of floating point, of any size',
  },
  ...[
    { file: 'src/pod/admitted-pod.ts', code: 'limit !== undefined &&', replacement: 'true' },
    { file: 'src/pod/admitted.ts', code: 'least === undefined', replacement: 'false' },
    { file: 'src/pod/admitted.ts', code: 'text !== undefined', replacement: 'true' },
    { file: 'src/pod/pod-volumes.ts', code: 'stated.request !== undefined', replacement: 'true' },
  ].map((review) => ({ ...review, why: 'nothing is no quantity, of which none is less and none is more' })),
  ...['<=', '>='].map((sign) => ({
    file: 'src/pod/pod-volumes.ts',
    code: 'size(storage) ? stated.',
    replacement: sign === '<=' ? 'size(stated.limit) <= size(storage)' : 'size(stated.request) >= size(storage)',
    why: 'the same amount, as the team wrote it',
  })),
  {
    ...{ file: 'src/pod/env.ts', code: 'value.matchAll(REFERENCE)', replacement: '["Stryker was here"]' },
    why: 'its second letter is the name of no variable',
  },
  ...[
    { file: 'src/pod/node-affinity.ts', code: 'nodeSelectorTerms ?? []' },
    { file: 'src/pod/node-affinity.ts', code: 'matchExpressions = []' },
    { file: 'src/pod/pod-probes.ts', code: 'initContainers = []' },
    { file: 'src/pod/pod-volumes.ts', code: 'sidecars = []' },
    { file: 'src/pod/pod-volumes.ts', code: 'volumes ?? []' },
  ].map((review) => ({
    ...{ ...review, replacement: '["Stryker was here"]' },
    why: 'what is looked for is found in no text',
  })),
  ...['false', '{}'].map((replacement) => ({
    ...{ file: 'src/pod/pod.ts', code: 'facts.admission === undefined', replacement },
    why: 'a module that changes nothing there, and is not loaded for it',
  })),
  {
    ...{ file: 'src/pod/pod-settings.ts', code: "Symbol.for('cdk8s-llm-gateway.pod-settings')" },
    why: 'the name of a place that nobody else looks for',
  },
  {
    ...{ file: 'src/network/cluster-isolation.ts', code: 'const usualDoor =', replacement: 'false' },
    why: 'no door has the class "undefined"',
  },
  {
    ...{ file: 'src/network/cluster-isolation.ts', code: 'engine !== undefined && CILIUM', replacement: 'true' },
    why: 'an engine that nobody stated is none of these, which only the types do not say',
  },
  { file: 'src/network/names.ts', code: "const [, service = '', domain]", why: 'what is no name of a Service is not looked at' },
  ...['true', 'this.peers.length >= 0'].map((replacement) => ({
    ...{ file: 'src/state/redis-store.ts', code: 'const ingress = this.peers.length > 0', replacement },
    why: 'a rule without peers stands in no list of a policy',
  })),
];
