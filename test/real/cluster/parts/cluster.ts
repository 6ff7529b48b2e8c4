import { eventually } from '../machine/wait';
import { ADD_ON_IMAGES, coreDns, METRICS_IMAGE, metricsServer } from './add-ons';
import type { Api } from './api';
import { startApiServer, startControllers } from './control-plane';
import type { Image } from './images';
import { makeImage } from './images';
import { addNodeNamespace } from './network';
import { FIRST, Node, SECOND } from './node';
import { Objects } from './objects';
import { PAUSE_IMAGE } from './runtime';

/** The cluster of a run, started by whoever asks first. */
export type Started = () => Promise<Cluster>;

/** A real Kubernetes of one node, or of two where a test asks for it. */
export class Cluster {
  /** Starts one on the network of the run, with its certificates; it is ready when names resolve. */
  public static async start(): Promise<Cluster> {
    const began = Date.now();
    const { api } = await startApiServer('kubernetes');
    startControllers();
    const first = new Node(FIRST);
    await first.start(api);
    const cluster = new Cluster(api, first);
    await cluster.import([
      { names: [PAUSE_IMAGE], entrypoint: ['/usr/local/bin/stand-in', 'pause'] },
      { names: ['stand-in:cluster'] },
      ...ADD_ON_IMAGES(),
    ]);
    await cluster.objects.applyAll(coreDns());
    await cluster.ready('kube-system', 'coredns');
    console.log(`the cluster is ready after ${Math.round((Date.now() - began) / 1000)} s`);
    return cluster;
  }

  public readonly objects: Objects;
  private readonly nodes: Node[];
  private readonly archives: string[] = [];
  private readonly known = new Map<string, string>();
  private enforced = false;
  private turn: Promise<void> = Promise.resolve();
  private nodesNeeded: Promise<void> = Promise.resolve();
  private second?: Promise<void>;
  private metrics?: Promise<void>;

  private constructor(
    public readonly api: Api,
    public readonly first: Node,
  ) {
    this.objects = new Objects(api);
    this.nodes = [first];
  }

  /** Makes images known to all nodes, each once: two tests may want the same one at the same time. */
  public import(images: readonly Image[]): Promise<void> {
    return this.inTurn(async () => {
      for (const image of images) {
        const content = JSON.stringify(image);
        if (image.names.every((name) => this.known.get(name) === content)) continue;
        const archive = makeImage(image);
        for (const node of this.nodes) await node.import(archive);
        this.archives.push(archive);
        for (const name of image.names) this.known.set(name, content);
      }
    });
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }

  /** The second node, started by whoever asks first. */
  public secondNode(): Promise<void> {
    this.second ??= (async () => {
      addNodeNamespace(SECOND, FIRST);
      const node = new Node(SECOND);
      await node.start(this.api);
      await this.inTurn(async () => {
        for (const archive of this.archives) await node.import(archive);
        this.nodes.push(node);
        await node.open(this.api);
        if (this.enforced) node.enforcePolicies();
      });
    })();
    return this.second;
  }

  /** Who takes a node away for a while, and who counts on all of them, wait for each other. */
  public needingNodes(work: () => Promise<void>): Promise<void> {
    const done = this.nodesNeeded.then(work);
    this.nodesNeeded = done.catch(() => undefined);
    return done;
  }

  /**
   * Network policies are in force from here on. The enforcer works whenever a pod comes or goes, as much as all else on a node: stages
   * that are not about policies do without.
   */
  public enforcePolicies(): void {
    if (this.enforced) return;
    this.enforced = true;
    for (const node of this.nodes) node.enforcePolicies();
  }

  /** The metrics of pods, which autoscalers read. */
  public metricsServer(): Promise<void> {
    this.metrics ??= (async () => {
      await this.import([METRICS_IMAGE()]);
      await this.objects.applyAll(metricsServer());
      await this.ready('kube-system', 'metrics-server');
    })();
    return this.metrics;
  }

  /** Waits until all pods that a Deployment wants are there in its newest form, ready, and no older one serves. */
  public async ready(namespace: string, deployment: string, seconds?: number): Promise<void> {
    await eventually(
      `Deployment ${namespace}/${deployment} is ready`,
      async () => {
        const { metadata, spec, status } = await this.api.get(`/apis/apps/v1/namespaces/${namespace}/deployments/${deployment}`);
        const { observedGeneration, updatedReplicas = 0, availableReplicas = 0, replicas = 0 } = status;
        const done = updatedReplicas === spec.replicas && availableReplicas === spec.replicas && replicas === spec.replicas;
        return observedGeneration >= metadata.generation && done;
      },
      seconds,
    );
  }

  public node(name: string): Node {
    const node = this.nodes.find((candidate) => candidate.name === name);
    if (!node) throw new Error(`no node ${name}`);
    return node;
  }

  /** What was tested, for those who read the figures. */
  public async versions(): Promise<string> {
    const { gitVersion } = await this.api.get('/version');
    const { items } = await this.api.get('/api/v1/nodes');
    const { containerRuntimeVersion, kernelVersion } = items[0].status.nodeInfo;
    return `Kubernetes ${gitVersion}, ${containerRuntimeVersion.replace('://', ' ')}, Linux ${kernelVersion.replace(/-.*/, '')}`;
  }
}
