import { Duration } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { ProductMetrics } from '../contract/metrics';
import type { ProductRuntime } from '../contract/product-facts';
import type { ResourceQuantities } from '../contract/resources';
import type { IScalingTarget, ScalingFacts } from '../contract/target';
import { Findings } from '../core/findings';
import { checkName } from '../core/names';

/** A Deployment whose number of pods can be handed over; a cdk8s-plus Deployment of any version is one. */
export interface IScalableDeployment {
  /** Its name. */
  readonly name: string;
  /** Leaves `spec.replicas` to the autoscaler. */
  markHasAutoscaler(): void;
}

/** What is known about a Deployment that this library did not make. */
export interface DeploymentTargetOptions {
  /**
   * The container that does the work.
   * @default "main", as cdk8s-plus calls it
   */
  readonly containerName?: string;
  /**
   * Containers that run beside it.
   * @default - none
   */
  readonly sidecarNames?: string[];
  /**
   * What the container requests; percentages are taken of it.
   * @default - nothing, signals in percent are refused (LLMGW-304)
   */
  readonly requests?: ResourceQuantities;
  /**
   * What it measures.
   * @default - nothing
   */
  readonly metrics?: ProductMetrics;
  /**
   * What it runs on.
   * @default ProductRuntime.NATIVE
   */
  readonly runtime?: ProductRuntime;
  /**
   * The longest answer that must not be cut.
   * @default Duration.minutes(5)
   */
  readonly maxStreamDuration?: Duration;
  /**
   * The grace period of its pods. A scale-down cuts streams that are longer (a warning, LLMGW-312).
   * @default Duration.seconds(30), as in Kubernetes
   */
  readonly terminationGracePeriod?: Duration;
  /**
   * Labels of the autoscaler.
   * @default - none
   */
  readonly labels?: { [name: string]: string };
  /**
   * Namespace of the Deployment.
   * @default - that of the autoscaler's chart
   */
  readonly namespace?: string;
}

/** A Deployment that this library did not make, as the target of an autoscaler. */
export class ScalingTarget implements IScalingTarget {
  /**
   * A Deployment of cdk8s-plus; its `spec.replicas` disappears.
   *
   * @param deployment the Deployment
   * @param options what is known about it
   */
  public static deployment(deployment: IScalableDeployment, options: DeploymentTargetOptions = {}): ScalingTarget {
    return new ScalingTarget(deployment.name, options, deployment);
  }

  /**
   * A Deployment that is made elsewhere. Remove `spec.replicas` there.
   *
   * @param name its name
   * @param options what is known about it
   */
  public static deploymentNamed(name: string, options: DeploymentTargetOptions = {}): ScalingTarget {
    return new ScalingTarget(name, options);
  }

  private scaledBy?: IConstruct;

  private constructor(
    private readonly name: string,
    private readonly options: DeploymentTargetOptions,
    private readonly deployment?: IScalableDeployment,
  ) {}

  public scaleBy(autoscaler: IConstruct, _minReplicas: number, _maxReplicas: number): void {
    const findings = Findings.of(autoscaler);
    if (this.scaledBy) {
      const reason = `already scaled by ${this.scaledBy.node.path}`;
      const remedy = 'keep one autoscaler for a workload';
      findings._error('LLMGW-301', { prop: 'target', value: this.name, reason, remedy });
      return;
    }
    findings._report(checkName('target.name', this.name));
    this.scaledBy = autoscaler;
    this.deployment?.markHasAutoscaler();
  }

  public toScalingFacts(): ScalingFacts {
    const { options } = this;
    return {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      name: this.name,
      namespace: options.namespace,
      labels: { ...options.labels },
      containerName: options.containerName ?? 'main',
      sidecarNames: [...(options.sidecarNames ?? [])],
      requests: options.requests ?? {},
      runtime: options.runtime,
      metrics: options.metrics,
      maxStreamDuration: options.maxStreamDuration ?? Duration.minutes(5),
      terminationGracePeriod: options.terminationGracePeriod ?? Duration.seconds(30),
    };
  }
}
