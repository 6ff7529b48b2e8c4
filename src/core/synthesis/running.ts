import type { ApiObject } from 'cdk8s';
import type { Problem } from '../problem';
import { misread, unwritable } from '../yaml/refusals';
import { Unwritable } from '../yaml/writer';
import type { Progress } from './progress';
import { WrittenDocument } from './written-document';

/** A synthesis that validates the app once and renders every object once. */
export interface Synthesis {
  readonly progress: Progress;
  /** Whether we write the YAML, and no program has put a writer of its own in place. */
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

/**
 * Lets the running synthesis write an object as its last validation has rendered it, and not render it again. Says what of it
 * cannot be written; without a synthesis that writes itself, also what whoever writes it would write wrong.
 */
export function keepRendered(object: ApiObject, json: unknown): Problem[] {
  running?.progress.step();
  if (!running?.isQuick) {
    return misread(json);
  }
  if (!running.written || !running.isLast) {
    return unwritable(json);
  }
  try {
    running.written.set(object, WrittenDocument.of(json));
    return [];
  } catch (error) {
    if (error instanceof Unwritable) {
      return unwritable(json);
    }
    throw error;
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
