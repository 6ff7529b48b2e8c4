import { MonitoringStack } from '../cluster/operation-facts';
import { MetricsAuth } from '../contract/metrics';
import type { TargetFacts } from '../contract/target';
import type { Problem } from '../core/problem';
import type { Scrape } from './scrape';
import { ScrapeKind } from './scrape';
import { stackOf } from './stacks';

/** How the stack of the cluster finds metrics if nobody says. The Service of a slot may lead to the pods of the other one. */
export function usualKind(stack: MonitoringStack | undefined, { metrics, servedPods }: TargetFacts): ScrapeKind {
  const open = (metrics?.endpoint?.auth ?? MetricsAuth.NONE) === MetricsAuth.NONE;
  if (!metrics?.endpoint) {
    return ScrapeKind.NONE;
  }
  if (stack === MonitoringStack.AMAZON && open) {
    return ScrapeKind.ANNOTATIONS;
  }
  return servedPods || stack === MonitoringStack.GOOGLE ? ScrapeKind.POD_MONITOR : ScrapeKind.SERVICE_MONITOR;
}

/** What is said and the stack of the cluster has no field or object for. */
export function checkStack(
  stack: MonitoringStack | undefined,
  facts: TargetFacts,
  scrape: Scrape,
  wants: { readonly rules: boolean; readonly probe: boolean },
): Problem[] {
  const has = stackOf(stack);
  const missing = (prop: string, what: string, remedy: string): Problem => ({
    code: 'LLMGW-616',
    prop,
    value: stack,
    reason: `the monitoring of the cluster has no objects for ${what}, so none is made`,
    remedy,
    warning: true,
  });
  const elsewhere = 'make it a PrometheusRule for a cluster whose stack is PROMETHEUS_OPERATOR and convert it';
  return [
    ...(wants.rules && !has.rules
      ? [missing('alerts', 'rules', `say Alerts.none(); or ${elsewhere}, and accept this warning`)]
      : []),
    ...(wants.probe && !has.probe ? [missing('publicProbe', 'probes', 'leave it out, and let a check of the cloud do it')] : []),
    ...(stack === MonitoringStack.GOOGLE ? checkGoogle(facts, scrape) : []),
    ...(stack === MonitoringStack.AMAZON ? checkAmazon(scrape) : []),
  ];
}

function isMonitor({ _kind }: Scrape): boolean {
  return _kind === ScrapeKind.SERVICE_MONITOR || _kind === ScrapeKind.POD_MONITOR;
}

/** Labels of the target are Google's, and a name of a user is text. */
function checkGoogle({ metrics }: TargetFacts, scrape: Scrape): Problem[] {
  if (!isMonitor(scrape)) {
    return [];
  }
  const { relabelings, honorLabels } = scrape._options;
  const dropped = [...(relabelings?.length ? ['relabelings'] : []), ...(honorLabels ? ['honorLabels'] : [])];
  const basic = metrics?.endpoint?.auth === MetricsAuth.BASIC;
  const remedy = "leave it out; 'metricRelabelings' works";
  return [
    ...dropped.map((name) => ({
      code: 'LLMGW-615' as const,
      prop: `scrape.${name}`,
      reason: 'a PodMonitoring has no such field',
      remedy,
    })),
    ...(basic
      ? [
          {
            code: 'LLMGW-617' as const,
            prop: 'target.credentials',
            value: metrics.endpoint?.userCredential,
            reason:
              'a PodMonitoring reads the password from a Secret and not the name of the user: every scrape would be answered 401',
            remedy: 'let a Prometheus of your own ask, or accept this warning if something adds the name',
            warning: true,
          },
        ]
      : []),
  ];
}

function checkAmazon(scrape: Scrape): Problem[] {
  if (!isMonitor(scrape)) {
    return [];
  }
  const reason = 'the collector of Amazon Managed Prometheus reads no objects of the cluster';
  const remedy = 'use Scrape.annotations(), or accept this warning if a collector with a target allocator reads it';
  return [{ code: 'LLMGW-615', prop: 'scrape', value: 'monitor', reason, remedy, warning: true }];
}
