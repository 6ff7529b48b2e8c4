import { Chart } from 'cdk8s';
import type { ApiObject } from 'cdk8s';
import { EnvValue, k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { Cluster } from '../cluster/cluster';
import { clusterOf } from '../cluster/cluster';
import type { WorkloadAddition } from '../contract/addition';
import { egressTo } from '../contract/egress';
import { NetworkPeer } from '../contract/network';
import { OtlpProtocol } from '../contract/product-facts';
import type { TracingFacts } from '../contract/product-facts';
import type { IGatewayWorkload, TargetFacts } from '../contract/target';
import { Findings } from '../core/findings';
import { hostAndPort } from '../core/hosts';
import { claimName } from '../core/identities';
import { checkName, nameFor } from '../core/names';
import { serviceHost } from '../network/names';
import { checkSidecar, collectorConfig, collectorContainer, CONFIG_FILE } from './collector-sidecar';
import type { Tracing } from './tracing';
import { TracingKind } from './tracing';
import { checkUrl } from './urls';

/** Whose traces go where. */
export interface GatewayTracingProps {
  /** The workload. */
  readonly target: IGatewayWorkload;
  /** Where its traces go. */
  readonly tracing: Tracing;
}

/**
 * Traces of a gateway: the variable by which the product learns the OTLP endpoint, the way there through the network policy, and,
 * when asked, a collector beside the gateway.
 * @example
 * import { App, Chart } from 'cdk8s';
 * import {
 *   GatewayProfile,
 *   GatewaySecrets,
 *   GatewayTracing,
 *   LlmGateway,
 *   ModelProvider,
 *   SecretSource,
 *   StateStore,
 *   Tracing,
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
 * new GatewayTracing(chart, 'tracing', {
 *   target: gateway,
 *   tracing: Tracing.endpoint('http://otel-collector.observability:4318'),
 * });
 * app.synth();
 */
export class GatewayTracing extends Construct {
  /** The ConfigMap of the collector's configuration, if there is a sidecar. */
  public readonly configMap?: ApiObject;
  /** The endpoint that the product is told. */
  public readonly endpoint: string;

  constructor(scope: Construct, id: string, props: GatewayTracingProps) {
    super(scope, id);
    const { target, tracing } = props;
    const facts = target.toTargetFacts();
    const findings = Findings.of(this);
    findings._report(checkTracing(tracing));

    const known = facts.product.tracing;
    this.endpoint = endpointOf(tracing, facts, known, clusterOf(target));
    if (known) {
      const fixed = Object.entries(known.env ?? {}).map(([name, value]) => [name, EnvValue.fromValue(value)]);
      target.add({ env: { [known.endpointVariable]: EnvValue.fromValue(this.endpoint), ...Object.fromEntries(fixed) } }, this);
    } else {
      const reason = `the profile of ${facts.product.product} knows no variable for the OTLP endpoint`;
      const remedy = `write ${this.endpoint} into the configuration file of the product`;
      findings._warn('LLMGW-611', { prop: 'tracing', reason, remedy });
    }
    if (tracing._kind === TracingKind.SIDECAR) {
      this.configMap = this.addCollector(target, facts, tracing);
      findings._report(claimName(this.configMap));
    } else {
      target.add(additionFor(tracing, facts, this.endpoint), this);
    }
  }

  private addCollector(target: IGatewayWorkload, facts: TargetFacts, { _options: options }: Tracing): k8s.KubeConfigMap {
    const config = collectorConfig(options);
    const name = nameFor(facts.name, 'otel');
    target.add(
      {
        sidecars: [collectorContainer(options, name, facts.name)],
        egress: options.endpoint === undefined ? [] : egressTo(options.endpoint),
        restartOn: { 'otel-config': config },
      },
      this,
    );
    const metadata = { name, labels: facts.labels };
    const configMap = new k8s.KubeConfigMap(this, 'Config', { metadata, data: { [CONFIG_FILE]: config } });
    // of two charts, the order is theirs
    if (Chart.of(configMap) === Chart.of(target.workload)) target.workload.addDependency(configMap);
    return configMap;
  }
}

function endpointOf(tracing: Tracing, facts: TargetFacts, known: TracingFacts | undefined, cluster: Cluster): string {
  const port = known?.protocol === OtlpProtocol.HTTP ? 4318 : 4317;
  switch (tracing._kind) {
    case TracingKind.ENDPOINT:
      return tracing._url!;
    case TracingKind.SIDECAR:
    case TracingKind.OPERATOR_SIDECAR:
      return `http://localhost:${port}`;
    case TracingKind.COLLECTOR: {
      // the operator calls the Service like this
      const service = `${tracing._name}-collector`;
      const namespace = tracing._namespace ?? facts.namespace;
      return `http://${serviceHost(cluster, service, namespace)}:${port}`;
    }
  }
}

function additionFor(tracing: Tracing, facts: TargetFacts, endpoint: string): WorkloadAddition {
  switch (tracing._kind) {
    case TracingKind.OPERATOR_SIDECAR:
      return { podAnnotations: { 'sidecar.opentelemetry.io/inject': tracing._name ?? 'true' } };
    case TracingKind.COLLECTOR: {
      const labels = { 'app.kubernetes.io/name': `${tracing._name}-collector` };
      const port = Number(endpoint.slice(endpoint.lastIndexOf(':') + 1));
      const peers = [NetworkPeer.pods(labels, tracing._namespace ?? facts.namespace)];
      return { egress: [{ peers, ports: [{ port }], names: [hostAndPort(endpoint).host] }] };
    }
    default:
      return { egress: egressTo(endpoint) };
  }
}

function checkTracing(tracing: Tracing): ReturnType<typeof checkUrl> {
  switch (tracing._kind) {
    case TracingKind.ENDPOINT:
      return checkUrl('tracing', tracing._url!);
    case TracingKind.SIDECAR:
      return checkSidecar(tracing._options);
    default:
      return [
        ...(tracing._name === undefined ? [] : checkName('tracing.name', tracing._name)),
        ...(tracing._namespace === undefined ? [] : checkName('tracing.namespace', tracing._namespace)),
      ];
  }
}
