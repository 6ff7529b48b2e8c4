import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Problem } from '../core/problem';
import { unread } from '../core/unread';
import type { AlertRule } from './alert-rule';
import type { AlertOptions } from './alerts';
import { availabilityAlerts, scrapeAlerts } from './alerts/availability';
import type { AlertContext } from './alerts/context';
import { checkLatency, latencyAlerts } from './alerts/latency';
import type { RecordingRule } from './alerts/objectives';
import { checkObjectives, objectiveAlerts, objectiveRecords } from './alerts/objectives';
import { costAlerts, platformAlerts } from './alerts/platform';
import { saturationAlerts } from './alerts/saturation';
import { trafficAlerts } from './alerts/traffic';
import { catalogOf, metricsIn } from './catalog';
import type * as promqlModule from './promql-text';
import { promDuration } from './query';
import type { SloObjective } from './slo-objective';
import type { Translation } from './stacks/translation';

const RUNBOOKS = 'https://github.com/cdk8s-llm-gateway/cdk8s-llm-gateway/blob/main/docs/runbooks';
const PROMETHEUS_RULE = { apiVersion: 'monitoring.coreos.com/v1', kind: 'PrometheusRule' };
const ALERT_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Everything that Prometheus evaluates for a gateway. */
export interface Rules {
  readonly records: readonly RecordingRule[];
  readonly alerts: readonly AlertRule[];
  /** The names of all that the metrics and objectives allow, before some are left out. */
  readonly made: readonly string[];
}

/** The rules of a gateway: those that its metrics allow, those of its objectives, and those of the team. */
export function rulesOf(context: AlertContext, objectives: readonly SloObjective[], more: readonly AlertRule[]): Rules {
  const { without = [], additional = [] } = context.options;
  const every = everyAlert(context, objectives, more);
  const alerts = every.filter(({ alert }) => !without.includes(alert));
  return {
    records: objectiveRecords(context, objectives),
    alerts: [...alerts, ...additional],
    made: every.map(({ alert }) => alert),
  };
}

function everyAlert(context: AlertContext, objectives: readonly SloObjective[], more: readonly AlertRule[]): AlertRule[] {
  const scraped = context.metrics.endpoint !== undefined;
  return [
    ...trafficAlerts(context),
    ...latencyAlerts(context),
    ...availabilityAlerts(context),
    ...(scraped ? scrapeAlerts(context) : []),
    ...saturationAlerts(context),
    ...platformAlerts(context),
    ...costAlerts(context),
    ...objectiveAlerts(context, objectives),
    ...more,
  ];
}

/** Which alerts read a threshold. */
const READERS: Readonly<Partial<Record<keyof AlertOptions, readonly string[]>>> = {
  errorRatio: ['HighErrorRate', 'ProviderHighErrorRate', 'McpToolErrors'],
  minimumRate: ['HighErrorRate', 'ProviderHighErrorRate', 'McpToolErrors', 'HighRateLimiting'],
  rateLimitedRatio: ['HighRateLimiting'],
  saturation: ['GatewaySaturated'],
  dailyBudget: ['BudgetExceeded', 'BudgetBurningFast'],
  latency: ['HighLatency'],
  timeToFirstToken: ['SlowFirstToken'],
};

/** Thresholds that no alert reads, and names that no alert has. */
function checkUnread(options: AlertOptions, made: readonly string[]): Problem[] {
  const { without = [] } = options;
  const unheard = Object.entries(READERS).filter(
    ([name, alerts]) =>
      options[name as keyof AlertOptions] !== undefined && !alerts.some((a) => made.includes(a) && !without.includes(a)),
  );
  return [
    ...unheard.flatMap(([name, alerts]) => {
      if (alerts.some((a) => made.includes(a))) {
        const said = { [`alerts.${name}`]: options[name as keyof AlertOptions] };
        return unread(said, `'without' leaves out what reads it`, 'leave one of the two out');
      }
      // said by checkLatency
      return name === 'latency' || name === 'timeToFirstToken' ? [] : [notMeasured(`alerts.${name}`)];
    }),
    ...without
      .filter((name) => !made.includes(name))
      .flatMap((name) =>
        unread(
          { 'alerts.without': name },
          'there is no such alert here',
          'correct it, leave it out, or accept this warning',
          true,
        ),
      ),
  ];
}

/** What would keep a rule from being loaded or from ever firing. */
export function checkRules(context: AlertContext, objectives: readonly SloObjective[], { alerts, made }: Rules): Problem[] {
  const { options } = context;
  const numbers = { errorRatio: 1, rateLimitedRatio: 1, saturation: 1, minimumRate: Infinity, dailyBudget: Infinity };
  return [
    ...checkLatency(context),
    ...checkObjectives(context, objectives),
    ...Object.entries(numbers).flatMap(([name, most]) => checkNumber(name, options[name as keyof typeof numbers], most)),
    ...checkUnread(options, made),
    ...(options.additional ?? []).flatMap((rule, i) => checkAdditional(`alerts.additional[${i}]`, rule, context, alerts)),
  ];
}

function checkNumber(name: string, value: number | undefined, most: number): Problem[] {
  if (value === undefined || (value > 0 && value < most)) {
    return [];
  }
  const reason = most === 1 ? 'not a part between 0 and 1' : 'not a number above 0';
  return [{ code: 'LLMGW-606', prop: `alerts.${name}`, value, reason, remedy: most === 1 ? 'write 0.05 for 5 %' : 'correct it' }];
}

function notMeasured(prop: string): Problem {
  return { code: 'LLMGW-607', prop, reason: 'the product does not measure it', remedy: 'leave it out' };
}

function checkAdditional(prop: string, rule: AlertRule, context: AlertContext, all: readonly AlertRule[]): Problem[] {
  const code = 'LLMGW-609' as const;
  const catalog = catalogOf(context.metrics);
  const known = (metric: string): boolean => catalog.has(metric) || rule.metrics?.includes(metric) === true;
  const problems: Problem[] = [];
  if (!ALERT_NAME.test(rule.alert)) {
    const remedy = 'use letters, digits and "_"';
    problems.push({ code, prop: `${prop}.alert`, value: rule.alert, reason: 'not a name of an alert', remedy });
  }
  if (all.filter(({ alert }) => alert === rule.alert).length > 1) {
    const remedy = `give it another name, or leave the other one out by 'without'`;
    problems.push({ code, prop: `${prop}.alert`, value: rule.alert, reason: 'there is an alert of this name', remedy });
  }
  for (const name of ['expr', 'summary', 'description'] as const) {
    if (rule[name].trim() === '') {
      problems.push({ code, prop: `${prop}.${name}`, reason: 'empty', remedy: 'write it for whoever is called at night' });
    }
  }
  const { queryFaults } = require('./promql-text') as typeof promqlModule;
  for (const { reason, remedy, warning } of queryFaults(rule.expr, context.scrapeInterval)) {
    problems.push({ code: warning ? 'LLMGW-132' : code, prop: `${prop}.expr`, reason, remedy, ...(warning ? { warning } : {}) });
  }
  if (/\babsent(?:_over_time)?\s*\(/.test(rule.expr) && !rule.pendingPeriod) {
    const [reason, remedy] = [
      'absent() fires at the first lost scrape',
      "state 'pendingPeriod', for example Duration.minutes(10)",
    ];
    problems.push({ code: 'LLMGW-132', prop: `${prop}.pendingPeriod`, reason, remedy, warning: true });
  }
  const unknown = metricsIn(rule.expr).filter((metric) => !known(metric));
  return [
    ...problems,
    ...unknown.map((metric) => ({
      code: 'LLMGW-607' as const,
      prop: `${prop}.expr`,
      value: metric,
      reason: `neither ${context.facts.product.product} nor Kubernetes exports it`,
      remedy: `correct the name, or list it in '${prop}.metrics' if another exporter has it`,
    })),
  ];
}

/** The rules of a gateway, `<workload>-alerts`: a PrometheusRule, or what its stack has instead. */
export function addRules(scope: Construct, context: AlertContext, rules: Rules, labels: object, as: Translation): ApiObject {
  const { facts, options } = context;
  const alerts = rules.alerts.map((rule) => ({
    alert: rule.alert,
    expr: rule.expr,
    for: rule.pendingPeriod && promDuration(rule.pendingPeriod),
    labels: { gateway: facts.name, ...options.ruleLabels, ...rule.labels, severity: rule.severity },
    annotations: {
      summary: rule.summary,
      description: rule.description,
      runbook_url: rule.runbookUrl ?? `${(options.runbookBaseUrl ?? RUNBOOKS).replace(/\/$/, '')}/${rule.alert}.md`,
    },
  }));
  const groups = [
    { name: facts.name, interval: '30s', rules: alerts },
    ...(rules.records.length > 0 ? [{ name: `${facts.name}-objectives`, interval: '30s', rules: rules.records }] : []),
  ];
  return new ApiObject(scope, 'Alerts', {
    ...as({ ...PROMETHEUS_RULE, spec: { groups } }),
    metadata: { name: `${facts.name}-alerts`, labels: { ...facts.labels, ...labels, ...options.labels } },
  });
}
