import type { Program } from '../machine/binaries';
import { binary } from '../machine/binaries';
import { administrator } from './administrator';
import type { Cluster } from './cluster';

/** A program of others that reads objects of the cluster, as the pod of a namespace. */
export interface Controller {
  readonly name: string;
  readonly namespace: string;
  readonly program: Program;
  readonly args?: readonly string[];
  /** What answers when it works. */
  readonly ready: { readonly path: string; readonly port: number };
}

/** Starts it, in an image with nothing but its program, and waits until it works. */
export async function runController(cluster: Cluster, { name, namespace, program, args = [], ready }: Controller): Promise<void> {
  const image = `${program}:cluster`;
  await cluster.import([{ names: [image], entrypoint: [`/${program}`], programs: { [`/${program}`]: binary(program) } }]);
  const labels = { app: name };
  const container = {
    name,
    image,
    imagePullPolicy: 'Never',
    args,
    env: [{ name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } }],
    readinessProbe: { httpGet: ready, periodSeconds: 1, timeoutSeconds: 5 },
  };
  await cluster.objects.applyAll([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    ...administrator(name, namespace),
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, namespace },
      spec: {
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { serviceAccountName: name, containers: [container] } },
      },
    },
  ]);
  await cluster.ready(namespace, name);
}
