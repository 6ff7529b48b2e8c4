import type { GraphEdge } from './graph';

/**
 * The column of every node: one more than the farthest of those that lead to it, so that arrows go from left to right. Arrows that
 * would close a circle do not count.
 */
export function layersOf(ids: readonly string[], edges: readonly GraphEdge[]): Map<string, number> {
  const next = new Map(ids.map((id) => [id, [] as string[]]));
  edges.forEach(({ from, to }) => next.get(from)?.push(to));
  const layer = new Map<string, number>();
  const open = new Set<string>();
  const order: string[] = [];
  const back = new Set<string>();
  const visit = (id: string): void => {
    if (layer.has(id)) {
      return;
    }
    open.add(id);
    layer.set(id, 0);
    for (const to of next.get(id) ?? []) {
      if (open.has(to)) {
        back.add(`${id} > ${to}`);
      } else {
        visit(to);
      }
    }
    open.delete(id);
    order.unshift(id);
  };
  ids.forEach(visit);
  for (const id of order) {
    for (const to of (next.get(id) ?? []).filter((other) => !back.has(`${id} > ${other}`))) {
      layer.set(to, Math.max(layer.get(to)!, layer.get(id)! + 1));
    }
  }
  pullRight(order, next, back, layer);
  return layer;
}

/** What nothing leads to stands beside what it leads to, not at the far left. */
function pullRight(
  order: readonly string[],
  next: ReadonlyMap<string, string[]>,
  back: ReadonlySet<string>,
  layer: Map<string, number>,
): void {
  const reached = new Set([...next].flatMap(([id, to]) => to.filter((other) => !back.has(`${id} > ${other}`))));
  for (const id of order.filter((other) => !reached.has(other))) {
    const targets = (next.get(id) ?? []).map((to) => layer.get(to)!);
    if (targets.length > 0) {
      layer.set(id, Math.min(...targets) - 1);
    }
  }
}
