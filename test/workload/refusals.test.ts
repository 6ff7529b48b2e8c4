import { Duration } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-28';
import { DisruptionBudget, GatewayConfig, ListenerRole, ModelProvider, VolumeSource } from '../../src';
import type { LlmGatewayProps, ProductFacts } from '../../src';
import { expectFinding, findings } from '../support/errors';
import { acme, FACTS, gateway } from '../support/gateway';

type Row = [wrong: string, props: Partial<LlmGatewayProps>, code: string, ...parts: string[]];

const profile = (facts: Partial<ProductFacts>): Partial<LlmGatewayProps> => ({ profile: acme(facts) });
const RESOURCES = FACTS.resources;
const limits = (memory: string): Partial<LlmGatewayProps> => ({ resources: { requests: {}, limits: { memory } } });
const requests = (name: string, value: string): Partial<LlmGatewayProps> => ({
  resources: { requests: { [name]: value }, limits: {} },
});
const volume = (name: string, mountPath: string) => ({ name, source: VolumeSource.emptyDir(), mountPath });
const sidecar = { name: 'beside', image: 'acme/beside:1.0.0', resources: RESOURCES };

describe('LlmGateway', () => {
  test.each<Row>([
    ['a name in capitals', { name: 'Edge' }, 'LLMGW-101', '\'name\' = "Edge"', 'for example "edge"'],
    ['a name that is too long', { name: 'a'.repeat(64) }, 'LLMGW-101', 'at most 63'],
    ['a name that starts with a digit', { name: '1st' }, 'LLMGW-101', 'for example "st"'],
    ['a label value that is too long', { labels: { team: 'a'.repeat(64) } }, 'LLMGW-103', "'labels.team'"],
    ['an annotation name with a blank', { annotations: { 'my owner': 'me' } }, 'LLMGW-103', 'annotations.my owner'],
    [
      'an annotation that is no string',
      { annotations: { on: true as unknown as string } },
      'LLMGW-940',
      'annotations.on',
      'in quotes',
    ],
    ['a label that pods are selected by', { labels: { 'app.kubernetes.io/name': 'x' } }, 'LLMGW-104', 'selectorLabels'],
    ['no selector label at all', { selectorLabels: {} }, 'LLMGW-126', 'every pod'],
    ['an image with a scheme', profile({ image: 'https://acme/gateway:1' }), 'LLMGW-105', 'not an image reference'],
    ['a digest that is too short', profile({ image: 'acme/gateway@sha256:abc' }), 'LLMGW-105', '64 lower-case'],
    ['an image in capitals', profile({ image: 'Acme/Gateway:1' }), 'LLMGW-105', 'not an image reference'],
    ['the image tag latest', profile({ image: 'acme/gateway:latest' }), 'LLMGW-106', 'name a version'],
    ['no image tag', profile({ image: 'registry.example.com:5000/acme/gateway' }), 'LLMGW-106', 'no tag means "latest"'],
    ['port 0', profile({ listeners: [{ name: 'http', port: 0 }] }), 'LLMGW-107', "'listeners[0].port' = 0"],
    ['port 65536', profile({ listeners: [{ name: 'http', port: 65536 }] }), 'LLMGW-107', '65535'],
    ['a port below 1024', profile({ listeners: [{ name: 'http', port: 80 }] }), 'LLMGW-107', 'not root'],
    ['half a port', profile({ listeners: [{ name: 'http', port: 8080.5 }] }), 'LLMGW-107', '8080.5'],
    ['a port that is no number', profile({ listeners: [{ name: 'http', port: Number.NaN }] }), 'LLMGW-107', 'NaN'],
    ['a port name of 16 letters', profile({ listeners: [{ name: 'p'.repeat(16), port: 8080 }] }), 'LLMGW-107', '1 to 15'],
    [
      'one port twice',
      profile({
        listeners: [
          { name: 'a', port: 8080 },
          { name: 'b', port: 8080 },
        ],
      }),
      'LLMGW-108',
      'b:8080',
    ],
    [
      'one port name twice',
      profile({
        listeners: [
          { name: 'a', port: 8080 },
          { name: 'a', port: 8081 },
        ],
      }),
      'LLMGW-108',
      'a:8081',
    ],
    [
      'a sidecar on the port of the gateway',
      { sidecars: [{ ...sidecar, ports: [{ name: 'other', port: 8080 }] }] },
      'LLMGW-108',
      'sidecars.beside.ports.other',
      'already set by the profile',
    ],
    [
      'a sidecar port of the same name',
      { sidecars: [{ ...sidecar, ports: [{ name: 'http', port: 9000 }] }] },
      'LLMGW-108',
      'sidecars.beside.ports.http',
    ],
    ['no replicas', { replicas: 0 }, 'LLMGW-109', "'replicas' = 0"],
    ['half a replica', { replicas: 1.5 }, 'LLMGW-109', '1.5'],
    ['memory of 1gb', limits('1gb'), 'LLMGW-110', '\'resources.limits.memory\' = "1gb"', '"1Gi"'],
    ['memory of 500MB', limits('500MB'), 'LLMGW-110', '"500Mi"'],
    ['memory of "1 Gi"', limits('1 Gi'), 'LLMGW-110', '"1Gi"'],
    ['no memory unit and no memory', limits(''), 'LLMGW-110', 'not a Kubernetes quantity'],
    ['memory of 512m', limits('512m'), 'LLMGW-111', 'did you mean "512Mi"?'],
    ['memory of 512', limits('512'), 'LLMGW-111', 'did you mean "512Mi"?'],
    ['1000 cores', requests('cpu', '1000'), 'LLMGW-111', 'did you mean "1000m"?'],
    ['cpu of 1,5', requests('cpu', '1,5'), 'LLMGW-110', '"1500m"'],
    ['a request above the limit', requests('memory', '1Gi'), 'LLMGW-112', 'more than the limit of 512Mi'],
    [
      'a probe that overlaps itself',
      { probes: { liveness: { timeout: Duration.seconds(20) } } },
      'LLMGW-113',
      'probes.liveness.timeout',
      'overlap',
    ],
    [
      'one and a half seconds',
      { probes: { startup: { timeout: Duration.millis(1500) } } },
      'LLMGW-113',
      'whole number of seconds',
    ],
    ['no failures', { probes: { readiness: { failureThreshold: 0 } } }, 'LLMGW-113', 'failureThreshold'],
    ['a relative path', { probes: { readiness: { path: 'ready' } } }, 'LLMGW-113', '"/ready"'],
    ['a probe on a port that is not there', { probes: { readiness: { listener: 'htpp' } } }, 'LLMGW-113', 'use one of http'],
    [
      'a variable that the profile sets',
      { ...profile({ env: { MODE: 'a' } }), env: { MODE: EnvValue.fromValue('b') } },
      'LLMGW-114',
      'env.MODE',
      'already set by',
    ],
    ['a variable with a blank', { env: { 'MY MODE': EnvValue.fromValue('b') } }, 'LLMGW-114', 'not a name'],
    ['a mount path twice', { volumes: [volume('a', '/data'), volume('b', '/data')] }, 'LLMGW-115', 'volumes.b.mountPath'],
    ['a relative mount path', { volumes: [volume('a', 'data')] }, 'LLMGW-115', 'not an absolute path'],
    ['a mount in the place of the image', { volumes: [volume('a', '/')] }, 'LLMGW-115', 'volumes.a.mountPath', 'below the root'],
    ['a part above its volume', { volumes: [{ ...volume('a', '/a'), subPath: '../etc' }] }, 'LLMGW-115', 'leaves the volume'],
    ['an absolute part', { volumes: [{ ...volume('a', '/a'), subPath: '/etc' }] }, 'LLMGW-115', 'volumes.a.subPath'],
    [
      'a part above its volume beside the gateway',
      { sidecars: [{ ...sidecar, volumes: [{ ...volume('a', '/a'), subPath: 'a/../..' }] }] },
      'LLMGW-115',
      'sidecars.beside.volumes.a.subPath',
    ],
    [
      'the volume of a folder that has none',
      { volumes: [{ name: 'a', mountPath: '/a', source: VolumeSource.ofGateway('/nothing') }] },
      'LLMGW-115',
      '"/nothing"',
    ],
    [
      'one volume name for two things',
      { volumes: [volume('a', '/a'), { ...volume('a', '/b'), source: VolumeSource.configMap('x') }] },
      'LLMGW-115',
      'volumes.a',
    ],
    [
      'a grace period that cuts streams',
      { maxStreamDuration: Duration.minutes(5), terminationGracePeriod: Duration.seconds(30) },
      'LLMGW-116',
      '= 325 s',
      'raise it to 325 s',
    ],
    ['a stream of no length', { maxStreamDuration: Duration.seconds(0) }, 'LLMGW-117', 'maxStreamDuration'],
    ['half a second of streaming', { maxStreamDuration: Duration.millis(1500) }, 'LLMGW-117', 'whole number'],
    [
      'a budget that blocks every drain',
      { disruptionBudget: DisruptionBudget.minAvailable(2) },
      'LLMGW-118',
      'drains would hang',
      'at most 1',
    ],
    ['a budget of nothing', { disruptionBudget: DisruptionBudget.maxUnavailable(0) }, 'LLMGW-118', '1 or more'],
    [
      'two writers',
      { replicas: 2, volumes: [{ name: 'data', source: VolumeSource.claim('data'), mountPath: '/data' }] },
      'LLMGW-119',
      'one node',
    ],
    ['no listener', profile({ listeners: [] }), 'LLMGW-121', 'no listener'],
    [
      'no listener that is published',
      profile({ listeners: [{ name: 'http', port: 8080, published: false }] }),
      'LLMGW-121',
      'a Service without a port',
    ],
    ['root', profile({ user: 0 }), 'LLMGW-122', 'other than 0'],
    ['a container twice', { sidecars: [sidecar, sidecar] }, 'LLMGW-124', 'sidecars.beside'],
    ['a sidecar of the same name', { sidecars: [{ ...sidecar, name: 'gateway' }] }, 'LLMGW-124', 'another name'],
    ['a sidecar without a version', { sidecars: [{ ...sidecar, image: 'acme/beside' }] }, 'LLMGW-106', 'sidecars.beside.image'],
    [
      'a sidecar volume of the same name',
      {
        volumes: [volume('data', '/data')],
        sidecars: [{ ...sidecar, volumes: [{ ...volume('data', '/x'), source: VolumeSource.secret('s') }] }],
      },
      'LLMGW-115',
      'volumes.data',
      'hold different things',
    ],
    [
      'a volume of the name of a writable path',
      { volumes: [{ name: 'tmp', source: VolumeSource.secret('s'), mountPath: '/data' }] },
      'LLMGW-115',
      'volumes.tmp',
    ],
    ['a volume of the name of the tool', { volumes: [volume('drain-tool', '/data')] }, 'LLMGW-115', 'volumes.drain-tool'],
    ['a sidecar that runs as root', { sidecars: [{ ...sidecar, user: 0 }] }, 'LLMGW-121', 'sidecars.beside.user'],
    [
      'a sidecar with a blank in a variable',
      { sidecars: [{ ...sidecar, env: { 'A B': EnvValue.fromValue('x') } }] },
      'LLMGW-114',
      'sidecars.beside.env.A B',
    ],
    [
      'a sidecar with a relative mount path',
      { sidecars: [{ ...sidecar, volumes: [volume('a', 'x')] }] },
      'LLMGW-115',
      'sidecars.beside.volumes.a',
    ],
    [
      'a sidecar that is asked for its start alone',
      { sidecars: [{ ...sidecar, readyCommand: ['true'] }] },
      'LLMGW-121',
      'readyCommand',
    ],
    ['a health path without a port', { sidecars: [{ ...sidecar, healthPath: '/ok' }] }, 'LLMGW-121', 'no port to ask'],
    [
      'a health port that is not there',
      { sidecars: [{ ...sidecar, ports: [{ name: 'a', port: 9000 }], healthPath: '/ok', healthPort: 'b' }] },
      'LLMGW-121',
      'use one of a',
    ],
    [
      'a health path of a container that ends',
      { initContainers: [{ ...sidecar, healthPath: '/ok' }] },
      'LLMGW-121',
      'runs to its end',
    ],
    [
      'annotations of a ServiceAccount that is made elsewhere',
      { serviceAccount: { existingName: 'shared', annotations: { a: 'b' } } },
      'LLMGW-130',
      'serviceAccount.annotations',
    ],
    [
      'a budget for one pod',
      { replicas: 1, disruptionBudget: DisruptionBudget.maxUnavailable(1) },
      'LLMGW-130',
      'disruptionBudget',
    ],
    ['a pull policy in small letters', { imagePullPolicy: 'always' }, 'LLMGW-131', 'Always, IfNotPresent, Never'],
    ['a tool image without a version', { toolImage: 'busybox' }, 'LLMGW-106', 'toolImage'],
    [
      'a provider without a host',
      { providers: [ModelProvider.custom('x', { endpoints: [''], authenticated: false })] },
      'LLMGW-127',
      'names no host',
    ],
    ['half of a character in a value', { env: { A: EnvValue.fromValue('a\ud800b') } }, 'LLMGW-903', 'U+D800', 'env[0].value'],
    ['the end of a text', { args: ['a\u0000'] }, 'LLMGW-903', 'U+0000'],
    ['files for a product that reads none', { config: GatewayConfig.file('a.yaml', {}) }, 'LLMGW-402', 'acme'],
    [
      'no files for a product that needs them',
      profile({ config: { mountPath: '/etc/acme', required: true } }),
      'LLMGW-401',
      '/etc/acme',
    ],
  ])('fails with %s', (_wrong, props, code, ...parts) => {
    expectFinding(gateway(props), code, 'test/gateway', ...parts);
  });

  test('takes a claim that several pods can share', () => {
    const source = VolumeSource.claim('data', { shared: true });

    expect(findings(gateway({ replicas: 2, volumes: [{ name: 'data', source, mountPath: '/data' }] }))).toEqual([]);
  });

  test('takes a health listener below the API', () => {
    const listeners = [
      { name: 'http', port: 8080 },
      { name: 'health', port: 8081, role: ListenerRole.HEALTH },
    ];

    expect(findings(gateway(profile({ listeners })))).toEqual([]);
  });
});
