import type { App } from 'cdk8s';
import { Chart } from 'cdk8s';
import type { LlmGatewayProps } from 'cdk8s-llm-gateway';
import {
  Findings,
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

/**
 * The policy file; your policies stand in the chain in the order in which they run. This one blocks what is not for minors,
 * self-harm among it, and what you add.
 *
 * @see https://docs.keeptrusts.com/docs/policies/safety-filter
 */
export const POLICY = {
  pack: { name: 'base', version: '1.0.0', enabled: true },
  policies: { chain: ['safety-filter'] },
  policy: { 'safety-filter': { mode: 'education', action: 'block', block_if: ['build a pipe bomb'] } },
};

/** What all variants share: the namespace, which must be applied first, the gateway and its autoscaler. */
export class KeeptrustsChart extends Chart {
  constructor(app: App, id: string) {
    super(app, id, { namespace: 'keeptrusts' });

    new GatewayNamespace(this, 'namespace');
  }

  /** The token of the control plane in the Secret that the guide makes with `kubectl create secret`. */
  public apiKey(): GatewaySecrets {
    return new GatewaySecrets(this, 'api-key', { source: SecretSource.existing('keeptrusts-api-key', ['api-token']) });
  }

  public gateway(props: Partial<LlmGatewayProps>): LlmGateway {
    const gateway = new LlmGateway(this, 'gateway', {
      profile: GatewayProfile.keeptrusts({ version: '1.8.2' }),
      // the Deployment of the guide selects its pods by this label, and selectors are immutable
      selectorLabels: { app: 'keeptrusts-gateway' },
      config: GatewayConfig.file('policy-config.yaml', POLICY),
      ...props,
    });
    Findings.of(gateway).accept(
      'LLMGW-160',
      'how the closed product ends is not published: the pods wait for the longest stream',
    );
    new GatewayAutoscaling(this, 'autoscaling', {
      target: gateway,
      minReplicas: 2,
      maxReplicas: 10,
      signals: [ScalingSignal.cpuUtilization(70)],
      behavior: ScalingBehavior.keeptrusts(),
    });
    return gateway;
  }
}
