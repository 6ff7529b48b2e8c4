import { parseAllDocuments } from 'yaml';
import { credentials } from '../checks/credentials';
import type { Check } from '../checks/finding';
import { line } from '../checks/finding';
import { schema } from '../checks/schema';
import { server } from '../checks/server';
import { Drawer } from './draw';
import { outcomeOf } from './outcome';
import { print } from './plan';
import { Random } from './random';

// Programs over the whole API, drawn from its description. Whatever they say, they are refused with codes, or make what an API
// server takes and every reader of YAML reads back. `FUZZ_SEED=$RANDOM FUZZ_PROGRAMS=20000 npx jest test/fuzz` looks further.

const SEED = Number(process.env['FUZZ_SEED'] ?? 20261120);
const PROGRAMS = Number(process.env['FUZZ_PROGRAMS'] ?? 2000);
const PARTS = 20;
/** What holds for every object, whatever was asked for. */
const INVARIANTS: readonly Check[] = [schema, server, credentials];

const outcomes = { made: 0, refused: 0 };

test.each(Array.from({ length: PARTS }, (_, part) => SEED + part))(
  'programs from seed %d are refused with codes, or hold the invariants',
  (seed) => {
    const random = new Random(seed);
    for (let i = 0; i < PROGRAMS / PARTS; i++) {
      const own = random.whole(0, 2 ** 31);
      expect(faultOf(own)).toBeUndefined();
    }
  },
  600_000,
);

test('a good part of the programs is made', () => {
  expect(outcomes.made).toBeGreaterThan(PROGRAMS / 10);
  expect(outcomes.refused).toBeGreaterThan(PROGRAMS / 10);
});

/** What went wrong with the program of a seed, and the program. */
function faultOf(seed: number): string | undefined {
  const random = new Random(seed);
  const program = new Drawer(random, { wild: random.chance(0.4), density: random.next() / 2 }).program(random.whole(1, 3));
  try {
    const { errors, manifests, yaml } = outcomeOf(program);
    outcomes[errors.length > 0 ? 'refused' : 'made'] += 1;
    if (errors.length > 0) return undefined;

    const read: unknown[] = parseAllDocuments(yaml, { version: '1.1' }).map((document): unknown => document.toJS());
    expect(read).toEqual(JSON.parse(JSON.stringify(manifests)));
    // the definition of a HelmPolicyBundle is made by the library itself
    const known = manifests.filter(({ kind }) => kind !== 'HelmPolicyBundle');
    expect(INVARIANTS.flatMap((check) => check(known)).map(line)).toEqual([]);
    return undefined;
  } catch (error) {
    return `seed ${seed}: ${(error as Error).stack}\n\n${print(program)}`;
  }
}
