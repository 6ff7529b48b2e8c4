import type { ApiObject, JsonPatch } from 'cdk8s';
import { Chart, Lazy } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { ScaledObjectSpec } from '../../imports/keda.sh';
import type { IScalingTarget, ScalingFacts } from '../contract/target';
import { clusterOf } from '../cluster/cluster';
import { Findings } from '../core/findings';
import { claimName } from '../core/identities';
import { Patches } from '../core/patches';
import type { Problem } from '../core/problem';
import type { AdapterRule } from './adapter-rules';
import { adapterRules } from './adapter-rules';
import { checkCount, checkGrace, checkReplicas, checkSignals } from './checks';
import { toChoice } from './choices';
import { checkHpa, checkKeda } from './engine-checks';
import { autoscalersOf } from './found-autoscalers';
import { hpaSpec } from './hpa';
import { checkMeasured } from './measured';
import { authenticationName, kedaClasses, scaledObjectSpec } from './keda';
import type { AutoscalerPlan } from './plan';
import type { PrometheusAuthentication } from './prometheus-authentication';
import { resolve } from './resolve';
import { ScalingBehavior } from './scaling-behavior';
import type { KedaOptions } from './scaling-engine';
import { ScalingEngine } from './scaling-engine';
import { ScalingSignal } from './scaling-signal';
import type { SignalChoice } from './signal-choice';

/** How a workload is scaled. */
export interface GatewayAutoscalingOptions {
  /**
   * The fewest pods. The disruption budget follows it. Zero only with KEDA and a signal that does not come from the pods.
   * @default 2
   */
  readonly minReplicas?: number;
  /** The most pods; more than `minReplicas` (LLMGW-303). */
  readonly maxReplicas: number;
  /**
   * What the number of pods follows; the signal that wants the most pods decides.
   * @default - ScalingSignal.cpuUtilization(70) for an HPA, ScalingSignal.ladder() for KEDA
   */
  readonly signals?: ScalingSignal[];
  /**
   * What turns signals into a number of pods.
   * @default ScalingEngine.hpa()
   */
  readonly engine?: ScalingEngine;
  /**
   * How fast pods come and go.
   * @default ScalingBehavior.streaming()
   */
  readonly behavior?: ScalingBehavior;
}

/** What is scaled, and how. */
export interface GatewayAutoscalingProps extends GatewayAutoscalingOptions {
  /** An `LlmGateway`, an `McpProxy` or a `ScalingTarget`. */
  readonly target: IScalingTarget;
}

/** Whose autoscaler an object is. */
const TARGETS = new WeakMap<ApiObject, IScalingTarget>();

/**
 * Scales a workload; the object has the name of the workload, whose `spec.replicas` disappears. A second autoscaler for the same
 * workload is an error (LLMGW-301).
 * @example
 * import { App, Chart } from 'cdk8s';
 * import {
 *   GatewayAutoscaling,
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
 * const keys = new GatewaySecrets(chart, 'keys', {
 *   source: SecretSource.existing('litellm-keys', ['master-key', 'metrics-key', 'openai']),
 * });
 * const gateway = new LlmGateway(chart, 'gateway', {
 *   profile: GatewayProfile.liteLlm({ version: '1.108.7' }),
 *   credentials: [keys],
 *   providers: [ModelProvider.openAi()],
 *   config: GatewayConfig.file('config.yaml', {
 *     model_list: [{ model_name: 'gpt', litellm_params: { model: 'openai/gpt-4o', api_key: GatewayConfig.credential('openai') } }],
 *     litellm_settings: { callbacks: ['prometheus'] },
 *   }),
 * });
 * new GatewayAutoscaling(chart, 'autoscaling', { target: gateway, minReplicas: 3, maxReplicas: 20 });
 * app.synth();
 */
export class GatewayAutoscaling extends Construct {
  /** The HorizontalPodAutoscaler or the ScaledObject. */
  public readonly autoscaler: ApiObject;
  /** How KEDA proves to Prometheus who it is, if it is made here. */
  public readonly triggerAuthentication?: ApiObject;

  private readonly options: Required<GatewayAutoscalingProps>;

  constructor(scope: Construct, id: string, props: GatewayAutoscalingProps) {
    super(scope, id);
    const engine = props.engine ?? ScalingEngine.hpa();
    this.options = {
      target: props.target,
      minReplicas: props.minReplicas ?? 2,
      maxReplicas: props.maxReplicas,
      engine,
      signals: [...(props.signals ?? [engine._keda ? ScalingSignal.ladder() : ScalingSignal.cpuUtilization(70)])],
      behavior: props.behavior ?? ScalingBehavior.streaming(),
    };
    const { target, minReplicas, maxReplicas } = this.options;
    const facts = target.toScalingFacts();
    const keda = this.options.engine._keda;
    this.autoscaler = keda ? this.addScaledObject(facts, keda) : this.addHpa(facts);
    this.triggerAuthentication = keda?.authentication && this.addTriggerAuthentication(facts, keda.authentication);
    this.node.defaultChild = this.autoscaler;
    TARGETS.set(this.autoscaler, target);
    const findings = Findings.of(this);
    findings._report([this.autoscaler, this.triggerAuthentication].flatMap((object) => (object ? claimName(object) : [])));
    findings._report([
      ...checkReplicas(minReplicas, maxReplicas, keda !== undefined),
      ...checkCount(this.options.signals.length),
      ...this.options.behavior._check(),
    ]);
    findings._check(() => this.check());
    findings._report(checkMeasured(clusterOf(this), this.options.signals, engine));
    target.scaleBy(this, minReplicas, maxReplicas);
  }

  /** What became of each signal, with what the target has by now. */
  public signalChoices(): SignalChoice[] {
    const { resolution, facts } = this.plan();
    return resolution.signals.map((signal) => toChoice(signal, facts, this.options.engine));
  }

  /** What prometheus-adapter must be told, if the metrics API is to serve the metrics of the product. */
  public adapterRules(): AdapterRule[] {
    const { resolution, facts, engine } = this.plan();
    return engine._keda ? [] : adapterRules(resolution.signals, facts, engine._metricsApi);
  }

  /**
   * Changes an object after everything else, with the names that stand in the YAML, also fields that no class knows.
   *
   * @param object one of the objects of this construct
   * @param operations RFC 6902 operations; a path that does not exist is an error (LLMGW-901)
   */
  public patch(object: ApiObject, ...operations: JsonPatch[]): void {
    Patches.of(object).add(...operations);
  }

  private addHpa({ name, namespace, labels }: ScalingFacts): ApiObject {
    return new k8s.KubeHorizontalPodAutoscalerV2(this, 'Resource', {
      metadata: { name, namespace, labels },
      spec: Lazy.any({ produce: () => hpaSpec(this.plan()) }) as k8s.HorizontalPodAutoscalerSpecV2,
    });
  }

  private addScaledObject({ name, namespace, labels }: ScalingFacts, keda: KedaOptions): ApiObject {
    const { ScaledObject } = kedaClasses();
    const annotations = keda.takeOverHpa ? { 'scaledobject.keda.sh/transfer-hpa-ownership': 'true' } : undefined;
    return new ScaledObject(this, 'Resource', {
      metadata: { name, namespace, labels, annotations },
      spec: Lazy.any({ produce: () => scaledObjectSpec(this.plan(), keda) }) as ScaledObjectSpec,
    });
  }

  private addTriggerAuthentication(facts: ScalingFacts, authentication: PrometheusAuthentication): ApiObject | undefined {
    if (authentication.existingName !== undefined) {
      return undefined;
    }
    const { TriggerAuthentication } = kedaClasses();
    return new TriggerAuthentication(this, 'TriggerAuthentication', {
      metadata: { name: authenticationName(facts.name, authentication), namespace: facts.namespace, labels: facts.labels },
      spec: {
        secretTargetRef: authentication._parameters.map(([parameter, { secretName, key }]) => ({
          parameter,
          name: secretName,
          key,
        })),
      },
    });
  }

  private plan(): AutoscalerPlan {
    const { target, signals, minReplicas, maxReplicas, behavior, engine } = this.options;
    const known = target.toScalingFacts();
    const facts = { ...known, namespace: known.namespace ?? Chart.of(this).namespace };
    const specs = signals.map((s) => s._spec);
    const resolution = resolve(specs, facts, engine._readsProductMetrics);
    return { facts, min: minReplicas, max: maxReplicas, resolution, behavior, engine };
  }

  private check(): Problem[] {
    const plan = this.plan();
    const { resolution, facts, engine } = plan;
    return [
      ...resolution.problems,
      ...checkSignals(resolution.signals, facts),
      ...(engine._keda ? checkKeda(plan, engine._keda) : checkHpa(plan)),
      ...checkGrace(facts),
      ...this.checkOthers(facts),
    ];
  }

  /** Autoscalers that the target knows nothing of: made by hand, or for a target that is another object of the same name. */
  private checkOthers(facts: ScalingFacts): Problem[] {
    const found = autoscalersOf(this, facts).map(({ object }) => object);
    const own = found.indexOf(this.autoscaler);
    return found
      .filter((other, i) => TARGETS.get(other) !== this.options.target && (!TARGETS.has(other) || i < own))
      .map((other) => ({
        code: 'LLMGW-301',
        prop: 'target',
        value: facts.name,
        reason: `already scaled by ${other.node.path}`,
        remedy: 'keep one autoscaler for a workload',
      }));
  }
}
