import { ProductRuntime } from '../contract/product-facts';
import type { ScalingFacts } from '../contract/target';
import type { Problem } from '../core/problem';
import { suggest } from '../core/suggest';
import { measuredContainer } from './hpa';
import type { Resolved } from './resolve';
import type { ResourceSpec } from './signal-spec';

/** Whole numbers, the fewest below the most, and room to scale. */
export function checkReplicas(min: number, max: number, toZero: boolean): Problem[] {
  const problem = (prop: string, value: number, reason: string, remedy: string): Problem => ({
    code: 'LLMGW-303',
    prop,
    value,
    reason,
    remedy,
  });
  const whole = (prop: string, value: number, least: number): Problem[] =>
    Number.isInteger(value) && value >= least
      ? []
      : [problem(prop, value, `not a whole number, ${least} or more`, `use for example ${Math.max(least, 2)}`)];
  if (min === 0 && !toZero) {
    const remedy = 'use 1 or more, or ScalingEngine.keda() with a signal from outside the pods';
    return [problem('minReplicas', min, 'a HorizontalPodAutoscaler does not scale to zero', remedy)];
  }
  const problems = [...whole('minReplicas', min, toZero ? 0 : 1), ...whole('maxReplicas', max, 1)];
  if (problems.length > 0) {
    return problems;
  }
  if (max === 1 && min < 1) {
    return [problem('maxReplicas', max, 'one pod is no range to scale in', 'use 2 or more, or leave the autoscaler out')];
  }
  if (min > max) {
    return [problem('minReplicas', min, `more than maxReplicas (${max})`, `use at most ${max - 1}, or raise 'maxReplicas'`)];
  }
  // staging and incidents are pinned like that on purpose
  const remedy = `use ${max + 1} or more, or accept this warning while the number is pinned`;
  const pinned = { ...problem('maxReplicas', max, 'equal to minReplicas, nothing scales', remedy), warning: true };
  return min < max ? [] : [pinned];
}

/** An autoscaler that follows nothing keeps what it finds. */
export function checkCount(signals: number): Problem[] {
  const remedy = 'leave it out for the default, or use ScalingSignal.ladder()';
  return signals > 0 ? [] : [{ code: 'LLMGW-316', prop: 'signals', value: [], reason: 'no signal at all', remedy }];
}

/** What is wrong with the signals, for any engine. */
export function checkSignals(signals: readonly Resolved[], facts: ScalingFacts): Problem[] {
  return [
    ...signals.flatMap((signal) => checkTarget(signal)),
    ...signals.flatMap((signal) => (signal.spec.kind === 'resource' ? checkResource(signal, signal.spec, facts) : [])),
    ...checkTwice(signals, facts),
  ];
}

function checkTarget({ spec, prop }: Resolved): Problem[] {
  const problem = (value: unknown, reason: string, remedy: string): Problem[] => [
    { code: 'LLMGW-307', prop, value, reason, remedy },
  ];
  if (spec.kind === 'resource') {
    return Number.isInteger(spec.percent) && spec.percent >= 1 && spec.percent <= 100
      ? []
      : problem(spec.percent, 'not a whole number of percent of the request, 1 to 100', 'use for example 70');
  }
  if (spec.kind === 'schedule') {
    return [];
  }
  return Number.isFinite(spec.perPod) && spec.perPod >= 0.001
    ? []
    : problem(spec.perPod, 'not a number above 0', 'state what one pod may carry, for example 40');
}

function checkResource({ prop }: Resolved, spec: ResourceSpec, facts: ScalingFacts): Problem[] {
  const container = measuredContainer(spec, facts);
  const containers = [facts.containerName, ...facts.sidecarNames];
  if (container !== undefined && !containers.includes(container)) {
    const meant = suggest(container, containers);
    const reason = `the pod has ${containers.join(', ')}: the autoscaler would never act`;
    const remedy = meant ? `did you mean "${meant}"?` : `use "${facts.containerName}"`;
    return [{ code: 'LLMGW-305', prop: `${prop}.container`, value: container, reason, remedy }];
  }
  const own = container === undefined || container === facts.containerName;
  const request: Problem[] =
    own && facts.requests[spec.resource] === undefined
      ? [
          {
            code: 'LLMGW-304',
            prop,
            value: spec.percent,
            reason: `container "${facts.containerName}" requests no ${spec.resource}, a percentage of nothing never scales`,
            remedy: `state 'resources.requests.${spec.resource}' of the workload`,
          },
        ]
      : [];
  return [...request, ...(spec.resource === 'memory' ? checkMemory(prop, spec, facts) : [])];
}

function checkMemory(prop: string, { percent }: ResourceSpec, facts: ScalingFacts): Problem[] {
  const remedy = 'scale on ScalingSignal.inFlightRequests() or cpuUtilization()';
  if (facts.runtime === ProductRuntime.JVM) {
    const reason = 'a JVM keeps its heap: once it was used, all pods stay for ever';
    return [{ code: 'LLMGW-306', prop, value: percent, reason, remedy }];
  }
  const reason = 'caches and heaps are rarely given back: pods come with the first peak and do not go';
  return [{ code: 'LLMGW-306', prop, value: percent, reason, remedy, warning: true }];
}

/** The same thing measured twice: KEDA refuses it, an HPA silently takes the stricter one. */
function checkTwice(signals: readonly Resolved[], facts: ScalingFacts): Problem[] {
  const keys = signals.map(({ spec }) => {
    switch (spec.kind) {
      case 'resource':
        return `${spec.resource} of ${measuredContainer(spec, facts) ?? 'the pod'}`;
      case 'measure':
        return spec.query.metric;
      case 'query':
        return spec.name;
      case 'schedule':
        return `${spec.start} ${spec.timezone}`;
      default:
        return spec.metric;
    }
  });
  return signals.flatMap(({ prop }, i) => {
    const first = keys.indexOf(keys[i]!);
    const reason = `measures ${keys[i]} as ${signals[first]!.prop} does`;
    return first === i ? [] : [{ code: 'LLMGW-310' as const, prop, reason, remedy: 'keep one of them' }];
  });
}

/** A scale-down ends pods after their grace period, whatever they still stream. */
export function checkGrace(facts: ScalingFacts): Problem[] {
  const grace = facts.terminationGracePeriod.toSeconds({ integral: false });
  const stream = facts.maxStreamDuration.toSeconds({ integral: false });
  if (grace > stream) {
    return [];
  }
  const reason = `every scale-down cuts the streams that outlast it: the longest take ${stream} s`;
  const remedy = `raise 'terminationGracePeriodSeconds' of the pods above ${stream} and state it here`;
  return [{ code: 'LLMGW-312', prop: 'target.terminationGracePeriod', value: `${grace}s`, reason, remedy, warning: true }];
}
