import { JsonPatch } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-28';
import type { WorkloadPlan } from './plan';

/** How a pod waits before SIGTERM. */
export interface PreStop {
  /** Hook of the gateway container, if the API of 1.28 can say it. */
  readonly lifecycle?: k8s.Lifecycle;
  /** Hook that only newer clusters know, by patch. */
  readonly patch?: JsonPatch;
  /** Brings `sleep` into a pod whose image has none. */
  readonly initContainer?: k8s.Container;
  readonly volume?: k8s.Volume;
  readonly mount?: k8s.VolumeMount;
}

/** Name of the volume and of the container that fills it. */
export const TOOL_VOLUME = 'drain-tool';
const TOOL_FOLDER = '/drain-tool';
// the musl build is one static file: it runs in any image, also in one without a shell and a C library
const TOOL_IMAGE = 'busybox:1.37.0-musl';

/**
 * Native `sleep` where the cluster has it, `sleep` of the image where that has one, else a copy of busybox under that name:
 * busybox does what its file name says.
 * @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
 */
export function preStop(plan: WorkloadPlan): PreStop {
  const { version, containerSecurity: securityContext, pullPolicy: imagePullPolicy } = plan;
  const drain = plan.facts.drain ?? {};
  const seconds = plan.budget.preStop;
  if (seconds === 0) {
    return {};
  }
  if (version.hasSleepAction) {
    return { patch: JsonPatch.add('/spec/template/spec/containers/0/lifecycle', { preStop: { sleep: { seconds } } }) };
  }
  if (drain.sleepInImage) {
    return { lifecycle: { preStop: { exec: { command: ['sleep', String(seconds)] } } } };
  }
  const mount = { name: TOOL_VOLUME, mountPath: TOOL_FOLDER };
  return {
    lifecycle: { preStop: { exec: { command: [`${TOOL_FOLDER}/sleep`, String(seconds)] } } },
    initContainer: {
      name: TOOL_VOLUME,
      image: plan.options.toolImage ?? TOOL_IMAGE,
      imagePullPolicy,
      command: ['cp', '/bin/busybox', `${TOOL_FOLDER}/sleep`],
      volumeMounts: [mount],
      securityContext,
    },
    volume: { name: TOOL_VOLUME, emptyDir: {} },
    mount: { ...mount, readOnly: true },
  };
}
