import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { clusterOf } from '../cluster/cluster';
import type { ClusterMonitoring } from '../cluster/operation-facts';
import { MonitoringStack } from '../cluster/operation-facts';
import type { MetricsEndpoint } from '../contract/metrics';
import { MetricsAuth } from '../contract/metrics';
import { NetworkPeer } from '../contract/network';
import type { IGatewayWorkload, TargetFacts } from '../contract/target';
import { Findings } from '../core/findings';
import { claimName } from '../core/identities';
import { checkLabels } from '../core/labels';
import { checkNamespace } from '../core/namespaces';
import type { Problem } from '../core/problem';
import type { AlertContext } from './alerts/context';
import { inNamespace, podMatcher } from './alerts/context';
import { Alerts } from './alerts';
import type { PublicProbe, SyntheticCheck } from './outside';
import { addPublicProbe, checkPublicProbe, publicProbeAlert } from './public-probe';
import { addSyntheticCheck, checkSyntheticCheck, syntheticCheckAlert } from './synthetic-check';
import type { AlertRule } from './alert-rule';
import { DashboardKind, Dashboards } from './dashboards';
import type * as dashboardModule from './dashboards/dashboard';
import { addMonitor, furtherEndpoints } from './monitors';
import { equals } from './query';
import { addRules, checkRules, rulesOf } from './rules';
import { Scrape, ScrapeKind } from './scrape';
import { checkPublished, checkScrape, checkSlot, checkStackLabels, checkUseless } from './scrape-checks';
import type { SloObjective } from './slo-objective';
import { checkStack, usualKind } from './stack-checks';
import { stackOf } from './stacks';

/** What is watched, and how. */
export interface GatewayObservabilityProps {
  /** The workload. */
  readonly target: IGatewayWorkload;
  /**
   * How Prometheus finds the metrics.
   * @default - as the monitoring of the cluster finds pods, else Scrape.serviceMonitor(), or Scrape.podMonitor() for the slot of a
   * blue-green pair whose Service is that of the pair; nothing and a warning (LLMGW-602) where the product cannot be scraped
   */
  readonly scrape?: Scrape;
  /**
   * Prometheus, which gets through the network policy.
   * @default - the collectors of the cluster, else every pod of the namespace `monitoring`
   */
  readonly prometheus?: NetworkPeer;
  /**
   * Labels of all objects for Prometheus and Grafana, for example `release`, by which a Prometheus of kube-prometheus-stack
   * finds monitors and rules.
   * @default - those by which the monitoring of the cluster finds its objects, and those of the workload
   */
  readonly labels?: { [name: string]: string };
  /**
   * What Prometheus tells about.
   * @default Alerts.prometheusRule()
   */
  readonly alerts?: Alerts;
  /**
   * What users may expect: recording rules and burn-rate alerts follow.
   * @default - no objectives
   */
  readonly objectives?: SloObjective[];
  /**
   * How the dashboard reaches Grafana.
   * @default Dashboards.configMap()
   */
  readonly dashboards?: Dashboards;
  /**
   * A look at the public address from outside: a Probe, `<workload>-public`, and an alert.
   * @default - none
   */
  readonly publicProbe?: PublicProbe;
  /**
   * A real request every few minutes: a CronJob, `<workload>-check`, and an alert.
   * @default - none
   */
  readonly syntheticCheck?: SyntheticCheck;
}

/**
 * Scraping, alerts and dashboards of a gateway, all made from the list of metrics in its profile: the scrape carries the
 * credential that the product wants, the alerts use metrics that it has, with thresholds that can be reached.
 * @example
 * import { App, Chart } from 'cdk8s';
 * import {
 *   Dashboards,
 *   GatewayConfig,
 *   GatewayObservability,
 *   GatewayProfile,
 *   GatewaySecrets,
 *   LlmGateway,
 *   ModelProvider,
 *   SecretSource,
 * } from 'cdk8s-llm-gateway';
 *
 * const app = new App();
 * const chart = new Chart(app, 'ai', { namespace: 'ai' });
 * const keys = new GatewaySecrets(chart, 'keys', {
 *   source: SecretSource.existing('litellm-keys', ['master-key', 'metrics-key', 'openai']),
 * });
 * const gateway = new LlmGateway(chart, 'gateway', {
 *   profile: GatewayProfile.liteLlm({ version: '1.108.7' }),
 *   credentials: [keys],
 *   providers: [ModelProvider.openAi()],
 *   config: GatewayConfig.file('config.yaml', {
 *     model_list: [{ model_name: 'gpt', litellm_params: { model: 'openai/gpt-4o', api_key: GatewayConfig.credential('openai') } }],
 *     litellm_settings: { callbacks: ['prometheus'] },
 *   }),
 * });
 * new GatewayObservability(chart, 'observability', { target: gateway, dashboards: Dashboards.none() });
 * app.synth();
 */
export class GatewayObservability extends Construct {
  /** The ServiceMonitor or PodMonitor, or what the monitoring of the cluster has instead, if there is one. */
  public readonly monitor?: ApiObject;
  /** The PrometheusRule, or what the monitoring of the cluster has instead, if there are alerts. */
  public readonly rules?: ApiObject;
  /** The ConfigMap or GrafanaDashboard, if there is one. */
  public readonly dashboard?: ApiObject;
  /** The Probe of the public address, if there is one. */
  public readonly publicProbe?: ApiObject;
  /** The CronJob of the synthetic check, if there is one. */
  public readonly syntheticCheck?: ApiObject;

  constructor(scope: Construct, id: string, props: GatewayObservabilityProps) {
    super(scope, id);
    const facts = props.target.toTargetFacts();
    const { monitoring = {} } = clusterOf(this).facts;
    const labels = { ...monitoring.selectorLabels, ...props.labels };
    const findings = Findings.of(this);
    findings._report([...checkLabels('labels', labels)]);

    const metrics = facts.metrics;
    const stack = stackOf(monitoring.stack);
    const scrape = usedScrape(props.scrape, monitoring.stack, facts);
    const alerts = (props.alerts ?? Alerts.prometheusRule())._options;
    findings._report(
      checkStack(monitoring.stack, facts, scrape, { rules: alerts !== undefined, probe: props.publicProbe !== undefined }),
    );
    findings._report(checkScrape(facts, scrape, props.scrape !== undefined));
    findings._report(checkUseless(props, metrics?.endpoint !== undefined));
    findings._check(() => checkPublished(props.target.toTargetFacts(), scrape));
    findings._check(() => checkSlot(props.target.toTargetFacts(), scrape));
    const endpoint = scrape._kind === ScrapeKind.NONE ? undefined : metrics?.endpoint;
    const listener = facts.product.listeners.find((l) => l.name === endpoint?.listener);
    if (endpoint && listener) {
      const peers = props.prometheus ? [props.prometheus] : (monitoring.collectors ?? [NetworkPeer.namespace('monitoring')]);
      const ports = [listener, ...furtherEndpoints(facts).map((further) => further.listener)].map(({ port }) => ({ port }));
      props.target.add({ ingress: [{ peers, ports }] }, this);
      if (scrape._kind === ScrapeKind.ANNOTATIONS) {
        props.target.add({ podAnnotations: scrapeAnnotations(endpoint.path ?? '/metrics', listener) }, this);
      } else {
        this.monitor = addMonitor(this, { scrape, facts, endpoint, listener, labels, stack: monitoring.stack });
        findings._report([...claimName(this.monitor), ...checkPlace(this, facts, endpoint, monitoring)]);
      }
    }

    const outside: AlertRule[] = [];
    if (props.publicProbe && stack.probe) {
      findings._report(checkPublicProbe(props.publicProbe));
      this.publicProbe = addPublicProbe(this, facts, props.publicProbe, labels, stack.probe);
      findings._report(claimName(this.publicProbe));
      outside.push(publicProbeAlert(facts, props.publicProbe));
    }
    if (props.syntheticCheck) {
      const reason = 'the check and its network policy belong to the namespace of the workload';
      findings._report(checkNamespace(this, facts.namespace, 'syntheticCheck', reason));
      findings._report(checkSyntheticCheck(facts, props.syntheticCheck));
      const objects = addSyntheticCheck(this, props.target, props.syntheticCheck);
      this.syntheticCheck = objects[0];
      findings._report(objects.flatMap((object) => claimName(object)));
      outside.push(syntheticCheckAlert(facts, props.syntheticCheck));
    }

    const context: AlertContext = {
      facts,
      metrics: endpoint && metrics ? metrics : {},
      series: seriesOf(facts, scrape),
      options: props.alerts?._options ?? {},
      scrapeInterval: scrape._interval.toSeconds(),
    };
    const dashboards = props.dashboards ?? Dashboards.configMap();
    if (dashboards._kind !== DashboardKind.NONE) {
      const { addDashboard } = require('./dashboards/dashboard') as typeof dashboardModule;
      this.dashboard = addDashboard(this, context, dashboards, scrape._job, labels);
      findings._report([...claimName(this.dashboard), ...checkLabels('dashboards.labels', dashboards._labels)]);
    }
    const objectives = props.objectives ?? [];
    if (alerts && stack.rules) {
      const rules = rulesOf(context, objectives, outside);
      findings._report(checkRules(context, objectives, rules));
      this.rules = addRules(this, context, rules, labels, stack.rules);
      findings._report([...claimName(this.rules), ...checkStackLabels(labels, this.monitor && scrape, context.options.labels)]);
      if (facts.namespace === undefined) {
        const reason = 'the chart has no namespace, so alerts match every gateway of this name';
        findings._warn('LLMGW-610', { prop: 'target', value: facts.name, reason, remedy: "set 'namespace' of the chart" });
      }
    }
  }
}

/** A monitor in another namespace than its workload: some cannot look there, and none reads Secrets of another namespace. */
function checkPlace(scope: Construct, facts: TargetFacts, endpoint: MetricsEndpoint, monitoring: ClusterMonitoring): Problem[] {
  if (monitoring.ownNamespaceOnly || monitoring.stack === MonitoringStack.GOOGLE) {
    return checkNamespace(
      scope,
      facts.namespace,
      'target',
      'the monitoring of the cluster has no namespaceSelector or ignores it',
    );
  }
  const asks = (endpoint.auth ?? MetricsAuth.NONE) !== MetricsAuth.NONE;
  return asks ? checkNamespace(scope, facts.namespace, 'target', 'the monitor reads its credential from its own namespace') : [];
}

/** What the team says, as far as the stack knows it: Google has one kind of monitor, for pods. */
function usedScrape(given: Scrape | undefined, stack: MonitoringStack | undefined, facts: TargetFacts): Scrape {
  const kind = given?._kind ?? usualKind(stack, facts);
  switch (kind) {
    case ScrapeKind.NONE:
      return given ?? Scrape.none();
    case ScrapeKind.ANNOTATIONS:
      return given ?? Scrape.annotations();
    case ScrapeKind.POD_MONITOR:
      return given ?? Scrape.podMonitor();
    case ScrapeKind.SERVICE_MONITOR:
      return stack === MonitoringStack.GOOGLE ? Scrape.podMonitor(given?._options) : (given ?? Scrape.serviceMonitor());
  }
}

/** By which labels the series of the target are found. */
function seriesOf(facts: TargetFacts, scrape: Scrape): { matchers: string; by: string[] } {
  // one job for all annotated pods of a cluster: only the names of the pods tell whose they are
  const own =
    scrape._kind === ScrapeKind.ANNOTATIONS ? [equals('job', scrape._job!), podMatcher(facts)] : [equals('job', facts.name)];
  return { matchers: [inNamespace(facts), ...own].filter((m) => m !== undefined).join(','), by: ['namespace', 'job'] };
}

function scrapeAnnotations(
  path: string,
  listener: { readonly port: number; readonly tls?: boolean },
): { [name: string]: string } {
  return {
    'prometheus.io/scrape': 'true',
    'prometheus.io/port': String(listener.port),
    'prometheus.io/path': path,
    ...(listener.tls ? { 'prometheus.io/scheme': 'https' } : {}),
  };
}
