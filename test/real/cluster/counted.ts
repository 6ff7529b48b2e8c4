import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from './stages/streams/figures';

/** What the stages of a run have looked at, for docs/proof.md. */
export interface Counts {
  /** What the cluster was made of, where there was more than API servers. */
  made?: string;
  /** What became of streams. */
  readonly figures: Figure[];
  /** Versions of API servers that took every file, and how many objects those are. */
  readonly versions: string[];
  files: number;
  objects: number;
  workloads: number;
  upgraded: number;
  commands: number;
  /** Files whose policies were tried, questions asked of each pod there, and how many of those were let through. */
  guarded: number;
  questions: number;
  letThrough: number;
  /** Controllers of others with their versions, and what each made of what the library writes. */
  readonly controllers: { readonly names: string; readonly did: string }[];
}

const nothing = (): Counts => ({
  ...{ figures: [], versions: [], controllers: [] },
  ...{ files: 0, objects: 0, workloads: 0, upgraded: 0, commands: 0, guarded: 0, questions: 0, letThrough: 0 },
});

export const counted: Counts = nothing();

/** The counts of stages that ran on several clusters. */
export function together(all: readonly Counts[]): Counts {
  const sum: Record<string, any> = nothing();
  for (const [name, value] of all.flatMap((counts) => Object.entries(counts))) {
    // what they are made of is the same
    sum[name] = name === 'made' ? value : Array.isArray(value) ? [...sum[name], ...value] : sum[name] + value;
  }
  return sum as Counts;
}

const FILE = 'counts.json';

export function writeCounts(folder: string): void {
  writeFileSync(join(folder, FILE), JSON.stringify(counted));
}

/** None of a run that did not come so far. */
export function readCounts(folder: string): Counts | undefined {
  const path = join(folder, FILE);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Counts) : undefined;
}
