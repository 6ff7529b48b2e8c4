import type { k8s } from 'cdk8s-plus-28';
import type { AdditionalContainer, VolumeMount } from '../contract/addition';
import type { NetworkRule } from '../contract/network';
import type { PodSettings } from './pod-settings';

/** What becomes of a pod, and so of the proxy that a mesh puts into it. */
export enum PodPurpose {
  /** It serves until it is replaced. */
  SERVE,
  /** It does something and ends. */
  END,
  /** It asks a workload of this app and ends: behind a mesh it may have to be part of it. */
  ASK,
}

/** Over what the pods of one kind are spread. */
export enum PodSpread {
  /** Over zones and nodes, counted within one revision of a Deployment. */
  REVISION,
  /** Over nodes. */
  NODES,
}

/** A container of a pod. */
export interface PodContainer {
  readonly name: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: readonly k8s.EnvVar[];
  readonly ports?: AdditionalContainer['ports'];
  readonly volumes?: readonly VolumeMount[];
  /** Mounts of volumes that the claim templates of a StatefulSet make. */
  readonly claimMounts?: readonly k8s.VolumeMount[];
  /** What it states of ephemeral storage holds; what it leaves out follows from its volumes and logs. */
  readonly resources: AdditionalContainer['resources'];
  /** Numeric user and group, if not those of the pod. */
  readonly user?: number;
  readonly probes?: Pick<k8s.Container, 'startupProbe' | 'readinessProbe' | 'livenessProbe'>;
  readonly lifecycle?: k8s.Lifecycle;
  /** It talks to nobody, so it need not know the proxy. */
  readonly silent?: boolean;
}

/** Everything that one kind of pod says about itself. What holds for all of them is the business of the settings. */
export interface PodPlan {
  readonly settings: PodSettings;
  readonly purpose: PodPurpose;
  /** Labels by which its pods are found. */
  readonly selector: { readonly [name: string]: string };
  readonly labels: { readonly [name: string]: string };
  readonly annotations?: { readonly [name: string]: string };
  readonly serviceAccountName: string;
  readonly user: number;
  readonly group?: number;
  /** From SIGTERM announced to SIGKILL. */
  readonly graceSeconds?: number;
  readonly spread?: PodSpread;
  /** What the pod is for. */
  readonly container: PodContainer;
  /** They run to their end, one after the other, before everything else. */
  readonly initContainers?: readonly PodContainer[];
  /** They run beside it. */
  readonly sidecars?: readonly PodContainer[];
  /** Whom it calls. */
  readonly egress: readonly NetworkRule[];
  /** It may call what nobody declared, so it knows the proxy in any case. */
  readonly callsOut?: boolean;
}
