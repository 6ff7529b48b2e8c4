import { Random } from '../fuzz/random';
import { SILENT } from './silent';
import { combine, verdicts } from './combine';
import type { Verdict } from './combine';
import { recorded } from './programs';

// Nothing that somebody says is dropped in silence beside something else: members of one struct stand in one literal, and each of them
// shows as long as the others stay. `LEAVES_SEED=$RANDOM npx jest test/leaves/combined` looks at others, LEAVES_PAIRS=all at every pair.

const SEED = Number(process.env['LEAVES_SEED'] ?? 20261130);
const IS_ALL = process.env['LEAVES_PAIRS'] === 'all';
const PAIRS = 250;
/** Of three and four members. */
const GROUPS = IS_ALL ? 2000 : 50;

const PROGRAMS = recorded();
const STRUCTS = new Map<string, string[]>();
for (const name of PROGRAMS.keys()) STRUCTS.set(structOf(name), [...(STRUCTS.get(structOf(name)) ?? []), name]);
const ALL_PAIRS = [...PROGRAMS.keys()].flatMap((host) => besides(host).map((guest) => [host, guest]));

const random = new Random(SEED);
const counts: Record<Verdict, number> = { shows: 0, unread: 0, voided: 0, hidden: 0 };

test.each([
  ['two', IS_ALL ? ALL_PAIRS : some(ALL_PAIRS, PAIRS)],
  ['three or four', Array.from({ length: GROUPS }, group)],
])(
  '%s members of a struct show beside each other',
  (_, combinations) => {
    expect(combinations.flatMap(silentIn)).toEqual([]);
  },
  3_600_000,
);

test('most combinations say something', () => {
  const total = Object.values(counts).reduce((sum, count) => sum + count);
  expect(counts.shows / total).toBeGreaterThan(0.75);
});

test.each(Object.keys(SILENT))('%s says nothing, as its reason has it', (pattern) => {
  const [name = '', others = ''] = pattern.split(' beside ');
  const several = others.includes(' + ') ? [[name, ...membersOf(name, others)]] : [];

  expect([...ALL_PAIRS, ...several].some((all) => isAbout(pattern, all) && excused(all).includes(pattern))).toBe(true);
});

/** What is dropped without a reason, with the program. */
function silentIn(members: readonly string[]): string[] {
  const combination = combine(PROGRAMS, members);
  return verdicts(combination).flatMap(([name, verdict]) => {
    counts[verdict] += 1;
    const isFine = verdict === 'shows' || verdict === 'hidden' || reasonsFor(name, verdict, members).length > 0;
    return isFine ? [] : [`${name} is ${verdict} in ${members.join(' + ')}:\n${combination.without()}`];
  });
}

/** Which reasons excuse a member that does not show. */
function reasonsFor(name: string, verdict: Verdict, members: readonly string[]): string[] {
  const beside = Object.keys(SILENT).filter((pattern) => pattern.startsWith(`${name} beside `) && isAbout(pattern, members));
  return [structOf(name), ...(verdict === 'unread' ? [name] : beside)].filter((pattern) => pattern in SILENT);
}

/** The reasons that a combination needs. */
function excused(members: readonly string[]): string[] {
  return verdicts(combine(PROGRAMS, members)).flatMap(([name, verdict]) =>
    verdict === 'unread' || verdict === 'voided' ? reasonsFor(name, verdict, members) : [],
  );
}

function isAbout(pattern: string, members: readonly string[]): boolean {
  const [name = '', others] = pattern.split(' beside ');
  if (others !== undefined) return [name, ...membersOf(name, others)].every((one) => members.includes(one));
  return members.includes(name) || structOf(members[0]!) === name;
}

/** What stands in a reason as "a + b". */
const membersOf = (name: string, others: string): string[] => others.split(' + ').map((other) => `${structOf(name)}.${other}`);

function group(): string[] {
  const host = random.pick([...PROGRAMS.keys()].filter((name) => besides(name).length > 1));
  return [host, ...some(besides(host), random.whole(2, 3))];
}

function besides(name: string): string[] {
  return STRUCTS.get(structOf(name))!.filter((other) => other !== name);
}

function some<T>(items: readonly T[], count: number): T[] {
  const left = [...items];
  return Array.from({ length: Math.min(count, items.length) }, () => left.splice(random.whole(0, left.length - 1), 1)[0]!);
}

function structOf(name: string): string {
  return name.slice(0, name.lastIndexOf('.'));
}
