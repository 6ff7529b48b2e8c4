import type { AlertCase } from '../alert-cases';
import { counter, steady } from '../alert-cases';

/** A histogram of a hundred requests in a minute. */
export interface SlowSeries {
  /** A series with every label but `le`, which comes last. */
  readonly bucket: string;
  /** The buckets below and above the threshold, as the product writes them. */
  readonly les: readonly [string, string];
  /** How many of the hundred are within the lower bucket when the alert must fire. */
  readonly bad: number;
  /** How many when it just must not. */
  readonly under: number;
}

/** The series of one product as it exports them, with every label; `@` is what a scrape adds. */
export interface ProductSeries {
  /** The example whose rules are tried; its workload has this namespace and this name. */
  readonly example: string;
  readonly namespace: string;
  readonly name: string;
  /** Requests of clients: answered, failed. */
  readonly requests?: readonly [good: string, failed?: string];
  /** What is counted as a request and comes from no client. */
  readonly noise?: readonly string[];
  /** Requests to one provider and the failed ones, which are counted by the first as well. */
  readonly provider?: readonly [all: string, failed: string];
  readonly duration?: SlowSeries;
  readonly firstToken?: SlowSeries;
  /** Dollars. */
  readonly cost?: string;
  /** Calls of MCP tools: answered, failed. */
  readonly tools?: readonly [good: string, failed: string];
}

/** A table for every alert that is made of these series. */
export function casesOf(product: ProductSeries): AlertCase[] {
  const { requests, noise = [], provider, duration, firstToken, cost, tools } = resolved(product);
  const others = Object.fromEntries(noise.map((name) => [name, counter(600, 600, 600)]));
  const share = (alert: string, [good, failed]: readonly [string, string], failedApart: boolean, more = {}): AlertCase =>
    steady(alert, {
      [good]: failedApart ? counter(94, 96, 100) : counter(100, 100, 100),
      [failed]: counter(6, 4, 0),
      ...more,
    });
  return [
    ...(requests?.[1] ? [share('HighErrorRate', [requests[0], requests[1]], true, others)] : []),
    ...(requests ? [noTraffic(requests[0], noise)] : []),
    ...(provider ? [share('ProviderHighErrorRate', provider, false)] : []),
    ...(tools ? [share('McpToolErrors', tools, true)] : []),
    ...(duration ? [slow('HighLatency', duration)] : []),
    ...(firstToken ? [slow('SlowFirstToken', firstToken)] : []),
    ...(cost ? spending(cost) : []),
  ];
}

/** Every series that the tables are made of. */
export function seriesOf(product: ProductSeries): string[] {
  return casesOf(product).flatMap(({ fires }) => Object.keys(fires.series));
}

function noTraffic(good: string, noise: readonly string[]): AlertCase {
  const scenario = (values: string, at: number) => ({
    series: { [good]: values, ...Object.fromEntries(noise.map((name) => [name, '0+600x1600'])) },
    at,
  });
  return {
    alert: 'NoTraffic',
    fires: scenario('0+60x1440 86400+0x60', 1500),
    under: scenario('0+60x1440 86400+1x60', 1500),
    resolves: scenario('0+60x1440 86400+0x60 86400+60x30', 1530),
  };
}

function slow(alert: string, { bucket, les: [below, above], bad, under }: SlowSeries): AlertCase {
  const le = (value: string): string => bucket.replace(/\}$/, `,le="${value}"}`);
  const all = counter(100, 100, 100);
  return steady(alert, { [le(below)]: counter(bad, under, 100), [le(above)]: all, [le('+Inf')]: all });
}

/** With a budget of 500 dollars a day. */
function spending(cost: string): AlertCase[] {
  return [
    steady('BudgetExceeded', { [cost]: counter(10, 8, 0) }, { recovery: 1500 }),
    steady('BudgetBurningFast', { [cost]: counter(1.5, 1.35, 0) }),
  ];
}

function resolved(product: ProductSeries): ProductSeries {
  const me = `namespace="${product.namespace}",job="${product.name}"`;
  return JSON.parse(JSON.stringify(product).replace(/@/g, JSON.stringify(me).slice(1, -1))) as ProductSeries;
}
