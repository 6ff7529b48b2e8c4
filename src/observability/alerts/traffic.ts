import { Duration } from 'cdk8s';
import type { CounterFacts, ProductMetrics } from '../../contract/metrics';
import type { AlertRule } from '../alert-rule';
import { AlertSeverity } from '../alert-rule';
import { num, rate, ratio } from '../query';
import type { AlertContext } from './context';
import { WINDOW } from './context';

/** A counter, and the matcher of those of its series that are meant. */
export interface Counted {
  readonly name: string;
  readonly matcher?: string;
}

/** A counter and its series that count clients, and of these the ones that match. */
export function counted({ name, clients }: CounterFacts, matcher?: string): Counted {
  const all = [matcher, clients].filter((m) => m !== undefined);
  return all.length === 0 ? { name } : { name, matcher: all.join(',') };
}

/** What counts the failed requests of clients. */
export function failures({ requests, failedRequests }: ProductMetrics): Counted | undefined {
  if (failedRequests) {
    return counted(failedRequests, failedRequests.errors);
  }
  return requests?.errors === undefined ? undefined : counted(requests, requests.errors);
}

/** What counts requests to model providers and the failed ones, and the label that tells the providers apart. */
export function providerCounters(metrics: ProductMetrics): { all: Counted; failed: Counted; label: string } | undefined {
  const { requests, providerRequests, providerErrors } = metrics;
  const own = [providerRequests, requests].find((c) => c?.providerLabel !== undefined);
  if (own === undefined) {
    return undefined;
  }
  const label = own.providerLabel!;
  if (own.errors !== undefined) {
    return { all: counted(own), failed: counted(own, own.errors), label };
  }
  const failed = own === providerRequests && providerErrors?.providerLabel === label ? providerErrors : undefined;
  return failed && { all: counted(own), failed: counted(failed, failed.errors), label };
}

/** Requests that fail, are refused or do not come at all. */
export function trafficAlerts(context: AlertContext): AlertRule[] {
  const { metrics, options } = context;
  const failed = failures(metrics);
  const providers = providerCounters(metrics);
  const errorRatio = options.errorRatio ?? 0.05;
  const rules: AlertRule[] = [];
  if (metrics.requests && failed) {
    rules.push({
      alert: 'HighErrorRate',
      expr: share(context, failed, counted(metrics.requests), errorRatio),
      pendingPeriod: Duration.minutes(5),
      severity: AlertSeverity.CRITICAL,
      summary: '{{ $value | humanizePercentage }} of the requests to {{ $labels.job }} fail',
      description: `More than ${percent(errorRatio)} of the requests of the last five minutes failed. Clients see errors.`,
    });
  }
  if (providers) {
    rules.push({
      alert: 'ProviderHighErrorRate',
      expr: share(context, providers.failed, providers.all, errorRatio, providers.label),
      pendingPeriod: Duration.minutes(10),
      severity: AlertSeverity.WARNING,
      summary: `{{ $value | humanizePercentage }} of the requests to provider {{ $labels.${providers.label} }} fail`,
      description: `More than ${percent(errorRatio)} of the requests to one model provider fail. Fallbacks may still hide it.`,
    });
  }
  if (metrics.requests && metrics.rateLimited) {
    const limit = options.rateLimitedRatio ?? 0.1;
    const limited = counted(metrics.rateLimited, metrics.rateLimited.errors);
    rules.push({
      alert: 'HighRateLimiting',
      expr: share(context, limited, counted(metrics.requests), limit),
      pendingPeriod: Duration.minutes(15),
      severity: AlertSeverity.WARNING,
      summary: 'rate limits refuse {{ $value | humanizePercentage }} of the requests to {{ $labels.job }}',
      description: `More than ${percent(limit)} of the requests are refused. A client runs wild, or the limits are too low.`,
    });
  }
  if (metrics.toolCalls?.errors !== undefined) {
    const calls = metrics.toolCalls;
    rules.push({
      alert: 'McpToolErrors',
      expr: share(context, counted(calls, calls.errors), counted(calls), errorRatio),
      pendingPeriod: Duration.minutes(10),
      severity: AlertSeverity.WARNING,
      summary: '{{ $value | humanizePercentage }} of the MCP tool calls of {{ $labels.job }} fail',
      description: `More than ${percent(errorRatio)} of the tool calls fail. Agents see errors or try again and again.`,
    });
  }
  return [...rules, ...(metrics.requests ? [noTraffic(context, metrics.requests)] : [])];
}

function noTraffic({ series }: AlertContext, requests: CounterFacts): AlertRule {
  const { name, matcher } = counted(requests);
  const now = rate(series, name, '15m', matcher);
  const before = now.replace('[15m]', '[1h] offset 1d');
  return {
    alert: 'NoTraffic',
    // an error ratio cannot tell an outage in front of the gateway from a quiet night; yesterday can
    expr: `${now} == 0 and ${before} > 0.1`,
    pendingPeriod: Duration.minutes(15),
    severity: AlertSeverity.WARNING,
    summary: '{{ $labels.job }} gets no requests at all',
    description: 'A day ago there was traffic at this time. Look at DNS, the load balancer and the certificates in front of it.',
  };
}

/** Series whose part of failures is too large while there is enough traffic to tell. */
function share({ series, options }: AlertContext, part: Counted, whole: Counted, limit: number, label?: string): string {
  const by = label === undefined ? series.by : [...series.by, label];
  const all = rate(series, whole.name, WINDOW, whole.matcher, by);
  const parts = ratio(rate(series, part.name, WINDOW, part.matcher, by), all);
  return `${parts} > ${num(limit)} and ${all} >= ${num(options.minimumRate ?? 0.02)}`;
}

function percent(part: number): string {
  return `${num(part * 100)} %`;
}
