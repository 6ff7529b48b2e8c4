import type { Size } from 'cdk8s';

/** The volume of a Redis. */
export interface RedisVolumeOptions {
  /** Size. Redis needs about three times its data while it rewrites its log. */
  readonly size: Size;
  /**
   * An existing StorageClass.
   * @default - the default class of the cluster
   */
  readonly storageClass?: string;
}

/** Whether a Redis remembers. The settings follow: a volume without a log would keep nothing, a log without a volume as well. */
export class RedisPersistence {
  /** Everything is lost with the pod: for caches and rate limits. */
  public static none(): RedisPersistence {
    return new RedisPersistence();
  }

  /**
   * An append-only log on a volume that outlives the pod, written every second. The claim is kept when the StatefulSet goes.
   *
   * @param options size and class
   */
  public static volume(options: RedisVolumeOptions): RedisPersistence {
    return new RedisPersistence(options.size, options.storageClass);
  }

  private constructor(
    /** Size of the volume, if there is one. */
    public readonly size?: Size,
    /** StorageClass of the volume. */
    public readonly storageClass?: string,
  ) {}
}
