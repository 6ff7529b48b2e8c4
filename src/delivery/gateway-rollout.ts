import type { ApiObject } from 'cdk8s';
import { Lazy } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import type * as argoModule from '../../imports/argoproj.io';
import type { IGatewayWorkload, IScalingTarget, ScalingFacts } from '../contract/target';
import { Findings } from '../core/findings';
import { claimName } from '../core/identities';
import { analysisOf, checkSteps, checkTemplates, stepsOf } from './canary';
import type { RolloutStep } from './rollout-step';

/** A rollout by Argo Rollouts. */
export interface GatewayRolloutProps {
  /** The workload; its Deployment becomes the template. */
  readonly target: IGatewayWorkload;
  /**
   * Steps of the canary, by number of pods.
   * @default - 10 % for 10 minutes, then 50 % for 10 minutes
   */
  readonly steps?: RolloutStep[];
  /**
   * Number of pods while no autoscaler decides.
   * @default - that of the target
   */
  readonly replicas?: number;
  /**
   * AnalysisTemplates of the namespace. They measure from the first step on, and one that fails takes the canary back. Those that declare
   * the arguments `canary-hash` and `stable-hash` get what tells the pods of both versions apart: it is the label
   * `rollouts-pod-template-hash`, and part of their names. Other names count from the next version of the pods on: Argo Rollouts begins
   * with those that it finds when it sees one.
   * @see https://argo-rollouts.readthedocs.io/en/stable/features/analysis/#background-analysis
   * @default - nobody measures
   */
  readonly analysisTemplates?: string[];
}

/**
 * Hands the rollout of a workload to Argo Rollouts, by reference: the Deployment stays the one place where the pods are
 * described, Argo scales it down and runs the pods itself. An autoscaler takes this as its target.
 *
 * Pods of the Deployment leave as those of the Rollout become ready; when a gateway that runs is handed over, do it while load is low,
 * since fewer of them were seen ready for some seconds. On a first install both start, and until then the cluster needs room for twice the
 * pods.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/migrating/#reference-deployment-from-rollout
 * @example
 * import { App, Chart } from 'cdk8s';
 * import {
 *   GatewayConfig,
 *   GatewayProfile,
 *   GatewayRollout,
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
 * new GatewayRollout(chart, 'rollout', { target: gateway, replicas: 4 });
 * app.synth();
 */
export class GatewayRollout extends Construct implements IScalingTarget {
  /** The Rollout. */
  public readonly rollout: ApiObject;

  private readonly target: IGatewayWorkload;
  private scaledBy?: IConstruct;

  constructor(scope: Construct, id: string, props: GatewayRolloutProps) {
    super(scope, id);
    const argo = require('../../imports/argoproj.io') as typeof argoModule;
    const findings = Findings.of(this);
    const { target } = props;
    const facts = target.toTargetFacts();
    const replicas = props.replicas ?? facts.replicas;
    this.target = target;
    findings._report([...checkSteps(props.steps), ...checkTemplates(props.analysisTemplates)]);
    this.rollout = new argo.Rollout(this, 'Resource', {
      metadata: { name: facts.name, namespace: facts.namespace, labels: { ...facts.labels } },
      spec: {
        replicas: Lazy.any({ produce: () => (this.scaledBy ? undefined : replicas) }) as number,
        workloadRef: { apiVersion: facts.apiVersion, kind: facts.kind, name: facts.name, scaleDown: 'progressively' },
        strategy: {
          canary: {
            steps: stepsOf(argo, props.steps),
            analysis: props.analysisTemplates && analysisOf(props.analysisTemplates),
            maxSurge: one(argo),
            maxUnavailable: none(argo),
          },
        },
      },
    });
    findings._report(claimName(this.rollout));
    // Argo owns the number of pods of the Deployment from now on
    target.scaleBy(this, replicas, replicas);
  }

  public toScalingFacts(): ScalingFacts {
    return { ...this.target.toScalingFacts(), apiVersion: this.rollout.apiVersion, kind: this.rollout.kind };
  }

  public scaleBy(autoscaler: IConstruct, _minReplicas: number, _maxReplicas: number): void {
    if (this.scaledBy) {
      const reason = `already scaled by ${this.scaledBy.node.path}`;
      const remedy = 'keep one autoscaler for a workload';
      Findings.of(autoscaler)._error('LLMGW-301', { prop: 'target', value: this.rollout.name, reason, remedy });
      return;
    }
    this.scaledBy = autoscaler;
  }
}

function one(argo: typeof argoModule): argoModule.RolloutSpecStrategyCanaryMaxSurge {
  return argo.RolloutSpecStrategyCanaryMaxSurge.fromNumber(1);
}

function none(argo: typeof argoModule): argoModule.RolloutSpecStrategyCanaryMaxUnavailable {
  return argo.RolloutSpecStrategyCanaryMaxUnavailable.fromNumber(0);
}
