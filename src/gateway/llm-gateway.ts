import type { Construct } from 'constructs';
import { NetworkPeer } from '../contract/network';
import type { ProductFacts } from '../contract/product-facts';
import type { IGatewayWorkload, IUpstream } from '../contract/target';
import { Findings } from '../core/findings';
import type { GatewayProfile } from '../profiles/gateway-profile';
import type { WorkloadOptions } from '../workload/options';
import { WorkloadConstruct } from '../workload/workload-construct';
import { checkProviders } from '../providers/check-providers';
import type { ModelProvider } from '../providers/model-provider';

/** What a gateway is made of. */
export interface LlmGatewayProps extends WorkloadOptions {
  /** The product and its version. */
  readonly profile: GatewayProfile;
  /**
   * Who answers the requests in the end.
   * @default - none; the product gets no provider credentials and may talk to no provider
   */
  readonly providers?: ModelProvider[];
}

/**
 * An LLM gateway: Deployment, Service, ServiceAccount, ConfigMap, PodDisruptionBudget and NetworkPolicy, safe without being told
 * to. Rollouts and scale-downs do not cut streams, pods meet Pod Security "restricted", the network policy lets through what was
 * declared.
 *
 * What is wrong is reported at synthesis, all findings at once; the codes are explained in docs/errors.md.
 * @example
 * import { App, Chart } from 'cdk8s';
 * import {
 *   GatewayConfig,
 *   GatewayProfile,
 *   GatewaySecrets,
 *   LlmGateway,
 *   ModelProvider,
 *   SecretSource,
 * } from 'cdk8s-llm-gateway';
 *
 * const app = new App();
 * const chart = new Chart(app, 'ai', { namespace: 'ai' });
 * const keys = new GatewaySecrets(chart, 'keys', { source: SecretSource.existing('gateway-keys', ['api-token', 'openai']) });
 * new LlmGateway(chart, 'gateway', {
 *   profile: GatewayProfile.keeptrusts({ version: '1.8.2' }),
 *   providers: [ModelProvider.openAi()],
 *   credentials: [keys],
 *   config: GatewayConfig.file('policy-config.yaml', {
 *     pack: { name: 'base', version: '1.0.0', enabled: true },
 *     policies: { chain: [] },
 *   }),
 * });
 * app.synth();
 */
export class LlmGateway extends WorkloadConstruct implements IUpstream {
  /** Itself. */
  public readonly backends: IGatewayWorkload[] = [this];

  constructor(scope: Construct, id: string, props: LlmGatewayProps) {
    const providers = props.providers ?? [];
    super(scope, id, {
      definition: props.profile._definition(),
      options: props,
      credentials: providers.flatMap((p) => p._credentialFacts()),
      addition: { egress: providers.flatMap((p) => p._egress()) },
      defaults: switches(props.profile.facts, providers),
      clients: [NetworkPeer.cluster()],
    });
    Findings.of(this)._report(checkProviders(providers));
  }
}

/** What the product must be told about the providers besides their keys. */
function switches({ providers: needs = [] }: ProductFacts, providers: readonly ModelProvider[]): { [name: string]: string } {
  return Object.assign(
    {},
    ...providers.flatMap((provider) =>
      needs
        .filter((need) => need.provider === provider.name)
        .flatMap(({ env, regionVariable }) => [
          env,
          regionVariable && provider._region && { [regionVariable]: provider._region },
        ]),
    ),
  ) as { [name: string]: string };
}
