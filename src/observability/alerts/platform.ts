import { Duration } from 'cdk8s';
import type { AlertRule } from '../alert-rule';
import { AlertSeverity } from '../alert-rule';
import { equals, maxBy, num, oneOf, select, sumBy } from '../query';
import type { AlertContext } from './context';
import { inNamespace } from './context';

/** What keeps a gateway running that it does not make itself: certificates and Secrets. */
export function platformAlerts({ facts }: AlertContext): AlertRule[] {
  const secrets = [...new Set(Object.values(facts.credentials).map((c) => c.secretName))].sort();
  const end = ofObjects(facts, 'certmanager_certificate_expiration_timestamp_seconds');
  const renewal = ofObjects(facts, 'certmanager_certificate_renewal_timestamp_seconds');
  const rules: AlertRule[] = [
    {
      alert: 'CertificateNotReady',
      expr: `${ofObjects(facts, 'certmanager_certificate_ready_status', 'condition="False"')} == 1`,
      pendingPeriod: Duration.minutes(15),
      severity: AlertSeverity.WARNING,
      summary: 'certificate {{ $labels.name }} is not ready',
      description: 'cert-manager cannot issue or renew it. The old one is served until it ends.',
    },
    {
      alert: 'CertificateExpiring',
      // certificates of a day are always close to their end: only a renewal that is late is news
      expr: `${end} - time() < ${num(Duration.days(7).toSeconds())} and ${renewal} < time() - 3600`,
      pendingPeriod: Duration.hours(1),
      severity: AlertSeverity.CRITICAL,
      summary: 'certificate {{ $labels.name }} ends in {{ $value | humanizeDuration }}',
      description: 'cert-manager should have renewed it by now and has not. At the end clients are refused.',
    },
  ];
  if (secrets.length > 0) {
    const failing = ofObjects(
      facts,
      'externalsecret_status_condition',
      oneOf('name', secrets),
      'condition="Ready",status="False"',
    );
    rules.push({
      alert: 'SecretSyncFailing',
      expr: `${failing} == 1`,
      pendingPeriod: Duration.minutes(15),
      severity: AlertSeverity.WARNING,
      summary: 'ExternalSecret {{ $labels.name }} is not ready',
      description: 'Credentials are not refreshed from the store. A rotated key does not arrive; new clusters do not start.',
    });
  }
  return rules;
}

/**
 * What a controller tells about objects of our namespace. Its chart often leaves `honorLabels` off: then `namespace` is that of the
 * controller, and ours is in `exported_namespace`.
 */
function ofObjects(facts: AlertContext['facts'], metric: string, ...matchers: readonly string[]): string {
  const own = maxBy(['namespace', 'name'], select(metric, inNamespace(facts), ...matchers));
  if (facts.namespace === undefined) {
    return own;
  }
  const exported = maxBy(
    ['exported_namespace', 'name'],
    select(metric, equals('exported_namespace', facts.namespace), ...matchers),
  );
  return `(${own} or label_replace(${exported}, "namespace", "$1", "exported_namespace", "(.*)"))`;
}

/** Money, where the product counts it and a budget is stated. */
export function costAlerts({ metrics, series, options }: AlertContext): AlertRule[] {
  const { cost } = metrics;
  const budget = options.dailyBudget;
  if (cost === undefined || budget === undefined) {
    return [];
  }
  const spent = (window: string): string => sumBy(series.by, `increase(${select(cost.name, series.matchers)}[${window}])`);
  return [
    {
      alert: 'BudgetExceeded',
      expr: `${spent('1d')} > ${num(budget)}`,
      severity: AlertSeverity.WARNING,
      summary: '{{ $labels.job }} has cost {{ $value | humanize }} US dollars in a day',
      description: `The budget is ${num(budget)} US dollars in a day. Look at the cost by model and by client.`,
    },
    {
      alert: 'BudgetBurningFast',
      // a sixth of the day's money in an hour: four times the pace that lasts for a day
      expr: `${spent('1h')} > ${num(budget / 6)} and ${spent('5m')} > ${num(budget / 72)}`,
      severity: AlertSeverity.CRITICAL,
      summary: '{{ $labels.job }} has cost {{ $value | humanize }} US dollars in an hour',
      description: `At this pace the budget of ${num(budget)} US dollars lasts for six hours. A client may run in a loop.`,
    },
  ];
}
