import type { HistogramFacts } from '../../contract/metrics';
import { counted, failures, providerCounters } from '../alerts/traffic';
import { select, tells } from '../query';
import { part, perSecond, seconds } from './context';
import type { DashboardContext } from './context';
import type { Panel, Query, Section } from './panel';

/** The numbers that tell at a glance whether all is well. */
export function overview(context: DashboardContext): Section {
  const { metrics } = context;
  const stat = (title: string, description: string, unit: string, expr: string | undefined, alarm?: number): Panel[] =>
    expr === undefined ? [] : [{ title, description, unit, alarm, stat: true, queries: [{ expr, legend: title }] }];
  const { requests, duration, timeToFirstToken: ttft, inFlight } = metrics;
  return {
    title: 'Overview',
    panels: [
      ...stat('Requests', 'Requests of clients in a second.', 'reqps', requests && perSecond(context, requests)),
      ...stat('Errors', 'The part of requests that fails.', 'percentunit', errorPart(context), 0.05),
      ...(duration && !tells(duration, 0.95)
        ? stat('Latency, mean', 'How long requests take on average.', 's', seconds(context, duration, 0.95))
        : stat('Latency p95', '95 of 100 requests are faster.', 's', duration && seconds(context, duration, 0.95))),
      ...stat('First token p95', '95 of 100 streams begin earlier.', 's', ttft && seconds(context, ttft, 0.95)),
      ...stat('In flight', 'Requests being answered now.', 'short', inFlight && `sum(${select(inFlight.name, context.product)})`),
    ],
  };
}

/** Who asks how much, and what fails. */
export function traffic(context: DashboardContext): Section {
  const { requests, rateLimited } = context.metrics;
  const panels: Panel[] = [];
  if (requests) {
    const by = requests.modelLabel;
    panels.push({
      title: by ? 'Requests by model' : 'Requests',
      description: 'Requests of clients in a second.',
      unit: 'reqps',
      stacked: true,
      queries: [{ expr: perSecond(context, requests, by ? [by] : []), legend: by ? `{{${by}}}` : 'requests' }],
    });
  }
  const errors = errorPart(context);
  if (errors !== undefined) {
    panels.push({
      title: 'Errors',
      description: 'The part of requests that fails. The alert HighErrorRate looks at the same.',
      unit: 'percentunit',
      alarm: 0.05,
      queries: [{ expr: errors, legend: 'errors' }],
    });
  }
  if (rateLimited) {
    panels.push({
      title: 'Refused by rate limits',
      description: 'Requests in a second that a rate limit refused.',
      unit: 'reqps',
      queries: [{ expr: perSecond(context, rateLimited), legend: 'refused' }],
    });
  }
  return { title: 'Traffic', panels };
}

/** How long people wait. */
export function latency(context: DashboardContext): Section {
  const { duration, timeToFirstToken } = context.metrics;
  const panel = (title: string, description: string, histogram: HistogramFacts | undefined): Panel[] =>
    histogram === undefined ? [] : [{ title, description, unit: 's', queries: quantiles(context, histogram) }];
  return {
    title: 'Latency',
    panels: [
      ...panel('Whole answer', 'Until the last token. Long answers take long: compare with the first token.', duration),
      ...panel('First token', 'Until the first token, which is what people notice.', timeToFirstToken),
    ],
  };
}

/** Every model provider by itself. */
export function providers(context: DashboardContext): Section {
  const { metrics, product } = context;
  const panels: Panel[] = [];
  const counted = providerCounters(metrics);
  if (counted) {
    const { all, failed, label } = counted;
    const sum = ({ name, matcher }: typeof all) => perSecond(context, { name }, [label], matcher);
    panels.push(
      {
        title: 'Requests by provider',
        description: 'Requests to model providers in a second. A fallback shows as a shift.',
        unit: 'reqps',
        stacked: true,
        queries: [{ expr: sum(all), legend: `{{${label}}}` }],
      },
      {
        title: 'Errors by provider',
        description: 'The part of requests to each provider that fails.',
        unit: 'percentunit',
        alarm: 0.05,
        queries: [{ expr: part(sum(failed), sum(all)), legend: `{{${label}}}` }],
      },
    );
  }
  const breaker = metrics.circuitBreaker;
  if (breaker) {
    const labels = breaker.labels ?? [];
    const max = labels.length === 0 ? 'max' : `max by (${labels.join(', ')}) `;
    panels.push({
      title: 'Circuit breakers',
      description: 'State of the circuit breakers; the dashed line is the state in which the provider is not asked.',
      unit: 'short',
      alarm: breaker.alarmValue,
      queries: [{ expr: `${max}(${select(breaker.name, product)})`, legend: labels.map((l) => `{{${l}}}`).join(' ') || 'state' }],
    });
  }
  return { title: 'Providers', panels };
}

/** What is used up and what it costs. */
export function tokensAndCost(context: DashboardContext): Section {
  const { tokens, cost } = context.metrics;
  const panels: Panel[] = [];
  for (const label of [tokens?.kindLabel, tokens?.modelLabel].filter((l) => l !== undefined)) {
    panels.push({
      title: label === tokens?.kindLabel ? 'Tokens by kind' : 'Tokens by model',
      description: 'Tokens in a second. Most products count them when the answer is complete.',
      unit: 'short',
      stacked: true,
      queries: [{ expr: perSecond(context, tokens!, [label]), legend: `{{${label}}}` }],
    });
  }
  if (cost) {
    const label = cost.modelLabel ?? cost.providerLabel;
    panels.push({
      title: 'Cost in an hour',
      description: 'US dollars in an hour at the present pace.',
      unit: 'currencyUSD',
      stacked: true,
      queries: [{ expr: `${perSecond(context, cost, label ? [label] : [])} * 3600`, legend: label ? `{{${label}}}` : 'cost' }],
    });
  }
  return { title: 'Tokens and cost', panels };
}

/** MCP tools, and whatever else the product counts. */
export function toolsAndMore(context: DashboardContext): Section {
  const { toolCalls, others } = context.metrics;
  return {
    title: 'Tools and policies',
    panels: [...(toolCalls ? [toolCalls] : []), ...(others ?? [])].map((counter) => {
      const labels = counter.kindLabel ? [counter.kindLabel] : (counter.labels ?? []);
      return {
        title: counter === toolCalls ? 'Tool calls' : title(counter.name),
        description: `How often ${counter.name} counts in a second.`,
        unit: 'ops',
        queries: [{ expr: perSecond(context, counter, labels), legend: labels.map((l) => `{{${l}}}`).join(' ') || 'all' }],
      };
    }),
  };
}

function errorPart(context: DashboardContext): string | undefined {
  const { requests } = context.metrics;
  const failed = failures(context.metrics);
  if (!requests || !failed) {
    return undefined;
  }
  // a counter of failures may know no models, so neither side is asked for them
  const all = counted(requests);
  return part(
    perSecond(context, { name: failed.name }, [], failed.matcher),
    perSecond(context, { name: all.name }, [], all.matcher),
  );
}

function quantiles(context: DashboardContext, histogram: HistogramFacts): Query[] {
  const told = [0.5, 0.95, 0.99].filter((q) => tells(histogram, q));
  return told.length > 0
    ? told.map((q) => ({ expr: seconds(context, histogram, q), legend: `p${q * 100}` }))
    : [{ expr: seconds(context, histogram, 0.5), legend: 'mean' }];
}

/** `acme_policy_decisions_total` is "Acme policy decisions". */
function title(metric: string): string {
  const words = metric.replace(/_total$/, '').replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
