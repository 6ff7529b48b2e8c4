import type { KubernetesObject } from '../manifests/object';
import { nameOf } from '../manifests/object';
import type { Way } from '../model/network';
import { waysOf } from '../model/network';
import { podOf } from '../../src/core/rules/pods';
import { describeReplicas, replicasOf } from '../model/replicas';
import type { View, Workload } from '../model/view';
import { peersOf } from './peers';

/** What a node is, which decides its colour. */
export type NodeRole = 'caller' | 'door' | 'service' | 'workload' | 'data' | 'maker' | 'outside' | 'beside';

/** One box of the picture. */
export interface GraphNode {
  readonly id: string;
  readonly role: NodeRole;
  readonly title: string;
  /** Small lines below the title: what it is, who scales, guards and watches it. */
  readonly lines: readonly string[];
}

/** One arrow. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
}

/** What talks to, owns, mounts, scales and watches what. */
export interface Graph {
  readonly title: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export function graphOf(view: View): Graph {
  const builder = new GraphBuilder(view);
  return {
    title: view.namespaces.length > 0 ? `namespace ${view.namespaces.join(', ')}` : `${view.objects.length} objects`,
    ...builder.build(),
  };
}

class GraphBuilder {
  private readonly nodes = new Map<string, GraphNode>();
  private readonly edges = new Map<string, GraphEdge>();
  /** Objects that a node or a line of one stands for. */
  private readonly shown = new Set<KubernetesObject>();

  constructor(private readonly view: View) {}

  public build(): Pick<Graph, 'nodes' | 'edges'> {
    this.view.workloads.forEach((workload) => this.addWorkload(workload));
    this.view.workloads.forEach((workload) => this.addWays(workload));
    for (const object of this.view.objects.filter((o) => o.kind !== 'Namespace' && !this.shown.has(o))) {
      this.node(object, 'beside');
    }
    return { nodes: [...this.nodes.values()], edges: [...this.edges.values()] };
  }

  private addWorkload(workload: Workload): void {
    const { object, services, doors, references } = workload;
    const id = this.node(object, 'workload', this.workloadLines(workload));
    for (const service of services) {
      const ports = (service['spec']?.ports ?? []).map(({ port }: { port: number }) => port).join(', ');
      this.edge(this.node(service, 'service', [ports === '' ? 'headless' : `port ${ports}`]), id);
    }
    for (const door of doors) {
      const lines = [...door.hosts.map((host, i) => `${host}${door.paths[i] ?? ''}`), ...limit(door.longest)];
      const from = this.node(door.object, 'door', lines);
      const behind = services.filter(({ metadata }) => door.backends.some(({ name }) => name === metadata.name));
      behind.forEach((service) => this.edge(from, idOf(service)));
    }
    for (const { kind, name, optional } of references) {
      this.edge(id, this.dataNode(kind, name, object.metadata.namespace), optional ? 'optional' : undefined);
    }
  }

  private workloadLines(workload: Workload): string[] {
    const { object, scalers, budgets, policies, monitors, account } = workload;
    const owned = [...scalers, ...budgets, ...policies, ...monitors];
    const accounts = this.view.ofKind('ServiceAccount').filter(({ metadata }) => metadata.name === account);
    [...owned, ...accounts].forEach((o) => this.shown.add(o));
    const images = (podOf(object)?.spec?.containers ?? []).map(({ image }: { image: string }) => shortImage(image));
    return [
      ...images,
      ...(object.kind === 'CronJob' ? [`at ${object['spec']?.schedule}`] : [describeReplicas(replicasOf(workload))]),
      ...budgets.map(({ spec }) => `evictions: ${budgetText(spec ?? {})}`),
      ...policies.map(({ kind }) => kind),
      ...monitors.map(({ kind }) => kind),
    ];
  }

  /** Callers and what is called: workloads of the same files if they are those, boxes outside otherwise. */
  private addWays(workload: Workload): void {
    const to = idOf(workload.object);
    if (workload.policies.length === 0) {
      return;
    }
    for (const { peer, direction, port } of waysOf(workload).filter((way) => !isDns(way))) {
      const same = peersOf(this.view, peer, workload);
      for (const other of same.filter((w) => w !== workload)) {
        if (direction === 'out') {
          this.edge(to, entranceOf(other), port);
        }
      }
      if (same.length === 0 && direction === 'out') {
        this.edge(to, this.outside(peer.replace(' (IPv6)', ''), 'outside'), port);
      } else if (same.length === 0 && direction === 'in') {
        this.edge(this.outside(peer, 'caller'), entranceOf(workload), undefined);
      }
    }
  }

  private dataNode(kind: string, name: string, namespace: string | undefined): string {
    const own = this.view.find(kind, name, namespace);
    const maker = this.view.makerOf(kind, name, namespace);
    const id = own ? this.node(own, 'data') : `${kind}|${namespace ?? ''}|${name}`;
    if (!own && !this.nodes.has(id)) {
      this.nodes.set(id, { id, role: 'data', title: name, lines: [kind, ...(maker ? [] : ['not in these files'])] });
    }
    if (maker) {
      const store = maker['spec']?.secretStoreRef?.name as string | undefined;
      this.edge(id, this.node(maker, 'maker', store ? [`from ${store}`] : []));
    }
    return id;
  }

  private outside(peer: string, role: 'caller' | 'outside'): string {
    const id = `${role}|${peer}`;
    this.nodes.set(id, { id, role, title: peer, lines: [] });
    return id;
  }

  private node(object: KubernetesObject, role: NodeRole, lines: readonly string[] = []): string {
    const id = idOf(object);
    this.shown.add(object);
    if (!this.nodes.has(id)) {
      this.nodes.set(id, { id, role, title: object.metadata.name, lines: [object.kind, ...lines] });
    }
    return id;
  }

  private edge(from: string, to: string, label?: string): void {
    const key = `${from} > ${to}`;
    const labels = [this.edges.get(key)?.label, label].flatMap((text) => text?.split(', ') ?? []);
    const told = [...new Set(labels)].filter((text) => text !== 'every port').join(', ');
    this.edges.set(key, { from, to, ...(told === '' ? {} : { label: told }) });
  }
}

function idOf(object: KubernetesObject): string {
  return `${nameOf(object)}|${object.metadata.namespace ?? ''}`;
}

/** Everybody asks for names: an arrow from every box would say nothing. */
function isDns({ direction, port }: Way): boolean {
  return direction === 'out' && /^53(53)?(\/UDP)?$/.test(port);
}

/** Who calls a workload calls its Service. */
function entranceOf({ services, object }: Workload): string {
  const [first] = [...services].sort((a, b) => Number(a['spec']?.clusterIP === 'None') - Number(b['spec']?.clusterIP === 'None'));
  return idOf(first ?? object);
}

function limit(seconds: number | undefined): string[] {
  return seconds === undefined ? [] : [`answers up to ${seconds} s`];
}

function budgetText({ maxUnavailable, minAvailable }: { maxUnavailable?: unknown; minAvailable?: unknown }): string {
  return maxUnavailable === undefined ? `${String(minAvailable)} stay` : `${String(maxUnavailable)} at a time`;
}

function shortImage(image: string): string {
  const name = image.slice(image.lastIndexOf('/') + 1);
  return name.replace(/@sha256:([0-9a-f]{8})[0-9a-f]*$/, '@$1');
}
