import { Duration } from 'cdk8s';
import type * as kedaModule from '../../imports/keda.sh';
import type { ScalingFacts } from '../contract/target';
import { behaviorOf, measuredContainer } from './hpa';
import type { AutoscalerPlan } from './plan';
import { matchersOf, promql } from './product-query';
import type { PrometheusAuthentication } from './prometheus-authentication';
import type { Resolved } from './resolve';
import type { KedaOptions } from './scaling-engine';
import { wholeSeconds } from './scaling-rules';

type Trigger = kedaModule.ScaledObjectSpecTriggers;

const POLLING_INTERVAL = Duration.seconds(15);
const LONGEST_NAME = 54;
const SHORTEST_COOLDOWN = 600;

/** The generated classes, loaded by whoever uses KEDA. */
export function kedaClasses(): typeof kedaModule {
  return require('../../imports/keda.sh') as typeof kedaModule;
}

/** Name of the TriggerAuthentication. */
export function authenticationName(workload: string, authentication: PrometheusAuthentication): string {
  return authentication.existingName ?? `${workload}-prometheus`;
}

/**
 * The spec of a ScaledObject. An empty answer of Prometheus is an error and not a load of zero, so that an outage does not scale
 * the workload to its minimum.
 */
export function scaledObjectSpec(plan: AutoscalerPlan, options: KedaOptions): kedaModule.ScaledObjectSpec {
  const { facts, min, max, behavior } = plan;
  const triggers = plan.resolution.signals.flatMap((signal, i) => trigger(signal, i, facts, options));
  const asked = triggers.some(({ type }) => type === 'prometheus');
  return {
    scaleTargetRef: { apiVersion: facts.apiVersion, kind: facts.kind, name: facts.name },
    minReplicaCount: min,
    maxReplicaCount: max,
    // above zero the HPA asks by itself, and KEDA warns of what it does not read
    pollingInterval: min === 0 ? wholeSeconds(options.pollingInterval ?? POLLING_INTERVAL) : undefined,
    cooldownPeriod: min === 0 ? cooldown(facts, options) : undefined,
    fallback: asked ? fallback(min, max, options) : undefined,
    advanced: {
      horizontalPodAutoscalerConfig: { name: hpaName(facts.name, options), behavior: behaviorOf(behavior._rules(facts)) },
    },
    triggers,
  };
}

/** KEDA puts `keda-hpa-` before the name, which makes long names too long. */
function hpaName(name: string, options: KedaOptions): string | undefined {
  return options.takeOverHpa || name.length > LONGEST_NAME ? name : undefined;
}

function cooldown(facts: ScalingFacts, options: KedaOptions): number {
  const { cooldownPeriod } = options;
  return cooldownPeriod ? wholeSeconds(cooldownPeriod) : Math.max(SHORTEST_COOLDOWN, wholeSeconds(facts.terminationGracePeriod));
}

/** Half of the capacity, or what runs if that is more. */
export function fallback(min: number, max: number, options: KedaOptions): kedaModule.ScaledObjectSpecFallback {
  const { ScaledObjectSpecFallbackBehavior } = kedaClasses();
  return {
    failureThreshold: options.failureThreshold ?? 3,
    replicas: options.fallbackReplicas ?? Math.max(min, Math.ceil(max / 2)),
    behavior: ScaledObjectSpecFallbackBehavior.CURRENT_REPLICAS_IF_HIGHER,
  };
}

function trigger({ spec }: Resolved, index: number, facts: ScalingFacts, options: KedaOptions): Trigger[] {
  switch (spec.kind) {
    case 'resource': {
      const containerName = measuredContainer(spec, facts);
      const metadata = { value: String(spec.percent), ...(containerName === undefined ? {} : { containerName }) };
      return [{ type: spec.resource, metricType: 'Utilization', metadata }];
    }
    case 'measure': {
      const query = promql(spec.query, matchersOf(facts, options.seriesLabels));
      return [prometheus(kebab(spec.measure), query, spec.perPod, 0, facts, options)];
    }
    case 'query':
      return [prometheus(spec.name, spec.query, spec.perPod, spec.activation ?? 0, facts, options)];
    case 'schedule': {
      const { timezone, start, end, replicas } = spec;
      return [{ type: 'cron', name: `schedule-${index}`, metadata: { timezone, start, end, desiredReplicas: String(replicas) } }];
    }
    default:
      // reported as LLMGW-311
      return [];
  }
}

function prometheus(
  name: string,
  query: string,
  perPod: number,
  activation: number,
  facts: ScalingFacts,
  options: KedaOptions,
): Trigger {
  const { prometheusUrl, authentication, headers } = options;
  return {
    type: 'prometheus',
    name,
    metricType: 'AverageValue',
    metadata: {
      serverAddress: prometheusUrl ?? '',
      query,
      threshold: String(perPod),
      activationThreshold: String(activation),
      ignoreNullValues: 'false',
      ...(authentication ? { authModes: authentication.modes } : {}),
      ...(headers
        ? {
            customHeaders: Object.entries(headers)
              .map(([header, value]) => `${header}=${value}`)
              .join(','),
          }
        : {}),
    },
    authenticationRef: authentication && { name: authenticationName(facts.name, authentication) },
  };
}

function kebab(measure: string): string {
  return measure.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
