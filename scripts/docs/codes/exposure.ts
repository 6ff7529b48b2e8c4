import type { Chart } from 'cdk8s';
import {
  AppProtocol,
  BlueGreen,
  ClusterProfile,
  Exposure,
  GatewayExposure,
  GatewayImplementation,
  GatewayMesh,
  LightGatewayConfig,
  NetworkPeer,
  ServiceMesh,
  Tls,
  WorkloadIdentity,
} from '../../../src';
import type { GatewayExposureProps } from '../../../src';
import type { Examples } from './example';
import { acme, gateway } from './prelude';

const route = Exposure.httpRoute({ gateway: 'public' });
const tls = Tls.secret('llm-tls');

/** A front door, with some props changed. */
function door(chart: Chart, via: Exposure, props: Partial<GatewayExposureProps> = {}): GatewayExposure {
  return new GatewayExposure(chart, 'door', { target: gateway(chart), via, hostname: 'llm.example.com', ...props });
}

export const EXPOSURE: Examples = {
  'LLMGW-501': (chart) => {
    const target = gateway(chart);
    target.publishService({ type: 'NodePort' });
    new GatewayExposure(chart, 'door', { target, via: Exposure.loadBalancer() });
  },
  'LLMGW-502': (chart) => door(chart, route, { hostname: '*.example.com' }),
  'LLMGW-503': (chart) => door(chart, Exposure.traefik()),
  'LLMGW-504': (chart) => door(chart, Exposure.alb(), { tls }),
  'LLMGW-505': (chart) => {
    door(chart, Exposure.nginx(), { tls, annotations: { 'nginx.ingress.kubernetes.io/proxy-read-timeout': '60' } });
  },
  'LLMGW-506': (chart) => {
    door(chart, Exposure.traefik(), { tls, annotations: { 'nginx.ingress.kubernetes.io/proxy-buffering': 'off' } });
  },
  'LLMGW-507': (chart) => door(chart, Exposure.nginx(), { tls }),
  'LLMGW-508': (chart) => {
    new GatewayExposure(chart, 'door', { target: gateway(chart), via: Exposure.loadBalancer(), tls: Tls.insecureHttp() });
  },
  'LLMGW-509': (chart) => door(chart, route, { paths: ['/metrics'] }),
  'LLMGW-510': (chart) => {
    const config = LightGatewayConfig.bootstrap({
      host: 'acme.example.com',
      serviceId: 'com.acme.gateway-1.0.0',
      environment: 'prod',
      configServerUrl: 'https://config.lightapi.svc:8435',
      portalUrl: 'https://portal.lightapi.svc:8438',
      advertisedAddress: 'other.example.com',
    });
    door(chart, route, { target: gateway(chart, { profile: acme({ config: { mountPath: '/config' } }), config }, 'light') });
  },
  'LLMGW-511': (chart) => door(chart, Exposure.httpRoute({ gateway: 'public', implementation: GatewayImplementation.AWS_ALB })),
  'LLMGW-512': (chart) => gateway(chart, { egress: [{ peers: [], ports: [{ port: 443 }] }] }),
  'LLMGW-513': (chart) => door(chart, route, { canary: { target: gateway(chart, {}, 'next'), weight: 100 } }),
  'LLMGW-514': (chart) => gateway(chart, { egressProxy: { url: 'proxy:3128' } }),
  'LLMGW-515': (chart) => {
    gateway(chart, { profile: acme({ controlPlanes: ['https://control.platform.svc'] }) });
  },
  'LLMGW-516': (chart) => gateway(chart, { clients: [NetworkPeer.host('client.example.com')] }),
  'LLMGW-517': (chart) => {
    door(chart, Exposure.httpRoute({ gateway: 'public', implementation: GatewayImplementation.CILIUM }));
  },
  'LLMGW-518': (chart) => {
    const doors = { alb: { peers: [NetworkPeer.cidr('10.0.0.0/16')] }, nginx: { peers: [NetworkPeer.namespace('nginx')] } };
    ClusterProfile.custom({ doors }).applyTo(chart);
    door(chart, route);
  },
  'LLMGW-519': (chart) => {
    ClusterProfile.custom({ mesh: { mesh: ServiceMesh.LINKERD } }).applyTo(chart);
    new GatewayMesh(chart, 'mesh', { target: gateway(chart) });
  },
  'LLMGW-520': (chart) => {
    const listeners = [{ name: 'grpc', port: 8080, appProtocol: AppProtocol.GRPC }];
    gateway(chart, { profile: acme({ listeners }) });
  },
  'LLMGW-521': (chart) => {
    const listeners = [{ name: 'grpc', port: 8080, appProtocol: AppProtocol.GRPC }];
    const health = { startup: {}, readiness: {}, liveness: {} };
    const target = gateway(chart, { profile: acme({ listeners, health }) }, 'grpc');
    door(chart, Exposure.openshiftRoute(), { target, tls: Tls.controller() });
  },
  'LLMGW-850': (chart) => {
    const identity = WorkloadIdentity.eksRole('arn:aws:iam::123456789012:role/models', 'eu-central-1');
    const blue = gateway(chart, { name: 'relay', serviceAccount: { identity } }, 'blue');
    const green = gateway(chart, { name: 'relay-v2' }, 'green');
    new BlueGreen(chart, 'switch', { blue, green, live: green });
  },
};
