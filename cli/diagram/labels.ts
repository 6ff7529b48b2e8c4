import type { Arrow } from './layout';

/** A label with the place of its end, beside the tip of its arrow. */
export interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

const CHARACTER = 5.6;
const HEIGHT = 11;

/** Labels near the tips of their arrows, one for tips that say the same side by side, and none upon another. */
export function labelsOf(arrows: readonly Arrow[]): Label[] {
  const placed: Label[] = [];
  for (const { label: text, points } of arrows) {
    const [tipX, tipY] = points.at(-1)!;
    const [beforeX] = points.at(-2)!;
    if (text === undefined) {
      continue;
    }
    const width = text.length * CHARACTER;
    // an arrow that comes from the right has its label there
    let x = tipX < beforeX ? tipX + 10 + width : tipX - 10;
    const y = tipY - 4;
    if (placed.some((other) => other.text === text && near(other, { text, x, y }))) {
      continue;
    }
    while (placed.some((other) => near(other, { text, x, y }))) {
      x -= CHARACTER;
    }
    placed.push({ text, x, y });
  }
  return placed;
}

function near(a: Label, b: Label): boolean {
  const [left, right] = a.x < b.x ? [a, b] : [b, a];
  return Math.abs(a.y - b.y) < HEIGHT && right.x - right.text.length * CHARACTER < left.x + CHARACTER;
}
