import type { Chart } from 'cdk8s';
import { Duration, JsonPatch } from 'cdk8s';
import {
  ClusterProfile,
  GatewayProfile,
  ModelProvider,
  NetworkPeer,
  PodSecurityStandard,
  ProductRuntime,
  VolumeSource,
} from '../../src';
import type { ClusterFacts, LlmGatewayProps } from '../../src';
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
    const manifests = synth((chart) => {
      ClusterProfile.gke({ autopilot: true }).applyTo(chart);
      gateway(chart);
    });

    expect(container(only(manifests, 'Deployment'), 'gateway').resources.requests).toMatchObject({ cpu: '1', memory: '256Mi' });
  });

  test('is said where the team stated something else', () => {
    const resources = { requests: { memory: '64Mi' }, limits: { memory: '128Mi' } };
    const build = on({ admission: { limitsEqualRequests: true } }, (chart) => gateway(chart, { resources }));

    expect(warned(build, 'LLMGW-015')).toEqual([expect.stringContaining('\'resources.requests.memory\' = "64Mi"')]);
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
