import { Duration, JsonPatch, Size } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-28';
import {
  ConfigReload,
  CredentialDelivery,
  DisruptionBudget,
  GatewayConfig,
  GatewayProfile,
  KubernetesVersion,
  ListenerRole,
  LlmGateway,
  ModelProvider,
  NetworkIsolation,
  NetworkPeer,
  VolumeSource,
} from '../../src';
import type { LlmGatewayProps } from '../../src';
import { on } from '../support/cluster';
import { expectFinding } from '../support/errors';
import { all, container, only, podSpecOf } from '../support/find';
import { acme, credentials, gateway, keeptrusts } from '../support/gateway';
import { synth } from '../support/synth';

const RESOURCES = { requests: { cpu: '50m', memory: '64Mi' }, limits: { cpu: '200m', memory: '128Mi' } };

/** Every prop is set; a prop that is forgotten here does not compile. */
function every(): Required<LlmGatewayProps> {
  return {
    profile: acme({
      version: '1.2.3+build',
      component: 'edge',
      containerName: 'acme',
      command: ['/acme'],
      args: ['serve'],
      env: { ACME_MODE: 'production' },
      listeners: [
        { name: 'http', port: 8080, servicePort: 80 },
        { name: 'health', port: 8081, role: ListenerRole.HEALTH },
        { name: 'metrics', port: 9090, role: ListenerRole.METRICS },
        { name: 'cluster', port: 5701, role: ListenerRole.CLUSTER },
      ],
      group: 10002,
      writablePaths: [
        { path: '/tmp', sizeLimit: Size.mebibytes(64) },
        { path: '/var/lib/acme', sizeLimit: Size.gibibytes(1), name: 'state' },
      ],
      config: { mountPath: '/etc/acme', reload: ConfigReload.ROLLOUT, required: true },
      credentials: [
        { name: 'license', env: 'ACME_LICENSE', required: true },
        { name: 'signing-key', file: '/etc/acme-keys/signing.key', required: true },
        { name: 'unused', env: 'ACME_UNUSED' },
      ],
      drain: { secondsVariable: 'ACME_DRAIN', secondsFormat: '%ds' },
      names: { config: 'acme-settings' },
      controlPlanes: ['https://control.acme.example:8443'],
    }),
    providers: [ModelProvider.openAi(), ModelProvider.anthropic({ variable: 'CLAUDE_KEY', credential: 'claude' })],
    name: 'edge',
    servicePort: 80,
    selectorLabels: { app: 'edge' },
    labels: { team: 'ai' },
    annotations: { 'example.com/owner': 'ai@example.com' },
    replicas: 4,
    resources: { requests: { cpu: '500m' }, limits: { memory: '1Gi' } },
    probes: { readiness: { initialDelay: Duration.seconds(20) } },
    credentials: [credentials('license', 'signing-key'), credentials('openai', 'claude')],
    credentialDelivery: { claude: CredentialDelivery.file({ path: '/run/keys/claude', variable: 'CLAUDE_KEY_FILE' }) },
    workloadAnnotations: { 'example.com/watched': 'yes' },
    config: GatewayConfig.files({ 'acme.yaml': { routes: ['${ROUTE:default}'] }, 'acme.json': { on: true } }),
    stores: [{ toWorkloadAddition: () => ({ env: { STORE_URL: EnvValue.fromValue('redis://redis:6379/0') } }) }],
    maxStreamDuration: Duration.minutes(2),
    preStopDelay: Duration.seconds(20),
    terminationGracePeriod: Duration.seconds(200),
    disruptionBudget: DisruptionBudget.minAvailable(2),
    clients: [NetworkPeer.namespace('apps'), NetworkPeer.pods({ app: 'bot' }, 'bots')],
    region: { id: 'eu-west-1', name: 'Europe (Ireland)', zones: ['eu-west-1a', 'eu-west-1b'] },
    networkIsolation: NetworkIsolation.networkPolicy(),
    egressProxy: { url: 'http://proxy.corp.example.com:3128', noProxy: ['.corp.example.com'] },
    privateHosts: ['license.corp.example.com'],
    scheduling: {
      nodeSelector: { 'kubernetes.io/arch': 'arm64' },
      tolerations: [{ key: 'gateways', operator: 'Exists' }],
      priorityClassName: 'gateways',
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchExpressions: [{ key: 'pool', operator: 'In', values: ['gateways'] }] }],
        },
      },
      strictSpread: true,
    },
    serviceAccount: { annotations: { 'example.com/role': 'edge' }, labels: { role: 'edge' } },
    imagePullSecrets: ['registry'],
    imagePullPolicy: 'Always',
    toolImage: 'mirror.example.com/busybox:1.37.0-musl',
    env: { EXTRA: EnvValue.fromValue('1') },
    args: ['--extra'],
    volumes: [{ name: 'ca', source: VolumeSource.configMap('company-ca'), mountPath: '/etc/ssl/company' }],
    sidecars: [
      {
        name: 'proxy',
        image: 'acme/proxy:1.0.0',
        resources: RESOURCES,
        ports: [{ name: 'proxy', port: 9000 }],
        healthPath: '/ok',
      },
    ],
    initContainers: [{ name: 'wait', image: 'acme/wait:1.0.0', command: ['/wait'], resources: RESOURCES }],
    podLabels: { 'example.com/tier': 'edge' },
    podAnnotations: { 'example.com/scrape': 'no' },
    egress: [{ peers: [NetworkPeer.host('redis')], ports: [{ port: 6379 }] }],
    ingress: [{ peers: [NetworkPeer.namespace('monitoring')], ports: [{ port: 9090 }] }],
    replicaLimit: { max: 8, reason: 'the license allows eight' },
    restartOn: { ca: 'rotated on 2026-11-01' },
  };
}

describe('LlmGateway', () => {
  test('is a sound set of objects with the smallest set of props', () => {
    const manifests = synth(gateway());

    expect(manifests).toMatchSnapshot();
    expect(manifests).toBeSound();
  });

  test('is a sound set of objects with every prop', () => {
    const manifests = synth(
      on({ kubernetesVersion: KubernetesVersion.V1_30 }, (chart) => new LlmGateway(chart, 'gateway', every())),
    );

    expect(manifests).toMatchSnapshot();
    expect(manifests).toBeSound();
  });

  test('leaves the props that it is given as they are', () => {
    const props = every();
    const before = JSON.stringify(props.labels) + JSON.stringify(props.env) + JSON.stringify(props.volumes);

    synth((chart) => {
      for (const value of Object.values(props)) Object.freeze(value);
      new LlmGateway(chart, 'gateway', Object.freeze(props));
    });

    expect(JSON.stringify(props.labels) + JSON.stringify(props.env) + JSON.stringify(props.volumes)).toBe(before);
  });

  test.each<[string, Partial<LlmGatewayProps>]>([
    ['maxStreamDuration', { maxStreamDuration: Duration.minutes(5) }],
    ['disruptionBudget', { disruptionBudget: DisruptionBudget.maxUnavailable(1) }],
    ['clients', { clients: [NetworkPeer.cluster()] }],
    ['imagePullPolicy', { imagePullPolicy: 'IfNotPresent' }],
    ['preStopDelay', { preStopDelay: Duration.seconds(15) }],
  ])('leaving out %s is the same as its documented default', (_prop, documented) => {
    expect(synth(gateway(documented))).toEqual(synth(gateway()));
  });

  test('is called by its place in the app unless somebody names it', () => {
    expect(only(synth(gateway()), 'Deployment').metadata.name).toBe('test-gateway');
    expect(only(synth(gateway({ name: 'edge' })), 'Deployment').metadata.name).toBe('edge');
    expect(only(synth(keeptrusts()), 'Deployment').metadata.name).toBe('keeptrusts-gateway');
  });

  test('selects by name and instance only, so that a release can be upgraded', () => {
    const before = only(synth(gateway()), 'Deployment').spec.selector;
    const after = only(
      synth(gateway({ profile: acme({ version: '2.0.0', component: 'other' }), labels: { team: 'ai' } })),
      'Deployment',
    ).spec.selector;

    expect(after).toEqual(before);
    expect(before.matchLabels).toEqual({ 'app.kubernetes.io/name': 'acme', 'app.kubernetes.io/instance': 'test-gateway' });
  });

  test('selects by exactly the labels of a running Deployment that it takes over', () => {
    const manifests = synth(gateway({ selectorLabels: { app: 'running' } }));

    expect(only(manifests, 'Deployment').spec.selector.matchLabels).toEqual({ app: 'running' });
    expect(only(manifests, 'Service').spec.selector).toEqual({ app: 'running' });
    expect(only(manifests, 'PodDisruptionBudget').spec.selector.matchLabels).toEqual({ app: 'running' });
    expect(only(manifests, 'NetworkPolicy').spec.podSelector.matchLabels).toEqual({ app: 'running' });
  });

  test('gives a provider its key and the way to its hosts', () => {
    const manifests = synth(gateway({ providers: [ModelProvider.openAi()], credentials: [credentials('openai')] }));

    const env = container(only(manifests, 'Deployment')).env;
    expect(env).toContainEqual({ name: 'OPENAI_API_KEY', valueFrom: { secretKeyRef: { name: 'credentials', key: 'openai' } } });
    expect(JSON.stringify(only(manifests, 'NetworkPolicy').spec.egress)).toContain('169.254.0.0/16');
  });

  test('lets a peer in that is added later', () => {
    const manifests = synth((chart) => gateway({ clients: [] })(chart).allowFrom(NetworkPeer.namespace('apps')));

    expect(only(manifests, 'NetworkPolicy').spec.ingress).toEqual([
      {
        from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'apps' } } }],
        ports: [{ port: 8080, protocol: 'TCP' }],
      },
    ]);
  });

  test('loses no patch, not even of a field that no class knows', () => {
    const manifests = synth((chart) => {
      const made = gateway()(chart);
      made.patch(made.service, JsonPatch.add('/spec/trafficDistribution', 'PreferClose'));
      made.patch(made.workload, JsonPatch.replace('/spec/template/spec/containers/0/image', 'acme/gateway:9'));
    });

    expect(only(manifests, 'Service').spec.trafficDistribution).toBe('PreferClose');
    expect(container(only(manifests, 'Deployment')).image).toBe('acme/gateway:9');
  });

  test('fails with a patch of a path that does not exist', () => {
    expectFinding(
      (chart) => {
        const made = gateway()(chart);
        made.patch(made.service, JsonPatch.replace('/spec/clusterIp', 'None'));
      },
      'LLMGW-901',
      'test/gateway/Service',
      '/spec/clusterIp does not exist',
    );
  });

  test('fails with a prop that does not exist, and says which one is meant', () => {
    expectFinding(gateway({ replcas: 3 } as Partial<LlmGatewayProps>), 'LLMGW-902', "'replcas'", "did you mean 'replicas'?");
  });

  test('fails with two gateways of one name, and names the first', () => {
    const lines = () =>
      synth((chart) => {
        gateway({ name: 'edge' })(chart);
        new LlmGateway(chart, 'second', { profile: acme(), name: 'edge' });
      });

    expect(lines).toThrow(
      /\[LLMGW-102\] test\/second: 'name' = "edge": Deployment "edge" is already made by test\/gateway\/Resource/,
    );
  });

  test('fails with a provider that is declared twice', () => {
    const providers = [ModelProvider.openAi(), ModelProvider.openAi()];

    expectFinding(gateway({ providers, credentials: [credentials('openai')] }), 'LLMGW-127', 'declared twice');
  });

  test('fails with a required credential that nobody has, and names the likely one', () => {
    expectFinding(
      keeptrusts({ credentials: [credentials('api-tokens')] }),
      'LLMGW-201',
      'no source has the credential "api-token"',
      '"api-tokens"',
    );
  });

  test('reports everything that is wrong at once', () => {
    const build = gateway({ name: 'Bad_Name', replicas: 0, profile: acme({ image: 'acme/gateway:latest', user: 0 }) });

    for (const code of ['LLMGW-101', 'LLMGW-106', 'LLMGW-109', 'LLMGW-122']) {
      expect(() => synth(build)).toThrow(code);
    }
  });

  test('has no disruption budget for a single pod', () => {
    expect(all(synth(gateway({ replicas: 1 })), 'PodDisruptionBudget')).toEqual([]);
  });

  test('hands the number of replicas over to an autoscaler', () => {
    const manifests = synth((chart) => {
      const made = gateway()(chart);
      made.scaleBy(made, 2, 10);
    });

    expect(only(manifests, 'Deployment').spec).not.toHaveProperty('replicas');
  });

  test('uses an existing ServiceAccount when one is named', () => {
    const manifests = synth(gateway({ serviceAccount: { existingName: 'shared' } }));

    expect(all(manifests, 'ServiceAccount')).toEqual([]);
    expect(podSpecOf(only(manifests, 'Deployment')).serviceAccountName).toBe('shared');
  });

  test('states no user where OpenShift assigns one', () => {
    const manifests = synth(on({ admission: { assignsUsers: true } }, gateway()));

    expect(JSON.stringify(manifests)).not.toMatch(/runAsUser|runAsGroup|fsGroup"/);
    expect(podSpecOf(only(manifests, 'Deployment')).securityContext.runAsNonRoot).toBe(true);
  });

  test('knows its address in the cluster', () => {
    let url = '';
    synth((chart) => (url = gateway()(chart).url));

    expect(url).toBe('http://test-gateway.ai-platform:8080');
  });
});

describe('GatewayProfile', () => {
  test.each(['latest', '', 'one.two', '1'])('fails with "%s", which is no version', (version) => {
    expectFinding(keeptrusts({ profile: GatewayProfile.keeptrusts({ version }) }), 'LLMGW-120', 'not a version');
  });
});
