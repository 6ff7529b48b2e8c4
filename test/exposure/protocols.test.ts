import type { Chart } from 'cdk8s';
import { AppProtocol, Exposure, Findings, GatewayImplementation, GatewayProfile, Tls } from '../../src';
import type { HealthFacts, Listener } from '../../src';
import { expectFinding } from '../support/errors';
import { only, podTemplateOf } from '../support/find';
import type { Manifest } from '../support/manifest';
import { synth } from '../support/synth';
import { exposed, gateway, PROFILE } from './gateways';

// gRPC and HTTP/2 are facts of a listener: Service, probes and doors follow from them.

const speaking = (listener: Partial<Listener>, health: Partial<HealthFacts> = {}): GatewayProfile =>
  GatewayProfile.custom({
    ...PROFILE.facts,
    listeners: [
      { name: 'rpc', port: 9000, ...listener },
      { name: 'http', port: 8080 },
    ],
    health: { startup: { listener: 'http' }, readiness: { listener: 'http' }, liveness: { listener: 'http' }, ...health },
  });

const built = (via: Exposure, listener: Partial<Listener>) => (chart: Chart) => {
  for (const code of ['LLMGW-507', 'LLMGW-511']) Findings.of(chart).accept(code, 'this test knows');
  exposed(chart, via, {
    target: gateway(chart, { profile: speaking(listener) }),
    listener: 'rpc',
    tls: via._door().abilities.tls ? Tls.controller() : undefined,
  });
};

const annotationsOf = (manifests: Manifest[]): object => ({
  ...only(manifests, 'Service').metadata.annotations,
  ...only(manifests, 'Ingress').metadata.annotations,
});

test.each<[Partial<Listener>, string]>([
  [{ appProtocol: AppProtocol.GRPC }, 'kubernetes.io/h2c'],
  [{ appProtocol: AppProtocol.H2C }, 'kubernetes.io/h2c'],
  [{ appProtocol: AppProtocol.GRPC, tls: true }, 'https'],
  [{}, 'http'],
])('the Service of %j says %s', (listener, appProtocol) => {
  const manifests = synth((chart) => gateway(chart, { profile: speaking(listener) }));

  expect(only(manifests, 'Service')['spec'].ports[0]).toMatchObject({ name: 'rpc', appProtocol });
});

describe('a probe', () => {
  const probed = (probe: HealthFacts['readiness'], listener: Partial<Listener>) => (chart: Chart) =>
    gateway(chart, { profile: speaking(listener, { readiness: { listener: 'rpc', ...probe } }) });
  const { GRPC } = AppProtocol;

  test.each([
    ['relay.v1.Relay', { port: 9000, service: 'relay.v1.Relay' }],
    ['', { port: 9000 }],
  ])('asks the service %j by gRPC', (grpcService, grpc) => {
    const manifests = synth(probed({ grpcService }, { appProtocol: GRPC }));

    expect(podTemplateOf(only(manifests, 'Deployment')).spec.containers[0].readinessProbe).toMatchObject({ grpc });
  });

  test('fails for a path of a listener that speaks gRPC', () => {
    expectFinding(probed({ path: '/ready' }, { appProtocol: GRPC }), 'LLMGW-520', 'readiness.path', 'HTTP/1.1');
  });

  test('fails for gRPC with TLS, and beside a path', () => {
    expectFinding(probed({ grpcService: '' }, { tls: true }), 'LLMGW-520', 'TLS');
    expectFinding(probed({ grpcService: '', path: '/ready' }, {}), 'LLMGW-520', 'one of the two');
  });
});

describe('a door', () => {
  const { GRPC, H2C } = AppProtocol;

  test.each<[string, Exposure, Partial<Listener>, object]>([
    ['nginx', Exposure.nginx(), { appProtocol: GRPC }, { 'nginx.ingress.kubernetes.io/backend-protocol': 'GRPC' }],
    ['nginx', Exposure.nginx(), { appProtocol: GRPC, tls: true }, { 'nginx.ingress.kubernetes.io/backend-protocol': 'GRPCS' }],
    ['nginxInc', Exposure.nginxInc(), { appProtocol: GRPC }, { 'nginx.org/grpc-services': 'test-gateway' }],
    ['alb', Exposure.alb(), { appProtocol: GRPC }, { 'alb.ingress.kubernetes.io/backend-protocol-version': 'GRPC' }],
    ['alb', Exposure.alb(), { appProtocol: H2C }, { 'alb.ingress.kubernetes.io/backend-protocol-version': 'HTTP2' }],
    ['traefik', Exposure.traefik(), { appProtocol: H2C }, { 'traefik.ingress.kubernetes.io/service.serversscheme': 'h2c' }],
    ['contour', Exposure.contour(), { appProtocol: GRPC }, { 'projectcontour.io/upstream-protocol.h2c': '9000' }],
    ['haproxy', Exposure.haproxy(), { appProtocol: H2C }, { 'haproxy.org/server-proto': 'h2' }],
  ])('of %s is told', (_, via, listener, annotations) => {
    expect(annotationsOf(synth(built(via, listener)))).toMatchObject(annotations);
  });

  test.each<[string, Exposure, AppProtocol]>([
    ['nginx', Exposure.nginx(), H2C],
    ['kong', Exposure.kong(), GRPC],
    ['gce', Exposure.gce(), GRPC],
    ['appGateway', Exposure.appGateway(), H2C],
  ])('of %s fails where it cannot be told', (_, via, appProtocol) => {
    expectFinding(built(via, { appProtocol }), 'LLMGW-520', appProtocol, 'Exposure.httpRoute');
  });

  test('of an Application Load Balancer by Gateway API is told', () => {
    const via = Exposure.httpRoute({ gateway: 'alb', implementation: GatewayImplementation.AWS_ALB });
    const manifests = synth(built(via, { appProtocol: GRPC }));

    expect(only(manifests, 'TargetGroupConfiguration')['spec'].defaultConfiguration.protocolVersion).toBe('GRPC');
  });

  test('for gRPC fails for a listener that speaks something else', () => {
    expectFinding(built(Exposure.grpcRoute({ gateway: 'public' }), { appProtocol: H2C }), 'LLMGW-520', 'h2c');
  });
});
