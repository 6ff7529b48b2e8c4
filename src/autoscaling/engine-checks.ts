import type { Duration } from 'cdk8s';
import { cronFault } from '../core/cron';
import { isWholeSeconds } from '../core/durations';
import type { Problem } from '../core/problem';
import { unread } from '../core/unread';
import { fallback } from './keda';
import type { AutoscalerPlan } from './plan';
import type { Resolved } from './resolve';
import type { KedaOptions } from './scaling-engine';
import type { ScheduleSpec } from './signal-spec';

const HTTP_URL = /^https?:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/;

/** What an HPA cannot do. */
export function checkHpa({ resolution }: AutoscalerPlan): Problem[] {
  return resolution.signals
    .filter(({ spec }) => spec.kind === 'query' || spec.kind === 'schedule')
    .map(({ prop }) =>
      problem('LLMGW-311', prop, 'a HorizontalPodAutoscaler knows neither queries nor schedules', 'use ScalingEngine.keda()'),
    );
}

/** What KEDA refuses, or what cannot work with it. */
export function checkKeda(plan: AutoscalerPlan, options: KedaOptions): Problem[] {
  const { signals } = plan.resolution;
  return [
    ...signals.flatMap((signal) => checkSignal(signal, plan, options)),
    ...checkFallback(plan, options),
    ...checkSettings(options),
    ...checkZero(plan.min, options),
  ];
}

/** What KEDA reads for workloads that it may take to zero, and for no others. */
function checkZero(min: number, options: KedaOptions): Problem[] {
  const said = {
    'engine.pollingInterval': options.pollingInterval,
    'engine.cooldownPeriod': options.cooldownPeriod,
  };
  const reason = "KEDA reads it with 'minReplicas: 0' only; above zero the HPA asks by itself";
  return min > 0 ? unread(said, reason, 'leave it out') : [];
}

function checkSignal({ spec, prop }: Resolved, { min, max, resolution }: AutoscalerPlan, options: KedaOptions): Problem[] {
  switch (spec.kind) {
    case 'pods':
    case 'object':
    case 'external': {
      const remedy = 'use ScalingSignal.prometheusQuery(), or ScalingEngine.hpa()';
      return [problem('LLMGW-311', prop, 'KEDA asks Prometheus and not the metrics API', remedy)];
    }
    case 'measure': {
      const remedy = 'measure what stands in front of the pods with ScalingSignal.prometheusQuery(), or use 1 as minReplicas';
      return min === 0 ? [problem('LLMGW-311', prop, 'at zero pods nobody measures it', remedy)] : [];
    }
    case 'resource': {
      const wakes = resolution.signals.some((s) => s.spec.kind === 'query' || s.spec.kind === 'schedule');
      const remedy = 'add a prometheusQuery() or a schedule(), or use 1 as minReplicas';
      return min === 0 && !wakes ? [problem('LLMGW-311', prop, 'at zero pods there is none, nothing wakes them', remedy)] : [];
    }
    case 'query':
      return options.prometheusUrl === undefined
        ? [problem('LLMGW-314', 'engine.prometheusUrl', `${prop} asks Prometheus`, 'state where it is')]
        : [];
    default:
      return checkSchedule(prop, spec, max);
  }
}

function checkSchedule(prop: string, { start, end, timezone, replicas }: ScheduleSpec, max: number): Problem[] {
  const times = [
    ['start', start],
    ['end', end],
  ] as const;
  return [
    ...times.flatMap(([name, text]) => {
      const fault = cronFault(text);
      return fault === undefined ? [] : [problem('LLMGW-307', `${prop}.${name}`, fault, 'write it like "30 7 * * 1-5"', text)];
    }),
    ...(fieldsOf(start) === fieldsOf(end)
      ? [problem('LLMGW-307', `${prop}.end`, 'equal to the start', 'end it later', end)]
      : []),
    ...(isTimezone(timezone)
      ? []
      : [problem('LLMGW-307', `${prop}.timezone`, 'not in the IANA database', 'write it like "Europe/Berlin"', timezone)]),
    ...(Number.isInteger(replicas) && replicas >= 1 && replicas <= max
      ? []
      : [problem('LLMGW-307', `${prop}.replicas`, `not a whole number from 1 to maxReplicas (${max})`, 'use one', replicas)]),
  ];
}

const fieldsOf = (time: string): string => time.trim().replace(/\s+/g, ' ');

function isTimezone(name: string): boolean {
  try {
    // throws for what it does not know
    Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function checkFallback({ min, max, resolution }: AutoscalerPlan, options: KedaOptions): Problem[] {
  const stated = options.fallbackReplicas;
  const asked = resolution.signals.some(({ spec }) => spec.kind === 'measure' || spec.kind === 'query');
  if (!asked) {
    const reason = 'no signal asks Prometheus, and KEDA has no fallback for cpu and memory';
    return (['fallbackReplicas', 'failureThreshold'] as const)
      .filter((name) => options[name] !== undefined)
      .map((name) => problem('LLMGW-311', `engine.${name}`, reason, 'leave it out', options[name]));
  }
  if (stated === undefined) {
    return [];
  }
  const { replicas } = fallback(min, max, options);
  return Number.isInteger(replicas) && replicas >= Math.max(1, min) && replicas <= max
    ? []
    : [
        problem(
          'LLMGW-314',
          'engine.fallbackReplicas',
          `not a whole number from minReplicas to maxReplicas (${max})`,
          'leave it out',
          stated,
        ),
      ];
}

function checkSettings(options: KedaOptions): Problem[] {
  const { prometheusUrl, failureThreshold, headers } = options;
  const durations = [
    ['pollingInterval', options.pollingInterval, 1],
    ['cooldownPeriod', options.cooldownPeriod, 0],
  ] as const;
  return [
    ...(prometheusUrl === undefined || HTTP_URL.test(prometheusUrl)
      ? []
      : [
          problem(
            'LLMGW-314',
            'engine.prometheusUrl',
            'not an http or https URL without user, query and fragment',
            'write it like "http://prometheus-operated.monitoring:9090"',
          ),
        ]),
    ...durations.flatMap(([name, duration, least]) => checkDuration(`engine.${name}`, duration, least)),
    ...(failureThreshold === undefined || (Number.isInteger(failureThreshold) && failureThreshold >= 1)
      ? []
      : [problem('LLMGW-314', 'engine.failureThreshold', 'not a whole number, 1 or more', 'leave it out', failureThreshold)]),
    ...Object.entries(headers ?? {})
      .filter(([name, value]) => /[,=\s]/.test(name) || /[,\s]/.test(value))
      .map(([name]) => problem('LLMGW-314', `engine.headers.${name}`, 'KEDA cannot write "," and spaces', 'leave it out')),
    ...(headers && Object.keys(headers).some((name) => name.toLowerCase() === 'authorization')
      ? [problem('LLMGW-314', 'engine.headers', 'a credential would stand in the YAML', 'use PrometheusAuthentication.bearer()')]
      : []),
  ];
}

function checkDuration(prop: string, duration: Duration | undefined, least: number): Problem[] {
  if (duration === undefined || isWholeSeconds(duration, least)) {
    return [];
  }
  const seconds = `${duration.toSeconds({ integral: false })}s`;
  return [problem('LLMGW-314', prop, `not whole seconds, ${least} or more`, 'use Duration.seconds(n)', seconds)];
}

function problem(
  code: 'LLMGW-307' | 'LLMGW-311' | 'LLMGW-314',
  prop: string,
  reason: string,
  remedy: string,
  value?: unknown,
): Problem {
  return { code, prop, reason, remedy, value };
}
