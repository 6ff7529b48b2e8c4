import type { Chart } from 'cdk8s';
import type { GatewayAutoscalingProps, LlmGateway, LlmGatewayProps, ProductFacts, ProductMetrics } from '../../src';
import { GatewayAutoscaling } from '../../src';
import { acme, gateway } from '../support/gateway';

/** Everything that a signal can follow. */
export const METRICS: ProductMetrics = {
  endpoint: { listener: 'http' },
  inFlight: { name: 'acme_in_flight_requests' },
  queued: { name: 'acme_queued_requests' },
  requests: { name: 'acme_requests_total' },
  duration: { name: 'acme_request_duration_seconds' },
  tokens: { name: 'acme_tokens_total' },
};

export const SIDECAR = {
  name: 'collector',
  image: 'registry.example.com/collector:1.0.0',
  ports: [{ name: 'ready', port: 13133 }],
  healthPath: '/',
  resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { cpu: '100m', memory: '64Mi' } },
};

/** Adds a gateway with everything to measure, with some facts and props changed. */
export function measured(chart: Chart, facts: Partial<ProductFacts> = {}, props: Partial<LlmGatewayProps> = {}): LlmGateway {
  return gateway({ profile: acme({ metrics: METRICS, ...facts }), ...props })(chart);
}

/** Adds an autoscaler, if not told otherwise from 2 to 10 pods of such a gateway. */
export function scaled(chart: Chart, props: Partial<GatewayAutoscalingProps> = {}): GatewayAutoscaling {
  return new GatewayAutoscaling(chart, 'autoscaling', { target: props.target ?? measured(chart), maxReplicas: 10, ...props });
}
