import type { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type * as grafanaModule from '../../../imports/grafana.integreatly.org';
import { sha256 } from '../../core/hash';
import type { AlertContext } from '../alerts/context';
import { podMatcher, podsOf, workloadName } from '../alerts/context';
import { catalogOf } from '../catalog';
import type { Dashboards } from '../dashboards';
import { DashboardKind } from '../dashboards';
import { equals, select } from '../query';
import type { DashboardContext } from './context';
import { saturation } from './kubernetes';
import { layOut } from './panel';
import { latency, overview, providers, tokensAndCost, toolsAndMore, traffic } from './product';

/** The dashboard of a gateway, `<workload>-dashboard`, as the ConfigMap or GrafanaDashboard that carries it. */
export function addDashboard(
  scope: Construct,
  context: AlertContext,
  dashboards: Dashboards,
  annotatedJob: string | undefined,
  labels: { readonly [name: string]: string },
): ApiObject {
  const { facts } = context;
  const name = `${facts.name}-dashboard`;
  const json = JSON.stringify(dashboardOf(context, annotatedJob), undefined, 1);
  if (dashboards._kind === DashboardKind.OPERATOR) {
    const grafana = require('../../../imports/grafana.integreatly.org') as typeof grafanaModule;
    return new grafana.GrafanaDashboard(scope, 'Dashboard', {
      metadata: { name, labels: { ...facts.labels, ...labels } },
      spec: {
        instanceSelector: { matchLabels: { ...dashboards._labels } },
        allowCrossNamespaceImport: true,
        folder: dashboards._folder,
        json,
      },
    });
  }
  return new k8s.KubeConfigMap(scope, 'Dashboard', {
    metadata: {
      name,
      labels: { ...facts.labels, ...labels, ...dashboards._labels },
      annotations: dashboards._folder === undefined ? undefined : { grafana_folder: dashboards._folder },
    },
    data: { [`${name}.json`]: json },
  });
}

/** The dashboard in the model of Grafana. */
export function dashboardOf(context: AlertContext, annotatedJob?: string): object {
  const { facts, metrics } = context;
  const namespace = 'namespace="$namespace"';
  // with a monitor the job is the workload, so one variable finds all its series; annotated pods share one job
  const own = annotatedJob === undefined ? [equals('job', '$gateway')] : [equals('job', annotatedJob), podMatcher(facts)];
  // the job of a blue-green pair is no name of a Deployment
  const fixed = annotatedJob !== undefined || facts.workloadName !== undefined;
  const named = fixed ? workloadName(facts) : '$gateway';
  const panels: DashboardContext = {
    metrics,
    product: [namespace, ...own].join(','),
    pods: [namespace, 'container!=""', fixed ? podMatcher(facts) : podsOf(facts.kind, '$gateway')].join(','),
    workload: [namespace, equals('deployment', named)].join(','),
  };
  return {
    // stays the same when the dashboard changes, so that links to it live on; 40 characters are the most
    uid: `llm-gateway-${sha256(`${facts.namespace ?? ''}/${facts.name}`).slice(0, 16)}`,
    title: `LLM gateway: ${facts.name}`,
    tags: ['llm-gateway', facts.product.product],
    timezone: 'browser',
    schemaVersion: 39,
    refresh: '30s',
    graphTooltip: 1,
    editable: true,
    time: { from: 'now-6h', to: 'now' },
    annotations: { list: [] },
    links: [],
    templating: { list: variables(context, annotatedJob) },
    panels: layOut([
      overview(panels),
      traffic(panels),
      latency(panels),
      providers(panels),
      tokensAndCost(panels),
      toolsAndMore(panels),
      saturation(panels),
    ]),
  };
}

function variables({ facts, metrics }: AlertContext, annotatedJob: string | undefined): object[] {
  const datasource = { type: 'prometheus', uid: '${datasource}' };
  const all = metrics.requests?.name;
  const pods = 'kube_deployment_spec_replicas';
  const query = (name: string, text: string, current: string | undefined, more: object = {}): object => ({
    name,
    type: 'query',
    datasource,
    query: { query: text, refId: name },
    refresh: 2,
    sort: 1,
    ...(current === undefined ? {} : { current: { text: current, value: current } }),
    ...more,
  });
  const model = [metrics.requests, metrics.tokens, metrics.cost].find((c) => c?.modelLabel !== undefined);
  const monitored = annotatedJob === undefined && all !== undefined && catalogOf(metrics).has(all);
  const gateways = monitored
    ? `label_values(${select(all, 'namespace="$namespace"')}, job)`
    : `label_values(${select(pods, 'namespace="$namespace"')}, deployment)`;
  return [
    { name: 'datasource', type: 'datasource', query: 'prometheus', refresh: 1 },
    query('namespace', `label_values(${monitored ? all : pods}, namespace)`, facts.namespace),
    query('gateway', gateways, facts.name),
    ...(model
      ? [
          query('model', `label_values(${select(model.name, 'namespace="$namespace"')}, ${model.modelLabel})`, undefined, {
            multi: true,
            includeAll: true,
            allValue: '.*',
            current: { text: ['All'], value: ['$__all'] },
          }),
        ]
      : []),
  ];
}
