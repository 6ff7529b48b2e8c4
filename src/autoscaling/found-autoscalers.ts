import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { ScalingFacts } from '../contract/target';

/** An autoscaler in the chart, whoever made it. */
export interface FoundAutoscaler {
  readonly object: ApiObject;
  /** Resources that it scales on. */
  readonly resources: ReadonlySet<string>;
}

interface MetricJson {
  readonly type?: string;
  readonly resource?: { readonly name?: string };
  readonly containerResource?: { readonly name?: string };
}

interface AutoscalerJson {
  readonly metadata?: { readonly namespace?: string };
  readonly spec?: {
    readonly scaleTargetRef?: { readonly kind?: string; readonly name?: string };
    readonly metrics?: readonly MetricJson[];
    readonly triggers?: readonly MetricJson[];
  };
}

/** Every HorizontalPodAutoscaler and ScaledObject of the chart that scales a workload, in the order of the tree. */
export function autoscalersOf(construct: IConstruct, facts: ScalingFacts): FoundAutoscaler[] {
  return Chart.of(construct)
    .node.findAll()
    .filter((c): c is ApiObject => ApiObject.isApiObject(c))
    .filter(({ kind }) => kind === 'HorizontalPodAutoscaler' || kind === 'ScaledObject')
    .flatMap((object) => {
      const { metadata, spec } = object.toJson() as AutoscalerJson;
      const { kind = 'Deployment', name } = spec?.scaleTargetRef ?? {};
      const same = kind === facts.kind && name === facts.name && (metadata?.namespace ?? facts.namespace) === facts.namespace;
      return same ? [{ object, resources: resourcesOf(object.kind, spec) }] : [];
    });
}

function resourcesOf(kind: string, spec: AutoscalerJson['spec']): ReadonlySet<string> {
  const { metrics = [], triggers = [] } = spec ?? {};
  if (kind === 'HorizontalPodAutoscaler' && metrics.length === 0) {
    // what the API server fills in
    return new Set(['cpu']);
  }
  const names = [
    ...metrics.map(({ resource, containerResource }) => (resource ?? containerResource)?.name),
    ...triggers.map(({ type }) => type),
  ];
  return new Set(names.filter((name) => name === 'cpu' || name === 'memory'));
}
