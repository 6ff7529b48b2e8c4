import { ClusterProfile, NetworkPeer, ServiceMesh } from '../../src';
import { Cluster } from '../../src/cluster/cluster';
import { admitted } from '../../src/pod/admitted';
import { mirrored } from '../../src/pod/images';
import { meshMarks } from '../../src/pod/mesh';
import { podTemplate } from '../../src/pod/pod';
import { PodPurpose } from '../../src/pod/pod-plan';
import { policyInput, proxyOf } from '../../src/pod/pod-policy';
import { containerSecurity } from '../../src/pod/security';
import { gateway } from '../support/gateway';
import { warned } from '../support/warned';
import { box, plan, settings } from './plan';

// What keeps a pod to itself, and what it needs all the same.

const PROXY = { url: 'http://proxy.example.com:3128' };
const OUTSIDE = { peers: [NetworkPeer.host('api.example.com')], ports: [{ port: 443 }] };
const INSIDE = { peers: [NetworkPeer.namespace('a')], ports: [{ port: 80 }] };
const proxied = { egressProxy: PROXY };

test('a container may do nothing that it does not need', () => {
  const common = {
    ...{ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, privileged: false, readOnlyRootFilesystem: true },
    ...{ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
  };

  expect(containerSecurity(settings(), 7, 8)).toEqual({ ...common, runAsUser: 7, runAsGroup: 8 });
  expect(containerSecurity(settings({ admission: { assignsUsers: true } }), 7, 8)).toEqual(common);
});

test('a pod has no links and few lookups, and the pull secrets of its cluster', () => {
  const { spec } = podTemplate(plan({}, { registry: { pullSecrets: ['a'] } }));

  expect(spec).toMatchObject({ enableServiceLinks: false, imagePullSecrets: [{ name: 'a' }] });
  expect(spec!.dnsConfig).toEqual({ options: [{ name: 'ndots', value: '2' }] });
});

test('a pod knows its proxy by variables', () => {
  const { env } = podTemplate(plan({ egress: [OUTSIDE] }, proxied)).spec!.containers[0]!;

  expect(env).toContainEqual({ name: 'HTTPS_PROXY', value: PROXY.url });
});

test.each<[string, object, object, object | undefined]>([
  ['calls somebody outside', { egress: [OUTSIDE] }, proxied, PROXY],
  ['may call anybody', { egress: [], callsOut: true }, proxied, PROXY],
  ['calls nobody', { egress: [] }, proxied, undefined],
  ['calls somebody inside', { egress: [INSIDE] }, proxied, undefined],
  ['calls somebody outside where there is none', { egress: [OUTSIDE] }, {}, undefined],
])('the proxy of what %s', (_what, more, facts, expected) => {
  expect(proxyOf(plan(more, facts))).toEqual(expected);
});

test('a policy has the selector of its pods, whom they call, and what their mesh needs', () => {
  const mesh = { mesh: { mesh: ServiceMesh.ISTIO_SIDECAR } };
  const { selector, ingress, egress } = policyInput(plan({ egress: [INSIDE] }, mesh));

  expect(selector).toEqual({ app: 'a' });
  expect(ingress).toEqual([]);
  expect(egress.map(({ ports }) => ports[0]!.port)).toEqual([80, 15012]);
});

test('where nobody said which mesh there is a pod that ends stays out of each', () => {
  expect(meshMarks(settings(), PodPurpose.END)).toEqual({
    ...{ labels: { 'sidecar.istio.io/inject': 'false' }, annotations: { 'linkerd.io/inject': 'disabled' } },
  });
});

test('a helper is pulled from where a team has its own copy', () => {
  const registry = { helpers: { curl: 'own.example.com/curl:1.0.0' }, mirrors: { 'docker.io': 'hub' } };

  expect(mirrored(settings({ registry }), 'curlimages/curl:8.11.1')).toBe('own.example.com/curl:1.0.0');
  expect(mirrored(settings({ registry }), 'curlimages/curl:8.11.2')).toBe('hub/curlimages/curl:8.11.2');
});

test('a cluster that says nothing of requests leaves them as they are', () => {
  const { resources } = box();

  expect(admitted(new Cluster({}), resources)).toBe(resources);
});

test('a pod asks for what its cluster gives', () => {
  const container = box({ resources: { requests: { cpu: '1m', memory: '1Mi' }, limits: {} } });
  const cpuOf = (admission?: object) =>
    podTemplate(plan({ container }, { admission })).spec!.containers[0]!.resources!.requests!['cpu']!.value;

  expect([cpuOf(), cpuOf({ leastPodCpu: '1' })]).toEqual(['1m', '1']);
});

test.each([
  ['nobody says whether pods may burst', undefined, 1],
  ['they may', true, 0],
])('what requests become on Autopilot is asked where %s', (_what, bursting, count) => {
  const build = (chart: Parameters<ReturnType<typeof gateway>>[0]) => {
    ClusterProfile.gke({ autopilot: true, bursting }).applyTo(chart);
    gateway()(chart);
  };

  expect(warned(build, 'LLMGW-001').filter((line) => line.includes("'admission'"))).toHaveLength(count);
});
