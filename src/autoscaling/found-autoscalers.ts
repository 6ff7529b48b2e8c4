import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { ScalingFacts } from '../contract/target';
import { perSynthesis } from '../core/synthesis/running';

/** An autoscaler in the chart, whoever made it. */
export interface FoundAutoscaler {
  readonly object: ApiObject;
  readonly namespace?: string;
  /** Resources that it scales on, beside what else KEDA calls a type. */
  readonly resources: ReadonlySet<string | undefined>;
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
export function autoscalersOf(construct: IConstruct, { kind, name, namespace }: ScalingFacts): readonly FoundAutoscaler[] {
  const found = autoscalersIn(Chart.of(construct)).get(`${kind}/${name}`) ?? [];
  return found.filter((autoscaler) => (autoscaler.namespace ?? namespace) === namespace);
}

/** By kind and name of what they scale: a chart may hold thousands. */
const autoscalersIn = perSynthesis((chart: Chart): Map<string, FoundAutoscaler[]> => {
  const found = new Map<string, FoundAutoscaler[]>();
  for (const object of chart.node.findAll()) {
    if (ApiObject.isApiObject(object) && (object.kind === 'HorizontalPodAutoscaler' || object.kind === 'ScaledObject')) {
      const { metadata, spec } = object.toJson() as AutoscalerJson;
      const { kind = 'Deployment', name = '' } = spec?.scaleTargetRef ?? {};
      const autoscaler = { object, namespace: metadata?.namespace, resources: resourcesOf(object.kind, spec) };
      const target = `${kind}/${name}`;
      found.set(target, [...(found.get(target) ?? []), autoscaler]);
    }
  }
  return found;
});

function resourcesOf(kind: string, spec: AutoscalerJson['spec']): FoundAutoscaler['resources'] {
  const { metrics = [], triggers = [] } = spec ?? {};
  if (kind === 'HorizontalPodAutoscaler' && metrics.length === 0) {
    // what the API server fills in
    return new Set(['cpu']);
  }
  return new Set([
    ...metrics.map(({ resource, containerResource }) => (resource ?? containerResource)?.name),
    ...triggers.map(({ type }) => type),
  ]);
}
