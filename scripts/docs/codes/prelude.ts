import type { Chart } from 'cdk8s';
import { Duration } from 'cdk8s';
import { GatewayProfile, GatewaySecrets, LlmGateway, ListenerRole, SecretSource } from '../../../src';
import type { LlmGatewayProps, ProductFacts } from '../../../src';

export const resources = { requests: { cpu: '250m', memory: '256Mi' }, limits: { cpu: '1', memory: '512Mi' } };

/** A product of one's own, with some facts changed. */
export function acme(facts: Partial<ProductFacts> = {}): GatewayProfile {
  return GatewayProfile.custom({
    product: 'acme',
    image: 'acme/gateway:1.2.3',
    listeners: [
      { name: 'http', port: 8080 },
      { name: 'metrics', port: 9090, role: ListenerRole.METRICS },
    ],
    health: {
      startup: { path: '/live', period: Duration.seconds(5), failureThreshold: 12 },
      readiness: { path: '/ready' },
      liveness: { path: '/live' },
    },
    user: 10001,
    resources,
    drain: { finishesAnswers: true },
    ...facts,
  });
}

/** A gateway of that product, with some props changed. */
export function gateway(chart: Chart, props: Partial<LlmGatewayProps> = {}, id = 'gateway'): LlmGateway {
  return new LlmGateway(chart, id, { profile: acme(), ...props });
}

/** A Secret that is there already, with these credentials. */
export function keys(chart: Chart, ...names: string[]): GatewaySecrets {
  return new GatewaySecrets(chart, 'keys', { source: SecretSource.existing('keys', names) });
}
