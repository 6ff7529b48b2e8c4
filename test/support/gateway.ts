import type { Chart } from 'cdk8s';
import { Duration } from 'cdk8s';
import { GatewayConfig, GatewayProfile, LlmGateway } from '../../src';
import type { ICredentialSource, LlmGatewayProps, ProductFacts } from '../../src';

/** The least that can be said about a product. */
export const FACTS: ProductFacts = {
  product: 'acme',
  image: 'acme/gateway:1.2.3',
  listeners: [{ name: 'http', port: 8080 }],
  health: {
    startup: { path: '/live', period: Duration.seconds(5), failureThreshold: 12 },
    readiness: { path: '/ready' },
    liveness: { path: '/live' },
  },
  user: 10001,
  resources: { requests: { cpu: '250m', memory: '256Mi' }, limits: { cpu: '1', memory: '512Mi' } },
  drain: { finishesAnswers: true },
};

/** A profile of the product, with some facts changed. */
export function acme(facts: Partial<ProductFacts> = {}): GatewayProfile {
  return GatewayProfile.custom({ ...FACTS, ...facts });
}

/** A source that has every credential it is asked for, in one Secret. */
export function credentials(...names: string[]): ICredentialSource {
  return {
    credentialNames: names,
    credential: (name) => (names.includes(name) ? { secretName: 'credentials', key: name } : undefined),
  };
}

/** Adds a gateway of the smallest product, with some props changed. */
export function gateway(props: Partial<LlmGatewayProps> = {}): (chart: Chart) => LlmGateway {
  return (chart) => new LlmGateway(chart, 'gateway', { profile: acme(), ...props });
}

/** Adds a Keeptrusts gateway, with some props changed. */
export function keeptrusts(props: Partial<LlmGatewayProps> = {}): (chart: Chart) => LlmGateway {
  return (chart) =>
    new LlmGateway(chart, 'gateway', {
      profile: GatewayProfile.keeptrusts({ version: '1.8.2' }),
      credentials: [credentials('api-token')],
      config: GatewayConfig.file('policy-config.yaml', {
        pack: { name: 'base', version: '1.0.0', enabled: true },
        policies: { chain: [] },
      }),
      ...props,
    });
}
