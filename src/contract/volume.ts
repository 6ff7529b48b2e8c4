import type { Size } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { quantityOf } from '../core/quantity';

/** Options of an empty directory. */
export interface EmptyDirOptions {
  /**
   * The pod is evicted above it.
   * @default - no limit but that of the node
   */
  readonly sizeLimit?: Size;
  /**
   * In memory, which counts against the memory limit.
   * @default false
   */
  readonly memory?: boolean;
}

/** Options of a volume with files from a ConfigMap or Secret. */
export interface FilesVolumeOptions {
  /**
   * Which keys become which files.
   * @default - every key is a file of the same name
   */
  readonly items?: { [key: string]: string };
  /**
   * Permissions as an octal number, for example 0o440.
   * @default 0o444 for ConfigMaps, 0o440 for Secrets
   */
  readonly mode?: number;
  /**
   * Start also when it does not exist.
   * @default false
   */
  readonly optional?: boolean;
}

/** Options of a claim. */
export interface ClaimOptions {
  /**
   * Whether several pods on several nodes can mount it (ReadWriteMany). A claim that one node can mount makes the workload a
   * single writer.
   * @default false
   */
  readonly shared?: boolean;
}

/** What a volume holds. */
export class VolumeSource {
  /** A directory that lives as long as the pod. */
  public static emptyDir(options: EmptyDirOptions = {}): VolumeSource {
    const disk = options.memory ? 0 : options.sizeLimit ? options.sizeLimit.toKibibytes() / 1024 : Infinity;
    const emptyDir = {
      medium: options.memory ? 'Memory' : undefined,
      sizeLimit: options.sizeLimit && k8s.Quantity.fromString(quantityOf(options.sizeLimit)),
    };
    return new VolumeSource({ emptyDir }, true, false, undefined, disk);
  }

  /**
   * Files from a ConfigMap.
   *
   * @param configMapName name of the ConfigMap
   * @param options which keys, permissions
   */
  public static configMap(configMapName: string, options: FilesVolumeOptions = {}): VolumeSource {
    const files = { items: itemsOf(options), optional: options.optional, defaultMode: options.mode ?? 0o444 };
    return new VolumeSource({ configMap: { name: configMapName, ...files } });
  }

  /**
   * Files from a Secret.
   *
   * @param secretName name of the Secret
   * @param options which keys, permissions
   */
  public static secret(secretName: string, options: FilesVolumeOptions = {}): VolumeSource {
    const files = { items: itemsOf(options), optional: options.optional, defaultMode: options.mode ?? 0o440 };
    return new VolumeSource({ secret: { secretName, ...files } });
  }

  /**
   * A PersistentVolumeClaim.
   *
   * @param claimName name of the claim
   * @param options whether several pods can share it
   */
  public static claim(claimName: string, options: ClaimOptions = {}): VolumeSource {
    return new VolumeSource({ persistentVolumeClaim: { claimName } }, true, options.shared !== true);
  }

  /**
   * A volume of the Secrets Store CSI driver.
   *
   * @param providerClassName name of the SecretProviderClass
   */
  public static secretsStore(providerClassName: string): VolumeSource {
    const csi = {
      driver: 'secrets-store.csi.k8s.io',
      readOnly: true,
      volumeAttributes: { secretProviderClass: providerClassName },
    };
    return new VolumeSource({ csi });
  }

  /**
   * Several sources in one folder, in the form of the Kubernetes API.
   *
   * @param sources entries of `projected.sources`
   * @param mode permissions as an octal number
   */
  public static projected(sources: k8s.VolumeProjection[], mode: number = 0o444): VolumeSource {
    return new VolumeSource({ projected: { sources, defaultMode: mode } });
  }

  /**
   * The volume that the gateway container has in a folder, for the containers beside it.
   *
   * @param mountPath the folder in the gateway container
   */
  public static ofGateway(mountPath: string): VolumeSource {
    return new VolumeSource({}, true, false, mountPath);
  }

  private constructor(
    private readonly source: { readonly [kind: string]: unknown },
    /** Whether the container may write to it. */
    public readonly writable: boolean = false,
    /** Whether one node at a time can mount it. */
    public readonly exclusive: boolean = false,
    /** Folder of the gateway container whose volume it is. */
    public readonly gatewayFolder?: string,
    private readonly disk: number = 0,
  ) {}

  /**
   * How much of the node's disk it may take, in MiB; Infinity without a limit.
   * @internal
   */
  public _diskMebibytes(): number {
    return this.disk;
  }

  /** @internal */
  public _toVolume(name: string): { readonly name: string; readonly [kind: string]: unknown } {
    return { name, ...this.source };
  }
}

function itemsOf(options: FilesVolumeOptions): k8s.KeyToPath[] | undefined {
  return options.items && Object.entries(options.items).map(([key, path]) => ({ key, path }));
}
