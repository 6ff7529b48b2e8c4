import type { Chart } from 'cdk8s';
import { Duration, JsonPatch, Size } from 'cdk8s';
import {
  CloudNativePostgres,
  ClusterProfile,
  GatewayProfile,
  ModelProvider,
  NetworkPeer,
  PodSecurityStandard,
  ProductRuntime,
  VolumeSource,
} from '../../src';
import type { ClusterFacts, ClusterPlacement, ContainerResourceQuantities, LlmGatewayProps, SchedulingOptions } from '../../src';
import { Cluster } from '../../src/cluster/cluster';
import { quantityValue } from '../../src/core/quantity';
import { admittedTogether } from '../../src/pod/admitted-pod';
import { gateway, PROFILE } from '../exposure/gateways';
import { containersOf, everything, podsOf } from '../pod/everything';
import { on } from '../support/cluster';
import { expectFinding, findings } from '../support/errors';
import { all, container, only } from '../support/find';
import type { Manifest } from '../support/manifest';
import { synth } from '../support/synth';
import { warned } from '../support/warned';

const patched =
  (path: string, value: unknown, profile: ClusterProfile) =>
  (chart: Chart): void => {
    profile.applyTo(chart);
    const target = gateway(chart);
    target.patch(target.workload, JsonPatch.add(`/spec/template/spec${path}`, value));
  };
const plain = ClusterProfile.kind();
const baseline = plain.withFacts({ admission: { podSecurity: PodSecurityStandard.BASELINE } });
const restricted = plain.withFacts({ admission: { podSecurity: PodSecurityStandard.RESTRICTED } });

describe('a patch that a cluster does not let in', () => {
  test.each([
    ['the network of the node', '/hostNetwork', true, baseline],
    ['a container without a fixed user', '/containers/0/securityContext/runAsNonRoot', false, restricted],
    ['the network of the node on Autopilot', '/hostNetwork', true, ClusterProfile.gke({ autopilot: true })],
  ])('fails: %s', (_, path, value, profile) => {
    expectFinding(patched(path, value, profile), 'LLMGW-014', 'refuses the pod');
  });

  test('is a warning where the cluster lets it in', () => {
    expect(warned(patched('/containers/0/securityContext/runAsNonRoot', false, baseline), 'LLMGW-910')).toHaveLength(1);
  });

  test('is a warning where what the cluster enforces is only assumed', () => {
    const build = patched('/containers/0/securityContext/runAsNonRoot', false, ClusterProfile.openShift());

    expect(warned(build, 'LLMGW-014')).toEqual([expect.stringContaining('Pod Security "restricted" of OpenShift')]);
  });
});

describe('what a container asks for', () => {
  const resourcesOf = (facts: ClusterFacts): any[] =>
    podsOf(synth(on(facts, everything))).flatMap(({ template }) => containersOf(template).map((c) => c.resources));

  test('is the same twice in every pod where limits are cut down to requests', () => {
    for (const { requests, limits } of resourcesOf({ admission: { limitsEqualRequests: true } })) {
      expect(requests).toEqual(limits);
    }
  });

  test('is never less than the cluster gives', () => {
    const admission = { leastCpu: '100m', leastMemory: '100Mi' };
    const asked = resourcesOf({ admission }).map(({ requests, limits }) => [requests.cpu, requests.memory, limits.memory]);

    expect(asked.flat().filter((text) => ['10m', '16Mi', '32Mi', '64Mi'].includes(text))).toEqual([]);
    expect(asked).toContainEqual(['100m', '100Mi', '100Mi']);
  });

  test('holds for a database of an operator', () => {
    const { resources } = only(synth(on({ admission: { limitsEqualRequests: true } }, everything)), 'Cluster')['spec'];

    expect(resources.requests).toEqual(resources.limits);
  });

  test('keeps the memory that the product may take', () => {
    const manifests = synth(on({ admission: { limitsEqualRequests: true } }, (chart) => gateway(chart)));

    expect(container(only(manifests, 'Deployment'), 'gateway').resources.requests).toMatchObject({ cpu: '1', memory: '256Mi' });
  });

  test('is what all containers of a pod together must ask for, given to the first', () => {
    const admission = { leastPodCpu: '250m', leastPodMemory: '512Mi', podCpuStep: '250m', leastMemoryPerCpu: '1Gi' };
    const pods = podsOf(synth(on({ admission }, everything))).map(({ template }) => template.spec);
    const sum = (pod: any, name: string): number =>
      [...pod.containers, ...(pod.initContainers ?? []).filter((c: any) => c.restartPolicy === 'Always')].reduce(
        (total: number, { resources }: any) => total + quantityValue(resources.requests[name])!,
        0,
      );

    expect(pods.length).toBeGreaterThan(6);
    for (const pod of pods.filter(({ containers }) => containers.every((c: any) => c.resources.requests.memory))) {
      expect((sum(pod, 'cpu') / 0.25) % 1).toBeCloseTo(0);
      expect(sum(pod, 'memory')).toBeGreaterThanOrEqual(Math.max(512 * 2 ** 20, sum(pod, 'cpu') * 2 ** 30));
    }
  });

  test.each([
    [
      'memory to CPU',
      { requests: { cpu: '1', memory: '256Mi' }, limits: { cpu: '2', memory: '256Mi' } },
      ['1', '1Gi', '2', '1Gi'],
    ],
    ['CPU to memory', { requests: { cpu: '100m', memory: '2Gi' }, limits: { memory: '3Gi' } }, ['308m', '2Gi', undefined, '3Gi']],
    ['nothing', { requests: { cpu: '100m', memory: '200Mi' }, limits: {} }, ['100m', '200Mi', undefined, undefined]],
    ['both to the least', { requests: { cpu: '5m', memory: '20Mi' }, limits: { cpu: '10m' } }, ['50m', '52Mi', '50m', undefined]],
  ])('on Autopilot raises %s', (_, resources: ContainerResourceQuantities, expected) => {
    const { facts } = ClusterProfile.gke({ autopilot: true, bursting: true });
    const { requests, limits } = admittedTogether(new Cluster(facts), resources);

    expect([requests.cpu, requests.memory, limits.cpu, limits.memory]).toEqual(expected);
  });

  test('on Autopilot is asked for where nobody says whether pods may burst', () => {
    const said = (bursting?: boolean): string[] =>
      warned((chart) => {
        ClusterProfile.gke({ autopilot: true, bursting }).applyTo(chart);
        gateway(chart);
      }, 'LLMGW-001').filter((line) => line.includes("'admission'"));

    expect(said()).toEqual([expect.stringContaining('gcloud container clusters describe')]);
    expect(said(true)).toEqual([]);
    expect(said(false)).toEqual([]);
  });

  test('fails where it is no quantity', () => {
    expectFinding(
      on({ admission: { leastPodCpu: 'many' } }, (chart) => gateway(chart)),
      'LLMGW-004',
      "'facts.admission.leastPodCpu'",
    );
  });

  test('is said where the team stated something else', () => {
    const resources = { requests: { memory: '64Mi' }, limits: { memory: '128Mi' } };
    const build = on({ admission: { limitsEqualRequests: true } }, (chart) => gateway(chart, { resources }));

    expect(warned(build, 'LLMGW-015')).toEqual([expect.stringContaining('\'resources.requests.memory\' = "64Mi"')]);
  });
});

describe('where a container without probes is refused', () => {
  const admission = { requiresProbes: true };

  test('every container of every pod that ends has some, which are never asked', () => {
    const ending = podsOf(synth(on({ admission }, everything))).filter(({ template }) => template.spec.restartPolicy === 'Never');

    expect(ending.length).toBeGreaterThan(3);
    for (const { livenessProbe, readinessProbe } of ending.flatMap(({ template }) => template.spec.containers)) {
      for (const probe of [livenessProbe, readinessProbe]) expect(probe.initialDelaySeconds).toBeGreaterThanOrEqual(24 * 60 * 60);
    }
  });

  test('containers that run to their end before others have none', () => {
    const first = podsOf(synth(on({ admission }, everything))).flatMap(({ template }) => template.spec.initContainers ?? []);

    expect(first.filter((c) => c.restartPolicy !== 'Always' && (c.livenessProbe ?? c.readinessProbe))).toEqual([]);
  });

  test('a database whose operator makes Jobs is warned of', () => {
    const build = on({ admission }, (chart) => new CloudNativePostgres(chart, 'db', { size: Size.gibibytes(1) }));

    expect(warned(build, 'LLMGW-019')).toEqual([expect.stringContaining('--excluded-ns')]);
  });

  test.each([
    [{ healthCommand: [] }, 'a command that is not empty'],
    [{ healthCommand: ['true'], healthPath: '/ok', ports: [{ name: 'http', port: 9000 }] }, 'state one of them'],
  ])('fails: a sidecar with %j', (health, text) => {
    const sidecar = { name: 'beside', image: 'acme/beside:1.0.0', resources: PROFILE.facts.resources, ...health };

    expectFinding((chart) => gateway(chart, { sidecars: [sidecar] }), 'LLMGW-121', text);
  });

  test('fails: a container that ends with a command to ask', () => {
    const first = { name: 'before', image: 'acme/before:1.0.0', resources: PROFILE.facts.resources, healthCommand: ['true'] };

    expectFinding((chart) => gateway(chart, { initContainers: [first] }), 'LLMGW-121', 'runs to its end');
  });

  test('a command of a sidecar is asked for its life', () => {
    const sidecar = { name: 'beside', image: 'acme/beside:1.0.0', resources: PROFILE.facts.resources, healthCommand: ['alive'] };
    const build = (chart: Chart): void => void gateway(chart, { sidecars: [sidecar] });
    const { livenessProbe, readinessProbe } = container(only(synth(build), 'Deployment'), 'beside');

    expect([livenessProbe.exec, readinessProbe.exec]).toEqual([{ command: ['alive'] }, { command: ['alive'] }]);
    expect(warned(build, 'LLMGW-017')).toEqual([]);
  });
});

describe('the architectures of the images', () => {
  const architectures = ['amd64', 'arm64'];
  const rule = { key: 'kubernetes.io/arch', operator: 'In', values: architectures };
  const placed = (scheduling?: SchedulingOptions, placement: ClusterPlacement = { architectures }): any =>
    only(synth(on({ placement }, (chart) => gateway(chart, { scheduling }))), 'Deployment')['spec'].template.spec;
  const termsOf = (pod: any): any[] => pod.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms;

  test('keep every pod on their nodes', () => {
    const pods = podsOf(synth(on({ placement: { architectures } }, everything)));

    expect(pods.map(({ template }) => termsOf(template.spec))).toEqual(pods.map(() => [{ matchExpressions: [rule] }]));
  });

  test('keep the pods of an operator there', () => {
    const { affinity } = only(synth(on({ placement: { architectures } }, everything)), 'Cluster')['spec'];

    expect(termsOf({ affinity })).toEqual([{ matchExpressions: [rule] }]);
  });

  test('are joined with the rules of the team, term by term', () => {
    const pool = { key: 'pool', operator: 'Exists' };
    const nodeAffinity = {
      requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [pool] }, {}] },
    };

    expect(termsOf(placed({ nodeAffinity }))).toEqual([{ matchExpressions: [pool, rule] }, { matchExpressions: [rule] }]);
  });

  test('stay where the team names other labels', () => {
    expect(placed({ nodeSelector: { pool: 'ai' } }, { architectures: ['arm64'] }).nodeSelector).toEqual({
      'kubernetes.io/arch': 'arm64',
      pool: 'ai',
    });
  });

  test('say nothing where the team names one itself', () => {
    const pod = placed({ nodeSelector: { 'kubernetes.io/arch': 's390x' } });

    expect([pod.nodeSelector, pod.affinity.nodeAffinity]).toEqual([{ 'kubernetes.io/arch': 's390x' }, undefined]);
  });
});

describe('the certificates of the cluster', () => {
  const trust = { configMapName: 'company-ca', key: 'bundle.pem' };
  const VARIABLES = ['CURL_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS', 'REQUESTS_CA_BUNDLE', 'SSL_CERT_FILE'];
  const told = (c: any): string[] => (c.env ?? []).map((e: any) => e.name).filter((name: string) => VARIABLES.includes(name));
  const provider = ModelProvider.custom('p', { endpoints: ['https://llm.example.com'], authenticated: false });
  const of = (runtime: ProductRuntime, props: Partial<LlmGatewayProps> = {}): Partial<LlmGatewayProps> => ({
    profile: GatewayProfile.custom({ ...PROFILE.facts, config: undefined, runtime }),
    providers: [provider],
    ...props,
  });

  test('reach every container of every pod that calls somebody', () => {
    const calling = podsOf(synth(on({ trust }, everything))).filter(({ name }) => !/redis|cache/.test(name));

    expect(calling.length).toBeGreaterThan(4);
    for (const { template } of calling) {
      expect(template.spec.volumes).toContainEqual({
        name: 'cluster-ca',
        configMap: { name: 'company-ca', defaultMode: 0o444, items: [{ key: 'bundle.pem', path: 'ca.crt' }] },
      });
      for (const c of containersOf(template).filter(({ name }) => name !== 'drain-tool')) {
        expect(told(c)).toEqual(VARIABLES);
      }
    }
  });

  test('are no business of a pod that calls nobody', () => {
    const stores = all(synth(on({ trust }, everything)), 'StatefulSet');

    expect(JSON.stringify(stores)).not.toContain('company-ca');
  });

  test('leave a container alone that was told about others', () => {
    const volumes = [{ name: 'mine', source: VolumeSource.secret('mine'), mountPath: '/mine' }];
    const env = { SSL_CERT_FILE: { value: '/mine/ca.crt' } };
    const manifests: Manifest[] = synth(on({ trust }, (chart) => gateway(chart, { volumes, env })));

    expect(told(container(only(manifests, 'Deployment'), 'gateway'))).toEqual(['SSL_CERT_FILE']);
  });

  test.each([
    [ProductRuntime.NATIVE, 'LLMGW-011', 'llm.example.com'],
    [ProductRuntime.JVM, 'LLMGW-016', 'no variable'],
  ])('are warned of where a product on %s does not do with them what one thinks', (runtime, code, text) => {
    expect(
      warned(
        on({ trust }, (chart) => gateway(chart, of(runtime))),
        code,
      ),
    ).toEqual([expect.stringContaining(text)]);
  });

  test('need no word where they hold the public authorities', () => {
    const facts = { trust: { ...trust, publicAuthorities: true } };

    expect(
      warned(
        on(facts, (chart) => gateway(chart, of(ProductRuntime.NATIVE))),
        'LLMGW-011',
      ),
    ).toEqual([]);
  });

  test.each([
    [{}, 'neither a ConfigMap nor a Secret'],
    [{ configMapName: 'a', secretName: 'b' }, 'a ConfigMap and a Secret'],
  ])('fail in %j', (given, text) => {
    expectFinding(
      on({ trust: given }, (chart) => gateway(chart)),
      'LLMGW-004',
      text,
    );
  });
});

test('on spot nodes a stream is as long as the notice', () => {
  const facts = { placement: { spot: true }, drains: { spot: Duration.seconds(120), longest: Duration.minutes(60) } };
  const [line] = warned(
    on(facts, (chart) => gateway(chart)),
    'LLMGW-125',
  );

  expect(line).toContain('a spot node that is taken away waits 120 s');
  expect(line).not.toContain('raise');
});

test('a family of addresses that pods do not have stands in no policy', () => {
  const egress = [{ peers: [NetworkPeer.host('api.openai.com')], ports: [{ port: 443 }] }];
  const blocks = (facts: ClusterFacts): string =>
    JSON.stringify(only(synth(on(facts, (chart) => gateway(chart, { egress }))), 'NetworkPolicy')['spec']);

  expect(blocks({ addresses: { ipv6: false } })).not.toContain('::/0');
  expect(blocks({ addresses: { ipv4: false } })).not.toContain('0.0.0.0/0');
  expect(findings(on({ addresses: { ipv6: false } }, (chart) => gateway(chart, { egress })))).toEqual([]);
});

test.each(['leastPodCpu', 'leastPodMemory', 'podCpuStep', 'leastMemoryPerCpu', 'mostMemoryPerCpu'])(
  'fails for %s that is no quantity with a code, and not where something is counted with it',
  (fact) => {
    expect(() => synth(on({ admission: { [fact]: 'plenty' } }, everything))).toThrow(/LLMGW-004.*not a quantity above zero/);
  },
);
