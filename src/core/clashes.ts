import { ApiObject } from 'cdk8s';
import type { Chart } from 'cdk8s';
import type { Problem } from './problem';
import { podOf } from './rules/pods';
import type { Manifest } from './rules/rule';
import { namespaceOf } from './rules/rule';
import { selects } from './rules/selectors';
import { isForeign } from './synthesis/last-validation';

type Labels = Readonly<Record<string, string>>;

/** A workload and its pods. */
interface Workload {
  readonly path: string;
  readonly namespace: string;
  readonly selector: unknown;
  readonly podLabels: Labels;
}

const PODS = Symbol.for('cdk8s-llm-gateway.pods');
const KINDS = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Rollout']);

/** Says which pods a workload of ours has. */
export function claimPods(object: ApiObject, matchLabels: Labels, podLabels: Labels): void {
  const { chart, metadata, node } = object;
  const workload = { path: node.path, namespace: metadata.namespace ?? '', selector: { matchLabels }, podLabels };
  claimed(chart).push(workload);
}

/** What kubectl takes for one and the same object. */
export function nameKey({ apiGroup, kind, metadata, name }: ApiObject): string {
  return `${apiGroup}/${kind}/${metadata.namespace ?? ''}/${name}`;
}

/**
 * What clashes in a chart once it is finished: objects of others with a name of ours, and workloads that select pods of each other.
 * Charts may be applied to different clusters, so each is judged for itself.
 */
export function clashes(chart: Chart, names: ReadonlyMap<string, ApiObject>): Problem[] {
  const foreign = chart.node
    .findAll()
    .filter((c): c is ApiObject => ApiObject.isApiObject(c) && isForeign(c) && c.chart === chart);
  return [...sameNames(foreign, names), ...samePods(claimed(chart), foreign.flatMap(workloadOf))];
}

function claimed(chart: Chart): Workload[] {
  const holder = chart as Chart & { [PODS]?: Workload[] };
  if (!holder[PODS]) {
    Object.defineProperty(holder, PODS, { value: [] });
  }
  return holder[PODS]!;
}

function sameNames(foreign: readonly ApiObject[], names: ReadonlyMap<string, ApiObject>): Problem[] {
  return foreign.flatMap((object): Problem[] => {
    const own = names.get(nameKey(object));
    if (!own) {
      return [];
    }
    const reason = `${object.kind} "${object.name}" is made by ${own.node.path} and by ${object.node.path}`;
    return [{ code: 'LLMGW-102', prop: 'name', value: object.name, reason, remedy: 'give one of them another name' }];
  });
}

/** Of a workload of somebody else only the finished object says which pods it has. */
function workloadOf(object: ApiObject): Workload[] {
  if (!KINDS.has(object.kind)) {
    return [];
  }
  try {
    const manifest = object.toJson() as Manifest;
    const pod = podOf(manifest);
    const selector: unknown = manifest['spec']?.selector;
    const podLabels = (pod?.metadata?.labels ?? {}) as Labels;
    return pod && selector ? [{ path: object.node.path, namespace: namespaceOf(manifest), selector, podLabels }] : [];
  } catch {
    // reported by whoever made it, or by the synthesis itself
    return [];
  }
}

function samePods(own: readonly Workload[], foreign: readonly Workload[]): Problem[] {
  const byLabel = new Map<string, Workload[]>();
  for (const workload of [...own, ...foreign]) {
    for (const pair of Object.entries(workload.podLabels)) {
      const key = pair.join('=');
      const same = byLabel.get(key) ?? [];
      same.push(workload);
      byLabel.set(key, same);
    }
  }
  const found = own.flatMap((workload, i) => {
    const { matchLabels } = workload.selector as { readonly matchLabels: Labels };
    // the label that fewest pods have: a thousand workloads are not compared with each other
    const lists = Object.entries(matchLabels).map((pair) => byLabel.get(pair.join('=')) ?? []);
    const fewest = lists.reduce((least, list) => (list.length < least.length ? list : least), lists[0] ?? []);
    // two that take the pods of each other are one fault
    const said = (other: Workload): boolean => own.slice(0, i).includes(other) && takes(other, workload);
    return fewest.filter((other) => takes(workload, other) && !said(other)).map((other) => clash(workload, other));
  });
  return [
    ...found,
    ...foreign.flatMap((other) =>
      own.filter((workload) => takes(other, workload) && !takes(workload, other)).map((workload) => clash(other, workload)),
    ),
  ];
}

function takes(workload: Workload, other: Workload): boolean {
  return workload !== other && workload.namespace === other.namespace && selects(workload.selector, other.podLabels);
}

function clash(workload: Workload, other: Workload): Problem {
  return {
    code: 'LLMGW-915',
    prop: 'selectorLabels',
    value: JSON.stringify(workload.selector),
    reason: `${workload.path} selects the pods of ${other.path}, too`,
    remedy: `give each a 'name' or 'selectorLabels' of its own`,
  };
}
