import { AssertionError } from 'node:assert';
import type { TestContext } from 'node:test';
import { SABOTAGE } from './sabotage';

/** How a line begins that names a failure: they are told once more at the end of all. */
export const NOT_OK = '  not ok';

/**
 * A test that says so the moment it ends, with its time and the first line of what is wrong. The reporter tells tests that run at the
 * same time only when all before them have ended, and a log that is silent for minutes looks like one that hangs.
 */
export async function told(t: TestContext, name: string, prove: (t: TestContext) => Promise<void>): Promise<void> {
  await t.test(name, async (t) => {
    const began = Date.now();
    const seconds = (): string => `${Math.round((Date.now() - began) / 1000)} s`;
    try {
      await (SABOTAGE ? notices(() => prove(t)) : prove(t));
    } catch (error) {
      console.log(`${NOT_OK} after ${seconds()}: ${name}: ${inShort(error)}`);
      throw error;
    }
    console.log(`  ok after ${seconds()}: ${name}`);
  });
}

async function notices(prove: () => Promise<void>): Promise<void> {
  const noticed = await prove().then(
    () => undefined,
    (error: unknown) => {
      // anything else is no finding of the test
      if (!(error instanceof AssertionError)) throw error;
      return inShort(error);
    },
  );
  if (noticed === undefined) throw new Error('what was spoilt is not noticed');
  console.log(`  noticed: ${noticed}`);
}

/** The first lines of what is wrong, as one. */
const inShort = (error: unknown): string => String(error).split('\n').slice(0, 6).join(' ').slice(0, 500);
