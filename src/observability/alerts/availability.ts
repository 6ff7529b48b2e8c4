import { Duration } from 'cdk8s';
import type { AlertRule } from '../alert-rule';
import { AlertSeverity } from '../alert-rule';
import { equals, maxBy, select, sumBy } from '../query';
import type { AlertContext } from './context';
import { inNamespace, podMatcher, workloadName } from './context';

/** How kube-state-metrics calls what it knows about a kind. */
const KINDS: Record<string, { readonly available: string; readonly desired: string; readonly label: string }> = {
  Deployment: {
    available: 'kube_deployment_status_replicas_available',
    desired: 'kube_deployment_spec_replicas',
    label: 'deployment',
  },
  StatefulSet: {
    available: 'kube_statefulset_status_replicas_ready',
    desired: 'kube_statefulset_replicas',
    label: 'statefulset',
  },
};

/** Pods that are missing, restart or run out of memory. */
export function availabilityAlerts(context: AlertContext): AlertRule[] {
  return [...replicaAlerts(context), ...containerAlerts(context)];
}

function replicaAlerts({ facts }: AlertContext): AlertRule[] {
  const kind = KINDS[facts.kind];
  if (kind === undefined) {
    return [];
  }
  const me = [inNamespace(facts), equals(kind.label, workloadName(facts))];
  const by = ['namespace', kind.label];
  const available = maxBy(by, select(kind.available, ...me));
  const name = `{{ $labels.${kind.label} }}`;
  return [
    {
      alert: 'GatewayDown',
      expr: [`${available} == 0 and ${maxBy(by, select(kind.desired, ...me))} > 0`, ...noneReady(facts, kind.label)].join(' or '),
      pendingPeriod: Duration.minutes(2),
      severity: AlertSeverity.CRITICAL,
      summary: `no pod of ${name} is available`,
      description: 'Every request fails. Look at the events of the pods: image, Secrets, configuration, nodes.',
    },
    {
      alert: 'PodDown',
      expr: `${available} < ${maxBy(by, select(kind.desired, ...me))}`,
      // where one pod takes the place of another, the new one waits for the streams of the old; half an hour is news in any case
      pendingPeriod: Duration.seconds(Math.min(1800, Math.max(900, 2 * facts.terminationGracePeriod.toSeconds()))),
      severity: AlertSeverity.WARNING,
      summary: `${name} has {{ $value }} available pods, less than it wants`,
      description: 'Pods do not start, do not get ready, or find no node. The rest carries the load.',
    },
    {
      alert: 'WorkloadNotSeen',
      expr: `absent(${select(kind.available, ...me)})`,
      pendingPeriod: Duration.minutes(15),
      severity: AlertSeverity.WARNING,
      summary: `${workloadName(facts)} is not seen by kube-state-metrics`,
      description: 'It was deleted or renamed, or kube-state-metrics is down: then no alert about its pods can fire.',
    },
  ];
}

/**
 * A Rollout of Argo runs the pods itself and keeps the Deployment at zero: then the pods are asked, and Argo where it is scraped.
 * Nothing of this exists without a Rollout, or is true at the same time.
 */
function noneReady(facts: AlertContext['facts'], label: string): string[] {
  const named = (expression: string): string =>
    `label_replace(${expression}, "${label}", ${JSON.stringify(workloadName(facts))}, "", "")`;
  const rollout = [inNamespace(facts), equals('name', workloadName(facts))];
  const desired = maxBy(['namespace'], select('rollout_info_replicas_desired', ...rollout));
  return [
    `${named(sumBy(['namespace'], select('kube_pod_status_ready', inNamespace(facts), podMatcher(facts), 'condition="true"')))} == 0`,
    `${named(maxBy(['namespace'], select('rollout_info_replicas_available', ...rollout)))} == 0 and ${named(desired)} > 0`,
  ];
}

function containerAlerts({ facts }: AlertContext): AlertRule[] {
  const by = ['namespace', 'pod', 'container'];
  const me = [inNamespace(facts), podMatcher(facts)];
  const restarts = maxBy(by, `increase(${select('kube_pod_container_status_restarts_total', ...me)}[30m])`);
  const killed = select('kube_pod_container_status_last_terminated_reason', ...me, 'reason="OOMKilled"');
  return [
    {
      alert: 'PodRestarting',
      expr: `${restarts} > 2`,
      severity: AlertSeverity.WARNING,
      summary: 'container {{ $labels.container }} of {{ $labels.pod }} restarts again and again',
      description: 'More than two restarts in 30 minutes. Every restart cuts the streams of this pod.',
    },
    {
      alert: 'OutOfMemory',
      expr: `${maxBy(by, killed)} == 1 and ${restarts} > 0`,
      severity: AlertSeverity.WARNING,
      summary: 'container {{ $labels.container }} of {{ $labels.pod }} ran out of memory',
      description: 'The kernel ended it at its memory limit, and all its streams with it.',
    },
  ];
}

/** Scrapes that fail: nothing that is made from the metrics of the product can fire then. */
export function scrapeAlerts({ series, facts }: AlertContext): AlertRule[] {
  const up = select('up', series.matchers);
  const kind = KINDS[facts.kind];
  // an autoscaler may have taken all pods away on purpose
  const wanted = kind && select(kind.desired, inNamespace(facts), equals(kind.label, workloadName(facts)));
  // a Rollout of Argo keeps the Deployment at zero and runs pods all the same
  const pods = select('kube_pod_status_ready', inNamespace(facts), podMatcher(facts), 'condition="true"');
  const idle = `(max(${wanted}) == 0 unless on () count(${pods}) > 0)`;
  return [
    {
      alert: 'MetricsAbsent',
      expr: `absent(${up} == 1)${wanted ? ` unless on () ${idle}` : ''}`,
      pendingPeriod: Duration.minutes(10),
      severity: AlertSeverity.CRITICAL,
      summary: 'no pod can be scraped',
      description: 'Alerts and scaling are blind. Look at the targets page of Prometheus: 401, a network policy, or no target.',
    },
    {
      alert: 'ScrapeFailing',
      expr: `${maxBy([...series.by, 'instance'], up)} == 0`,
      pendingPeriod: Duration.minutes(15),
      severity: AlertSeverity.WARNING,
      summary: '{{ $labels.instance }} of {{ $labels.job }} cannot be scraped',
      description: 'Its numbers are missing from every ratio and every sum.',
    },
  ];
}
