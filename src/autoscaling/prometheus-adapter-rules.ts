import type { ApiObject } from 'cdk8s';
import { Lazy } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { Findings } from '../core/findings';
import { claimName } from '../core/identities';
import { checkName } from '../core/names';
import { writeYaml } from '../core/yaml/writer';
import type { AdapterRule } from './adapter-rules';
import type { GatewayAutoscaling } from './gateway-autoscaling';

/** Whose metrics the adapter serves. */
export interface PrometheusAdapterRulesProps {
  /** Autoscalers whose engine is the HPA. */
  readonly autoscalers: GatewayAutoscaling[];
  /**
   * Name of the ConfigMap.
   * @default "prometheus-adapter-rules"
   */
  readonly name?: string;
  /**
   * Namespace of the adapter.
   * @default - that of the chart
   */
  readonly namespace?: string;
}

/**
 * The configuration with which prometheus-adapter serves the metrics of the autoscalers, as a ConfigMap with the key
 * `config.yaml`: `rules.existing` of its Helm chart. One adapter serves a cluster, so give it all autoscalers of the cluster.
 *
 * @see https://github.com/kubernetes-sigs/prometheus-adapter/blob/master/docs/config.md
 * @example
 * import { App, Chart } from 'cdk8s';
 * import {
 *   GatewayAutoscaling,
 *   GatewayConfig,
 *   GatewayProfile,
 *   GatewaySecrets,
 *   LlmGateway,
 *   ModelProvider,
 *   PrometheusAdapterRules,
 *   ScalingSignal,
 *   SecretSource,
 * } from 'cdk8s-llm-gateway';
 *
 * const app = new App();
 * const chart = new Chart(app, 'ai', { namespace: 'ai' });
 * const gateway = new LlmGateway(chart, 'gateway', {
 *   profile: GatewayProfile.liteLlm({ version: '1.108.7' }),
 *   credentials: [
 *     new GatewaySecrets(chart, 'keys', { source: SecretSource.existing('litellm-keys', ['master-key', 'metrics-key', 'openai']) }),
 *   ],
 *   config: GatewayConfig.file('config.yaml', {
 *     model_list: [{ model_name: 'gpt', litellm_params: { model: 'openai/gpt-4o', api_key: GatewayConfig.credential('openai') } }],
 *     litellm_settings: { callbacks: ['prometheus'] },
 *   }),
 *   providers: [ModelProvider.openAi()],
 * });
 * const autoscaling = new GatewayAutoscaling(chart, 'autoscaling', {
 *   target: gateway,
 *   maxReplicas: 20,
 *   signals: [ScalingSignal.inFlightRequests(40)],
 * });
 * new PrometheusAdapterRules(chart, 'adapter', { autoscalers: [autoscaling], namespace: 'monitoring' });
 * app.synth();
 */
export class PrometheusAdapterRules extends Construct {
  /** The ConfigMap. */
  public readonly configMap: ApiObject;

  private readonly autoscalers: GatewayAutoscaling[];

  constructor(scope: Construct, id: string, props: PrometheusAdapterRulesProps) {
    super(scope, id);
    const name = props.name ?? 'prometheus-adapter-rules';
    this.autoscalers = [...props.autoscalers];
    this.configMap = new k8s.KubeConfigMap(this, 'Resource', {
      metadata: { name, namespace: props.namespace },
      data: Lazy.any({ produce: () => ({ 'config.yaml': this.config() }) }) as { [key: string]: string },
    });
    this.node.defaultChild = this.configMap;
    const findings = Findings.of(this);
    findings._report([...checkName('name', name), ...claimName(this.configMap)]);
    findings._check(() =>
      this.rules().length > 0
        ? []
        : [
            {
              code: 'LLMGW-315',
              prop: 'autoscalers',
              reason: 'none of them reads a metric of a product through the metrics API',
              remedy: 'leave the rules out; KEDA asks Prometheus itself, and cpu comes from metrics-server',
            },
          ],
    );
  }

  private rules(): AdapterRule[] {
    const rules = this.autoscalers.flatMap((autoscaler) => autoscaler.adapterRules());
    // two gateways of one product share its metrics
    const byText = new Map(rules.map((rule) => [JSON.stringify(rule), rule]));
    return [...byText.values()];
  }

  private config(): string {
    const rules = this.rules();
    const custom = rules.filter((rule) => !rule.external);
    const external = rules.filter((rule) => rule.external);
    return writeYaml({
      ...(custom.length > 0 ? { rules: custom.map(render) } : {}),
      ...(external.length > 0 ? { externalRules: external.map(render) } : {}),
    });
  }
}

function render({ seriesQuery, metric, metricsQuery, resources }: AdapterRule): object {
  const overrides = Object.entries(resources).map(([label, resource]) => [label, { resource }] as const);
  return { seriesQuery, resources: { overrides: Object.fromEntries(overrides) }, name: { as: metric }, metricsQuery };
}
