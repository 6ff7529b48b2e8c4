import { JsonPatch, Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { VolumeMount } from '../contract/addition';
import type { DrainRequest } from '../contract/drain';
import type { Listener } from '../contract/listener';
import { ListenerRole } from '../contract/listener';
import type { ProductFacts } from '../contract/product-facts';
import { VolumeSource } from '../contract/volume';
import { HELPER_IMAGES } from '../core/helper-images';
import type { Problem } from '../core/problem';
import type { PodContainer } from '../pod/pod-plan';
import { roleOf } from './listeners';
import type { WorkloadPlan } from './plan';

/** How a pod waits before SIGTERM. */
export interface PreStop {
  /** Hook of the gateway container, if the API of 1.28 can say it. */
  readonly lifecycle?: k8s.Lifecycle;
  /** Hook that only newer clusters know, by patch. */
  readonly patch?: JsonPatch;
  /** Brings `sleep` into a pod whose image has none. */
  readonly tool?: PodContainer;
  readonly mount?: VolumeMount;
}

/** Name of the volume and of the container that fills it. */
export const TOOL_VOLUME = 'drain-tool';
const TOOL_FOLDER = '/drain-tool';
const TOOL_SIZE = Size.mebibytes(4);
const TOOL_RESOURCES = { requests: { cpu: '10m', memory: '16Mi' }, limits: { cpu: '100m', memory: '16Mi' } };

/**
 * The drain request of the product where that holds the pod long enough. Else native `sleep` where the cluster has it, `sleep` of the image where that has one, else a copy of busybox under that name:
 * busybox does what its file name says.
 * @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
 */
export function preStop(plan: WorkloadPlan): PreStop {
  const { version } = plan;
  const drain = plan.facts.drain ?? {};
  const seconds = plan.budget.preStop;
  if (drain.request && plan.budget.byRequest) {
    return { lifecycle: { preStop: { httpGet: drainRequest(drain.request, plan) } } };
  }
  if (seconds === 0) {
    return {};
  }
  if (version.hasSleepAction) {
    return { patch: JsonPatch.add('/spec/template/spec/containers/0/lifecycle', { preStop: { sleep: { seconds } } }) };
  }
  if (drain.sleepInImage) {
    return { lifecycle: { preStop: { exec: { command: ['sleep', String(seconds)] } } } };
  }
  const mount = { name: TOOL_VOLUME, source: VolumeSource.emptyDir({ sizeLimit: TOOL_SIZE }), mountPath: TOOL_FOLDER };
  return {
    lifecycle: { preStop: { exec: { command: [`${TOOL_FOLDER}/sleep`, String(seconds)] } } },
    tool: {
      name: TOOL_VOLUME,
      image: plan.options.toolImage ?? HELPER_IMAGES.busybox,
      command: ['cp', '/bin/busybox', `${TOOL_FOLDER}/sleep`],
      volumes: [mount],
      resources: TOOL_RESOURCES,
      silent: true,
    },
    mount: { ...mount, readOnly: true },
  };
}

/** A hook that reaches no port fails at once, and SIGTERM comes while proxies still send. */
export function checkDrainRequest({ drain, listeners }: ProductFacts): Problem[] {
  const request = drain?.request;
  if (!request || listenerOf(request, listeners)) {
    return [];
  }
  const remedy = `use one of ${listeners.map((l) => l.name).join(', ')}`;
  const prop = 'profile.drain.request.listener';
  return [{ code: 'LLMGW-121', prop, value: request.listener, reason: 'no such listener', remedy }];
}

function listenerOf({ listener: name }: DrainRequest, listeners: readonly Listener[]): Listener | undefined {
  return listeners.find((l) => (name === undefined ? roleOf(l) === ListenerRole.API : l.name === name));
}

function drainRequest(request: DrainRequest, { facts }: WorkloadPlan): k8s.HttpGetAction {
  const listener = listenerOf(request, facts.listeners);
  const httpHeaders = Object.entries(request.headers ?? {}).map(([name, value]) => ({ name, value }));
  return {
    path: request.path,
    port: k8s.IntOrString.fromString(listener?.name ?? ''),
    scheme: listener?.tls ? 'HTTPS' : undefined,
    httpHeaders: httpHeaders.length > 0 ? httpHeaders : undefined,
  };
}
