/** What stages other than that of the streams have looked at in this run, for docs/proof.md. */
export const counted = {
  /** Versions of API servers that took every file, and how many objects those are. */
  versions: [] as string[],
  files: 0,
  objects: 0,
  workloads: 0,
  upgraded: 0,
  commands: 0,
  /** Files whose policies were tried, questions asked of each pod there, and how many of those were let through. */
  guarded: 0,
  questions: 0,
  letThrough: 0,
};
