import type { Manifest } from '../../../../support/manifest';
import { eventually } from '../../machine/wait';
import type { Cluster } from '../../parts/cluster';
import type { Actor, RunningActor } from './pods';
import { UNDECLARED } from './pods';

interface Pod {
  readonly namespace: string;
  readonly name: string;
  readonly addresses: Pick<RunningActor, 'address' | 'address6'>;
  readonly process: string;
  /** Of whom it stands for now, or stood for last. */
  labels: Record<string, string>;
}

/**
 * Pods that stand for those of one file after the other. What a policy sees of a pod is its labels and its namespace, so these are
 * changed; to start other pods for each file would take most of the time.
 */
export class Pool {
  private readonly pods: Pod[] = [];
  private readonly namespaces = new Map<string, string>();
  private readonly made = new Map<string, Promise<void>>();

  /** @param ports on which each of them listens: all that any file has */
  constructor(
    private readonly cluster: Cluster,
    private readonly name: string,
    private readonly ports: readonly number[],
  ) {}

  /** Another file, whose namespaces have nothing to do with those of the last. */
  public begin(): void {
    this.namespaces.clear();
  }

  /** The namespace of this pool that stands for one of a file. */
  public namespaceOf(name: string): string {
    const known = this.namespaces.get(name) ?? `${this.name}-${this.namespaces.size}`;
    this.namespaces.set(name, known);
    return known;
  }

  /** The file in namespaces of this pool, and so the peers that it names: files with the same names are tried at the same time. */
  public move(manifests: readonly Manifest[]): Manifest[] {
    const text = JSON.stringify(manifests, (key, value: unknown) => {
      const isName = key === 'kubernetes.io/metadata.name' || key === 'namespace';
      return isName && typeof value === 'string' && value !== 'kube-system' ? this.namespaceOf(value) : value;
    });
    return JSON.parse(text) as Manifest[];
  }

  /** Somebody who runs for each of them. */
  public async play(actors: readonly Actor[]): Promise<RunningActor[]> {
    const free = [...this.pods];
    return Promise.all(
      actors.map(async (actor) => {
        const index = free.findIndex(({ namespace }) => namespace === actor.namespace);
        const pod = index < 0 ? await this.start(actor.namespace) : free.splice(index, 1)[0]!;
        await this.relabel(pod, actor.labels);
        return { ...actor, ...pod.addresses, process: pod.process };
      }),
    );
  }

  private async relabel(pod: Pod, labels: Record<string, string>): Promise<void> {
    const gone = Object.fromEntries(Object.keys(pod.labels).map((key) => [key, null]));
    pod.labels = labels;
    await this.cluster.api.patch(`/api/v1/namespaces/${pod.namespace}/pods/${pod.name}`, {
      metadata: { labels: { ...gone, ...labels } },
    });
  }

  /** A namespace takes pods once its controller has given it an account. */
  private async make(namespace: string): Promise<void> {
    const { api, objects } = this.cluster;
    await objects.applyAll([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } }]);
    const account = `/api/v1/namespaces/${namespace}/serviceaccounts/default`;
    await eventually(`${namespace} has an account`, async () => (await api.ask(account)).status === 200);
  }

  private async start(namespace: string): Promise<Pod> {
    const { api, first } = this.cluster;
    // pods of one namespace are started at the same time
    const made = this.made.get(namespace) ?? this.make(namespace);
    this.made.set(namespace, made);
    await made;
    const listening = [...new Set([...this.ports, UNDECLARED])].map((port) => `[::]:${port}`);
    const { metadata } = await api.create(`/api/v1/namespaces/${namespace}/pods`, {
      metadata: { generateName: 'actor-' },
      spec: {
        nodeSelector: { 'kubernetes.io/hostname': first.name },
        terminationGracePeriodSeconds: 0,
        automountServiceAccountToken: false,
        containers: [{ name: 'actor', image: 'stand-in:cluster', imagePullPolicy: 'Never', args: ['listen', ...listening] }],
      },
    });
    const { name } = metadata;
    const { addresses, container } = await eventually(`${namespace}/${name} runs`, async () => {
      const { status } = await api.get(`/api/v1/namespaces/${namespace}/pods/${name}`);
      const id = status.containerStatuses?.[0]?.containerID;
      const [address, address6] = ((status.podIPs ?? []) as Array<{ ip: string }>).map(({ ip }) => ip);
      return (
        status.phase === 'Running' && address && address6 && id && { addresses: { address, address6 }, container: id as string }
      );
    });
    const pod: Pod = { namespace, name, addresses, process: (await first.processes()).get(container)!, labels: {} };
    this.pods.push(pod);
    return pod;
  }

  /** The pods go with their namespaces. */
  public async end(): Promise<void> {
    for (const namespace of this.made.keys()) await this.cluster.api.delete(`/api/v1/namespaces/${namespace}`);
  }
}
