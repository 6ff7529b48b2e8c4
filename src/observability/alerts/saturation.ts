import { Duration } from 'cdk8s';
import type { AlertRule } from '../alert-rule';
import { AlertSeverity } from '../alert-rule';
import { equals, maxBy, num, oneOf, select, sumBy } from '../query';
import type { AlertContext } from './context';
import { inNamespace, workloadName } from './context';

/** Too much work for the pods, and breakers that keep work from the providers. */
export function saturationAlerts({ metrics, series, options, facts }: AlertContext): AlertRule[] {
  const rules: AlertRule[] = [];
  const inFlight = metrics.inFlight;
  if (inFlight?.capacity !== undefined) {
    const limit = options.saturation ?? 0.85;
    const room = `count by (${series.by.join(', ')}) (${select('up', series.matchers)} == 1) * ${num(inFlight.capacity)}`;
    rules.push({
      alert: 'GatewaySaturated',
      expr: `${sumBy(series.by, select(inFlight.name, series.matchers))} / (${room}) > ${num(limit)}`,
      pendingPeriod: Duration.minutes(10),
      severity: AlertSeverity.WARNING,
      summary: '{{ $labels.job }} works on {{ $value | humanizePercentage }} of what it can',
      description: `One pod works on ${num(inFlight.capacity)} requests at a time. Further requests wait or are refused.`,
    });
  }
  const breaker = metrics.circuitBreaker;
  if (breaker?.alarmValue !== undefined) {
    const by = [...series.by, ...(breaker.labels ?? []).filter((label) => !series.by.includes(label))];
    const about = breaker.labels?.length ? ` (${breaker.labels.map((l) => `{{ $labels.${l} }}`).join(', ')})` : '';
    rules.push({
      alert: 'CircuitBreakerOpen',
      expr: `${maxBy(by, `${select(breaker.name, series.matchers)} == ${num(breaker.alarmValue)}`)}`,
      pendingPeriod: Duration.minutes(5),
      severity: AlertSeverity.WARNING,
      summary: `a circuit breaker of {{ $labels.job }} is open${about}`,
      description: 'The gateway no longer asks this provider, because it failed too often. Fallbacks take the load.',
    });
  }
  return [...rules, autoscalerAtMaximum(facts)];
}

/** The autoscaler is found by what it scales: KEDA, the HPA and their names make no difference. */
function autoscalerAtMaximum(facts: AlertContext['facts']): AlertRule {
  const by = ['namespace', 'horizontalpodautoscaler'];
  const mine = maxBy(
    by,
    select(
      'kube_horizontalpodautoscaler_info',
      inNamespace(facts),
      // a Rollout of Argo has the name of the Deployment that it runs
      facts.kind === 'Deployment'
        ? oneOf('scaletargetref_kind', ['Deployment', 'Rollout'])
        : equals('scaletargetref_kind', facts.kind),
      equals('scaletargetref_name', workloadName(facts)),
    ),
  );
  const gauge = (name: string): string => maxBy(by, select(name, inNamespace(facts)));
  const desired = gauge('kube_horizontalpodautoscaler_status_desired_replicas');
  const max = gauge('kube_horizontalpodautoscaler_spec_max_replicas');
  const min = gauge('kube_horizontalpodautoscaler_spec_min_replicas');
  return {
    alert: 'AutoscalerAtMaximum',
    expr: `${desired} >= ${max} and ${max} > ${min} and ${mine} > 0`,
    pendingPeriod: Duration.minutes(30),
    severity: AlertSeverity.WARNING,
    summary: '{{ $labels.horizontalpodautoscaler }} has been at its {{ $value }} replicas for half an hour',
    description: 'The load may be larger than what the maximum can carry. Raise it, or find out who sends so much.',
  };
}
