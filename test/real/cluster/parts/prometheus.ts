import { debianProgram } from '../machine/debian-programs';
import type { DebianProgram } from '../machine/debian-programs';
import { binary } from '../machine/binaries';
import { pinned } from '../machine/sources';
import { eventually } from '../machine/wait';
import { administrator } from './administrator';
import type { Cluster } from './cluster';
import { runController } from './controllers';
import type { Image } from './images';

/** Where the images of their projects have them; the operator mounts the samples at `/prometheus`. */
const SERVER = '/bin/prometheus';
const RELOADER = '/bin/prometheus-config-reloader';
const IMAGE = (): Image => ({
  names: ['prometheus:cluster'],
  entrypoint: [SERVER],
  programs: { [SERVER]: binary('prometheus') },
});
const RELOADER_IMAGE = (): Image => ({
  names: ['prometheus-config-reloader:cluster'],
  entrypoint: [RELOADER],
  programs: { [RELOADER]: binary('prometheus-config-reloader') },
});

/** A Prometheus of the operator. */
export class Prometheus {
  /** Starts one that takes whatever has the label `release` with its name, in every namespace; it works when it answers. */
  public static async start(
    cluster: Cluster,
    namespace: string,
    name: string,
    alertmanagers: object[] = [],
  ): Promise<Prometheus> {
    await runOperator(cluster);
    await cluster.import([IMAGE(), RELOADER_IMAGE()]);
    const selectors = ['serviceMonitor', 'podMonitor', 'probe', 'rule'].flatMap((kind) => [
      [`${kind}Selector`, { matchLabels: { release: name } }],
      [`${kind}NamespaceSelector`, {}],
    ]);
    await cluster.objects.applyAll([
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
      ...administrator(name, namespace),
      {
        apiVersion: 'monitoring.coreos.com/v1',
        kind: 'Prometheus',
        metadata: { name, namespace },
        spec: {
          ...Object.fromEntries(selectors),
          image: IMAGE().names[0],
          imagePullPolicy: 'Never',
          version: prometheusVersion(),
          serviceAccountName: name,
          resources: { requests: { memory: '50Mi' } },
          alerting: { alertmanagers },
        },
      },
    ]);
    const prometheus = new Prometheus(cluster, namespace, name);
    await eventually(`Prometheus ${namespace}/${name} answers`, () => prometheus.ask('status/runtimeinfo'));
    return prometheus;
  }

  private constructor(
    private readonly cluster: Cluster,
    private readonly namespace: string,
    private readonly name: string,
  ) {}

  /** What its API answers. */
  public async ask(path: string): Promise<any> {
    const { status } = await this.cluster.api.get(`/api/v1/namespaces/${this.namespace}/pods/prometheus-${this.name}-0`);
    const answer = await fetch(`http://${status.podIP}:9090/api/v1/${path}`);
    const { data, error } = (await answer.json()) as { data?: unknown; error?: string };
    if (data === undefined) throw new Error(`Prometheus says to ${path}: ${error}`);
    return data;
  }

  /** Ends it. */
  public async end(): Promise<void> {
    await this.cluster.api.delete(`/apis/monitoring.coreos.com/v1/namespaces/${this.namespace}/prometheuses/${this.name}`);
  }
}

/** Its release, which the version of the Go module says in its own way: v0.305.0 is v3.5.0. */
export function prometheusVersion(): string {
  const [, major, minor, patch] = /^v0\.(\d+)(\d\d)\.(\d+)$/.exec(pinned('prometheus', 'github.com/prometheus/prometheus')) ?? [];
  return `v${major}.${Number(minor)}.${patch}`;
}

let operator: Promise<void> | undefined;
function runOperator(cluster: Cluster): Promise<void> {
  operator ??= runController(cluster, {
    name: 'prometheus-operator',
    namespace: 'prometheus-operator',
    program: 'prometheus-operator',
    args: [
      `--prometheus-config-reloader=${RELOADER_IMAGE().names[0]}`,
      // it has a hundredth of a processor otherwise
      '--config-reloader-cpu-limit=0',
      // a Secret that comes later is seen at once, and not when all is looked at again
      '--watch-referenced-objects-in-all-namespaces',
    ],
    ready: { path: '/healthz', port: 8080 },
  });
  return operator;
}

/** Runs a program of Debian beside it, with a configuration. */
export async function runBeside(
  cluster: Cluster,
  namespace: string,
  program: DebianProgram,
  config: object,
  port: number,
  ...args: string[]
) {
  await cluster.objects.applyAll([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: program, namespace },
      data: { 'config.yml': JSON.stringify(config) },
    },
  ]);
  await runController(cluster, {
    name: program,
    namespace,
    program: { names: [`${program}:cluster`], entrypoint: [`/${program}`], programs: debianProgram(program) },
    args: ['--config.file=/config/config.yml', ...args],
    folders: { '/config': { configMap: { name: program } } },
    ports: { [port]: port },
    ready: { path: '/-/healthy', port },
  });
}
