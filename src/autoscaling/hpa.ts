import { k8s } from 'cdk8s-plus-28';
import type { ScalingFacts } from '../contract/target';
import type { AutoscalerPlan } from './plan';
import type { Resolved } from './resolve';
import type { BothRules } from './scaling-behavior';
import { CustomMetricsApi } from './scaling-engine';
import type { ScalingRules } from './scaling-rules';
import { wholeSeconds } from './scaling-rules';
import type { ApiMetricSpec, ResourceSpec } from './signal-spec';

/** The spec of a HorizontalPodAutoscaler. */
export function hpaSpec(plan: AutoscalerPlan): k8s.HorizontalPodAutoscalerSpecV2 {
  const { facts, min, max, resolution, behavior, engine } = plan;
  return {
    scaleTargetRef: { apiVersion: facts.apiVersion, kind: facts.kind, name: facts.name },
    minReplicas: min,
    maxReplicas: max,
    metrics: resolution.signals.flatMap((signal) => metric(signal, facts, engine._metricsApi)),
    behavior: behaviorOf(behavior._rules(facts)),
  };
}

/** Both directions, as autoscaling/v2 and KEDA write them. */
export function behaviorOf({ scaleUp, scaleDown }: BothRules): k8s.HorizontalPodAutoscalerBehaviorV2 {
  return { scaleUp: rules(scaleUp), scaleDown: rules(scaleDown) };
}

function rules({ stabilizationWindow, policies, select }: Required<ScalingRules>): k8s.HpaScalingRulesV2 {
  return {
    stabilizationWindowSeconds: wholeSeconds(stabilizationWindow),
    selectPolicy: select,
    policies: policies.map(({ type, value, period }) => ({ type, value, periodSeconds: wholeSeconds(period) })),
  };
}

function metric({ spec }: Resolved, facts: ScalingFacts, api: CustomMetricsApi): k8s.MetricSpecV2[] {
  switch (spec.kind) {
    case 'resource':
      return [resourceMetric(spec, facts)];
    case 'measure':
      return [apiMetric(productMetric(spec.query.metric, spec.perPod, facts, api))];
    case 'pods':
    case 'object':
    case 'external':
      return [apiMetric(spec)];
    default:
      // reported as LLMGW-311
      return [];
  }
}

/** The containers that a percentage of a request is taken over: one, or all of the pod. */
export function measuredContainer(spec: ResourceSpec, facts: ScalingFacts): string | undefined {
  return spec.container ?? (facts.sidecarNames.length > 0 ? facts.containerName : undefined);
}

function resourceMetric(spec: ResourceSpec, facts: ScalingFacts): k8s.MetricSpecV2 {
  const container = measuredContainer(spec, facts);
  const target = { type: 'Utilization', averageUtilization: spec.percent };
  return container === undefined
    ? { type: 'Resource', resource: { name: spec.resource, target } }
    : { type: 'ContainerResource', containerResource: { name: spec.resource, container, target } };
}

/** Under which name the metric of a product is served by the metrics API. */
export function productMetric(name: string, perPod: number, facts: ScalingFacts, api: CustomMetricsApi): ApiMetricSpec {
  switch (api) {
    case CustomMetricsApi.OBJECT:
      return { kind: 'object', metric: name, perPod, object: { apiVersion: 'v1', kind: 'Service', name: facts.name } };
    case CustomMetricsApi.EXTERNAL:
      // external metrics belong to no object, so the workload is part of the name
      return { kind: 'external', metric: `${facts.name.replace(/-/g, '_')}_${name}`, perPod };
    default:
      return { kind: 'pods', metric: name, perPod };
  }
}

function apiMetric({ kind, metric: name, perPod, object, selector }: ApiMetricSpec): k8s.MetricSpecV2 {
  const identifier = { name, selector: selector && { matchLabels: { ...selector } } };
  const target = { type: 'AverageValue', averageValue: quantity(perPod) };
  switch (kind) {
    case 'pods':
      return { type: 'Pods', pods: { metric: identifier, target } };
    case 'object':
      return { type: 'Object', object: { describedObject: object!, metric: identifier, target } };
    default:
      return { type: 'External', external: { metric: identifier, target } };
  }
}

/** Quantities have thousandths at the finest. */
function quantity(value: number): k8s.Quantity {
  return k8s.Quantity.fromString(Number.isInteger(value) ? String(value) : `${Math.round(value * 1000)}m`);
}
