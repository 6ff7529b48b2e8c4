import type { ProductFacts } from '../../../src';
import type { Manifest } from '../../support/manifest';
import type { Call } from './client';
import { Pod } from './pod/pod';
import type { Image } from './pod/sandbox';
import { podSpec } from './pod/spec';
import type { Mount, PodSpec, Secrets } from './pod/spec';
import type { Order } from './provider';

/** What runs beside the product and may go away: model provider, database. */
export interface Outside {
  readonly name: string;
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<unknown>;
  /** Whether readiness may say so. */
  readonly readinessMayFail?: boolean;
}

/** How the product is spoken to. Ports are those of the container. */
export interface Api {
  /** A request that succeeds. */
  readonly good: Call;
  /** Requests that fail: at the provider, for a wrong key and the like. */
  readonly failed: readonly Call[];
  /** A request whose answer comes in pieces, as the provider is told. */
  readonly stream: (order: Order) => Call;
  /** Word that is in the first piece. */
  readonly firstPiece: string;
  /**
   * The product sends an answer when it is whole, whatever the client asked for.
   * @default false
   */
  readonly buffers?: boolean;
  /** Word at the end of a complete answer; undefined for a stream that only the client or the process ends. */
  readonly lastPiece?: string;
}

/** A product with everything that its checks need. */
export interface Subject {
  readonly name: string;
  readonly facts: ProductFacts;
  /** What a team would synthesize, with this longest stream in seconds. */
  readonly manifests: (maxStream: number) => Manifest[];
  readonly workload?: string;
  readonly secrets: Secrets;
  readonly image: Image;
  /** Names of Services that mean this machine. */
  readonly hosts?: readonly string[];
  readonly api: Api;
  readonly outside: readonly Outside[];
  /** Lets a held stream of the provider go on. */
  readonly release: () => void;
  /**
   * Seconds after which a series that is not there will not come.
   * @default 20
   */
  readonly patience?: number;
  /** Folders of the profile that the product does not need in this form, each with its reason. */
  readonly unusedFolders?: Readonly<Record<string, string>>;
  /** Facts that cannot be seen here, by name of the check, each with its reason. */
  readonly notHere?: Readonly<Record<string, string>>;
  /** Metrics of the profile that only something not run here would export, each with its reason. */
  readonly metricsNotHere?: Readonly<Record<string, string>>;
}

/** Long enough for every way to end, short enough to wait for. */
export const SHORT_STREAM = 8;

export function specOf(subject: Subject, maxStream = SHORT_STREAM): PodSpec {
  return podSpec(subject.manifests(maxStream), subject.secrets, subject.workload);
}

/** Starts the product, with some of its pod changed. */
export function startPod(subject: Subject, spec = specOf(subject)): Promise<Pod> {
  return Pod.start(spec, subject.image, subject.hosts);
}

/** The product, ready for requests. */
export async function runningPod(subject: Subject, spec?: PodSpec): Promise<Pod> {
  const pod = await startPod(subject, spec);
  try {
    await pod.started();
  } catch (error) {
    pod.kill();
    throw error;
  }
  return pod;
}

/** The volumes that the process may write to. */
export function writableMounts(spec: PodSpec): Mount[] {
  return spec.mounts.filter(({ size }) => size !== undefined);
}
