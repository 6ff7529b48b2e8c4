import type { ApiObject } from 'cdk8s';
import type { Progress } from './progress';
import { WrittenDocument } from './written-document';

/** A synthesis that validates the app once and renders every object once. */
export interface Synthesis {
  readonly progress: Progress;
  /** Whether YAML is written without the library of cdk8s. */
  readonly isQuick: boolean;
  /** What is validated and not written yet; undefined if cdk8s asks the objects themselves. */
  readonly written?: Map<ApiObject, WrittenDocument>;
  /** How many constructs there were before the first validation. */
  readonly size: number;
  /** Validates once more for every chart, as cdk8s does. */
  readonly giveUp: () => void;
  /** Whether last validations come after all others. */
  hasLast: boolean;
  /** Whether their turn has come. */
  isLast: boolean;
  /** Whether the loop of `App` has its charts. */
  isWriting: boolean;
}

let running: Synthesis | undefined;

/** The synthesis that runs, if it validates and renders every object once. */
export function runningSynthesis(): Synthesis | undefined {
  return running;
}

/** Lets a synthesis run. */
export function runWithin<T>(synthesis: Synthesis, action: () => T): T {
  const outer = running;
  running = synthesis;
  try {
    return action();
  } finally {
    running = outer;
  }
}

/** Lets the running synthesis write an object as its last validation has rendered it, and not render it again. */
export function keepRendered(object: ApiObject, json: unknown): void {
  running?.progress.step();
  const document = running?.written && running.isLast ? WrittenDocument.of(json) : undefined;
  if (document) {
    running!.written!.set(object, document);
  }
}

/**
 * Remembers what a function finds in the finished tree for as long as a synthesis runs that validates once; any other asks it
 * every time.
 */
export function perSynthesis<K extends object, T>(find: (key: K) => T): (key: K) => T {
  const memories = new WeakMap<Synthesis, Map<K, T>>();
  return (key) => {
    if (!running) {
      return find(key);
    }
    const memory = memories.get(running) ?? new Map<K, T>();
    memories.set(running, memory);
    const found = memory.get(key) ?? find(key);
    memory.set(key, found);
    return found;
  };
}
