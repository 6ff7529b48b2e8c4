import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { CounterFacts, HistogramFacts, ProductFacts } from '../../../src';
import { MetricsAuth } from '../../../src';
import { counters } from '../../../src/observability/catalog';
import { readMatcher } from './matchers';

/** The token, or user and password, that the made-up process wants. */
export const SECRET: Record<'credential' | 'user', string> = { credential: 'of-the-metrics', user: 'prometheus' };

/**
 * A process that serves the metrics which a profile declares, under the path and behind the authentication that it declares.
 * Every scrape finds ten more requests, half of which failed.
 */
export function exporter({ metrics, product }: ProductFacts): Server {
  let scrapes = 0;
  return createServer((request, response) => {
    const { path = '/metrics', auth = MetricsAuth.NONE } = metrics!.endpoint!;
    if (request.url !== path) return response.writeHead(404).end();
    if (request.headers.authorization !== wanted(auth)) return response.writeHead(401).end();

    scrapes += 1;
    const lines = [
      ...counters(metrics!).flatMap((counter) => counterLines(counter, 10 * scrapes)),
      ...[metrics!.duration, metrics!.timeToFirstToken].flatMap((histogram) =>
        histogram ? buckets(histogram, 10 * scrapes) : [],
      ),
      `# product ${product}`,
    ];
    return response.setHeader('content-type', 'text/plain; version=0.0.4').end(`${lines.join('\n')}\n`);
  });
}

function wanted(auth: MetricsAuth): string | undefined {
  switch (auth) {
    case MetricsAuth.NONE:
      return undefined;
    case MetricsAuth.BEARER:
      return `Bearer ${SECRET.credential}`;
    case MetricsAuth.BASIC:
      return `Basic ${Buffer.from(`${SECRET.user}:${SECRET.credential}`).toString('base64')}`;
  }
}

/** As many that went well as went wrong, where the profile says how they differ. */
function counterLines({ name, errors, labels = [] }: CounterFacts, value: number): string[] {
  const matcher = readMatcher(errors);
  const values = matcher === undefined ? [''] : [matcher.refused, matcher.accepted];
  return [
    `# TYPE ${name} counter`,
    ...values.map((state) => {
      const pairs = labels.map((label) => `${label}="${label === matcher?.label ? state : 'some'}"`);
      return `${name}{${pairs.join(',')}} ${value}`;
    }),
  ];
}

/** All requests take as long as the largest bucket allows. */
function buckets({ name, perSecond = 1, topBucket = 10, buckets: known }: HistogramFacts, value: number): string[] {
  const top = Math.max(...(known ?? [topBucket])) * perSecond;
  return [
    `# TYPE ${name} histogram`,
    `${name}_bucket{le="${top / 2}"} 0`,
    `${name}_bucket{le="${top}"} ${value}`,
    `${name}_bucket{le="+Inf"} ${value}`,
    `${name}_sum ${value * top}`,
    `${name}_count ${value}`,
  ];
}
