import { isIP } from 'node:net';
import { App, Chart } from 'cdk8s';
import { NetworkIsolation, NetworkPeer } from '../src';
import { gateway } from './exposure/gateways';
import { EXAMPLE_NAMES, exampleOf } from './support/examples';
import { behind, dependenciesOf } from './support/declared';
import { madeByEnvoyGateway } from './support/envoy-gateway';
import { all, only, podTemplateOf } from './support/find';
import type { Manifest } from './support/manifest';
import { canReach, DNS, INTRANET, METADATA, podsOf, STRANGER, WORLD } from './support/reachability';
import type { Peer } from './support/reachability';
import { synth } from './support/synth';

// Who may talk to whom is computed from the synthesized policies and compared with what the same file declares elsewhere:
// addresses in variables and configuration, Services, front doors.

/** Every chart of every example, by name. */
function examples(): Map<string, Manifest[]> {
  const app = new App();
  for (const name of EXAMPLE_NAMES) exampleOf(name)(app);
  const charts = app.node.children.filter((child) => Chart.isChart(child));
  const withMade = (manifests: Manifest[]) => [...manifests, ...madeByEnvoyGateway(manifests)];
  return new Map(charts.map((chart) => [chart.node.id, withMade(chart.toJson())]));
}

const FILES = examples();
const workloadsOf = (manifests: readonly Manifest[]): Manifest[] =>
  manifests.filter(({ kind }) => ['Deployment', 'StatefulSet'].includes(kind));
const portsOf = (manifest: Manifest): number[] =>
  podTemplateOf(manifest).spec.containers.flatMap((c: any) => (c.ports ?? []).map((p: any) => p.containerPort));

describe.each([...FILES.keys()])('in %s', (name) => {
  const manifests = FILES.get(name)!;
  const workloads = workloadsOf(manifests);

  test('every pod reaches what it is told to call', () => {
    const blocked = workloads.flatMap((manifest) =>
      dependenciesOf(manifest, manifests)
        .filter((dependency) => {
          const pods = behind(dependency, manifests);
          const there: Peer =
            dependency.namespace === undefined
              ? { ...WORLD, host: dependency.host, ...(isIP(dependency.host) ? { address: dependency.host } : {}) }
              : { name: dependency.host, namespace: dependency.namespace, labels: pods.labels };
          const self = JSON.stringify(there.labels) === JSON.stringify(podsOf(manifest).labels);
          return !self && !canReach(manifests, podsOf(manifest), there, pods.port);
        })
        .map(({ host, port }) => `${manifest.kind}/${manifest.metadata.name} cannot reach ${host}:${port}`),
    );

    expect([...new Set(blocked)]).toEqual([]);
  });

  test('every pod that talks at all resolves names, over UDP and TCP', () => {
    const talking = workloads.filter((manifest) => dependenciesOf(manifest, manifests).length > 0).map(podsOf);

    expect(talking.filter((end) => !canReach(manifests, end, DNS, 53, 'UDP'))).toEqual([]);
    expect(talking.filter((end) => !canReach(manifests, end, DNS, 53, 'TCP'))).toEqual([]);
  });

  test('no pod reaches a port that nobody declared, or the metadata service unless its cloud identity comes from there', () => {
    for (const manifest of workloads) {
      const end = podsOf(manifest);
      const account = podTemplateOf(manifest).spec.serviceAccountName;
      const annotations = all(manifests, 'ServiceAccount').find((a) => a.metadata.name === account)?.metadata.annotations ?? {};
      const needsMetadata = 'iam.gke.io/gcp-service-account' in annotations;

      expect([end.name, canReach(manifests, end, METADATA, 80)]).toEqual([end.name, needsMetadata]);
      expect([end.name, canReach(manifests, end, WORLD, 22)]).toEqual([end.name, false]);
      expect([end.name, canReach(manifests, end, INTRANET, 22)]).toEqual([end.name, false]);
    }
  });

  test('the internet reaches pods only through a Service that says so', () => {
    for (const manifest of workloads) {
      const labels = podTemplateOf(manifest).metadata.labels;
      const open = all(manifests, 'Service').some(
        ({ spec }) =>
          ['LoadBalancer', 'NodePort'].includes(spec.type) &&
          Object.entries(spec.selector).every(([key, value]) => labels[key] === value),
      );
      const reached = portsOf(manifest).filter((port) => canReach(manifests, WORLD, podsOf(manifest), port));

      if (!open) expect([manifest.metadata.name, reached]).toEqual([manifest.metadata.name, []]);
    }
  });

  test('strangers in the cluster reach only what a Service publishes', () => {
    for (const manifest of workloads) {
      const labels = podTemplateOf(manifest).metadata.labels;
      const published = all(manifests, 'Service')
        .filter(({ spec }) => Object.entries(spec.selector ?? { '': '' }).every(([key, value]) => labels[key] === value))
        .flatMap(({ metadata, spec }) =>
          spec.ports.map(
            (p: any) => behind({ host: metadata.name, port: p.port, namespace: metadata.namespace }, manifests).port,
          ),
        );
      const reached = portsOf(manifest).filter((port) => canReach(manifests, STRANGER, podsOf(manifest), port));

      // the slot of a blue-green pair that is not live is behind no Service
      if (published.length > 0) expect(reached.filter((port) => !published.includes(port))).toEqual([]);
    }
  });

  test('what a front door sends arrives', () => {
    const from: Record<string, Peer> = {
      Ingress: { name: 'ingress-nginx', namespace: 'ingress-nginx', labels: {} },
      alb: { name: 'ALB', address: '10.0.1.2' },
    };
    for (const ingress of all(manifests, 'Ingress')) {
      const door = from[ingress['spec'].ingressClassName] ?? from['Ingress']!;
      for (const { backend } of ingress['spec'].rules.flatMap((rule: any) => rule.http.paths)) {
        const namespace = ingress.metadata.namespace;
        const pods = behind({ host: backend.service.name, port: backend.service.port.number, namespace }, manifests);
        const end = { name: backend.service.name, namespace, labels: pods.labels };

        expect([end.name, canReach(manifests, door, end, pods.port)]).toEqual([end.name, true]);
      }
    }
  });
});

test('there are examples to look at', () => {
  expect(FILES.size).toBeGreaterThan(5);
});

describe('the computation itself', () => {
  const rules = {
    clients: [NetworkPeer.namespace('agents')],
    egress: [
      { peers: [NetworkPeer.host('api.openai.com')], ports: [{ port: 443 }] },
      { peers: [NetworkPeer.pods({ app: 'vllm' }, 'models')], ports: [{ port: 8000 }] },
    ],
  };
  const agent: Peer = { name: 'agent', namespace: 'agents', labels: {} };
  const vllm: Peer = { name: 'vllm', namespace: 'models', labels: { app: 'vllm' } };
  const openAi: Peer = { ...WORLD, host: 'api.openai.com' };
  const other: Peer = { ...WORLD, host: 'evil.example.com' };

  test.each([
    ['NetworkPolicy', NetworkIsolation.networkPolicy(), true],
    ['CiliumNetworkPolicy', NetworkIsolation.cilium(), false],
  ])('%s: the same edges, but for hosts that only names tell apart', (_, networkIsolation, undeclaredHost) => {
    const manifests = synth((chart) => gateway(chart, { ...rules, networkIsolation }));
    const self = podsOf(only(manifests, 'Deployment'));

    expect(canReach(manifests, agent, self, 8080)).toBe(true);
    expect(canReach(manifests, STRANGER, self, 8080)).toBe(false);
    expect(canReach(manifests, agent, self, 9090)).toBe(false);
    expect(canReach(manifests, self, vllm, 8000)).toBe(true);
    expect(canReach(manifests, self, { ...vllm, labels: { app: 'other' } }, 8000)).toBe(false);
    expect(canReach(manifests, self, openAi, 443)).toBe(true);
    expect(canReach(manifests, self, openAi, 80)).toBe(false);
    expect(canReach(manifests, self, other, 443)).toBe(undeclaredHost);
    expect(canReach(manifests, self, METADATA, 443)).toBe(false);
    expect(canReach(manifests, self, DNS, 53, 'UDP')).toBe(true);
  });
});
