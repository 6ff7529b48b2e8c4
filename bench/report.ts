import type { Series } from './measure';
import { BY_HAND, cpuOf, HELM, PLAIN, ratioOf } from './measure';
import type { FormCost } from './pipeline';
import { median } from './run';

/** What was measured of many gateways. */
export function gatewayTables(all: readonly Series[]): string {
  const counts = [...new Set(all.flatMap(({ points }) => [...points.keys()]))].sort((a, b) => a - b);
  const named = (name: string): Series | undefined => all.find((series) => series.name === name);
  const rows = all.map((series) => [series.name, ...counts.map((count) => cell(series, count))]);
  const derived = all.map((series) => [
    series.name,
    show(ratioOf(series, named(BY_HAND), 1)),
    show(ratioOf(series, named(BY_HAND), 1000)),
    show(ratioOf(series, named(PLAIN), 1000)),
    show(ratioOf(series, named(HELM), 1000)),
    show(marginal(series)),
    show(exponent(series)),
  ]);
  return [
    'CPU of the whole process in milliseconds, and its peak memory in MiB:',
    '',
    ...markdown(['gateways', ...counts.map((count) => count.toLocaleString('en'))], rows),
    '',
    ...markdown(
      ['', '/ by hand, 1', '/ by hand, 1,000', '/ plain, 1,000', '/ helm, 1,000', 'ms per further gateway', 'exponent'],
      derived,
    ),
    '',
  ].join('\n');
}

/** What was measured of commands that synthesize one gateway. */
export function commandTable(costs: readonly FormCost[]): string {
  const rows = costs.map(({ name, cpu, rss, ratio }) => [
    name,
    Math.round(cpu).toLocaleString('en'),
    show(ratio),
    String(Math.round(rss)),
  ]);
  return [...markdown(['command', 'milliseconds', '/ template', 'MiB'], rows), ''].join('\n');
}

/** Where the time goes. */
export function profileTable(shares: ReadonlyArray<readonly [what: string, share: number]>): string {
  const rows = shares.map(([what, share]) => [what, `${(share * 100).toFixed(1)} %`]);
  return [...markdown(['function', 'share'], rows), ''].join('\n');
}

/** What GNU time can tell. */
const RESOLUTION_MS = 10;

function cell(series: Series, count: number): string {
  const cpu = cpuOf(series, count);
  if (cpu === undefined) return '';
  return `${cpu < RESOLUTION_MS ? `< ${RESOLUTION_MS}` : Math.round(cpu).toLocaleString('en')} (${Math.round(median(series.points.get(count)!.map(({ rss }) => rss)))})`;
}

function show(value: number | undefined): string {
  // less than GNU time can tell
  return value === undefined || value === 0 ? '' : value.toFixed(2);
}

/** Milliseconds for each gateway between 100 and 1,000. */
function marginal(series: Series): number | undefined {
  const [few, many] = [cpuOf(series, 100), cpuOf(series, 1000)];
  return few === undefined || many === undefined ? undefined : (many - few) / 900;
}

/** How cost grows from 100 gateways to the most that were measured, loading left out: 1 is linear, 2 is quadratic. */
function exponent(series: Series): number | undefined {
  const most = Math.min(3000, Math.max(...series.points.keys()));
  const [one, few, many] = [cpuOf(series, 1), cpuOf(series, 100), cpuOf(series, most)];
  return one === undefined || few === undefined || many === undefined || most <= 100
    ? undefined
    : Math.log((many - one) / (few - one)) / Math.log(most / 100);
}

function markdown(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string[] {
  const widths = head.map((title, i) => Math.max(3, title.length, ...rows.map((row) => row[i]!.length)));
  const line = (cells: readonly string[]): string => `| ${cells.map((text, i) => text.padEnd(widths[i]!)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)];
}

const COLORS = ['#c0392b', '#e67e22', '#2980b9', '#27ae60', '#16a085', '#7f8c8d', '#8e44ad', '#2c3e50', '#b7950b'];
const [WIDTH, HEIGHT, LEFT, BOTTOM, LEGEND] = [720, 400, 60, 360, 430];

/** The same as an SVG with two logarithmic axes: a straight line of slope 1 is linear. */
export function plot(all: readonly Series[]): string {
  const x = (gateways: number): number => LEFT + (Math.log10(gateways) / 4) * (LEGEND - LEFT - 10);
  const y = (ms: number): number => BOTTOM - ((Math.log10(ms) - 1) / 4) * (BOTTOM - 20);
  const text = (at: string, words: string, color = '#333'): string => `<text ${at} fill="${color}">${words}</text>`;
  const gateways = [1, 10, 100, 1000, 10_000].map((n) => text(`x="${x(n)}" y="${BOTTOM + 18}" text-anchor="middle"`, `${n}`));
  const seconds = [10, 100, 1000, 10_000, 100_000].map(
    (ms) =>
      `${text(`x="${LEFT - 8}" y="${y(ms) + 4}" text-anchor="end"`, `${ms / 1000} s`)}<line x1="${LEFT}" x2="${LEGEND - 10}" y1="${y(ms)}" y2="${y(ms)}" stroke="#ddd"/>`,
  );
  const lines = all.map((series, i) => {
    const points = [...series.points.keys()]
      .map((n) => `${x(n).toFixed(1)},${y(Math.max(RESOLUTION_MS, cpuOf(series, n)!)).toFixed(1)}`)
      .join(' ');
    const name = text(`x="${LEGEND}" y="${40 + i * 20}"`, series.name.replaceAll('`', ''), COLORS[i]);
    return `<polyline points="${points}" fill="none" stroke="${COLORS[i]}" stroke-width="2"/>${name}`;
  });
  const title = text(`x="${LEFT}" y="14"`, 'CPU seconds by number of gateways');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
${[title, ...gateways, ...seconds, ...lines].join('\n')}
</svg>
`;
}
