import type { Construct } from 'constructs';
import type { IGatewayWorkload, IUpstream } from '../contract/target';
import { Findings } from '../core/findings';
import type { ConsoleProfile } from '../profiles/console-profile';
import { connect, upstreamAddition } from '../workload/connect';
import type { WorkloadOptions } from '../workload/options';
import { WorkloadConstruct } from '../workload/workload-construct';

/** What a console is made of. */
export interface GatewayConsoleProps extends WorkloadOptions {
  /** The product and its version. */
  readonly profile: ConsoleProfile;
  /** The gateway that it manages. */
  readonly gateway: IUpstream;
  /**
   * Other workloads of the platform whose API it calls, such as an MCP proxy.
   * @default - none
   */
  readonly manages?: IGatewayWorkload[];
}

/**
 * The console of a gateway: a workload of its own that finds the gateway by itself. Nothing publishes it and its network policy
 * admits nobody until `clients` are named or an exposure is built for it; `kubectl port-forward` works all the same.
 * @example
 * import { App, Chart } from 'cdk8s';
 * import {
 *   ConsoleProfile,
 *   GatewayConsole,
 *   GatewayProfile,
 *   GatewaySecrets,
 *   LlmGateway,
 *   ModelProvider,
 *   NetworkPeer,
 *   SecretSource,
 *   StateStore,
 * } from 'cdk8s-llm-gateway';
 *
 * const app = new App();
 * const chart = new Chart(app, 'ai', { namespace: 'ai' });
 * const names = ['license', 'operator-key', 'metrics-key', 'encryption-password', 'audit-hmac', 'database', 'openai'];
 * const secrets = new GatewaySecrets(chart, 'keys', { source: SecretSource.existing('dvara', names) });
 * const stores = [
 *   StateStore.externalPostgres({ host: 'postgres', database: 'dvara', user: 'dvara', password: secrets.credential('database') }),
 * ];
 * const gateway = new LlmGateway(chart, 'gateway', {
 *   profile: GatewayProfile.dvara({ version: '1.6.0' }),
 *   providers: [ModelProvider.openAi()],
 *   credentials: [secrets],
 *   stores,
 * });
 * new GatewayConsole(chart, 'console', {
 *   profile: ConsoleProfile.dvara({ version: '1.6.0' }),
 *   gateway,
 *   credentials: [secrets],
 *   stores,
 *   clients: [NetworkPeer.namespace('operations')],
 * });
 * app.synth();
 */
export class GatewayConsole extends WorkloadConstruct {
  constructor(scope: Construct, id: string, props: GatewayConsoleProps) {
    super(scope, id, { definition: props.profile._definition(), options: props, clients: [] });
    const { addition, problems } = upstreamAddition(props.gateway, props.profile.facts);
    Findings.of(this)._report(problems);
    this.add(addition);
    if (props.gateway.backends.length === 0) {
      this._parts.checkServicePort('gateway', props.gateway.url);
    }
    for (const target of [...props.gateway.backends, ...(props.manages ?? [])]) {
      connect(this, target);
    }
  }
}
