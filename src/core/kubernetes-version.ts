import type { Problem } from './problem';

const OLDEST_MINOR = 28;

/**
 * The lowest Kubernetes version of the clusters that get the YAML. Newer fields are used only where it says that they exist.
 */
export class KubernetesVersion {
  /** Kubernetes 1.28, the default. */
  public static readonly V1_28 = new KubernetesVersion(28, []);
  /** Kubernetes 1.29: native sidecar containers. */
  public static readonly V1_29 = new KubernetesVersion(29, []);
  /** Kubernetes 1.30: `lifecycle.preStop.sleep`, HPA ContainerResource metrics (stable). */
  public static readonly V1_30 = new KubernetesVersion(30, []);
  /** Kubernetes 1.31. */
  public static readonly V1_31 = new KubernetesVersion(31, []);
  /** Kubernetes 1.32. */
  public static readonly V1_32 = new KubernetesVersion(32, []);
  /** Kubernetes 1.33. */
  public static readonly V1_33 = new KubernetesVersion(33, []);
  /** Kubernetes 1.34. */
  public static readonly V1_34 = new KubernetesVersion(34, []);

  /**
   * Any other version, for example `1.36`. Older than 1.28 or not a version is reported as LLMGW-123 by the construct.
   *
   * @param version major and minor version
   */
  public static of(version: string): KubernetesVersion {
    const minor = Number(/^v?1\.(\d+)(\.\d+)?$/.exec(version)?.[1] ?? Number.NaN);
    if (minor >= OLDEST_MINOR) {
      return new KubernetesVersion(minor, []);
    }
    const reason = Number.isNaN(minor) ? 'not a Kubernetes version' : 'older than 1.28, the oldest that the library writes for';
    return new KubernetesVersion(OLDEST_MINOR, [
      { code: 'LLMGW-123', prop: 'kubernetesVersion', value: version, reason, remedy: 'write it like "1.30"' },
    ]);
  }

  private constructor(
    /** The minor version: 28 for Kubernetes 1.28. */
    public readonly minor: number,
    private readonly problems: Problem[],
  ) {}

  /** @internal */
  public _problems(): readonly Problem[] {
    return this.problems;
  }

  /** Whether `lifecycle.preStop.sleep` exists (on by default since 1.30). */
  public get hasSleepAction(): boolean {
    return this.minor >= 30;
  }

  /** Whether init containers with `restartPolicy: Always` exist (on by default since 1.29). */
  public get hasNativeSidecars(): boolean {
    return this.minor >= 29;
  }
}
