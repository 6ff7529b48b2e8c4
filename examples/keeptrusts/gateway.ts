import type { Construct } from 'constructs';
import type { LlmGatewayProps } from 'cdk8s-llm-gateway';
import {
  GatewayAutoscaling,
  GatewayConfig,
  GatewayNamespace,
  GatewayProfile,
  GatewaySecrets,
  LlmGateway,
  ScalingBehavior,
  ScalingSignal,
  SecretSource,
} from 'cdk8s-llm-gateway';

/** Namespace of everything that belongs to Keeptrusts. */
export const NAMESPACE = 'keeptrusts';

/** The policy file; your policies stand in the chain in the order in which they run. */
export const POLICY = { pack: 'base', policies: { chain: [] } };

/** The token of the control plane in the Secret that the guide makes with `kubectl create secret`. */
export function apiKey(scope: Construct): GatewaySecrets {
  return new GatewaySecrets(scope, 'api-key', { source: SecretSource.existing('keeptrusts-api-key', ['api-token']) });
}

/** What all variants share: the namespace, the gateway and its autoscaler. */
export function gateway(scope: Construct, props: Partial<LlmGatewayProps> = {}): LlmGateway {
  new GatewayNamespace(scope, 'namespace');
  const made = new LlmGateway(scope, 'gateway', {
    profile: GatewayProfile.keeptrusts({ version: '1.8.2' }),
    // the Deployment of the guide selects its pods by this label, and selectors are immutable
    selectorLabels: { app: 'keeptrusts-gateway' },
    config: GatewayConfig.file('policy-config.yaml', POLICY),
    ...props,
  });
  new GatewayAutoscaling(scope, 'autoscaling', {
    target: made,
    minReplicas: 2,
    maxReplicas: 10,
    signals: [ScalingSignal.cpuUtilization(70)],
    behavior: ScalingBehavior.keeptrusts(),
  });
  return made;
}
