import type { Duration } from 'cdk8s';
import { SloKind } from './slo-kind';

/** What users may expect over 30 days. Recording rules and burn-rate alerts are made from it. */
export class SloObjective {
  /**
   * So many requests of a hundred do not fail.
   *
   * @param percent above 0 and below 100, for example 99.9
   */
  public static availability(percent: number): SloObjective {
    return new SloObjective(SloKind.AVAILABILITY, percent);
  }

  /**
   * So many requests of a hundred are answered in time.
   *
   * @param percent above 0 and below 100, for example 99
   * @param threshold exactly the bound of one bucket of the histogram (LLMGW-606)
   */
  public static latency(percent: number, threshold: Duration): SloObjective {
    return new SloObjective(SloKind.LATENCY, percent, threshold);
  }

  /**
   * So many streams of a hundred begin in time.
   *
   * @param percent above 0 and below 100, for example 99
   * @param threshold exactly the bound of one bucket of the histogram (LLMGW-606)
   */
  public static timeToFirstToken(percent: number, threshold: Duration): SloObjective {
    return new SloObjective(SloKind.TIME_TO_FIRST_TOKEN, percent, threshold);
  }

  private constructor(
    /** @internal */
    public readonly _kind: SloKind,
    /** @internal */
    public readonly _percent: number,
    /** @internal The longest time that is good. */
    public readonly _threshold?: Duration,
  ) {}
}
