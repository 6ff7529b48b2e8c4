import type { EnvValue } from 'cdk8s-plus-28';
import type { NetworkRule } from './network';
import type { ContainerResourceQuantities } from './resources';
import type { VolumeSource } from './volume';

/** A volume and where it is mounted. */
export interface VolumeMount {
  /** Name of the volume in the pod. */
  readonly name: string;
  /** What the volume holds. */
  readonly source: VolumeSource;
  /** Absolute path in the container. */
  readonly mountPath: string;
  /**
   * One file or folder of the volume instead of all of it. Such mounts never see later changes.
   * @default - the whole volume
   */
  readonly subPath?: string;
  /**
   * Whether the container may not write.
   * @default - true for everything but emptyDir and claims
   */
  readonly readOnly?: boolean;
}

/** A port of a container. */
export interface ContainerPort {
  /** At most 15 lower-case letters, digits and "-". */
  readonly name: string;
  /** Port number, 1024 or above. */
  readonly port: number;
}

/** A container beside, or before, the gateway container. It gets the same restricted security context. */
export interface AdditionalContainer {
  /** Unique within the pod. */
  readonly name: string;
  /** Image with a version or a digest. */
  readonly image: string;
  /**
   * Entry point.
   * @default - that of the image
   */
  readonly command?: string[];
  /**
   * Arguments.
   * @default - those of the image
   */
  readonly args?: string[];
  /**
   * Environment variables.
   * @default - none
   */
  readonly env?: { [name: string]: EnvValue };
  /**
   * Named ports.
   * @default - none
   */
  readonly ports?: ContainerPort[];
  /**
   * Volumes, by the same name shared with the gateway container.
   * @default - none
   */
  readonly volumes?: VolumeMount[];
  /** Requests and limits. */
  readonly resources: ContainerResourceQuantities;
  /**
   * Path for startup and liveness by HTTP; readiness asks whether the port is open.
   * @default - no probes, unless there is a `healthCommand`
   */
  readonly healthPath?: string;
  /**
   * Command that succeeds while the container works, for one that answers no HTTP. Not beside `healthPath`, and not for a container that
   * runs to its end (LLMGW-121).
   * @default - no probes, unless there is a `healthPath`
   */
  readonly healthCommand?: string[];
  /**
   * Command that succeeds when the container has started, besides `healthCommand`, without which it would not be asked (LLMGW-121).
   * @default - `healthCommand`
   */
  readonly readyCommand?: string[];
  /**
   * Port of the health path.
   * @default - the first port
   */
  readonly healthPort?: string;
  /**
   * Numeric user and group.
   * @default - those of the gateway container
   */
  readonly user?: number;
}

/** Why a workload is held to a number of replicas. */
export interface ReplicaLimit {
  /** The most pods that may run at a time. */
  readonly max: number;
  /** Why, as the end of a sentence: "SQLite has one writer". */
  readonly reason: string;
  /**
   * Whether even a rolling update, which runs two pods for a moment, is too many: the Deployment then replaces pods
   * (`strategy: Recreate`).
   * @default false
   */
  readonly exclusive?: boolean;
  /**
   * What to do about it.
   * @default - use a store or volume that several pods can share
   */
  readonly remedy?: string;
}

/**
 * What something adds to a workload: stores, certificates, sidecars and teams all speak this language. Additions are joined;
 * a variable, volume or container that is added twice is an error.
 */
export interface WorkloadAddition {
  /** Environment variables of the gateway container. */
  readonly env?: { [name: string]: EnvValue };
  /** Arguments behind those of the profile. */
  readonly args?: string[];
  /** Volumes of the gateway container. */
  readonly volumes?: VolumeMount[];
  /** Containers that run beside the gateway; native sidecars where the cluster has them. */
  readonly sidecars?: AdditionalContainer[];
  /** Containers that run to their end before the gateway starts. */
  readonly initContainers?: AdditionalContainer[];
  /** Names of Secrets with registry credentials, besides those of the cluster. */
  readonly imagePullSecrets?: string[];
  /** Labels of the pods. */
  readonly podLabels?: { [name: string]: string };
  /** Annotations of the pods. */
  readonly podAnnotations?: { [name: string]: string };
  /** Annotations of the Deployment itself, for controllers that watch it. */
  readonly workloadAnnotations?: { [name: string]: string };
  /** Traffic from the pods. */
  readonly egress?: NetworkRule[];
  /** Traffic to the pods. */
  readonly ingress?: NetworkRule[];
  /** How many pods may run. */
  readonly replicaLimit?: ReplicaLimit;
  /**
   * Text that restarts the pods when it changes, by name: a hash of it stands in the pod annotation `checksum/<name>`. Never
   * put credentials here.
   */
  readonly restartOn?: { [name: string]: string };
}
