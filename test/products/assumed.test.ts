import type { Chart } from 'cdk8s';
import { Duration } from 'cdk8s';
import {
  Alerts,
  ConsoleProfile,
  GatewayAutoscaling,
  GatewayConfig,
  GatewayConsole,
  GatewayObservability,
  GatewayProfile,
  GatewaySecrets,
  LlmGateway,
  McpProfile,
  McpProxy,
  MetricsAuth,
  NetworkPeer,
  ProductRuntime,
  ScalingSignal,
  Scrape,
  SecretSource,
  SloObjective,
  StoreKind,
} from '../../src';
import type { ProductFacts, Provenance } from '../../src';
import { Certainty } from '../../src/contract/provenance';
import { expectFinding, findings } from '../support/errors';
import { acme, FACTS, gateway } from '../support/gateway';
import { OWN_PODS } from './profiles';

const ASSUMED: Provenance = { certainty: Certainty.ASSUMED };

/** The profile as if nobody had confirmed anything. Its own checks of files and variables stay. */
function unconfirmed<P extends { readonly facts: ProductFacts }>(profile: P): P {
  const definition = (profile as unknown as { _definition(): { facts: ProductFacts } })._definition();
  const provenance = Object.fromEntries(Object.keys(definition.facts).map((name) => [name, ASSUMED]));
  const facts = { ...definition.facts, provenance };
  return Object.create(profile, {
    facts: { value: facts },
    _definition: { value: () => ({ ...definition, facts, problems: [] }) },
  }) as P;
}

/** The least that somebody can state: no credentials, no stores, and a file that no product knows. */
function least(profile: { readonly facts: ProductFacts }): (chart: Chart) => void {
  const config = profile.facts.config && { config: GatewayConfig.file('no-such-file.yaml', { nothing: true }) };
  return (chart) => {
    const target =
      profile instanceof McpProfile
        ? new McpProxy(chart, 'target', { profile, clients: [NetworkPeer.namespace('agents')], ...config })
        : profile instanceof ConsoleProfile
          ? new GatewayConsole(chart, 'target', { profile, gateway: new LlmGateway(chart, 'other', { profile: acme() }) })
          : new LlmGateway(chart, 'target', { profile: profile as GatewayProfile, ...config });
    // a Service does not publish every listener
    const scrape = profile.facts.metrics?.endpoint && Scrape.podMonitor();
    new GatewayObservability(chart, 'observability', { target, scrape });
  };
}

describe('what is assumed refuses nothing', () => {
  test.each(OWN_PODS.map(({ factory, title, profile }) => [`${factory}, ${title}`, profile] as const))(
    'in the smallest program of %s',
    (_, profile) => expect(findings(least(unconfirmed(profile)))).toEqual([]),
  );

  test('fails for what is known of the same programs', () => {
    const refused = OWN_PODS.filter(({ profile }) => findings(least(profile)).length > 0);

    expect(refused.length).toBeGreaterThan(OWN_PODS.length / 2);
  });
});

const metrics = {
  endpoint: { listener: 'http', auth: MetricsAuth.BEARER, credential: 'metrics-key' },
  requests: { name: 'acme_requests_total', errors: 'status=~"5.."', labels: ['status'] },
  duration: { name: 'acme_seconds', buckets: [1, 5], labels: [] },
};

/** Each way in which a fact can refuse: the group of the fact, the code, what is known, and a program that runs into it. */
const REFUSALS: ReadonlyArray<[string, string, Partial<ProductFacts>, (profile: GatewayProfile) => (chart: Chart) => void]> = [
  ['config', 'LLMGW-401', { config: { mountPath: '/etc/acme', required: true } }, (profile) => gateway({ profile })],
  ['credentials', 'LLMGW-201', { credentials: [{ name: 'a', env: 'A', required: true }] }, (profile) => gateway({ profile })],
  ['credentials', 'LLMGW-207', { credentials: [{ name: 'a', env: 'A', format: '^x$' }] }, plaintext],
  ['credentials', 'LLMGW-202', { credentials: [{ name: 'a', env: 'A', required: true }] }, optional],
  [
    'credentials',
    'LLMGW-208',
    {
      credentials: [
        { name: 'a', env: 'A', distinctFrom: ['b'] },
        { name: 'b', env: 'B' },
      ],
    },
    (profile) =>
      gateway({
        profile,
        credentials: [{ credentialNames: ['a', 'b'], credential: () => ({ secretName: 'one', key: 'same' }) }],
      }),
  ],
  [
    'stores',
    'LLMGW-410',
    { stores: [{ kind: StoreKind.POSTGRES, required: true, urlVariable: 'URL' }] },
    (profile) => gateway({ profile }),
  ],
  ['metrics', 'LLMGW-603', { metrics }, (profile) => watched(profile, {})],
  [
    'metrics',
    'LLMGW-606',
    { metrics: { ...metrics, endpoint: { listener: 'http' } } },
    (profile) => watched(profile, { alerts: Alerts.prometheusRule({ latency: Duration.seconds(60) }) }),
  ],
  [
    'metrics',
    'LLMGW-606',
    { metrics: { ...metrics, endpoint: { listener: 'http' } } },
    (profile) => watched(profile, { objectives: [SloObjective.latency(99, Duration.seconds(3))] }),
  ],
  ['runtime', 'LLMGW-306', { runtime: ProductRuntime.JVM }, scaledByMemory],
];

describe.each(REFUSALS)('a fact of the group %s (%s)', (group, code, facts, build) => {
  test('fails where it is confirmed', () => {
    expectFinding(build(acme(facts)), code);
  });

  test('refuses nothing where it is assumed', () => {
    const assumed = GatewayProfile.custom({ ...FACTS, ...facts, provenance: { [group]: ASSUMED } });

    expect(findings(build(assumed))).toEqual([]);
  });
});

function plaintext(profile: GatewayProfile): (chart: Chart) => void {
  return (chart) => {
    const source = SecretSource.plaintext({ a: 'not-of-that-form' });
    const secrets = new GatewaySecrets(chart, 'secrets', { source });
    new LlmGateway(chart, 'gateway', { profile, credentials: [secrets] });
  };
}

function optional(profile: GatewayProfile): (chart: Chart) => void {
  return (chart) => {
    const secrets = new GatewaySecrets(chart, 'secrets', { source: SecretSource.existing('one', ['a']), optional: ['a'] });
    new LlmGateway(chart, 'gateway', { profile, credentials: [secrets] });
  };
}

function watched(profile: GatewayProfile, props: object): (chart: Chart) => void {
  return (chart) => {
    new GatewayObservability(chart, 'observability', { target: new LlmGateway(chart, 'gateway', { profile }), ...props });
  };
}

function scaledByMemory(profile: GatewayProfile): (chart: Chart) => void {
  return (chart) => {
    const target = new LlmGateway(chart, 'gateway', { profile });
    new GatewayAutoscaling(chart, 'autoscaling', { target, signals: [ScalingSignal.memoryUtilization(70)], maxReplicas: 5 });
  };
}
