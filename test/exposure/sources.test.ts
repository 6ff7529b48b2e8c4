import type { Chart } from 'cdk8s';
import { Duration } from 'cdk8s';
import {
  ClusterProfile,
  Exposure,
  Findings,
  GatewayImplementation,
  GatewayMesh,
  NetworkIsolation,
  NetworkPeer,
  PolicyEngine,
  ServiceMesh,
  StreamSetting,
  Tls,
} from '../../src';
import type { ClusterFacts, GatewayRouteOptions } from '../../src';
import { expectFinding, findings } from '../support/errors';
import { all, only, podTemplateOf } from '../support/find';
import type { Manifest } from '../support/manifest';
import { synth } from '../support/synth';
import { warned } from '../support/warned';
import { exposed, gateway } from './gateways';

// Who arrives at the pods, and what sets the time of a stream, is asked of the cluster: proxies are not always pods in a namespace.

interface Door {
  readonly via: Exposure;
  readonly cluster?: ClusterFacts;
  readonly isolation?: NetworkIsolation;
}

function build({ via, cluster, isolation }: Door, chart: Chart): void {
  for (const code of ['LLMGW-001', 'LLMGW-503', 'LLMGW-508', 'LLMGW-511']) Findings.of(chart).accept(code, 'this test knows');
  if (cluster) ClusterProfile.custom(cluster).applyTo(chart);
  const target = gateway(chart, { clients: [], networkIsolation: isolation });
  exposed(chart, via, { target, tls: via._door().abilities.tls ? Tls.controller() : undefined });
}

const made = (door: Door): Manifest[] => synth((chart) => build(door, chart));
const fromOf = (manifests: Manifest[]): any[] =>
  (only(manifests, 'NetworkPolicy')['spec'].ingress ?? []).flatMap((rule: any) => rule.from);
const namespaced = (name: string): object => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });
const route = (options: Partial<GatewayRouteOptions>): Exposure =>
  Exposure.httpRoute({ gateway: 'public', gatewayNamespace: 'edge', ...options });

describe("Cilium's own Gateway API and Ingress", () => {
  const { CILIUM } = GatewayImplementation;
  const entities = (door: Door): unknown[] =>
    only(made({ ...door, isolation: NetworkIsolation.cilium() }), 'CiliumNetworkPolicy')['spec'].ingress;
  const expected = [{ fromEntities: ['ingress'], toPorts: [{ ports: [{ port: '8080', protocol: 'TCP' }] }] }];
  const doors = { cilium: { entities: ['ingress'], routeTimeouts: true } };

  test('are let in as what Cilium calls them (cilium/cilium#36509)', () => {
    expect(entities({ via: route({ implementation: CILIUM }) })).toEqual(expected);
  });

  test('are known to the cluster by the class of the Gateway', () => {
    expect(entities({ via: route({ gatewayClass: 'cilium' }), cluster: { doors } })).toEqual(expected);
  });

  test('are known to the cluster by the class of the Ingress', () => {
    expect(entities({ via: Exposure.nginxInc({ className: 'cilium' }), cluster: { doors } })).toEqual(expected);
  });

  test('cannot be named by a plain policy, which says so and lets nobody in', () => {
    const door = { via: route({ implementation: CILIUM }) };
    const strictly = (chart: Chart): void => {
      Findings.of(chart).strict();
      build(door, chart);
    };

    expectFinding(strictly, 'LLMGW-517', '"ingress"', 'NetworkIsolation.cilium()');
    expect(fromOf(made(door))).toEqual([]);
  });

  test('end a silent stream after five minutes, which only their owner can change', () => {
    const strictly = (chart: Chart): void => {
      const target = gateway(chart, { networkIsolation: NetworkIsolation.cilium(), maxStreamDuration: Duration.minutes(8) });
      Findings.of(exposed(chart, route({ implementation: CILIUM }), { target })).strict();
    };

    expectFinding(strictly, 'LLMGW-511', 'envoy.streamIdleTimeoutDurationSeconds to 490');
  });
});

describe('an Application Load Balancer by Gateway API', () => {
  const { AWS_ALB } = GatewayImplementation;
  const alb = { configurationName: 'llm-alb', internal: true, inboundCidrs: ['198.51.100.0/24'] };
  const subnets = { proxyRanges: ['10.20.0.0/24', '10.20.1.0/24'] };

  test('is told what an Ingress for it is told (modernisation-platform-environments#18295)', () => {
    const manifests = made({ via: route({ implementation: AWS_ALB, ...subnets, alb }) });

    expect(fromOf(manifests)).toEqual(expect.arrayContaining(subnets.proxyRanges.map((cidr) => ({ ipBlock: { cidr } }))));
    expect(only(manifests, 'HTTPRoute')['spec'].rules[0]).not.toHaveProperty('timeouts');
    expect([only(manifests, 'TargetGroupConfiguration'), only(manifests, 'LoadBalancerConfiguration')]).toMatchSnapshot();
  });

  test('is let in from every private range while its subnets are unknown, as by Ingress', () => {
    const ranges = fromOf(made({ via: route({ implementation: AWS_ALB }) }));

    expect(ranges).toEqual(fromOf(made({ via: Exposure.alb() })));
  });

  test('is known to the cluster by its class', () => {
    const doors = { alb: { peers: [NetworkPeer.cidr('10.9.0.0/24')], stream: StreamSetting.ALB_ATTRIBUTES } };
    const manifests = made({ via: route({ gatewayClass: 'alb' }), cluster: { doors } });

    expect(fromOf(manifests)).toEqual([{ ipBlock: { cidr: '10.9.0.0/24' } }]);
    expect(all(manifests, 'TargetGroupConfiguration')).toHaveLength(1);
  });

  test('ends silent answers after 60 s until its Gateway says otherwise, which is a warning', () => {
    const strictly = (options: Partial<GatewayRouteOptions>) => (chart: Chart) =>
      Findings.of(exposed(chart, route({ implementation: AWS_ALB, ...options }))).strict();

    expectFinding(strictly({}), 'LLMGW-511', 'idle_timeout.timeout_seconds=310');
    expectFinding(strictly({ alb }), 'LLMGW-511', '"llm-alb"', 'parametersRef');
  });

  test('fails for an empty list of clients', () => {
    const via = route({ implementation: AWS_ALB, alb: { configurationName: 'llm-alb', inboundCidrs: [] } });

    expectFinding((chart) => build({ via }, chart), 'LLMGW-508', 'via.alb.inboundCidrs');
  });

  test('fails where settings of a load balancer are for a Gateway that is not known to be one', () => {
    const via = route({ alb: { configurationName: 'llm-alb' } });

    expectFinding((chart) => build({ via }, chart), 'LLMGW-130', 'via.alb');
  });
});

describe('the time of a stream', () => {
  const kindsOf = (options: Partial<GatewayRouteOptions>, cluster?: ClusterFacts): string[] => {
    const manifests = made({ via: route(options), cluster });
    const hasTimeouts = 'timeouts' in only(manifests, 'HTTPRoute')['spec'].rules[0];
    const policies = manifests
      .map(({ kind }) => kind)
      .filter((kind) => /(BackendPolicy|GroupConfiguration|SettingsPolicy)$/.test(kind));
    return [...(hasTimeouts ? ['timeouts'] : []), ...policies];
  };

  test.each<[GatewayImplementation, string[]]>([
    [GatewayImplementation.ANY, ['timeouts']],
    [GatewayImplementation.ENVOY_GATEWAY, ['timeouts']],
    [GatewayImplementation.ISTIO, ['timeouts']],
    [GatewayImplementation.CILIUM, ['timeouts']],
    [GatewayImplementation.GKE, ['GCPBackendPolicy']],
    [GatewayImplementation.AWS_ALB, ['TargetGroupConfiguration']],
    [GatewayImplementation.NGINX_GATEWAY_FABRIC, ['ProxySettingsPolicy', 'ClientSettingsPolicy']],
    [GatewayImplementation.TRAEFIK, []],
  ])('is set for %s by what it understands', (implementation, kinds) => {
    expect(kindsOf({ implementation })).toEqual(kinds);
  });

  test.each<[string, ClusterFacts['doors'], string[]]>([
    ['a policy of Google', { it: { stream: StreamSetting.GCP_BACKEND_POLICY } }, ['GCPBackendPolicy']],
    ['the configuration of the controller', { it: { routeTimeouts: false } }, []],
    ['the route', { it: { routeTimeouts: true, stream: StreamSetting.ROUTE_TIMEOUTS } }, ['timeouts']],
  ])('is set by %s where the cluster says so of the class', (_, doors, kinds) => {
    expect(kindsOf({ gatewayClass: 'it' }, { doors })).toEqual(kinds);
  });

  test('for NGINX Gateway Fabric comes with buffering off', () => {
    const manifests = made({ via: route({ implementation: GatewayImplementation.NGINX_GATEWAY_FABRIC }) });

    expect([only(manifests, 'ProxySettingsPolicy'), only(manifests, 'ClientSettingsPolicy')]).toMatchSnapshot();
  });

  test('that only the configuration of a controller can say is a warning', () => {
    const strictly = (chart: Chart): void => {
      ClusterProfile.custom({ doors: { edge: { routeTimeouts: false } } }).applyTo(chart);
      Findings.of(exposed(chart, route({ gatewayClass: 'edge' }))).strict();
    };

    expectFinding(strictly, 'LLMGW-511', 'silence, of 310 s');
  });

  test('is a guess where the classes of a cluster differ and nobody says which it is', () => {
    const strictly = (options: Partial<GatewayRouteOptions>) => (chart: Chart) => {
      ClusterProfile.custom({ doors: { alb: { stream: StreamSetting.ALB_ATTRIBUTES }, nginx: {} } }).applyTo(chart);
      Findings.of(exposed(chart, route(options))).strict();
    };

    expectFinding(strictly({}), 'LLMGW-518', 'alb, nginx', "'via.gatewayClass'");
    expectFinding(strictly({ gatewayClass: 'other' }), 'LLMGW-518', '"other"');
    expect(findings(strictly({ implementation: GatewayImplementation.ENVOY_GATEWAY }))).toEqual([]);
  });
});

describe('who arrives', () => {
  const facts = (door: object): ClusterFacts => ({
    doors: { traefik: door, NodePort: door, LoadBalancer: door, 'openshift-default': door },
  });
  const nodes = facts({ peers: [NetworkPeer.cidr('192.168.7.0/24')] });

  test.each<[string, Exposure]>([
    ['an Ingress', Exposure.traefik()],
    ['a Route of OpenShift', Exposure.openshiftRoute()],
    ['a NodePort', Exposure.nodePort()],
    ['a load balancer', Exposure.loadBalancer()],
  ])('by %s is what the cluster knows', (_, via) => {
    expect(fromOf(made({ via, cluster: nodes }))).toEqual([{ ipBlock: { cidr: '192.168.7.0/24' } }]);
  });

  test.each<[string, Exposure, object]>([
    ['an Ingress', Exposure.traefik({ controllerNamespace: 'mine' }), namespaced('mine')],
    ['a Route of OpenShift', Exposure.openshiftRoute({ routerNamespace: 'mine' }), namespaced('mine')],
    ['a NodePort', Exposure.nodePort({ sources: ['10.4.0.0/16'] }), { ipBlock: { cidr: '10.4.0.0/16' } }],
    ['a route', route({ gatewayClass: 'traefik', proxyNamespace: 'mine' }), namespaced('mine')],
  ])('by %s is what the team says, whatever the cluster knows', (_, via, peer) => {
    expect(fromOf(made({ via, cluster: nodes }))).toEqual([peer]);
  });

  test('through Istio is the proxy of this Gateway and no other', () => {
    const [peer] = fromOf(made({ via: route({ implementation: GatewayImplementation.ISTIO }) }));

    expect(peer.podSelector).toEqual({ matchLabels: { 'gateway.networking.k8s.io/gateway-name': 'public' } });
  });

  test('fails for an empty list of ranges', () => {
    expectFinding((chart) => build({ via: route({ proxyRanges: [] }) }, chart), 'LLMGW-504', 'via.proxyRanges');
  });
});

describe('a Gateway of which nobody says the class', () => {
  const door =
    (profile: ClusterProfile, options: Partial<GatewayRouteOptions> = {}) =>
    (chart: Chart) => {
      profile.applyTo(chart);
      exposed(chart, route(options), { target: gateway(chart, { clients: [] }) });
    };
  const kindsOf = (build: (chart: Chart) => void): string[] => synth(build).map(({ kind }) => kind);
  const FRONT_ENDS = ['35.191.0.0/16', '130.211.0.0/22', '2600:2d00:1:b029::/64', '2600:2d00:1:1::/64'];

  test('is of the usual one of the cluster, and pods of another one are let in as well', () => {
    const manifests = synth(door(ClusterProfile.gke()));

    expect(fromOf(manifests)).toEqual(
      expect.arrayContaining([...FRONT_ENDS.map((cidr) => ({ ipBlock: { cidr } })), namespaced('edge')]),
    );
    expect(only(manifests, 'GCPBackendPolicy').metadata.name).toBeDefined();
    expect(only(manifests, 'HTTPRoute')['spec'].rules[0]).not.toHaveProperty('timeouts');
  });

  test('is a guess that is said', () => {
    expect(warned(door(ClusterProfile.gke()), 'LLMGW-518')).toEqual([
      expect.stringContaining('"gke-l7-global-external-managed"'),
    ]);
  });

  test('is an Application Load Balancer where the cluster has those, by one line (modernisation-platform-environments#18295)', () => {
    const build = door(ClusterProfile.eks().withFacts({ gatewayClass: 'alb' }));

    expect(kindsOf(build)).toContain('TargetGroupConfiguration');
    expect(fromOf(synth(build))).toContainEqual({ ipBlock: { cidr: '10.0.0.0/8' } });
    expect(warned(build, 'LLMGW-001').filter((line) => line.includes("'doors'"))).toHaveLength(1);
  });

  test("is Cilium's own, which policies then name", () => {
    const manifests = synth(
      door(ClusterProfile.talos({ policyEngine: PolicyEngine.CILIUM }).withFacts({ gatewayClass: 'cilium' })),
    );

    expect(JSON.stringify(only(manifests, 'CiliumNetworkPolicy')['spec'].ingress)).toContain('{"fromEntities":["ingress"]');
    expect(all(manifests, 'NetworkPolicy')).toEqual([]);
  });

  test.each([
    ['its class', { gatewayClass: 'gke-l7-global-external-managed' }],
    ['who runs it', { implementation: GatewayImplementation.ENVOY_GATEWAY }],
    ['its proxies', { proxyNamespace: 'proxies', gatewayClass: 'envoy' }],
  ])('is no guess where the team says %s', (_, options) => {
    expect(JSON.stringify(fromOf(synth(door(ClusterProfile.gke(), options))))).not.toContain('edge');
  });

  test('in a network of Google is let in from every private range while its subnet is unknown', () => {
    const build = door(ClusterProfile.gke(), { gatewayClass: 'gke-l7-rilb' });
    const ranges = fromOf(synth(build)).map(({ ipBlock }) => ipBlock.cidr);

    expect(ranges).toEqual(expect.arrayContaining(['35.191.0.0/16', '10.0.0.0/8']));
    expect(warned(build, 'LLMGW-001').join()).toContain('load balancers of "gke-l7-rilb"');
  });
});

describe('a door that needs another kind of cluster', () => {
  const { AWS_ALB, GKE } = GatewayImplementation;
  const publish = (via: Exposure, chart: Chart): void => build({ via }, chart);

  test.each<[string, Exposure, ClusterProfile]>([
    ['Exposure.alb', Exposure.alb(), ClusterProfile.gke()],
    ['Exposure.gce', Exposure.gce(), ClusterProfile.aks()],
    ['Exposure.appGateway', Exposure.appGateway(), ClusterProfile.eks()],
    ['Exposure.openshiftRoute', Exposure.openshiftRoute(), ClusterProfile.eks()],
    ['Exposure.httpRoute', route({ implementation: AWS_ALB }), ClusterProfile.openShift()],
    ['Exposure.httpRoute', route({ implementation: GKE }), ClusterProfile.eks()],
  ])('is warned of: %s', (factory, via, profile) => {
    const program = (chart: Chart): void => {
      profile.applyTo(chart);
      publish(via, chart);
    };

    expect(warned(program, 'LLMGW-018')).toEqual([expect.stringContaining(`"${factory}"`)]);
  });

  test.each<[string, Exposure, ClusterProfile]>([
    ['it has it under another class', Exposure.alb({ className: 'internal' }), ClusterProfile.eks()],
    ['nothing is known about its doors', Exposure.alb(), ClusterProfile.kubeadm()],
    ['its doors are those of any cluster', Exposure.alb(), ClusterProfile.k3s()],
  ])('is no news where %s', (_, via, profile) => {
    expect(
      warned((chart) => {
        profile.applyTo(chart);
        publish(via, chart);
      }, 'LLMGW-018'),
    ).toEqual([]);
  });
});

test('a port of every node is open to nodes that Cilium knows without addresses', () => {
  const cluster = { policies: { engine: PolicyEngine.DATAPLANE_V2 }, addresses: { nodes: ['10.1.0.0/16'] } };
  const { ingress } = only(made({ via: Exposure.nodePort(), cluster }), 'NetworkPolicy')['spec'];

  expect(ingress).toEqual([{ ports: [{ port: 8080, protocol: 'TCP' }] }]);
});

describe('a workload in an ambient mesh (istio/istio#52742)', () => {
  const meshed = (mesh: ServiceMesh) => (chart: Chart) => {
    ClusterProfile.custom({ mesh: { mesh } }).applyTo(chart);
    new GatewayMesh(chart, 'mesh', { target: gateway(chart) });
  };

  test('has a label and no sidecar', () => {
    const { labels, annotations = {} } = podTemplateOf(only(synth(meshed(ServiceMesh.ISTIO_AMBIENT)), 'Deployment')).metadata;

    expect(labels).toMatchObject({ 'istio.io/dataplane-mode': 'ambient' });
    expect(labels).not.toHaveProperty(['sidecar.istio.io/inject']);
    expect(annotations).not.toHaveProperty(['proxy.istio.io/config']);
  });

  test.each([ServiceMesh.LINKERD, ServiceMesh.NONE])('fails where the cluster has %s', (mesh) => {
    expectFinding(meshed(mesh), 'LLMGW-519', `"${mesh}"`);
  });
});
