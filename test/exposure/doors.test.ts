import { Chart, Duration } from 'cdk8s';
import { Exposure, Findings, LoadBalancerCloud, Tls } from '../../src';
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

test.each(Object.keys(DOORS).filter((name) => name !== 'clusterIp'))('%s is sound', (name) => {
  expect(objectsOf(name)).toBeSound();
});
