import type { Graph, GraphNode } from './graph';
import { layersOf } from './layers';

/** A box with its place. */
export interface Box {
  readonly node: GraphNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An arrow as points through which it goes. */
export interface Arrow {
  readonly points: readonly (readonly [number, number])[];
  readonly label?: string;
}

export interface Layout {
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
  readonly width: number;
  readonly height: number;
}

export const TITLE_HEIGHT = 18;
export const LINE_HEIGHT = 15;
export const PADDING = 10;
const TITLE_CHARACTER = 8.2;
const LINE_CHARACTER = 6.4;
const COLUMN_GAP = 72;
const ROW_GAP = 16;
const MARGIN = 24;
const SWEEPS = 12;

/** A node, or the place where a long arrow passes a column. */
interface Cell {
  readonly node?: GraphNode;
  readonly layer: number;
  readonly height: number;
  readonly before: Cell[];
  readonly after: Cell[];
  y: number;
}

/** Columns from left to right, boxes near to what they are tied to. */
export function layout({ nodes, edges }: Graph): Layout {
  const tied = nodes.filter(({ id }) => edges.some(({ from, to }) => from === id || to === id));
  const layers = layersOf(
    tied.map(({ id }) => id),
    edges,
  );
  const cells = new Map(tied.map((node) => [node.id, cell(layers.get(node.id)!, heightOf(node), node)]));
  const routes = edges.map(({ from, to, label }) => ({ label, route: connect(cells.get(from)!, cells.get(to)!) }));
  const all = [...new Set(routes.flatMap(({ route }) => route)), ...[...cells.values()]];
  const columns = group([...new Set(all)]);
  for (let i = 0; i < SWEEPS; i++) {
    columns.forEach((column) => arrange(column, i % 2 === 0 ? 'before' : 'after'));
  }
  for (let i = 0; i < SWEEPS; i++) {
    columns.forEach((column) => settle(column));
  }
  return place(
    columns,
    routes,
    nodes.filter((node) => !tied.includes(node)),
  );
}

function cell(layer: number, height: number, node?: GraphNode): Cell {
  return { node, layer, height, before: [], after: [], y: 0 };
}

/** The cells of an arrow, with one for each column that it passes. */
function connect(from: Cell, to: Cell): Cell[] {
  const step = from.layer < to.layer ? 1 : -1;
  const between = Array.from({ length: Math.max(0, Math.abs(to.layer - from.layer) - 1) }, (_, i) =>
    cell(from.layer + step * (i + 1), 2),
  );
  const route = [from, ...between, to];
  for (let i = 1; i < route.length; i++) {
    const [left, right] = step === 1 ? [route[i - 1]!, route[i]!] : [route[i]!, route[i - 1]!];
    left.after.push(right);
    right.before.push(left);
  }
  return route;
}

function group(cells: readonly Cell[]): Cell[][] {
  const columns = new Map<number, Cell[]>();
  for (const one of cells) {
    columns.set(one.layer, [...(columns.get(one.layer) ?? []), one]);
  }
  const sorted = [...columns.entries()].sort(([a], [b]) => a - b).map(([, column]) => column);
  sorted.forEach(stack);
  return sorted;
}

/** Sorts a column by the middle of its neighbours on one side. */
function arrange(column: Cell[], side: 'before' | 'after'): void {
  const wish = new Map(column.map((one) => [one, one[side].length > 0 ? mean(one[side].map(middle)) : middle(one)]));
  column.sort((a, b) => wish.get(a)! - wish.get(b)!);
  stack(column);
}

function stack(column: readonly Cell[]): void {
  let y = 0;
  for (const one of column) {
    one.y = y;
    y += one.height + ROW_GAP;
  }
}

/** Moves the cells of a column to the height of their neighbours, without changing their order. */
function settle(column: readonly Cell[]): void {
  const wishes = column.map((one) => {
    const near = [...one.before, ...one.after];
    return near.length > 0 ? mean(near.map(middle)) - one.height / 2 : one.y;
  });
  let least = -Infinity;
  column.forEach((one, i) => {
    one.y = Math.max(wishes[i]!, least);
    least = one.y + one.height + ROW_GAP;
  });
  // what was pushed down together moves up by half of what it was pushed
  const shift = mean(column.map((one, i) => wishes[i]! - one.y));
  column.forEach((one) => (one.y += shift));
}

function place(
  columns: readonly Cell[][],
  routes: readonly { readonly label?: string; readonly route: readonly Cell[] }[],
  beside: readonly GraphNode[],
): Layout {
  const top = Math.min(0, ...columns.flat().map(({ y }) => y));
  const boxes = new Map<Cell, Box>();
  const edgesOf = new Map<Cell, readonly [number, number]>();
  let x = MARGIN;
  for (const column of columns) {
    const width = Math.max(24, ...column.map(({ node }) => (node ? widthOf(node) : 0)));
    for (const one of column) {
      edgesOf.set(one, [x, x + width]);
      if (one.node) {
        boxes.set(one, { node: one.node, x, y: one.y - top + MARGIN, width, height: one.height });
      }
    }
    x += width + COLUMN_GAP;
  }
  const ends = endsOf(routes.map(({ route }) => route));
  const arrows = routes.map(({ label, route }) => ({ label, points: pointsOf(route, ends.get(route)!, edgesOf, top) }));
  const bottom = Math.max(MARGIN, ...[...boxes.values()].map((box) => box.y + box.height));
  const row = besideRow(beside, bottom + 2 * ROW_GAP, Math.max(x, 800));
  const placed = [...boxes.values(), ...row];
  return {
    boxes: placed,
    arrows,
    width: Math.max(...placed.map((box) => box.x + box.width), 0) + MARGIN,
    height: Math.max(...placed.map((box) => box.y + box.height), bottom) + MARGIN,
  };
}

/** Where an arrow leaves its first box and reaches its last one, as heights. */
type Ends = readonly [number, number];

/** Arrows that meet at one side of a box are spread over it, in the order of where they come from, so that none hides another. */
function endsOf(routes: readonly (readonly Cell[])[]): Map<readonly Cell[], Ends> {
  const sides = new Map<string, { readonly route: readonly Cell[]; readonly end: 0 | 1; readonly from: number }[]>();
  const ids = new Map<Cell, number>();
  const idOf = (one: Cell): number => ids.get(one) ?? ids.set(one, ids.size).size;
  for (const route of routes) {
    const isForward = route[0]!.layer < route.at(-1)!.layer;
    for (const end of [0, 1] as const) {
      const [box, neighbour] = end === 0 ? [route[0]!, route[1]!] : [route.at(-1)!, route.at(-2)!];
      const side = `${idOf(box)} ${(end === 0) === isForward ? 'right' : 'left'}`;
      sides.set(side, [...(sides.get(side) ?? []), { route, end, from: middle(neighbour) }]);
    }
  }
  const ends = new Map(routes.map((route) => [route, [0, 0] as [number, number]]));
  for (const list of sides.values()) {
    const ordered = [...list].sort((a, b) => a.from - b.from);
    ordered.forEach(({ route, end }, i) => {
      const box = end === 0 ? route[0]! : route.at(-1)!;
      ends.get(route)![end] = box.y + (box.height * (i + 1)) / (ordered.length + 1);
    });
  }
  return ends;
}

function pointsOf(
  route: readonly Cell[],
  ends: Ends,
  edgesOf: ReadonlyMap<Cell, readonly [number, number]>,
  top: number,
): [number, number][] {
  const isForward = route[0]!.layer < route.at(-1)!.layer;
  const last = route.length - 1;
  return route.flatMap((one, i) => {
    const [left, right] = edgesOf.get(one)!;
    const at = (height: number): number => height - top + MARGIN;
    if (i === 0 || i === last) {
      return [[(i === 0) === isForward ? right : left, at(ends[i === 0 ? 0 : 1])]] as [number, number][];
    }
    const [first, second] = isForward ? [left, right] : [right, left];
    return [
      [first, at(middle(one))],
      [second, at(middle(one))],
    ] as [number, number][];
  });
}

/** What nothing is tied to, in rows below the rest. */
function besideRow(nodes: readonly GraphNode[], top: number, most: number): Box[] {
  let [x, y, tallest] = [MARGIN, top, 0];
  return nodes.map((node) => {
    const [width, height] = [widthOf(node), heightOf(node)];
    if (x > MARGIN && x + width > most) {
      [x, y, tallest] = [MARGIN, y + tallest + ROW_GAP, 0];
    }
    const box = { node, x, y, width, height };
    [x, tallest] = [x + width + ROW_GAP, Math.max(tallest, height)];
    return box;
  });
}

function heightOf({ lines }: GraphNode): number {
  return 2 * PADDING + TITLE_HEIGHT + lines.length * LINE_HEIGHT;
}

function widthOf({ title, lines }: GraphNode): number {
  return 2 * PADDING + Math.ceil(Math.max(title.length * TITLE_CHARACTER, ...lines.map((line) => line.length * LINE_CHARACTER)));
}

function middle({ y, height }: Cell): number {
  return y + height / 2;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
