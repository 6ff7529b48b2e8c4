import type { Chart } from 'cdk8s';
import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import {
  ClusterMembership,
  Dashboards,
  Exposure,
  GatewayAutoscaling,
  GatewayConfig,
  GatewayExposure,
  GatewayObservability,
  GatewayProfile,
  GatewaySmokeTest,
  ListenerRole,
  LlmGateway,
  SmokeCheck,
} from '../../src';
import type { Listener } from '../../src';
import { all, container, only } from '../support/find';
import { acme, FACTS } from '../support/gateway';
import { synth } from '../support/synth';

// what is given, and what must follow from it, for any name and any ports

const name = fc.stringMatching(/^[a-z]{3,12}(-[a-z0-9]{1,5})?$/);
const port = fc.integer({ min: 1024, max: 65535 });
const http = { name: 'http' };

beforeEach(() => jest.spyOn(process.stderr, 'write').mockReturnValue(true));
afterEach(() => jest.restoreAllMocks());

/** A gateway of a product that has documented names, with everything that is made for it. */
function surrounded(chart: Chart, given: string | undefined, listeners: Listener[], servicePort: number | undefined): LlmGateway {
  const profile = GatewayProfile.custom({
    ...FACTS,
    listeners,
    names: { workload: 'acme', config: 'acme-settings' },
    config: { mountPath: '/etc/acme' },
    metrics: { endpoint: { listener: 'http' } },
    cluster: { listener: 'cluster', serviceVariable: 'PEERS' },
  });
  const config = GatewayConfig.file('a.yaml', { a: 1 });
  const target = new LlmGateway(chart, 'gateway', { profile, config, name: given, servicePort });
  new ClusterMembership(chart, 'membership', { target });
  new GatewayAutoscaling(chart, 'autoscaling', { target, maxReplicas: 5 });
  new GatewayObservability(chart, 'observability', { target, dashboards: Dashboards.configMap(), syntheticCheck: {} });
  new GatewaySmokeTest(chart, 'smoke', { target, checks: [SmokeCheck.models()] });
  const via = Exposure.httpRoute({ gateway: 'public', gatewayNamespace: 'edge' });
  new GatewayExposure(chart, 'exposure', { target, via, hostname: 'llm.example.com' });
  return target;
}

test('every name follows the name of the workload', () => {
  fc.assert(
    fc.property(name, (given) => {
      const listeners = [
        { ...http, port: 8080 },
        { name: 'cluster', port: 5701, role: ListenerRole.CLUSTER },
      ];
      const manifests = synth((chart) => surrounded(chart, given, listeners, undefined));
      const others = manifests.filter(({ metadata }) => metadata.name !== given && !metadata.name.startsWith(`${given}-`));

      expect(others.map(({ kind, metadata }) => `${kind}/${metadata.name}`)).toEqual([]);
      expect(manifests).toBeSound();
    }),
    { numRuns: 8 },
  );
});

test('the port of the Service and what leads to it cannot part, nor can the ports of pods, probes and policies', () => {
  const ports = fc.uniqueArray(port, { minLength: 2, maxLength: 2 });
  fc.assert(
    fc.property(ports, fc.option(port, { nil: undefined }), ([first, second], kept) => {
      fc.pre(kept !== second);
      const listeners = [
        { ...http, port: first! },
        { name: 'cluster', port: second!, role: ListenerRole.CLUSTER },
      ];
      let url = '';
      const manifests = synth((chart) => {
        ({ url } = surrounded(chart, 'relay', listeners, kept));
      });
      const served = kept ?? first;
      const pod = container(only(manifests, 'Deployment'));
      const [published] = only(manifests, 'Service', 'relay')['spec'].ports;
      const [rule] = only(manifests, 'HTTPRoute')['spec'].rules;
      const asked = new RegExp(`relay\\.[a-z.-]+:${served}/v1/models`);

      expect(published).toMatchObject({ port: served, targetPort: 'http' });
      expect(url).toMatch(new RegExp(`:${served}$`));
      expect(rule.backendRefs).toMatchObject([{ name: 'relay', port: served }]);
      expect(JSON.stringify(only(manifests, 'Job'))).toMatch(asked);
      expect(JSON.stringify(only(manifests, 'CronJob'))).toMatch(asked);
      // pods know nothing of the port of the Service
      expect(pod.ports.find((p: any) => p.name === 'http').containerPort).toBe(first);
      for (const probe of [pod.startupProbe, pod.readinessProbe, pod.livenessProbe]) expect(probe.httpGet.port).toBe('http');
      expect(only(manifests, 'ServiceMonitor')['spec'].endpoints[0].port).toBe('http');
      const allowed = all(manifests, 'NetworkPolicy')
        .filter(({ metadata }) => metadata.name === 'relay')
        .flatMap(({ spec }) => spec.ingress.flatMap(({ ports: open = [] }: any) => open.map((p: any) => p.port)));
      expect([...new Set(allowed)].sort()).toEqual([...new Set([first, second])].sort());
      expect(manifests).toBeSound();
    }),
    { numRuns: 12 },
  );
});

test('without a name of its own the documented names are kept, and streams change none of them', () => {
  const names = (seconds: number) =>
    synth((chart) => {
      const profile = acme({ names: { workload: 'acme', config: 'acme-settings' }, config: { mountPath: '/etc/acme' } });
      const config = GatewayConfig.file('a.yaml', { a: 1 });
      new LlmGateway(chart, 'gateway', { profile, config, maxStreamDuration: Duration.seconds(seconds) });
    }).map(({ kind, metadata }) => `${kind}/${metadata.name}`);

  expect(names(60)).toContain('ConfigMap/acme-settings');
  expect(names(600)).toEqual(names(60));
});
