import type { MetricsEndpoint } from '../contract/metrics';
import { MetricsAuth } from '../contract/metrics';
import { asSure } from '../contract/provenance';
import type { TargetFacts } from '../contract/target';
import type { StringMap } from '../core/labels';
import { checkLabels } from '../core/labels';
import { own } from '../core/own';
import type { Problem } from '../core/problem';
import { unread } from '../core/unread';
import type { Alerts } from './alerts';
import type { Scrape } from './scrape';
import { ScrapeKind } from './scrape';

// four samples in the five minutes over which rates are taken
const LONGEST_INTERVAL = 75;

/** What would make a target that is always down, or none at all. */
export function checkScrape(facts: TargetFacts, scrape: Scrape, chosen: boolean): Problem[] {
  const endpoint = facts.metrics?.endpoint;
  if (scrape._kind === ScrapeKind.NONE && chosen) {
    return [];
  }
  if (endpoint === undefined) {
    const reason = facts.metrics?.unavailable ?? `${facts.product.product} has no metrics that can be scraped`;
    const remedy = chosen ? "leave 'scrape' out, or say Scrape.none()" : 'say Scrape.none() if alerts about pods are enough';
    return [{ code: chosen ? 'LLMGW-601' : 'LLMGW-602', prop: 'scrape', reason, remedy, warning: !chosen }];
  }
  return [
    ...checkTiming(scrape),
    ...checkListener(facts, endpoint),
    ...checkTls(facts, scrape),
    ...asSure(facts.product, 'metrics.endpoint', checkAuth(facts, endpoint, scrape)),
    ...checkLabels('scrape.labels', scrape._options.labels ?? {}),
  ];
}

function checkTiming(scrape: Scrape): Problem[] {
  const interval = scrape._interval;
  const timeout = scrape._timeout;
  const code = 'LLMGW-604' as const;
  if (interval.toSeconds() <= 0 || interval.toSeconds() > LONGEST_INTERVAL) {
    const reason = `rates over five minutes need a scrape every ${LONGEST_INTERVAL} seconds or more often`;
    return [{ code, prop: 'scrape.interval', value: interval.toHumanString(), reason, remedy: 'use 30 seconds' }];
  }
  if (timeout.toSeconds() <= 0 || timeout.toSeconds() > interval.toSeconds()) {
    const reason = `not between 0 and the interval of ${interval.toHumanString()}; Prometheus would refuse it`;
    return [{ code, prop: 'scrape.timeout', value: timeout.toHumanString(), reason, remedy: 'use 10 seconds' }];
  }
  return [];
}

function checkListener(facts: TargetFacts, endpoint: MetricsEndpoint): Problem[] {
  const code = 'LLMGW-605' as const;
  const { listener } = endpoint;
  if (!facts.product.listeners.some((l) => l.name === listener)) {
    const remedy = `use one of ${facts.product.listeners.map((l) => l.name).join(', ')}`;
    return [{ code, prop: 'profile.metrics.endpoint.listener', value: listener, reason: 'no such listener', remedy }];
  }
  return [];
}

function checkTls({ product }: TargetFacts, scrape: Scrape): Problem[] {
  if (product.listeners.some(({ tls }) => tls)) {
    return [];
  }
  return unread({ 'scrape.tls': scrape._options.tls }, 'no listener speaks TLS', 'leave it out');
}

/** Whether the Service has the port, which a front door that is made later may decide. */
export function checkPublished(facts: TargetFacts, scrape: Scrape): Problem[] {
  const listener = facts.metrics?.endpoint?.listener;
  const missing = listener !== undefined && !facts.listeners.some((l) => l.name === listener);
  if (scrape._kind !== ScrapeKind.SERVICE_MONITOR || !missing || !facts.product.listeners.some((l) => l.name === listener)) {
    return [];
  }
  const reason = `the Service does not publish listener "${listener}"`;
  return [{ code: 'LLMGW-605', prop: 'scrape', value: 'serviceMonitor', reason, remedy: 'use Scrape.podMonitor()' }];
}

function checkAuth(facts: TargetFacts, endpoint: MetricsEndpoint, scrape: Scrape): Problem[] {
  const code = 'LLMGW-603' as const;
  const kind = endpoint.auth ?? MetricsAuth.NONE;
  if (kind === MetricsAuth.NONE) {
    return [];
  }
  if (scrape._kind === ScrapeKind.ANNOTATIONS) {
    const reason = `${endpoint.path ?? '/metrics'} wants ${kind} authentication, which annotations cannot carry`;
    return [{ code, prop: 'scrape', value: 'annotations', reason, remedy: 'use Scrape.serviceMonitor()' }];
  }
  const needed = kind === MetricsAuth.BASIC ? [endpoint.credential, endpoint.userCredential] : [endpoint.credential];
  return needed
    .filter((name) => name === undefined || own(facts.credentials, name) === undefined)
    .map((name) => ({
      code,
      prop: 'target.credentials',
      value: name,
      reason: `${endpoint.path ?? '/metrics'} wants ${kind} authentication, every scrape would be answered 401`,
      remedy:
        name === undefined
          ? "name the credential in 'metrics.endpoint' of the profile"
          : `add a credential source to the workload that knows "${name}"`,
    }));
}

/** A ServiceMonitor follows the Service, which may lead to the pods of the other slot. */
export function checkSlot(facts: TargetFacts, scrape: Scrape): Problem[] {
  if (scrape._kind !== ScrapeKind.SERVICE_MONITOR || !facts.servedPods || !facts.metrics?.endpoint) {
    return [];
  }
  const reason = `the Service of ${facts.name} is that of a blue-green pair and leads to the pods of the live slot`;
  const remedy = 'use Scrape.podMonitor(), or make the BlueGreen before what watches its slots';
  return [{ code: 'LLMGW-848', prop: 'scrape', value: 'serviceMonitor', reason, remedy }];
}

/** A stack that selects by a label loads what has it and leaves out the rest without a word. */
export function checkStackLabels(all: StringMap, monitor: Scrape | undefined, ofRules: StringMap = {}): Problem[] {
  if (!monitor) {
    return [];
  }
  const ofMonitor = monitor._options.labels ?? {};
  const missing = (prop: string, from: StringMap, other: StringMap, without: string): Problem[] =>
    Object.keys(from)
      .filter((name) => all[name] === undefined && other[name] === undefined)
      .map((name) => ({
        code: 'LLMGW-849' as const,
        prop: `${prop}.${name}`,
        value: from[name],
        reason: `the ${without} not have it, and a Prometheus that selects by it leaves that out`,
        remedy: "state it in 'labels', which all objects get",
        warning: true,
      }));
  return [
    ...missing('scrape.labels', ofMonitor, ofRules, 'rules do'),
    ...missing('alerts.labels', ofRules, ofMonitor, 'monitor does'),
  ];
}

/** What is said about something that is not made. */
export function checkUseless(
  props: {
    readonly scrape?: Scrape;
    readonly prometheus?: unknown;
    readonly alerts?: Alerts;
    readonly objectives?: readonly unknown[];
  },
  isMeasured: boolean,
): Problem[] {
  const { scrape, prometheus, alerts, objectives = [] } = props;
  const none = scrape?._kind === ScrapeKind.NONE;
  const unruled = alerts !== undefined && alerts._options === undefined && objectives.length > 0;
  return [
    ...unread(
      { prometheus: none || !isMeasured ? prometheus : undefined },
      none ? 'Scrape.none() lets nobody ask for metrics' : 'the product has none that can be scraped',
      "state 'monitoring' of the cluster, for which the right monitor is made; or open the port with 'ingress' of the workload",
    ),
    ...unread({ objectives: unruled && objectives }, 'they are rules, and Alerts.none() makes none', 'leave one of the two out'),
  ];
}
