import { Chart } from 'cdk8s';
import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ProductFacts } from '../contract/product-facts';
import { claimPods } from '../core/clashes';
import { checkAnnotations, checkLabels, INSTANCE_LABEL, NAME_LABEL, recommendedLabels } from '../core/labels';
import { checkName, derivedName } from '../core/names';
import type { Problem } from '../core/problem';
import type { WorkloadOptions } from './options';

/** How a workload and its objects are called and found. */
export class Identity {
  public readonly name: string;
  public readonly namespace: string | undefined;
  public readonly selector: Record<string, string>;
  public readonly labels: Record<string, string>;
  /** Those of the Deployment and what is made beside it; not for pods of others, which the selector would take in. */
  public readonly objectLabels: Record<string, string>;
  public readonly podLabels: Record<string, string>;

  constructor(
    scope: Construct,
    private readonly options: WorkloadOptions,
    facts: ProductFacts,
  ) {
    this.name = options.name ?? facts.names?.workload ?? derivedName(scope);
    this.namespace = Chart.of(scope).namespace;
    const recommended = recommendedLabels({
      product: facts.product,
      instance: this.name,
      component: facts.component ?? 'gateway',
      version: facts.version,
    });
    // nothing that changes between releases: a Deployment's selector is immutable
    this.selector = { ...(options.selectorLabels ?? { [NAME_LABEL]: facts.product, [INSTANCE_LABEL]: this.name }) };
    this.labels = { ...recommended, ...options.labels };
    // people and monitors find what is taken over by the labels of its documents
    this.objectLabels = { ...this.selector, ...this.labels };
    this.podLabels = { ...this.labels, ...this.selector };
  }

  /** Says whose the pods are; returns the workload. */
  public claimPods(workload: ApiObject): ApiObject {
    claimPods(workload, this.selector, this.podLabels);
    return workload;
  }

  public check(): Problem[] {
    const reserved = [NAME_LABEL, INSTANCE_LABEL, ...Object.keys(this.selector)];
    return [
      ...checkName('name', this.name),
      ...checkLabels('labels', this.options.labels ?? {}),
      ...checkLabels('selectorLabels', this.options.selectorLabels ?? {}),
      ...checkAnnotations('annotations', this.options.annotations ?? {}),
      ...[this.options.labels, this.options.podLabels].flatMap((labels) =>
        Object.keys(labels ?? {})
          .filter((key) => reserved.includes(key))
          .map((key) => ({
            code: 'LLMGW-104' as const,
            prop: `labels.${key}`,
            value: labels![key],
            reason: 'pods are selected by it',
            remedy: `leave it out; to take over a running Deployment state its labels in 'selectorLabels'`,
          })),
      ),
      ...(Object.keys(this.selector).length > 0
        ? []
        : [
            {
              code: 'LLMGW-126' as const,
              prop: 'selectorLabels',
              reason: 'no label at all would select every pod',
              remedy: 'state the labels of the running Deployment, or leave it out',
            },
          ]),
    ];
  }
}
