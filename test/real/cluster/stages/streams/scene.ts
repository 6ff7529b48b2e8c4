import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { toYaml } from '../../../../support/synth';
import { only } from '../../../../support/find';
import type { Manifest } from '../../../../support/manifest';
import { eventually } from '../../machine/wait';
import type { Cluster } from '../../parts/cluster';
import { asWritten } from '../../sabotage';
import { kubectlOk } from '../../parts/kubectl';
import { standIns } from '../../parts/stand-ins';
import { inRun } from '../../machine/places';

/** A gateway that runs in a namespace of its own. */
export class Scene {
  /**
   * Applies it and waits until its pods are ready.
   *
   * @param env what its stand-in is told, see modules/stand-in/serve.go
   * @param deployments which are waited for, unless there is one
   */
  public static async set(
    cluster: Cluster,
    namespace: string,
    manifests: readonly Manifest[],
    env: Readonly<Record<string, string>>,
    deployments?: readonly string[],
  ): Promise<Scene> {
    await cluster.import(standIns(manifests, env));
    const labels = { 'pod-security.kubernetes.io/warn': 'restricted' };
    await cluster.objects.applyAll([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels } }]);
    const scene = new Scene(cluster, namespace, manifests);
    await scene.apply(manifests);
    for (const name of deployments ?? [scene.deployment.metadata.name]) await cluster.ready(namespace, name);
    return scene;
  }

  private constructor(
    public readonly cluster: Cluster,
    public readonly namespace: string,
    private readonly manifests: readonly Manifest[],
  ) {}

  /** The Deployment, as it was written. */
  public get deployment(): Manifest {
    return only(this.manifests, 'Deployment');
  }

  /** Where clients ask: a Service by its address, since names are not what is tested. */
  public async url(name = this.deployment.metadata.name): Promise<string> {
    const { spec } = await this.cluster.api.get(`/api/v1/namespaces/${this.namespace}/services/${name}`);
    return `http://${spec.clusterIP}:${spec.ports[0].port}`;
  }

  public get path(): string {
    return `/apis/apps/v1/namespaces/${this.namespace}/deployments/${this.deployment.metadata.name}`;
  }

  public get pods(): string {
    return `/api/v1/namespaces/${this.namespace}/pods`;
  }

  /** As a team applies a file. */
  public async apply(manifests: readonly Manifest[]): Promise<void> {
    const file = inRun(`${this.namespace}.yaml`);
    writeFileSync(file, toYaml(asWritten(manifests)));
    // whether the server takes it strictly is another stage
    await kubectlOk('apply', '--validate=false', '-n', this.namespace, '-f', file);
  }

  /** The pods of the gateway, those that end included. */
  public async gatewayPods(): Promise<any[]> {
    const { matchLabels } = this.deployment['spec'].selector;
    const selector = Object.entries(matchLabels).map(([name, value]) => `${name}=${value as string}`);
    return this.cluster.api.list(`${this.pods}?labelSelector=${encodeURIComponent(selector.join(','))}`);
  }

  /** A pod of the gateway, and its process as its node sees it. */
  public async someProcess(): Promise<{ readonly pod: string; readonly folder: string; readonly env: NodeJS.ProcessEnv }> {
    const pod = (await this.gatewayPods()).find(({ metadata }) => !metadata.deletionTimestamp);
    const processes = await this.cluster.node(pod.spec.nodeName).processes();
    const id = processes.get(pod.status.containerStatuses[0].containerID);
    assert.ok(id, 'the container of the pod runs');
    const variables = readFileSync(`/proc/${id}/environ`, 'utf8').split('\0').filter(Boolean);
    const env = Object.fromEntries(
      variables.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
    return { pod: pod.metadata.name, folder: `/proc/${id}/root`, env };
  }

  /** Waits until all pods are of the newest form and ready, and every other one is gone. */
  public async settled(seconds = 240): Promise<void> {
    await this.cluster.ready(this.namespace, this.deployment.metadata.name, seconds);
    await eventually(
      `older pods of ${this.namespace} are gone`,
      async () => {
        const { spec } = await this.cluster.api.get(this.path);
        const pods = await this.gatewayPods();
        return pods.length === spec.replicas && pods.every(({ metadata }) => !metadata.deletionTimestamp);
      },
      seconds,
    );
  }

  /** Without waiting: the pods may take their grace period, nobody looks. */
  public async strike(): Promise<void> {
    await this.cluster.api.delete(`/api/v1/namespaces/${this.namespace}`);
  }
}
