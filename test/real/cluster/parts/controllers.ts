import type { Program } from '../machine/binaries';
import { binary } from '../machine/binaries';
import { administrator } from './administrator';
import type { Cluster } from './cluster';
import type { Image } from './images';

/** A program of others that reads objects of the cluster, as the pod of a namespace. */
export interface Controller {
  readonly name: string;
  readonly namespace: string;
  /** What is built here, or an image that has it. */
  readonly program: Program | Image;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Folders, each with the volume that is mounted there. */
  readonly folders?: Readonly<Record<string, object>>;
  /** Ports of a Service of its name, and where they lead to. */
  readonly ports?: Readonly<Record<number, number>>;
  /** What answers when it works. */
  readonly ready: { readonly path: string; readonly port: number; readonly scheme?: string };
}

/** Starts it, in an image with nothing but its program, and waits until it works. */
export async function runController(cluster: Cluster, controller: Controller): Promise<void> {
  const { name, namespace, program, args, env = {}, folders = {}, ports, ready } = controller;
  const image = typeof program === 'string' ? imageOf(program) : program;
  await cluster.import([image]);
  const labels = { app: name };
  const mounts = Object.entries(folders).map(([mountPath, volume], index) => ({ mountPath, name: `folder-${index}`, volume }));
  const container = {
    name,
    image: image.names[0],
    imagePullPolicy: 'Never',
    args,
    env: [
      { name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
      ...Object.entries(env).map(([name, value]) => ({ name, value })),
    ],
    readinessProbe: { httpGet: ready, periodSeconds: 1, timeoutSeconds: 5 },
    volumeMounts: mounts.map(({ mountPath, name }) => ({ mountPath, name })),
  };
  const volumes = mounts.map(({ name, volume }) => ({ name, ...volume }));
  await cluster.objects.applyAll([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    ...administrator(name, namespace),
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, namespace },
      spec: {
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { serviceAccountName: name, containers: [container], volumes } },
      },
    },
    ...(ports ? [service(name, namespace, ports)] : []),
  ]);
  await cluster.ready(namespace, name);
}

/** An image with nothing but a program that is built here. */
export function imageOf(program: Program): Image {
  return { names: [`${program}:cluster`], entrypoint: [`/${program}`], programs: { [`/${program}`]: binary(program) } };
}

function service(name: string, namespace: string, ports: Readonly<Record<number, number>>): object {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace },
    spec: {
      selector: { app: name },
      ports: Object.entries(ports).map(([port, targetPort]) => ({ name: `port-${port}`, port: Number(port), targetPort })),
    },
  };
}
