import type { Duration } from 'cdk8s';

/** One step of a canary. */
export interface RolloutStep {
  /** Share of the new version in percent, 1 to 100. */
  readonly weight: number;
  /**
   * How long it stays so.
   * @default - until somebody promotes it
   */
  readonly pause?: Duration;
}
