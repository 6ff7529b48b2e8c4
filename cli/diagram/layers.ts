import type { GraphEdge } from './graph';

/**
 * The column of every node: one more than the farthest of those that lead to it, so that arrows go from left to right. An arrow that
 * would close a circle does not count; those that come first are held, so what belongs together stays in its order.
 */
export function layersOf(ids: readonly string[], edges: readonly GraphEdge[]): Map<string, number> {
  const next = withoutCircles(ids, edges);
  const layer = new Map<string, number>();
  for (const id of sorted(ids, next)) {
    const at = layer.get(id) ?? 0;
    layer.set(id, at);
    next.get(id)!.forEach((to) => layer.set(to, Math.max(layer.get(to) ?? 0, at + 1)));
  }
  pullRight(ids, next, layer);
  return layer;
}

type Next = ReadonlyMap<string, readonly string[]>;

function withoutCircles(ids: readonly string[], edges: readonly GraphEdge[]): Next {
  const next = new Map(ids.map((id) => [id, [] as string[]]));
  for (const { from, to } of edges) {
    if (next.has(from) && next.has(to) && !reaches(next, to, from)) {
      next.get(from)!.push(to);
    }
  }
  return next;
}

function reaches(next: Next, start: string, goal: string): boolean {
  const seen = new Set([start]);
  for (const id of seen) {
    if (id === goal) {
      return true;
    }
    next.get(id)!.forEach((to) => seen.add(to));
  }
  return false;
}

/** Every node after those that lead to it. */
function sorted(ids: readonly string[], next: Next): string[] {
  const open = new Map(ids.map((id) => [id, 0]));
  ids.forEach((id) => next.get(id)!.forEach((to) => open.set(to, open.get(to)! + 1)));
  const order = ids.filter((id) => open.get(id) === 0);
  for (const id of order) {
    for (const to of next.get(id)!) {
      open.set(to, open.get(to)! - 1);
      if (open.get(to) === 0) {
        order.push(to);
      }
    }
  }
  return order;
}

/** What nothing leads to stands beside what it leads to, not at the far left. */
function pullRight(ids: readonly string[], next: Next, layer: Map<string, number>): void {
  const reached = new Set([...next.values()].flat());
  for (const id of ids.filter((other) => !reached.has(other))) {
    const targets = next.get(id)!.map((to) => layer.get(to)!);
    if (targets.length > 0) {
      layer.set(id, Math.min(...targets) - 1);
    }
  }
}
