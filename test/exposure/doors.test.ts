import type { Chart } from 'cdk8s';
import { Duration } from 'cdk8s';
import { Exposure, Findings, GatewayImplementation, LoadBalancerCloud, Tls } from '../../src';
import type { GatewayExposureProps } from '../../src';
import { expectFinding } from '../support/errors';
import { only } from '../support/find';
import type { Manifest } from '../support/manifest';
import { synth } from '../support/synth';
import { exposed, gateway } from './gateways';

interface Case {
  readonly via: () => Exposure;
  readonly props?: Partial<GatewayExposureProps>;
}

/** One of each, as a team would first write it. */
const DOORS: Record<string, Case> = {
  clusterIp: { via: () => Exposure.clusterIp(), props: { hostname: undefined } },
  loadBalancer: { via: () => Exposure.loadBalancer({ sourceRanges: ['203.0.113.0/24'] }), props: { tls: Tls.insecureHttp() } },
  nodePort: { via: () => Exposure.nodePort({ nodePort: 30080 }), props: { tls: Tls.insecureHttp() } },
  httpRoute: { via: () => Exposure.httpRoute({ gateway: 'public' }) },
  nginx: { via: () => Exposure.nginx(), props: { tls: Tls.certManager('letsencrypt-prod') } },
  nginxInc: { via: () => Exposure.nginxInc(), props: { tls: Tls.secret('llm-tls') } },
  alb: { via: () => Exposure.alb(), props: { tls: Tls.controller() } },
  grpcRoute: { via: () => Exposure.grpcRoute({ gateway: 'public', listener: 'grpc' }) },
  googleRoute: { via: () => Exposure.httpRoute({ gateway: 'public', implementation: GatewayImplementation.GKE }) },
  gce: { via: () => Exposure.gce(), props: { tls: Tls.secret('llm-tls') } },
  appGateway: { via: () => Exposure.appGateway(), props: { tls: Tls.secret('llm-tls') } },
  traefik: { via: () => Exposure.traefik(), props: { tls: Tls.secret('llm-tls') } },
  contour: { via: () => Exposure.contour(), props: { tls: Tls.secret('llm-tls') } },
  haproxy: { via: () => Exposure.haproxy(), props: { tls: Tls.secret('llm-tls') } },
  kong: { via: () => Exposure.kong(), props: { tls: Tls.secret('llm-tls') } },
  istio: { via: () => Exposure.istio({ gateway: 'istio-ingress/public' }) },
  openshiftRoute: { via: () => Exposure.openshiftRoute(), props: { tls: Tls.controller() } },
};

function objectsOf(name: string, more: Partial<GatewayExposureProps> = {}): Manifest[] {
  const { via, props } = DOORS[name]!;
  return synth((chart) => {
    Findings.of(chart).accept('LLMGW-507', 'this test knows');
    Findings.of(chart).accept('LLMGW-511', 'this test knows');
    exposed(chart, via(), { ...props, ...more, target: gateway(chart, { clients: [] }) });
  });
}

const KINDS = ['Service', 'NetworkPolicy', 'Deployment', 'ServiceAccount', 'PodDisruptionBudget'];

test.each(Object.keys(DOORS))('%s', (name) => {
  const manifests = objectsOf(name);
  const door = manifests.filter(({ kind }) => !KINDS.includes(kind));
  const service = only(manifests, 'Service');

  expect([...door, service, only(manifests, 'NetworkPolicy')]).toMatchSnapshot();
});

test.each(Object.keys(DOORS).filter((name) => !['clusterIp', 'gce', 'nodePort'].includes(name)))('%s is sound', (name) => {
  expect(objectsOf(name)).toBeSound();
});

test('gce is sound, but for the class that GKE knows by the annotation only', () => {
  const reason = 'GKE leaves an Ingress with spec.ingressClassName alone';

  expect(objectsOf('gce')).toBeSound({ allow: [{ id: 'ingress', kind: 'Ingress', name: 'test-gateway', reason }] });
});

test('nodePort is sound, but for what it is', () => {
  const reason = 'a NodePort is open on every node';

  expect(objectsOf('nodePort')).toBeSound({ allow: [{ id: 'service-exposure', kind: 'Service', name: 'test-gateway', reason }] });
});

describe('the stream budget', () => {
  test('a longer one is what every value follows', () => {
    const manifests = synth((chart) => {
      const target = gateway(chart, { maxStreamDuration: Duration.seconds(540) });
      exposed(chart, Exposure.alb(), { target, tls: Tls.controller() });
    });
    const { annotations } = only(manifests, 'Ingress').metadata;

    expect(annotations!['alb.ingress.kubernetes.io/load-balancer-attributes']).toBe('idle_timeout.timeout_seconds=550');
    expect(annotations!['alb.ingress.kubernetes.io/target-group-attributes']).toContain('timeout_seconds=550');
  });

  test.each([
    ['nginx.ingress.kubernetes.io/proxy-read-timeout', '60'],
    ['nginx.ingress.kubernetes.io/proxy-send-timeout', '1m'],
    ['nginx.ingress.kubernetes.io/proxy-buffering', 'on'],
    ['nginx.ingress.kubernetes.io/proxy-read-timeout', 'long'],
    ['nginx.ingress.kubernetes.io/proxy-read-timeout', '0'],
  ])('fails for a hand-set %s of %s', (name, value) => {
    const props = { ...DOORS['nginx']!.props, annotations: { [name]: value } };

    expectFinding((chart) => exposed(chart, Exposure.nginx(), props), 'LLMGW-505', name, "'maxStreamDuration'");
  });

  test('accepts longer values and adds attributes of the team', () => {
    const [attributes] = ['alb.ingress.kubernetes.io/load-balancer-attributes'];
    const manifests = synth((chart) => {
      const annotations = { [attributes!]: 'idle_timeout.timeout_seconds=900,access_logs.s3.enabled=true' };
      exposed(chart, Exposure.alb(), { tls: Tls.controller(), annotations });
    });

    expect(only(manifests, 'Ingress').metadata.annotations![attributes!]).toBe(
      'idle_timeout.timeout_seconds=900,access_logs.s3.enabled=true',
    );
  });

  test('fails for a shorter attribute', () => {
    const annotations = { 'alb.ingress.kubernetes.io/target-group-attributes': 'deregistration_delay.timeout_seconds=30' };

    expectFinding(
      (chart) => exposed(chart, Exposure.alb(), { tls: Tls.controller(), annotations }),
      'LLMGW-505',
      'deregistration_delay',
    );
  });
});

describe('annotations of the team', () => {
  test.each([
    ['kubernetes.io/ingress.class', 'className'],
    ['alb.ingress.kubernetes.io/scheme', 'does not read it'],
    ['nginx.ingress.kubernetes.io/configuration-snippet', 'every Secret'],
  ])('fails for %s at ingress-nginx', (name, part) => {
    const props = { ...DOORS['nginx']!.props, annotations: { [name]: 'x' } };

    expectFinding((chart) => exposed(chart, Exposure.nginx(), props), 'LLMGW-506', part);
  });
});

describe('TLS', () => {
  test.each(['nginx', 'nginxInc', 'alb', 'gce', 'appGateway', 'traefik', 'contour', 'haproxy', 'kong', 'openshiftRoute'])(
    'fails for %s without',
    (name) => {
      expectFinding((chart) => exposed(chart, DOORS[name]!.via()), 'LLMGW-503', 'Tls.insecureHttp()');
    },
  );

  test('may be refused by name', () => {
    const manifests = objectsOf('nginx', { tls: Tls.insecureHttp() });

    expect(only(manifests, 'Ingress')['spec']).not.toHaveProperty('tls');
  });

  test('fails for a Secret at the AWS Load Balancer Controller', () => {
    expectFinding((chart) => exposed(chart, Exposure.alb(), { tls: Tls.secret('x') }), 'LLMGW-504', 'Tls.controller()');
  });

  test('is known to ALB by its certificates', () => {
    const arn = 'arn:aws:acm:eu-west-1:111122223333:certificate/abc';
    const manifests = synth((chart) => exposed(chart, Exposure.alb({ certificateArns: [arn] })));
    const { metadata } = only(manifests, 'Ingress');

    expect(metadata.annotations).toMatchObject({
      'alb.ingress.kubernetes.io/certificate-arn': arn,
      'alb.ingress.kubernetes.io/listen-ports': '[{"HTTP":80},{"HTTPS":443}]',
    });
  });

  test('can be a Certificate object', () => {
    const manifests = objectsOf('nginx', { tls: Tls.certificate('internal', { namespaced: true }) });

    expect(only(manifests, 'Certificate')['spec']).toEqual({
      secretName: 'test-gateway-tls',
      dnsNames: ['llm.example.com'],
      issuerRef: { name: 'internal', kind: 'Issuer', group: 'cert-manager.io' },
    });
  });
});

describe('a LoadBalancer', () => {
  const strictly = (chart: Chart, via: Exposure, props: Partial<GatewayExposureProps> = {}): void =>
    Findings.of(exposed(chart, via, props)).strict();

  test('warns when everybody can call', () => {
    const tls = Tls.insecureHttp();

    expectFinding((chart) => strictly(chart, Exposure.loadBalancer(), { tls }), 'LLMGW-508', "'sourceRanges'");
  });

  test('warns about clear text', () => {
    const via = Exposure.loadBalancer({ sourceRanges: ['203.0.113.0/24'] });

    expectFinding((chart) => strictly(chart, via), 'LLMGW-503', 'plain HTTP');
  });

  test('fails for an internal one of no cloud', () => {
    expectFinding((chart) => exposed(chart, Exposure.loadBalancer({ internal: true })), 'LLMGW-504', "'cloud'");
  });

  test.each([
    [LoadBalancerCloud.AWS, 'aws-load-balancer-scheme', 'internal'],
    [LoadBalancerCloud.GCP, 'load-balancer-type', 'Internal'],
    [LoadBalancerCloud.AZURE, 'azure-load-balancer-tcp-idle-timeout', '6'],
  ])('of %s has its annotations', (cloud, name, value) => {
    const manifests = synth((chart) => exposed(chart, Exposure.loadBalancer({ cloud, internal: true })));
    const entries = Object.entries(only(manifests, 'Service').metadata.annotations!);

    expect(entries.find(([key]) => key.endsWith(name))?.[1]).toBe(value);
  });

  test('fails when the Service is a NodePort already', () => {
    expectFinding(
      (chart) => {
        const target = gateway(chart);
        target.publishService({ type: 'NodePort' });
        exposed(chart, Exposure.loadBalancer(), { target });
      },
      'LLMGW-501',
      'NodePort',
    );
  });
});

describe('a canary', () => {
  const weights = (manifests: Manifest[]): unknown[] => {
    const route = manifests.find(({ kind }) => ['HTTPRoute', 'GRPCRoute', 'VirtualService'].includes(kind))!['spec'];
    return (route.rules?.[0].backendRefs ?? route.http[0].route).map((to: any) => [to.name ?? to.destination.host, to.weight]);
  };

  test.each(['httpRoute', 'grpcRoute', 'istio'])('gets its share by %s, and is let in', (name) => {
    const manifests = synth((chart) => {
      const next = gateway(chart, { clients: [] }, 'next');
      Findings.of(chart).accept('LLMGW-511', 'this test knows');
      exposed(chart, DOORS[name]!.via(), { target: gateway(chart, { clients: [] }), canary: { target: next, weight: 10 } });
    });
    const [stable, next] = weights(manifests) as [string, number][];

    expect([stable![0].split('.')[0], stable![1]]).toEqual(['test-gateway', 90]);
    expect([next![0].split('.')[0], next![1]]).toEqual(['test-next', 10]);
    expect(only(manifests, 'NetworkPolicy', 'test-next')['spec'].ingress).toEqual(
      only(manifests, 'NetworkPolicy', 'test-gateway')['spec'].ingress,
    );
  });
});

test('outlier detection takes nobody out for the errors of a provider', () => {
  const rule = only(objectsOf('istio'), 'DestinationRule');

  expect(rule.apiVersion).toBe('networking.istio.io/v1');
  expect(rule['spec'].trafficPolicy.outlierDetection).toMatchObject({
    consecutive5xxErrors: 0,
    consecutiveGatewayErrors: 0,
    splitExternalLocalOriginErrors: true,
  });
});

test('a longer budget than the controller can keep is a warning', () => {
  const build = (via: Exposure, maxStreamDuration: Duration) => (chart: Chart) => {
    Findings.of(chart).accept('LLMGW-125', 'this test knows');
    Findings.of(chart).accept('LLMGW-507', 'this test knows');
    const target = gateway(chart, { maxStreamDuration });
    Findings.of(exposed(chart, via, { target, tls: Tls.controller() })).strict();
  };

  expectFinding(build(Exposure.alb(), Duration.hours(2)), 'LLMGW-511', '3600 s');
  expectFinding(build(Exposure.contour(), Duration.minutes(6)), 'LLMGW-511', 'stream-idle-timeout to 370s');
  expectFinding(build(Exposure.nginx(), Duration.minutes(5)), 'LLMGW-511', 'worker-shutdown-timeout to 310s');
});
