import type { ApiObject, JsonPatch } from 'cdk8s';
import { Lazy } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { IScalingTarget, ScalingFacts } from '../contract/target';
import { Findings } from '../core/findings';
import { claimName } from '../core/identities';
import { checkKnownProps } from '../core/known-props';
import { Patches } from '../core/patches';
import type { Problem } from '../core/problem';
import { checkGrace, checkReplicas, checkSignals } from './checks';
import type { AutoscalerPlan } from './hpa';
import { hpaSpec } from './hpa';
import { resolve } from './resolve';
import { ScalingBehavior } from './scaling-behavior';
import { CustomMetricsApi, ScalingEngine } from './scaling-engine';
import { ScalingSignal } from './scaling-signal';
import type { SignalChoice } from './signal-choice';
import { toChoice } from './choices';

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
   * @default - ScalingSignal.cpuUtilization(70)
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

const PROPS: { readonly [K in keyof Required<GatewayAutoscalingProps>]: true } = {
  target: true,
  minReplicas: true,
  maxReplicas: true,
  signals: true,
  engine: true,
  behavior: true,
};

/**
 * Scales a workload; the object has the name of the workload, whose `spec.replicas` disappears. A second autoscaler for the same
 * workload is an error (LLMGW-301).
 */
export class GatewayAutoscaling extends Construct {
  /** The HorizontalPodAutoscaler or the ScaledObject. */
  public readonly autoscaler: ApiObject;

  private readonly options: Required<GatewayAutoscalingProps>;

  constructor(scope: Construct, id: string, props: GatewayAutoscalingProps) {
    super(scope, id);
    this.options = {
      target: props.target,
      minReplicas: props.minReplicas ?? 2,
      maxReplicas: props.maxReplicas,
      engine: props.engine ?? ScalingEngine.hpa(),
      behavior: props.behavior ?? ScalingBehavior.streaming(),
      signals: [...(props.signals ?? [ScalingSignal.cpuUtilization(70)])],
    };
    const { target, minReplicas, maxReplicas } = this.options;
    const facts = target.toScalingFacts();
    this.autoscaler = new k8s.KubeHorizontalPodAutoscalerV2(this, 'Resource', {
      metadata: { name: facts.name, namespace: facts.namespace, labels: facts.labels },
      spec: Lazy.any({ produce: () => hpaSpec(this.plan(), this.metricsApi) }) as k8s.HorizontalPodAutoscalerSpecV2,
    });
    this.node.defaultChild = this.autoscaler;
    const findings = Findings.of(this);
    findings._report([...checkKnownProps(props, PROPS), ...claimName(this.autoscaler)]);
    findings._report([...checkReplicas(minReplicas, maxReplicas, false), ...this.options.behavior._check()]);
    findings._check(() => this.check(target.toScalingFacts()));
    target.scaleBy(this, minReplicas, maxReplicas);
  }

  /** What became of each signal, with what the target has by now. */
  public signalChoices(): SignalChoice[] {
    const { resolution, facts } = this.plan();
    return resolution.signals.map((signal) => toChoice(signal, facts, this.metricsApi));
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

  private get metricsApi(): CustomMetricsApi {
    return this.options.engine._hpa.customMetrics ?? CustomMetricsApi.PODS;
  }

  private plan(facts = this.options.target.toScalingFacts()): AutoscalerPlan {
    const { signals, minReplicas, maxReplicas, behavior } = this.options;
    const specs = signals.map((s) => s._spec);
    const resolution = resolve(specs, facts, this.metricsApi !== CustomMetricsApi.NONE);
    return { facts, min: minReplicas, max: maxReplicas, resolution, behavior };
  }

  private check(facts: ScalingFacts): Problem[] {
    const { resolution } = this.plan(facts);
    return [...resolution.problems, ...checkSignals(resolution.signals, facts), ...checkGrace(facts)];
  }
}
