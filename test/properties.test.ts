import type { Chart } from 'cdk8s';
import { ApiObject, Duration, Size, Yaml } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-28';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { DisruptionBudget, GatewayConfig, LlmGateway, ModelProvider, NetworkPeer, VolumeSource } from '../src';
import type { LlmGatewayProps, NetworkRule, WritablePath } from '../src';
import { manifestOf } from '../src/core/manifest';
import { TestChart } from './support/chart';
import { findings } from './support/errors';
import { acme, credentials, FACTS } from './support/gateway';
import type { Manifest } from './support/manifest';
import { synth } from './support/synth';

// Rules that hold for any input. Everything that a team can write is drawn from here: mostly right, sometimes hostile.

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const hostile = fc.oneof(
  word,
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('', 'no', '0o17', '1e3', '${A}', 'a\u2028b', '{{ x }}', '- a', '__proto__'),
);
/** Rules of traffic; packets that arrive have an address and no name. */
function rules(direction: 'ingress' | 'egress'): fc.Arbitrary<NetworkRule> {
  return fc.record({
    peers: fc.array(
      fc.oneof(
        word.map((w) => NetworkPeer.namespace(w)),
        word.map((w) => (direction === 'egress' ? NetworkPeer.host(`${w}.example.com`) : NetworkPeer.pods({ app: w }))),
        fc.constant(NetworkPeer.cidr('10.0.0.0/8')),
        fc.constant(NetworkPeer.anywhere()),
      ),
      { minLength: 1, maxLength: 2 },
    ),
    ports: fc.array(fc.record({ port: fc.integer({ min: 1, max: 65535 }) }), { minLength: 1, maxLength: 2 }),
  });
}

/** What a team writes: right, or with `wrong` mixed in. */
function props(wild: boolean): fc.Arbitrary<LlmGatewayProps> {
  const or = <T>(right: fc.Arbitrary<T>, wrong: fc.Arbitrary<T>): fc.Arbitrary<T> =>
    wild ? fc.oneof({ weight: 4, arbitrary: right }, wrong) : right;
  const whole = (min: number, max: number) => or(fc.integer({ min, max }), fc.constantFrom(-1, 0, 1.5, Number.NaN));
  const seconds = (min: number, max: number) =>
    or(fc.integer({ min, max }), fc.integer({ min: 0, max: 3 })).map((s) => Duration.seconds(s));
  const quantity = (...right: string[]) =>
    or(fc.constantFrom(...right), fc.constantFrom('1gb', '512m', '', '512', '1000', '99Ei'));
  const probe = fc.record(
    { period: seconds(10, 60), timeout: seconds(1, 5), failureThreshold: whole(1, 40) },
    { requiredKeys: [] },
  );
  const text = wild ? hostile : word;
  const texts = fc.dictionary(word, text, { maxKeys: 3 });
  const unique = <T>(items: fc.Arbitrary<T>, name: (item: T) => unknown) =>
    wild ? fc.array(items, { maxLength: 2 }) : fc.uniqueArray(items, { maxLength: 2, selector: name });
  const profile = fc
    .record({
      listeners: fc
        .uniqueArray(or(fc.integer({ min: 9000, max: 65535 }), fc.constantFrom(0, 80, 70000)), { minLength: 1, maxLength: 3 })
        .map((ports) => ports.map((port) => ({ name: `l-${port}`, port }))),
      user: or(fc.constantFrom(999, 10001), fc.constantFrom(0, -1)),
      env: fc.dictionary(word, text, { maxKeys: 2 }),
      writablePaths: fc.constantFrom<WritablePath[]>([], [{ path: '/cache', sizeLimit: Size.mebibytes(512) }]),
      config: fc.constant({ mountPath: '/etc/acme' }),
      drain: fc.record({ sleepInImage: fc.boolean(), secondsVariable: fc.constantFrom('DRAIN_SECONDS', undefined) }),
    })
    .map((facts) => acme(facts));

  return fc.record(
    {
      profile,
      name: or(word, hostile),
      labels: texts,
      annotations: texts,
      selectorLabels: fc.dictionary(
        word.map((w) => `by-${w}`),
        word,
        { minKeys: wild ? 0 : 1, maxKeys: 2 },
      ),
      replicas: whole(2, 9),
      resources: fc.record({
        requests: fc.record({ cpu: quantity('100m', '1'), memory: quantity('128Mi', '256Mi') }, { requiredKeys: [] }),
        limits: fc.record({ cpu: quantity('1', '2'), memory: quantity('512Mi', '1Gi') }, { requiredKeys: [] }),
      }),
      probes: fc.record({ startup: probe, readiness: probe, liveness: probe }, { requiredKeys: [] }),
      providers: fc.uniqueArray(fc.constantFrom(ModelProvider.openAi(), ModelProvider.anthropic()), { maxLength: 2 }),
      config: texts.map((files) => GatewayConfig.files(files)),
      maxStreamDuration: seconds(1, 300),
      terminationGracePeriod: seconds(325, 600),
      disruptionBudget: whole(1, 9).map((n) => DisruptionBudget.maxUnavailable(n)),
      env: texts.map((all) =>
        Object.fromEntries(Object.entries(all).map(([name, value]) => [name.toUpperCase(), EnvValue.fromValue(value)])),
      ),
      args: fc.array(text, { maxLength: 2 }),
      volumes: unique(
        word.chain((w) =>
          fc
            .constantFrom(VolumeSource.emptyDir(), VolumeSource.secret('s'))
            .map((source) => ({ name: `v-${w}`, mountPath: `/v/${w}`, source })),
        ),
        (v) => v.name,
      ),
      sidecars: unique(
        fc.integer({ min: 2000, max: 8000 }).map((port) => ({
          name: `s-${port}`,
          image: 'a/b:1',
          resources: FACTS.resources,
          ports: [{ name: `p-${port}`, port }],
          healthPath: '/ok',
        })),
        (c) => c.name,
      ),
      egress: fc.array(rules('egress'), { maxLength: 2 }),
      ingress: fc.array(rules('ingress'), { maxLength: 2 }),
    },
    { requiredKeys: ['profile'] },
  );
}

const WILD = props(true);
const SANE = props(false);

const add = (given: LlmGatewayProps) => (chart: Chart) =>
  new LlmGateway(chart, 'gateway', { credentials: [credentials('openai', 'anthropic')], ...given });
const build = (given: LlmGatewayProps): Manifest[] => synth(add(given));

describe('for any props a gateway', () => {
  beforeAll(() => jest.spyOn(process.stderr, 'write').mockReturnValue(true));
  afterAll(() => jest.restoreAllMocks());

  test('is rendered in one pass as its classes render it', () => {
    let inOnePass = 0;
    fc.assert(
      fc.property(WILD, (given) => {
        const chart = new TestChart();
        add(given)(chart);
        for (const object of chart.node.findAll().filter((c) => ApiObject.isApiObject(c))) {
          const manifest = manifestOf(object);
          if (manifest) {
            const { toJson } = Object.getPrototypeOf(object) as ApiObject;
            expect(JSON.stringify(manifest)).toBe(JSON.stringify(toJson.call(object)));
            inOnePass++;
          }
        }
      }),
      { numRuns: 200 },
    );
    expect(inOnePass).toBeGreaterThan(200 * 4);
  });

  test('is refused with codes only, or reads back the same in every YAML', () => {
    const outcomes = { refused: 0, made: 0 };
    fc.assert(
      fc.property(WILD, (given) => {
        const refusals = findings(add(given));

        for (const line of refusals) {
          expect(line).toMatch(/^\[test\/gateway[^\]]*\] \[LLMGW-\d{3}\] test\/gateway/);
        }
        if (refusals.length === 0) {
          const manifests = build(given);
          expect(parseAllDocuments(Yaml.stringify(...manifests), { version: '1.1' }).map((d) => d.toJS())).toEqual(manifests);
        }
        outcomes[refusals.length === 0 ? 'made' : 'refused'] += 1;
      }),
      { numRuns: 400 },
    );
    expect(outcomes).toEqual({ refused: expect.any(Number), made: expect.any(Number) });
    expect(Math.min(outcomes.refused, outcomes.made)).toBeGreaterThan(0);
  });

  test('is sound when nothing in them is wrong', () => {
    fc.assert(
      fc.property(SANE, (given) => {
        expect(findings(add(given))).toEqual([]);
        expect(build(given)).toBeSound();
      }),
      { numRuns: 100 },
    );
  });

  test('is the same every time, whatever the order of its props', () => {
    fc.assert(
      fc.property(SANE, (given) => {
        const backwards = Object.fromEntries(Object.entries(given).reverse()) as unknown as LlmGatewayProps;

        expect(Yaml.stringify(...build(backwards))).toBe(Yaml.stringify(...build(given)));
      }),
      { numRuns: 50 },
    );
  });

  test('is not changed by a gateway beside it', () => {
    fc.assert(
      fc.property(SANE, (given) => {
        const alone = build({ ...given, name: 'alone' });

        const together = synth((chart) => {
          add({ ...given, name: 'alone' })(chart);
          new LlmGateway(chart, 'other', { profile: acme(), name: 'other' });
        });

        expect(together.slice(0, alone.length)).toEqual(alone);
      }),
      { numRuns: 50 },
    );
  });

  test('has the same network policy in whichever order its rules were added', () => {
    fc.assert(
      fc.property(fc.array(rules('egress'), { maxLength: 4 }), (rules) => {
        const forwards = build({ profile: acme(), egress: rules });
        const backwards = build({ profile: acme(), egress: [...rules].reverse() });

        expect(backwards).toEqual(forwards);
      }),
    );
  });

  test('shows everything that was set', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{12}$/), { minLength: 8, maxLength: 8 }), (marks) => {
        const [a, b, c, d, e, f, g, h] = marks as [string, string, string, string, string, string, string, string];
        const text = Yaml.stringify(
          ...build({
            profile: acme({ config: { mountPath: '/etc/acme' } }),
            name: a,
            labels: { l: b },
            annotations: { a: c },
            env: { E: EnvValue.fromValue(d) },
            args: [e],
            config: GatewayConfig.file(`${f}.yaml`, { deep: { value: g } }),
            imagePullSecrets: [h],
          }),
        );

        for (const mark of marks) expect(text).toContain(mark);
      }),
    );
  });
});
