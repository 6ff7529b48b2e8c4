const QUIET_MS = 2_000;
const STEP_MS = 250;

/** Where the terminal is that somebody may be watching. */
export interface ProgressOutput {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** One line on a terminal that says how far a long synthesis is; nothing for a short one, nothing in a pipeline. */
export class Progress {
  // time that passes, not the time of day: nothing of a synthesis may depend on that
  private readonly started = performance.now();
  private shown = this.started + QUIET_MS - STEP_MS;
  private done = 0;
  private visible = false;

  constructor(
    private readonly total: number,
    private readonly output: ProgressOutput = process.stderr,
  ) {}

  /** One more is done. */
  public step(): void {
    this.done = Math.min(this.done + 1, this.total);
    const now = performance.now();
    if (this.output.isTTY && now - this.shown >= STEP_MS) {
      this.shown = now;
      this.visible = true;
      this.output.write(`\rsynthesized ${this.done} of ${this.total} objects`);
    }
  }

  /** Removes the line. */
  public end(): void {
    if (this.visible) {
      this.output.write('\r\u001b[K');
    }
  }
}
