import type { ApiObjectMetadata } from 'cdk8s';
import { ApiObject, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type * as monitoringModule from '../../imports/monitoring.coreos.com';
import type { MonitoringStack } from '../cluster/operation-facts';
import type { MetricsEndpoint } from '../contract/metrics';
import { MetricsAuth } from '../contract/metrics';
import type { Listener } from '../contract/listener';
import type { TargetFacts } from '../contract/target';
import { areApart } from '../core/namespaces';
import { own } from '../core/own';
import { promDuration } from './query';
import type { Relabeling, Scrape, ScrapeTlsOptions } from './scrape';
import { ScrapeKind } from './scrape';
import { stackOf } from './stacks';
import type { StackObject } from './stacks/translation';

/** What a monitor is made of. */
export interface MonitorSettings {
  readonly scrape: Scrape;
  readonly facts: TargetFacts;
  readonly endpoint: MetricsEndpoint;
  readonly listener: Listener;
  readonly labels: { readonly [name: string]: string };
  /** What reads it. */
  readonly stack?: MonitoringStack;
}

// Every gateway has one. Without the generated classes, whose file is large, its fields are still checked by their types.
const SERVICE_MONITOR = { apiVersion: 'monitoring.coreos.com/v1', kind: 'ServiceMonitor' };
const POD_MONITOR = { apiVersion: 'monitoring.coreos.com/v1', kind: 'PodMonitor' };

/** The ServiceMonitor or PodMonitor of a workload, or what its stack has instead; it has its name. */
export function addMonitor(scope: Construct, settings: MonitorSettings): ApiObject {
  const namespaceSelector = elsewhere(scope, settings.facts);
  const { scrape, facts } = settings;
  const { sampleLimit } = scrape._options;
  const metadata = { name: facts.name, labels: { ...facts.labels, ...settings.labels, ...scrape._options.labels } };
  if (scrape._kind === ScrapeKind.POD_MONITOR) {
    const spec: monitoringModule.PodMonitorSpec = {
      selector: { matchLabels: facts.selectorLabels },
      namespaceSelector,
      sampleLimit,
      podMetricsEndpoints: endpoints(settings),
    };
    return monitor(scope, metadata, { ...POD_MONITOR, spec }, settings.stack);
  }
  const spec: monitoringModule.ServiceMonitorSpec = {
    selector: { matchLabels: facts.serviceLabels },
    namespaceSelector,
    sampleLimit,
    endpoints: endpoints(settings),
  };
  return monitor(scope, metadata, { ...SERVICE_MONITOR, spec }, settings.stack);
}

function monitor(scope: Construct, metadata: ApiObjectMetadata, object: object, stack: MonitoringStack | undefined): ApiObject {
  return new ApiObject(scope, 'Monitor', { ...stackOf(stack).monitor!(object as StackObject), metadata });
}

/** A monitor looks into its own namespace, unless it is told where else. */
function elsewhere(scope: Construct, facts: TargetFacts): { matchNames: string[] } | undefined {
  return areApart(Chart.of(scope).namespace, facts.namespace) ? { matchNames: [facts.namespace!] } : undefined;
}

/** What the pods tell beside the metrics of the product. An annotation names one port, so that is for monitors. */
export function furtherEndpoints({ metrics, product }: TargetFacts): Array<Pick<MonitorSettings, 'endpoint' | 'listener'>> {
  return (metrics?.furtherEndpoints ?? []).flatMap((endpoint) => {
    const listener = product.listeners.find(({ name }) => name === endpoint.listener);
    return listener ? [{ endpoint, listener }] : [];
  });
}

function endpoints(settings: MonitorSettings): never[] {
  return [endpoint(settings), ...furtherEndpoints(settings.facts).map((further) => endpoint({ ...settings, ...further }))];
}

/** The endpoint with the names of the YAML; both kinds of monitors spell it alike. */
function endpoint({ scrape, facts, endpoint: metrics, listener }: MonitorSettings): never {
  const options = scrape._options;
  return {
    port: listener.name,
    path: metrics.path ?? '/metrics',
    scheme: listener.tls ? 'https' : undefined,
    interval: promDuration(scrape._interval),
    scrapeTimeout: promDuration(scrape._timeout),
    honorLabels: options.honorLabels,
    ...auth(metrics, facts),
    tlsConfig: listener.tls ? tls(options.tls ?? {}, facts) : undefined,
    // a PodMonitor would call the job "<namespace>/<name>"; alerts and dashboards know one name
    relabelings: [...(options.relabelings ?? []), { action: 'replace', targetLabel: 'job', replacement: facts.name }].map(step),
    metricRelabelings: options.metricRelabelings?.map(step),
    // the two kinds have a class each for the same fields
  } as never;
}

function auth(metrics: MetricsEndpoint, facts: TargetFacts): object {
  const reference = (credential: string | undefined) => {
    const found = credential === undefined ? undefined : own(facts.credentials, credential);
    return found && { name: found.secretName, key: found.key };
  };
  switch (metrics.auth ?? MetricsAuth.NONE) {
    case MetricsAuth.NONE:
      return {};
    case MetricsAuth.BEARER:
      return { authorization: { type: 'Bearer', credentials: reference(metrics.credential) } };
    case MetricsAuth.BASIC:
      return { basicAuth: { username: reference(metrics.userCredential), password: reference(metrics.credential) } };
  }
}

function tls(options: ScrapeTlsOptions, facts: TargetFacts): object {
  const ca = options.ca && { secret: { name: options.ca.secretName, key: options.ca.key } };
  const serverName = options.serverName ?? (facts.namespace && `${facts.name}.${facts.namespace}.svc`);
  return { ca, serverName, insecureSkipVerify: options.insecureSkipVerify };
}

/** Only what is known; an unknown field would be dropped by the API server in silence. */
function step({ sourceLabels, separator, targetLabel, regex, replacement, action }: Relabeling): Relabeling {
  return { sourceLabels, separator, targetLabel, regex, replacement, action };
}
