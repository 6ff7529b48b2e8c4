import { CAPACITY } from './fleet';
import { DAY } from './traffic';

export interface Line {
  readonly label: string;
  readonly color: string;
  readonly pods: ArrayLike<number>;
}

const WIDTH = 960;
const HEIGHT = 360;
const LEFT = 40;
const TOP = 44;
const BOTTOM = 30;
const STEP = 300;

/** Pods over the day, as SVG, with the pods that the open streams fill as a grey area. */
export function plot(open: ArrayLike<number>, lines: readonly Line[]): string {
  const needed = sample((second) => (open[second] ?? 0) / CAPACITY);
  const sampled = lines.map(({ pods }) => sample((second) => pods[second] ?? 0));
  const most = Math.ceil(Math.max(...needed, ...sampled.flat()) / 2) * 2;
  const x = (i: number) => LEFT + (i * STEP * (WIDTH - LEFT - 10)) / DAY;
  const y = (pods: number) => HEIGHT - BOTTOM - (pods * (HEIGHT - TOP - BOTTOM)) / most;
  const path = (values: readonly number[]) =>
    values.map((v, i) => `${i === 0 ? 'M' : 'L'}${point(x(i))} ${point(y(v))}`).join('');
  const area = `${path(needed)}L${point(x(needed.length - 1))} ${y(0)}L${LEFT} ${y(0)}Z`;
  const hours = [0, 3, 6, 9, 12, 15, 18, 21, 24];
  const counts = Array.from({ length: most / 2 + 1 }, (_, i) => i * 2);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    ...counts.map(
      (c) =>
        `<path d="M${LEFT} ${point(y(c))}H${WIDTH - 10}" stroke="#eee"/><text x="${LEFT - 8}" y="${point(y(c) + 4)}" text-anchor="end">${c}</text>`,
    ),
    ...hours.map((h) => `<text x="${point(x((h * 3600) / STEP))}" y="${HEIGHT - 10}" text-anchor="middle">${h}:00</text>`),
    `<path d="${area}" fill="#ddd"/>`,
    ...sampled.map((values, i) => `<path d="${path(values)}" fill="none" stroke="${lines[i]!.color}" stroke-width="1.5"/>`),
    ...[{ label: 'pods that the open streams fill', color: '#bbb' }, ...lines].map(
      ({ label, color }, i) =>
        `<rect x="${LEFT + i * 230}" y="14" width="12" height="12" fill="${color}"/><text x="${LEFT + 18 + i * 230}" y="24">${label}</text>`,
    ),
    '</svg>',
    '',
  ].join('\n');
}

/** The most within each step, so that short peaks stay visible. */
function sample(value: (second: number) => number): number[] {
  return Array.from({ length: DAY / STEP }, (_, i) =>
    Math.max(...Array.from({ length: STEP / 15 }, (__, j) => value(i * STEP + j * 15))),
  );
}

function point(value: number): string {
  return String(Math.round(value * 10) / 10);
}
