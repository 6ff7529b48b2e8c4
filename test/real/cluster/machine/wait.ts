import { AssertionError } from 'node:assert';

/** Waits so long. */
export const pause = (seconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/**
 * Asks until there is an answer. A question that throws has none yet; the last cause stands in the message when time is up.
 * The time is for what never happens: nothing here is late on a machine that has other things to do as well.
 *
 * @param what what is waited for, as the message says it
 */
export async function eventually<T>(
  what: string,
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  seconds = 300,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  let cause = '';
  do {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
      cause = '';
    } catch (error) {
      cause = `: ${error instanceof Error ? error.message : String(error)}`;
    }
    await pause(0.5);
  } while (Date.now() < end);
  throw new AssertionError({ message: `${what} did not happen within ${seconds} s${cause}` });
}

/** Looks again and again, until it is asked for all that it has seen. */
export function lookOn<T>(look: () => Promise<T>, seconds = 0.1): () => Promise<T[]> {
  const seen: T[] = [];
  let over = false;
  const looked = (async () => {
    while (!over) {
      seen.push(await look());
      await pause(seconds);
    }
  })();
  // who asks in the end is told; nobody may come so far
  looked.catch(() => undefined);
  return async () => {
    over = true;
    await looked;
    return seen;
  };
}

/**
 * For what comes over a network: tries again after a failure, since registries have bad moments. Nothing that is asserted is tried
 * again.
 */
export async function fetched<T>(what: string, fetch: () => T | Promise<T>, tries = 4): Promise<T> {
  for (let left = tries - 1; ; left--) {
    try {
      return await fetch();
    } catch (error) {
      if (left === 0) throw error;
      console.log(`${what} failed, ${left} more tries: ${error instanceof Error ? error.message : String(error)}`);
      await pause(15);
    }
  }
}

/** Does all of it, so many at a time. */
export async function atMost(count: number, tasks: readonly (() => Promise<unknown>)[]): Promise<void> {
  const waiting = [...tasks];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await next();
  };
  await Promise.all(Array.from({ length: count }, worker));
}
