import { Duration } from 'cdk8s';
import type { Chart } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-28';
import { Certainty, GatewayConfig, NetworkPeer } from '../../src';
import type { CredentialFacts, ICredentialSource, ProductFacts } from '../../src';
import type { ProductDefinition } from '../../src/profiles/definition';
import type { WorkloadSettings } from '../../src/workload/workload';
import { WorkloadConstruct } from '../../src/workload/workload-construct';
import { container, only } from '../support/find';
import { credentials, FACTS } from '../support/gateway';
import { problems } from '../support/problems';
import { synth } from '../support/synth';
import { expectFinding } from '../support/errors';

class Made extends WorkloadConstruct {}

/** A workload of a product that this library describes, whose definition says more than facts. */
const made =
  (definition: Partial<ProductDefinition>, settings: Partial<WorkloadSettings> = {}, facts: Partial<ProductFacts> = {}) =>
  (chart: Chart) =>
    new Made(chart, 'made', {
      definition: { facts: { ...FACTS, config: { mountPath: '/etc/acme' }, ...facts }, problems: [], ...definition },
      options: {},
      clients: [NetworkPeer.cluster()],
      ...settings,
    });
const pod = (...args: Parameters<typeof made>) => container(only(synth(made(...args)), 'Deployment'), 'gateway');
const config = GatewayConfig.file('a.yaml', { mode: 'strict' });
const fault = { code: 'LLMGW-121', prop: 'env.MODE', reason: 'none', remedy: 'state it' } as const;

describe('what a product would refuse at its start', () => {
  test('is asked once all is known, what is added later as well', () => {
    const seen: unknown[] = [];
    synth((chart) => {
      const checkPod: ProductDefinition['checkPod'] = ({ env, resources, config: files }) => {
        seen.push(env.get('LATER')?.value, resources.requests.cpu, files?.documents);
        return [];
      };
      made({ checkPod }, { options: { config } })(chart).add({ env: { LATER: EnvValue.fromValue('1') } });
    });

    expect(seen.slice(0, 3)).toEqual(['1', '250m', { 'a.yaml': { mode: 'strict' } }]);
  });

  test('fails', () => {
    expect(problems(made({ checkPod: () => [fault] }))).toEqual(['LLMGW-121 env.MODE']);
  });

  test.each(['env', 'config'])('is a warning where what is known of its %s is assumed', (group) => {
    const provenance = { [group]: { certainty: Certainty.ASSUMED } };

    expect(problems(made({ checkPod: () => [fault] }, {}, { provenance }))).toEqual(['LLMGW-121 env.MODE (warning)']);
  });

  test('fails before that where its profile has a fault', () => {
    expect(problems(made({ problems: [fault] }))).toEqual(['LLMGW-121 env.MODE']);
  });
});

describe('what a configuration file says', () => {
  const readDrain = () => Duration.seconds(40);

  test('is how long answers go on after SIGTERM', () => {
    const facts = { drain: { cutsAfter: Duration.seconds(0), sleepInImage: true } };
    const sleep = (settings: Partial<WorkloadSettings>) => pod({ readDrain }, settings, facts).lifecycle.preStop.exec.command[1];

    expect(sleep({ options: { config } })).toBe(String(15 + 300 - 40));
    // nobody reads what is not there
    expect(sleep({})).toBe(String(15 + 300));
  });

  test('reaches the pod as the product wants it', () => {
    const readConfig = () => ({ env: { FILES: EnvValue.fromValue('a.yaml') } });

    expect(pod({ readConfig }, { options: { config } }).env).toEqual([{ name: 'FILES', value: 'a.yaml' }]);
    expect(pod({ readConfig })).not.toHaveProperty('env');
  });

  test('reaches the pod with what its source brings along', () => {
    const source = {
      toConfigFiles: () => ({ files: { 'a.yaml': '' }, addition: { env: { BROUGHT: EnvValue.fromValue('1') } } }),
    };

    expect(pod({}, { options: { config: source } }).env).toEqual([{ name: 'BROUGHT', value: '1' }]);
  });
});

describe('credentials', () => {
  const license: CredentialFacts = { name: 'license', env: 'LICENSE' };
  const openai: CredentialFacts = { name: 'openai', env: 'OPENAI_API_KEY' };
  const everything: ICredentialSource = { credentialNames: [], credential: (name) => ({ secretName: 's', key: name }) };
  const names = (env: { readonly name: string }[] | undefined) => (env ?? []).map(({ name }) => name);

  test.each<[string, Partial<ProductFacts>, Partial<WorkloadSettings>, string[]]>([
    ['nobody', {}, {}, []],
    ['the product', { credentials: [license] }, {}, ['LICENSE']],
    ['a provider', {}, { credentials: [openai] }, ['OPENAI_API_KEY']],
    ['both', { credentials: [license] }, { credentials: [openai] }, ['LICENSE', 'OPENAI_API_KEY']],
  ])('that %s wants are in the pod, and no others', (_who, facts, settings, expected) => {
    const { env } = pod({}, { ...settings, options: { credentials: [everything] } }, facts);

    expect(names(env)).toEqual(expected);
  });

  test('that no source has are left out where the product can do without', () => {
    expect(pod({}, {}, { credentials: [license] })).not.toHaveProperty('env');
  });

  test('can be named in a file, those of the product and those of providers', () => {
    const files = GatewayConfig.file('a.yaml', { a: GatewayConfig.credential('license'), b: GatewayConfig.credential('openai') });
    const settings = { credentials: [openai], options: { config: files, credentials: [credentials('license', 'openai')] } };
    const facts = { credentials: [license], config: { mountPath: '/etc/acme', variableSyntax: '$%s' } };

    expect(only(synth(made({}, settings, facts)), 'ConfigMap')['data']['a.yaml']).toBe('a: $LICENSE\nb: $OPENAI_API_KEY\n');
  });

  test('fails for a credential in a file that nobody has', () => {
    const files = GatewayConfig.file('a.yaml', { a: GatewayConfig.credential('openai') });

    expectFinding(made({}, { options: { config: files } }), 'LLMGW-409', 'use one of none: the gateway has no credentials');
  });
});

describe('a variable that holds unless somebody sets it', () => {
  const defaults = { REGION: 'eu', MODE: 'fast' };

  test('has its value', () => {
    expect(pod({}, { defaults }).env).toEqual([
      { name: 'MODE', value: 'fast' },
      { name: 'REGION', value: 'eu' },
    ]);
  });

  test('has that of the team', () => {
    expect(pod({}, { defaults, options: { env: { REGION: EnvValue.fromValue('us') } } }).env).toEqual([
      { name: 'MODE', value: 'fast' },
      { name: 'REGION', value: 'us' },
    ]);
  });
});
