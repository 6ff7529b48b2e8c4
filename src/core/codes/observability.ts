import type { Code } from './code';

/** 6xx: scraping, alerts, dashboards and traces. */
export const OBSERVABILITY_CODES = {
  'LLMGW-601': {
    title: 'product cannot be scraped',
    advice: 'At this version it has no metrics path. A monitor would only ever find a target that is down.',
  },
  'LLMGW-602': {
    title: 'product has no metrics',
    advice: 'Only alerts about pods, replicas, certificates and Secrets are made. Say Scrape.none() if this is meant.',
  },
  'LLMGW-603': {
    title: 'scrape cannot authenticate',
    advice: 'The metrics path wants a credential. Without it every scrape is answered 401 and no alert ever fires.',
  },
  'LLMGW-604': {
    title: 'scrape timing is not valid',
    advice: 'Rates need at least four samples in their window, and a scrape must end before the next one starts.',
  },
  'LLMGW-605': {
    title: 'metrics listener cannot be reached',
    advice: 'A ServiceMonitor scrapes a port of the Service, a PodMonitor a port of the pod. It must exist.',
  },
  'LLMGW-606': {
    title: 'threshold can never be reached',
    advice: 'Above the largest bucket a histogram tells nothing, and objectives count the requests of exactly one bucket.',
  },
  'LLMGW-607': {
    title: 'metric is not exported',
    advice: 'The product at this version does not measure it, so the rule would never fire and the panel stay empty.',
  },
  'LLMGW-608': {
    title: 'objective is not valid',
    advice: 'State it as percent of requests, above 0 and below 100, once for each kind.',
  },
  'LLMGW-609': {
    title: 'alert rule is not valid',
    advice:
      'Alerts have a unique name of letters, digits and "_", an expression that Prometheus can read, a summary and a description.',
  },
  'LLMGW-610': {
    title: 'rules and dashboards hold for every namespace',
    advice: 'Without a namespace in the chart they cannot tell two gateways of the same name apart.',
  },
  'LLMGW-611': {
    title: 'product sends no traces',
    advice: 'The profile knows no variable for an OTLP endpoint. Point the product at it in its own configuration file.',
  },
  'LLMGW-612': {
    title: 'address is not valid',
    advice: 'Write a whole URL with scheme and host, for example http://collector.observability:4317.',
  },
  'LLMGW-613': {
    title: 'collector is not valid',
    advice: 'Every trace is lost without an address to send it to, or with settings that its own configuration overrules.',
  },
  'LLMGW-614': {
    title: 'check from outside is not valid',
    advice: 'It needs an address, a prober, and a schedule that is shorter than the time until its alert.',
  },
  'LLMGW-132': {
    title: 'query says something else than it seems to',
    advice:
      'Prometheus takes it, and the alert fires at the wrong time or never: a range needs some scrapes in it (four intervals survive a lost one), rates come before sums, quantiles need the label le, and absent() needs a time to wait.',
  },
  'LLMGW-848': {
    title: 'slot is watched through the Service of the pair',
    advice:
      'That Service leads to the live slot, so one slot would be counted twice and the other not at all. A PodMonitor finds the pods of its own slot.',
  },
  'LLMGW-849': {
    title: 'label of the monitoring stack is on some objects only',
    advice:
      'Prometheus selects monitors, rules and probes by labels and leaves out what has none, without a word. "labels" of GatewayObservability stand on all of them, as do "monitoring.selectorLabels" of the cluster.',
  },
  'LLMGW-615': {
    title: 'monitoring of the cluster does not read it',
    advice: 'Each monitoring stack reads objects and fields of its own. What it does not know is dropped or refused there.',
  },
  'LLMGW-616': {
    title: 'monitoring of the cluster has no such object',
    advice:
      'Rules of Azure and Amazon are resources of the cloud. Make them as a PrometheusRule for a cluster whose monitoring stack is PROMETHEUS_OPERATOR, and convert that file with the tool of the cloud.',
  },
  'LLMGW-617': {
    title: 'monitoring of the cluster cannot authenticate',
    advice:
      'A PodMonitoring of Google takes the name of the user as text, which this library has as a reference to a Secret only.',
  },
} satisfies Record<string, Code>;
