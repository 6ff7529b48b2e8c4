import { Duration } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-28';
import {
  ClusterMembership,
  ConsoleProfile,
  Findings,
  GatewayConfig,
  GatewayProfile,
  GatewaySecrets,
  McpProfile,
  MetricsAuth,
  ModelProvider,
  SecretSource,
} from '../../src';
import type { LlmGatewayProps } from '../../src';
import { TestChart } from '../support/chart';
import { expectFinding, findings } from '../support/errors';
import { container, only, podSpecOf } from '../support/find';
import { dvaraGateway, dvaraProxy } from '../support/platform';
import { synth } from '../support/synth';

const build = (props: Partial<LlmGatewayProps> = {}) => synth((chart) => dvaraGateway(chart, props));
const server = (props: Partial<LlmGatewayProps> = {}) => container(only(build(props), 'Deployment'), 'gateway-server');
const refuse = (props: Partial<LlmGatewayProps>, code: string, ...parts: string[]) =>
  expectFinding((chart) => dvaraGateway(chart, props), code, ...parts);

describe('the gateway', () => {
  const manifests = build({ config: GatewayConfig.file('gateway.yaml', { routing: { 'default-strategy': 'round-robin' } }) });

  test('looks like this', () => expect(manifests).toMatchSnapshot());
  test('is sound', () => expect(manifests).toBeSound());

  test('has the names of the documents', () => {
    expect(manifests.map((m) => `${m.kind}/${m.metadata.name}`)).toEqual(
      expect.arrayContaining(['Deployment/dvara-server', 'Service/dvara-server', 'ConfigMap/dvara-server-config']),
    );
  });

  test('reads its configuration where it is mounted', () => {
    expect(server().env).toContainEqual({
      name: 'SPRING_CONFIG_ADDITIONAL_LOCATION',
      value: 'optional:file:/etc/dvara/gateway.yaml',
    });
  });
});

describe('Bedrock', () => {
  const variables = (env: object = {}) =>
    server({ providers: [ModelProvider.bedrock('eu-central-1')], env: { ...env } }).env.filter((e: { name: string }) =>
      ['BEDROCK_ENABLED', 'AWS_REGION'].includes(e.name),
    );

  test('is switched on with its region', () => {
    expect(variables()).toEqual([
      { name: 'AWS_REGION', value: 'eu-central-1' },
      { name: 'BEDROCK_ENABLED', value: 'true' },
    ]);
  });

  test('is as the team says', () => {
    expect(variables({ AWS_REGION: EnvValue.fromValue('us-east-1') })).toContainEqual({ name: 'AWS_REGION', value: 'us-east-1' });
  });

  test('is off for whoever does not use it', () => {
    expect(server().env.map((e: { name: string }) => e.name)).not.toContain('BEDROCK_ENABLED');
  });
});

test('warns of settings that only some images read, unless they stand in both places', () => {
  const limit = { 'rate-limit': { enabled: true } };
  const warned = (document: object): string[] => {
    const chart = new TestChart();
    dvaraGateway(chart, { config: GatewayConfig.file('gateway.yaml', document) });
    return Findings.of(chart)
      .list()
      .filter((line) => line.includes('LLMGW-847'));
  };

  expect(warned(limit)).toEqual([expect.stringContaining('dvara.llm-gateway.rate-limit')]);
  expect(warned({ ...limit, dvara: { 'llm-gateway': limit } })).toEqual([]);
});

test('the logs have the level and the form that the profile is told', () => {
  const profile = GatewayProfile.dvara({ version: '1.6.0', logLevel: 'DEBUG', jsonLogs: true });

  expect(server({ profile }).env).toEqual(
    expect.arrayContaining([
      { name: 'LOGGING_LEVEL_ROOT', value: 'DEBUG' },
      { name: 'LOGGING_STRUCTURED_FORMAT_CONSOLE', value: 'ecs' },
    ]),
  );
  expect(server().env.map((e: { name: string }) => e.name)).not.toContain('LOGGING_LEVEL_ROOT');
});

test('a budget of 30 seconds gives the documented wait of 5, drain of 30 and grace period of 45 seconds', () => {
  const manifests = build({ maxStreamDuration: Duration.seconds(30) });

  expect(podSpecOf(only(manifests, 'Deployment')).terminationGracePeriodSeconds).toBe(45);
  const { lifecycle, env } = container(only(manifests, 'Deployment'));
  expect(lifecycle.preStop.exec.command).toEqual(['sleep', '5']);
  expect(env).toContainEqual({ name: 'SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE', value: '30s' });
});

test('the startup probe allows 65 seconds', () => {
  expect(server().startupProbe).toMatchObject({ initialDelaySeconds: 5, periodSeconds: 5, failureThreshold: 12 });
});

test('Java options reach the process by the variable that it reads', () => {
  const profile = GatewayProfile.dvara({ version: '1.6.0', javaOptions: '-Xms512m -Xmx700m' });

  expect(server({ profile }).env).toContainEqual({ name: 'JAVA_TOOL_OPTIONS', value: '-Xms512m -Xmx700m' });
});

test('every process writes only where its volumes are, as the documented user', () => {
  const pod = podSpecOf(only(build(), 'Deployment'));

  expect(pod.securityContext).toMatchObject({ runAsUser: 1001, fsGroup: 1001 });
  expect(pod.volumes.map((v: { name: string }) => v.name)).toEqual(['tmp', 'var-lib-dvara']);
});

describe('the facts', () => {
  const profiles = [
    GatewayProfile.dvara({ version: '1.6.0' }).facts,
    McpProfile.dvara({ version: '1.6.0' }).facts,
    ConsoleProfile.dvara({ version: '1.6.0' }).facts,
  ];

  test.each(profiles)('of $product name the required credentials', ({ credentials }) => {
    expect(credentials!.filter((c) => c.required).map((c) => [c.env, c.key])).toEqual([
      ['DVARA_LICENSE_KEY', 'enterprise-license-key'],
      ['DVARA_ACTUATOR_API_KEY', 'gateway-server-api-key'],
      ['DVARA_ACTUATOR_METRICS_API_KEY', 'gateway-metrics-api-key'],
      ['DVARA_ENCRYPTION_MASTER_PASSWORD', 'gateway-encryption-master-password'],
      ['DVARA_AUDIT_HMAC_SECRET', 'audit-hmac-secret'],
    ]);
  });

  test.each(profiles)('of $product scrape with the key of their own', ({ metrics }) => {
    expect(metrics!.endpoint).toMatchObject({
      path: '/actuator/prometheus',
      auth: MetricsAuth.BEARER,
      credential: 'metrics-key',
    });
  });

  test('of the gateway leave provider keys optional', () => {
    const optional = profiles[0]!.credentials!.filter((c) => !c.required);

    expect(optional.map((c) => c.key)).toEqual(
      expect.arrayContaining([
        'openai-api-key',
        'anthropic-api-key',
        'gemini-api-key',
        'bedrock-enabled',
        'mock-provider-enabled',
      ]),
    );
  });

  test.each(profiles)('of $product may use a mirror', ({ product }) => {
    const factory = { 'dvara-server': GatewayProfile, 'dvara-mcp-gateway': McpProfile }[product] ?? ConsoleProfile;

    expect(factory.dvara({ version: '1.6.0', image: 'mirror.example.com/x:1' }).facts.image).toBe('mirror.example.com/x:1');
  });
});

test('replicas find each other by the headless Service and both variables of the documents', () => {
  const manifests = synth((chart) => {
    new ClusterMembership(chart, 'cluster', { target: dvaraGateway(chart) });
  });

  expect(only(manifests, 'Service', 'dvara-server-cluster')['spec'].ports[0].port).toBe(5701);
  expect(container(only(manifests, 'Deployment')).env).toEqual(
    expect.arrayContaining([
      { name: 'CACHE_SERVICE_NAME', value: 'dvara-server-cluster' },
      { name: 'KUBERNETES_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
    ]),
  );
  expect(manifests).toBeSound();
});

describe('the refusals', () => {
  const env = (name: string, value = 'x') => ({ env: { [name]: EnvValue.fromValue(value) } });

  test.each(['{ "management": { "endpoint": { "health": { "show-details": "always" } } } }', 'a.show-details: always\n'])(
    'fails for health details that everybody may read: %s',
    (text) => {
      refuse({ config: GatewayConfig.file('gateway.yaml', text) }, 'LLMGW-821', 'when-authorized');
    },
  );

  test('fails for health details in an object', () => {
    const config = { management: { endpoint: { health: { 'show-details': 'always' } } } };

    refuse({ config: GatewayConfig.file('gateway.yaml', config) }, 'LLMGW-821');
  });

  test('fails for health details by variable', () => {
    refuse(env('MANAGEMENT_ENDPOINT_HEALTH_SHOW_DETAILS', 'always'), 'LLMGW-821');
  });

  test('accepts details for the authorized', () => {
    expect(findings((chart) => dvaraGateway(chart, env('MANAGEMENT_ENDPOINT_HEALTH_SHOW_DETAILS', 'when-authorized')))).toEqual(
      [],
    );
  });

  test.each(['KUBERNETES_NAMESPACE', 'CACHE_SERVICE_NAME'])('fails for %s alone', (name) => {
    refuse(env(name), 'LLMGW-822', 'set without');
  });

  test.each(['JAVA_OPTS', 'DVARA_LLM_GATEWAY_REGION_ID'])('fails for %s, which nobody reads', (name) => {
    refuse(env(name), 'LLMGW-823', 'no DVARA process reads it');
  });

  test.each(['-Xmx1g', '-Xms1g -Xmx1500m', '-Xmx1073741824', '-Xmx2048M -XX:+UseZGC'])(
    'fails for a heap of %s in 1Gi',
    (java) => {
      refuse({ profile: GatewayProfile.dvara({ version: '1.6.0', javaOptions: java }) }, 'LLMGW-824', '1Gi');
    },
  );

  test('accepts the documented heap with the documented limit', () => {
    const profile = GatewayProfile.dvara({ version: '1.6.0', javaOptions: '-Xms1g -Xmx1500m' });
    const resources = { requests: { memory: '1Gi' }, limits: { memory: '2Gi' } };

    expect(findings((chart) => dvaraGateway(chart, { profile, resources }))).toEqual([]);
  });

  test('fails for a version that is none', () => {
    refuse({ profile: GatewayProfile.dvara({ version: 'newest' }) }, 'LLMGW-120');
  });

  test('says that later releases are cut differently', () => {
    const lines: string[] = [];
    const write = jest.spyOn(process.stderr, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
    synth((chart) => dvaraGateway(chart, { profile: GatewayProfile.dvara({ version: '1.8.2' }) }));
    write.mockRestore();

    expect(lines.join('')).toContain('[LLMGW-820]');
  });

  test('fails for a proxy without a license', () => {
    const lines = findings((chart) => dvaraProxy(chart, { upstream: dvaraGateway(chart), credentials: [] }));

    expect(lines).toContainEqual(expect.stringContaining('no source has the credential "license"'));
  });
});

describe('an existing Secret with every key that the documents list', () => {
  const REQUIRED = ['license', 'operator-key', 'metrics-key', 'encryption-password', 'audit-hmac'];
  const PROVIDERS = ['openai', 'anthropic', 'gemini', 'aws-access-key-id', 'aws-secret-access-key'];
  const SWITCHES = ['ollama-enabled', 'ollama-base-url', 'bedrock-enabled', 'mock-provider-enabled'];
  const optional = [...PROVIDERS, ...SWITCHES, 'internal-secret'];

  const variables = (internalSecretVariable?: string) =>
    container(
      only(
        synth((chart) => {
          const source = SecretSource.existing('my-secret', [...REQUIRED, ...optional]);
          const secrets = new GatewaySecrets(chart, 'secrets', { source, optional });
          const profile = GatewayProfile.dvara({ version: '1.6.0', internalSecretVariable });
          dvaraGateway(chart, { profile, credentials: [secrets] });
        }),
        'Deployment',
      ),
      'gateway-server',
    ).env.filter(({ valueFrom }: any) => valueFrom?.secretKeyRef?.name === 'my-secret');

  test('serves all of them, and the pod starts without those of providers it has not', () => {
    const refs = variables('INTERNAL_SECRET').map(({ valueFrom }: any) => valueFrom.secretKeyRef);
    const keys = (filter: (ref: any) => boolean) => refs.filter(filter).map(({ key }: any) => key);

    expect(keys((ref) => ref.optional !== true).sort()).toEqual(
      [
        ...['enterprise-license-key', 'gateway-server-api-key', 'gateway-metrics-api-key'],
        ...['gateway-encryption-master-password', 'audit-hmac-secret'],
      ].sort(),
    );
    expect(keys((ref) => ref.optional === true).sort()).toEqual(
      [
        ...['openai-api-key', 'anthropic-api-key', 'gemini-api-key', 'aws-access-key-id', 'aws-secret-access-key'],
        ...['ollama-enabled', 'ollama-base-url', 'bedrock-enabled', 'mock-provider-enabled', 'gateway-internal-secret'],
      ].sort(),
    );
  });

  test('delivers the one without a documented variable where the team names one', () => {
    expect(variables('INTERNAL_SECRET')).toContainEqual({
      name: 'INTERNAL_SECRET',
      valueFrom: { secretKeyRef: { name: 'my-secret', key: 'gateway-internal-secret', optional: true } },
    });
    expect(JSON.stringify(variables())).not.toContain('gateway-internal-secret');
  });
});
