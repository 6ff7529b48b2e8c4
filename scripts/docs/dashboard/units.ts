// How Grafana writes numbers, as far as our dashboards use it.

const SUFFIX: Readonly<Record<string, string>> = { reqps: ' req/s', ops: ' ops/s', short: '' };

/** A value in a unit of Grafana. */
export function inUnit(value: number, unit: string): string {
  switch (unit) {
    case 'percentunit':
      return `${rounded(value * 100)}%`;
    case 's':
      return value > 0 && value < 1 ? `${rounded(value * 1000)} ms` : `${rounded(value)} s`;
    case 'currencyUSD':
      return `$${rounded(value)}`;
    default:
      return `${value >= 1000 ? `${rounded(value / 1000)} K` : rounded(value)}${SUFFIX[unit] ?? ` ${unit}`}`;
  }
}

/** Round numbers from 0 to at least the value. */
export function axis(highest: number): number[] {
  const power = 10 ** Math.floor(Math.log10(highest > 0 ? highest : 1));
  const step = [0.25, 0.5, 1, 2.5].map((part) => part * power).find((part) => part * 4 >= highest) ?? power * 2.5;
  return Array.from({ length: Math.max(1, Math.ceil(highest / step)) + 1 }, (_, i) => i * step);
}

function rounded(value: number): string {
  return String(Number(value.toPrecision(3)));
}
