/** One direction of `spec.behavior`. */
export interface Rules {
  readonly window: number;
  readonly policies: ReadonlyArray<{ readonly type: string; readonly value: number; readonly period: number }>;
  readonly select: string;
}

export interface Behavior {
  readonly up: Rules;
  readonly down: Rules;
}

interface Event {
  readonly at: number;
  readonly change: number;
}

const TOLERANCE = 0.1;

/**
 * The HorizontalPodAutoscaler of Kubernetes: tolerance, stabilization windows and policies as its controller applies them.
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details
 */
export class Hpa {
  private readonly recommendations: Array<{ readonly at: number; readonly pods: number }> = [];
  private readonly events: Event[] = [];

  constructor(
    private readonly min: number,
    private readonly max: number,
    private readonly behavior: Behavior,
  ) {}

  /** The number of pods after a sync, for a load that `current` pods carry at `ratio` times the target. */
  public sync(now: number, current: number, wanted: number, ratio: number): number {
    const desired = Math.abs(ratio - 1) <= TOLERANCE ? current : wanted;
    const stable = this.stabilized(now, current, desired);
    const limited = stable > current ? this.limitUp(now, current, stable) : this.limitDown(now, current, stable);
    const pods = Math.min(this.max, Math.max(this.min, limited));
    if (pods !== current) {
      this.events.push({ at: now, change: pods - current });
    }
    return pods;
  }

  /** Up to the least that was wanted in the one window, down to the most that was wanted in the other. */
  private stabilized(now: number, current: number, desired: number): number {
    const { up, down } = this.behavior;
    this.recommendations.push({ at: now, pods: desired });
    while (this.recommendations[0]!.at < now - Math.max(up.window, down.window)) {
      this.recommendations.shift();
    }
    const within = (window: number) => this.recommendations.filter(({ at }) => at > now - window).map(({ pods }) => pods);
    const least = Math.min(desired, ...within(up.window));
    const most = Math.max(desired, ...within(down.window));
    return current < least ? least : current > most ? most : current;
  }

  private limitUp(now: number, current: number, wanted: number): number {
    const { policies, select } = this.behavior.up;
    const limits = policies.map(({ type, value, period }) => {
      const before = current - this.changed(now, period);
      return type === 'Pods' ? before + value : Math.ceil(before * (1 + value / 100));
    });
    return Math.min(wanted, Math.max(current, select === 'Min' ? Math.min(...limits) : Math.max(...limits)));
  }

  private limitDown(now: number, current: number, wanted: number): number {
    const { policies, select } = this.behavior.down;
    const limits = policies.map(({ type, value, period }) => {
      const before = current - this.changed(now, period);
      return type === 'Pods' ? before - value : Math.floor(before * (1 - value / 100));
    });
    return Math.max(wanted, Math.min(current, select === 'Min' ? Math.max(...limits) : Math.min(...limits)));
  }

  private changed(now: number, period: number): number {
    return this.events.filter(({ at }) => at > now - period).reduce((sum, { change }) => sum + change, 0);
  }
}
