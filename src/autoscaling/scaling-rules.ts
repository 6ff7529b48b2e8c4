import type { Duration } from 'cdk8s';
import { isWholeSeconds } from '../core/durations';
import type { Problem } from '../core/problem';

/** What autoscaling/v2 takes at most, in seconds. */
export const LONGEST_WINDOW = 3600;
export const LONGEST_PERIOD = 1800;

/** Which of several policies counts. */
export enum PolicySelect {
  /** The one that changes the most pods. */
  MAX = 'Max',
  /** The one that changes the fewest pods. */
  MIN = 'Min',
  /** No change in this direction at all. */
  DISABLED = 'Disabled',
}

/** How many pods may come or go within a time. */
export class ScalingPolicy {
  /**
   * So many pods.
   *
   * @param value 1 or more
   * @param period 1 second to 30 minutes
   */
  public static pods(value: number, period: Duration): ScalingPolicy {
    return new ScalingPolicy('Pods', value, period);
  }

  /**
   * So many percent of the pods that run.
   *
   * @param value 1 or more
   * @param period 1 second to 30 minutes
   */
  public static percent(value: number, period: Duration): ScalingPolicy {
    return new ScalingPolicy('Percent', value, period);
  }

  private constructor(
    /** `Pods` or `Percent`. */
    public readonly type: string,
    /** How many. */
    public readonly value: number,
    /** Within which time. */
    public readonly period: Duration,
  ) {}
}

/** How fast pods come, or go. */
export interface ScalingRules {
  /**
   * The most (going up: the least) that was wanted within this time counts, so that a short dip changes nothing. At most one hour.
   * @default - that of the streaming preset
   */
  readonly stabilizationWindow?: Duration;
  /**
   * Limits. They do not matter with `PolicySelect.DISABLED`.
   * @default - those of the streaming preset
   */
  readonly policies?: ScalingPolicy[];
  /**
   * Which of them counts.
   * @default PolicySelect.MAX
   */
  readonly select?: PolicySelect;
}

/** Whole seconds; what is not whole is reported, and must not keep the rest from being rendered. */
export function wholeSeconds(duration: Duration): number {
  return Math.ceil(duration.toSeconds({ integral: false }));
}

/** What the API would refuse. */
export function checkRules(prop: string, rules: ScalingRules): Problem[] {
  const { stabilizationWindow, policies } = rules;
  return [
    ...(stabilizationWindow ? checkSeconds(`${prop}.stabilizationWindow`, stabilizationWindow, 0, LONGEST_WINDOW) : []),
    ...(policies?.length === 0
      ? [problem(`${prop}.policies`, [], 'no policy at all', 'state one, or use PolicySelect.DISABLED')]
      : []),
    ...(policies ?? []).flatMap(({ value, period }, i) => [
      ...checkSeconds(`${prop}.policies[${i}].period`, period, 1, LONGEST_PERIOD),
      ...(Number.isInteger(value) && value > 0
        ? []
        : [problem(`${prop}.policies[${i}].value`, value, 'not a whole number, 1 or more', 'use for example 1')]),
    ]),
  ];
}

function checkSeconds(prop: string, duration: Duration, least: number, most: number): Problem[] {
  const seconds = `${duration.toSeconds({ integral: false })}s`;
  return isWholeSeconds(duration, least, most)
    ? []
    : [problem(prop, seconds, `the API takes whole seconds from ${least} to ${most}`, `use at most ${most} seconds`)];
}

function problem(prop: string, value: unknown, reason: string, remedy: string): Problem {
  return { code: 'LLMGW-309', prop, value, reason, remedy };
}
