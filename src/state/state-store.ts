import type { WorkloadAddition } from '../contract/addition';
import type { IGatewayWorkload, IWorkloadNeed, TargetFacts } from '../contract/target';
import { StoreKind } from '../contract/stores';
import { Findings } from '../core/findings';
import type { Problem } from '../core/problem';
import { externalPostgres, externalRedis } from './external';
import type { ExternalPostgresOptions, ExternalRedisOptions } from './external-options';
import { memoryStore, sqliteStore } from './local';
import type { MemoryStoreOptions, SqliteStoreOptions } from './local';

/** What a store means for the pods, and what is wrong with it. */
interface MadeStore {
  readonly addition: WorkloadAddition;
  readonly problems: Problem[];
}

/**
 * Where a gateway keeps its state: the variables that the product reads, traffic to the store, and how many pods can share it.
 * Stores with pods of their own are constructs: `RedisStore`, `CloudNativePostgres`.
 */
export class StateStore implements IWorkloadNeed {
  /**
   * The memory of one pod: state is lost with it, and a second pod would not know it.
   *
   * @param options whether several pods may run all the same
   */
  public static memory(options: MemoryStoreOptions = {}): StateStore {
    return new StateStore(StoreKind.MEMORY, (facts) => memoryStore(options, facts.product));
  }

  /**
   * A SQLite file on a volume, which has one writer.
   *
   * @param options the volume
   */
  public static sqlite(options: SqliteStoreOptions): StateStore {
    return new StateStore(StoreKind.SQLITE, (facts) => sqliteStore(options, facts.product));
  }

  /**
   * A Redis or Valkey that runs elsewhere: ElastiCache, Memorystore, Azure Cache, one that an operator of the cluster runs.
   *
   * @param options where it is
   */
  public static externalRedis(options: ExternalRedisOptions): StateStore {
    return new StateStore(StoreKind.REDIS, (facts) => externalRedis(options, facts));
  }

  /**
   * A PostgreSQL that runs elsewhere.
   *
   * @param options where it is
   */
  public static externalPostgres(options: ExternalPostgresOptions): StateStore {
    return new StateStore(StoreKind.POSTGRES, (facts) => externalPostgres(options, facts));
  }

  private constructor(
    /** What kind of store it is. */
    public readonly kind: StoreKind,
    private readonly make: (facts: TargetFacts) => MadeStore,
  ) {}

  public toWorkloadAddition(workload: IGatewayWorkload): WorkloadAddition {
    const { addition, problems } = this.make(workload.toTargetFacts());
    Findings.of(workload)._report(problems);
    return addition;
  }
}
