import type { ApiObject, JsonPatch } from 'cdk8s';
import { Chart, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import type * as vpaModule from '../../imports/autoscaling.k8s.io';
import type { IScalingTarget, ScalingFacts } from '../contract/target';
import { Findings } from '../core/findings';
import { claimName } from '../core/identities';
import { Patches } from '../core/patches';
import type { Problem } from '../core/problem';
import { autoscalersOf } from './found-autoscalers';

/** What becomes of the recommendations. */
export enum VerticalUpdateMode {
  /** They are written into the status, nothing else happens. */
  OFF = 'Off',
  /** New pods get them. */
  INITIAL = 'Initial',
  /** Pods are evicted to get them; streams end within the grace period. */
  RECREATE = 'Recreate',
  /** Pods are resized where they run if the cluster can, else evicted. */
  IN_PLACE_OR_RECREATE = 'InPlaceOrRecreate',
}

/** A resource that a VerticalPodAutoscaler looks at. */
export enum VerticalResource {
  /** Cores. */
  CPU = 'cpu',
  /** Bytes. */
  MEMORY = 'memory',
}

/** What is watched, and what becomes of it. */
export interface GatewayVerticalAutoscalingProps {
  /** An `LlmGateway`, an `McpProxy` or a `ScalingTarget`. */
  readonly target: IScalingTarget;
  /**
   * What becomes of the recommendations. Anything but OFF is refused for a resource that another autoscaler scales on (LLMGW-313):
   * a larger request makes the same load a smaller percentage, and both follow each other.
   * @default VerticalUpdateMode.OFF
   */
  readonly updateMode?: VerticalUpdateMode;
  /**
   * What is recommended.
   * @default - cpu and memory
   */
  readonly resources?: VerticalResource[];
}

/**
 * Recommends requests from what the pods use. Needs the VerticalPodAutoscaler in the cluster.
 *
 * @see https://github.com/kubernetes/autoscaler/tree/master/vertical-pod-autoscaler
 * @example
 * import { App, Chart } from 'cdk8s';
 * import {
 *   GatewayConfig,
 *   GatewayProfile,
 *   GatewaySecrets,
 *   GatewayVerticalAutoscaling,
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
 * new GatewayVerticalAutoscaling(chart, 'recommendations', { target: gateway });
 * app.synth();
 */
export class GatewayVerticalAutoscaling extends Construct {
  /** The VerticalPodAutoscaler. */
  public readonly autoscaler: ApiObject;

  private readonly target: IScalingTarget;
  private readonly updateMode: VerticalUpdateMode;
  private readonly resources: VerticalResource[];

  constructor(scope: Construct, id: string, props: GatewayVerticalAutoscalingProps) {
    super(scope, id);
    this.target = props.target;
    this.updateMode = props.updateMode ?? VerticalUpdateMode.OFF;
    this.resources = [...(props.resources ?? [VerticalResource.CPU, VerticalResource.MEMORY])];
    const { VerticalPodAutoscaler } = require('../../imports/autoscaling.k8s.io') as typeof vpaModule;
    const { name, namespace, labels } = this.target.toScalingFacts();
    this.autoscaler = new VerticalPodAutoscaler(this, 'Resource', {
      metadata: { name, namespace, labels },
      spec: Lazy.any({ produce: () => this.spec() }) as vpaModule.VerticalPodAutoscalerSpec,
    });
    this.node.defaultChild = this.autoscaler;
    const findings = Findings.of(this);
    findings._report(claimName(this.autoscaler));
    findings._check(() => this.check());
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

  private facts(): ScalingFacts {
    const facts = this.target.toScalingFacts();
    return { ...facts, namespace: facts.namespace ?? Chart.of(this).namespace };
  }

  private spec(): object {
    const { apiVersion, kind, name, containerName, sidecarNames } = this.facts();
    const off = this.updateMode === VerticalUpdateMode.OFF;
    return {
      targetRef: { apiVersion, kind, name },
      updatePolicy: { updateMode: this.updateMode },
      resourcePolicy: {
        containerPolicies: [
          // limits stay what they are: without this they grow in proportion
          { containerName, controlledResources: this.resources, controlledValues: 'RequestsOnly' },
          // sidecars are sized by whoever adds them
          ...(off ? [] : sidecarNames.map((sidecar) => ({ containerName: sidecar, mode: 'Off' }))),
        ],
      },
    };
  }

  private check(): Problem[] {
    if (this.updateMode === VerticalUpdateMode.OFF) {
      return [];
    }
    return autoscalersOf(this, this.facts()).flatMap(({ object, resources }) => {
      const both = this.resources.filter((resource) => resources.has(resource));
      const reason = `${object.kind} "${object.name}" scales on ${both.join(' and ')}, they would follow each other`;
      const remedy = `use VerticalUpdateMode.OFF, or leave ${both.join(' and ')} out of 'resources'`;
      return both.length > 0 ? [{ code: 'LLMGW-313' as const, prop: 'updateMode', value: this.updateMode, reason, remedy }] : [];
    });
  }
}
