import type { Chart } from 'cdk8s';
import { GatewayConfig, GatewayProfile, LlmGateway } from '../../src';
import type { Exposure, GatewayExposureProps, LlmGatewayProps } from '../../src';
import { GatewayExposure } from '../../src';

/** A gateway whose Service port differs from the container's and that has more than its API on it. */
export function gateway(chart: Chart, props: Partial<LlmGatewayProps> = {}, id = 'gateway'): LlmGateway {
  return new LlmGateway(chart, id, { profile: PROFILE, ...props });
}

export const PROFILE = GatewayProfile.custom({
  product: 'relay',
  image: 'registry.example.com/relay:2.1.0',
  listeners: [{ name: 'http', port: 8080, servicePort: 80 }],
  health: { startup: { path: '/health' }, readiness: { path: '/ready' }, liveness: { path: '/health' } },
  user: 1000,
  resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '1', memory: '256Mi' } },
  config: { mountPath: '/etc/relay' },
  apiPaths: ['/v1', '/mcp'],
});

export const CONFIG = GatewayConfig.file('relay.yaml', { mode: 'strict' });

/** A gateway and its front door. */
export function exposed(chart: Chart, via: Exposure, props: Partial<GatewayExposureProps> = {}): GatewayExposure {
  const target = props.target ?? gateway(chart);
  return new GatewayExposure(chart, 'exposure', { target, via, hostname: 'llm.example.com', ...props });
}
