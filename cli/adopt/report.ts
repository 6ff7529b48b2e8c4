/** What became of the objects that were read, in sentences. */
export class Report {
  /** Objects that the program makes now, and those that it passes on as they are. */
  public readonly kept: string[] = [];
  /** What is other than before, and why. */
  public readonly better: string[] = [];
  /** What no prop carries: it is not in the program. */
  public readonly lost: string[] = [];
}
