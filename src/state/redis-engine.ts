import { HELPER_IMAGES } from '../core/helper-images';

/** Which server answers: both speak the same protocol. */
export class RedisEngine {
  /**
   * Redis 7.2, the last version with the BSD licence.
   *
   * @param image redis:7.2.11-alpine unless another is given; image with a version or a digest; it has `redis-server`, `redis-cli` and the user 999
   * @see https://hub.docker.com/_/redis
   */
  public static redis(image: string = HELPER_IMAGES.redis): RedisEngine {
    return new RedisEngine('redis', image);
  }

  /**
   * Valkey, the open-source continuation of Redis.
   *
   * @param image valkey/valkey:8.1.4-alpine unless another is given; image with a version or a digest; it has `valkey-server`, `valkey-cli` and the user 999
   * @see https://hub.docker.com/r/valkey/valkey
   */
  public static valkey(image: string = HELPER_IMAGES.valkey): RedisEngine {
    return new RedisEngine('valkey', image);
  }

  private constructor(
    /** What the programs are called: `redis` or `valkey`. */
    public readonly name: string,
    /** The image. */
    public readonly image: string,
  ) {}
}
