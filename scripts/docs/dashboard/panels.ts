import type { Panel } from '../../../test/real/dashboards/boards';
import type { Answers } from '../../../test/real/dashboards/recording';
import { axis, inUnit } from './units';

/** Size of a cell of the grid of Grafana. */
export const COLUMN = 40;
export const ROW = 22;

const GAP = 3;
const HEAD = 22;
const FOOT = 8;
const LEFT = 62;
const COLORS = ['#73bf69', '#5794f2', '#f2cc0c', '#ff9830', '#b877d9', '#8ab8ff'];

type Curves = Answers['curves'];

/** A box on the page. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The heading of a row. */
export function heading({ title, gridPos: { y } }: Panel): string {
  return `<text x="8" y="${y * ROW + 16}" font-weight="bold" font-size="13">${escape(title)}</text>`;
}

/** A panel with its numbers. */
export function drawn(panel: Panel, curves: Curves): string {
  const { x, y, w, h } = panel.gridPos;
  const box = { left: x * COLUMN + GAP, top: y * ROW + GAP, width: w * COLUMN - 2 * GAP, height: h * ROW - 2 * GAP };
  return [
    `<rect x="${box.left}" y="${box.top}" width="${box.width}" height="${box.height}" rx="2" fill="#fff" stroke="#ddd"/>`,
    `<text x="${box.left + 8}" y="${box.top + 16}" font-weight="bold">${escape(panel.title)}</text>`,
    ...(panel.type === 'stat' ? number(panel, curves, box) : plot(panel, curves, box)),
  ].join('\n');
}

function number({ fieldConfig }: Panel, [curve]: Curves, { left, top, width, height }: Box): string[] {
  const value = curve!.values.at(-1)!;
  const { unit, thresholds } = fieldConfig!.defaults;
  const alarm = thresholds.steps.some((step) => step.value !== null && value >= step.value);
  const place = `x="${left + width / 2}" y="${top + height / 2 + 18}" text-anchor="middle"`;
  return [`<text ${place} font-size="26" fill="${alarm ? '#e02f44' : '#37872d'}">${inUnit(value, unit)}</text>`];
}

function plot({ fieldConfig }: Panel, curves: Curves, { left, top, width, height }: Box): string[] {
  const { unit, thresholds, custom } = fieldConfig!.defaults;
  const stacked = custom!.stacking.mode === 'normal';
  const heights = stacked ? piled(curves) : curves.map(({ values }) => [...values]);
  const alarm = thresholds.steps.find(({ value }) => value !== null)?.value ?? undefined;
  const ticks = axis(Math.max(...heights.flat().filter(Number.isFinite)));
  const legend = Math.min(width / 2, 34 + 6 * Math.max(...curves.map((curve) => curve.legend.length)));
  const inner = { left: left + LEFT, top: top + HEAD + FOOT, width: width - LEFT - legend, height: height - HEAD - 2 * FOOT };
  const x = (i: number, of: number) => inner.left + (i * inner.width) / (of - 1);
  const y = (value: number) => inner.top + inner.height * (1 - value / ticks.at(-1)!);
  const path = (values: readonly number[]) =>
    values.map((value, i) => `${i === 0 ? 'M' : 'L'}${short(x(i, values.length))} ${short(y(value))}`).join('');
  const under = (values: readonly number[]) => `${path(values)}V${short(y(0))}H${inner.left}Z`;
  const color = (i: number) => COLORS[i % COLORS.length]!;
  return [
    ...ticks.map(
      (tick) =>
        `<path d="M${inner.left} ${short(y(tick))}h${inner.width}" stroke="#eee"/><text x="${inner.left - 6}" y="${short(y(tick) + 4)}" text-anchor="end" fill="#666">${inUnit(tick, unit)}</text>`,
    ),
    ...(stacked ? heights.map((values, i) => `<path d="${under(values)}" fill="${color(i)}" fill-opacity="0.25"/>`) : []),
    ...heights.map((values, i) => `<path d="${path(values)}" fill="none" stroke="${color(i)}" stroke-width="1.3"/>`),
    ...(alarm !== undefined && alarm <= ticks.at(-1)!
      ? [`<path d="M${inner.left} ${short(y(alarm))}h${inner.width}" stroke="#e02f44" stroke-dasharray="5 4"/>`]
      : []),
    ...curves.map(
      (curve, i) =>
        `<rect x="${short(inner.left + inner.width + 10)}" y="${inner.top + i * 16}" width="10" height="4" fill="${color(i)}"/><text x="${short(inner.left + inner.width + 24)}" y="${inner.top + i * 16 + 6}">${escape(cut(curve.legend, (legend - 34) / 6))}</text>`,
    ),
  ];
}

/** Each curve on top of those before it. */
function piled(curves: Curves): number[][] {
  return curves.map((_, i) =>
    curves[0]!.values.map((__, k) => curves.slice(0, i + 1).reduce((sum, curve) => sum + curve.values[k]!, 0)),
  );
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escape(text: string): string {
  return text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);
}
