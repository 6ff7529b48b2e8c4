import type { Goal } from '../fuzz/draw';
import { members, print } from '../fuzz/plan';
import { BY_HAND } from './by-hand-all';
import { goals, searchFor } from './effects';
import { NOTES } from './exceptions';
import { placeOf, record, recorded } from './programs';
import type { Program } from './programs';
import { find } from './search';
import { placeIn, shrunk } from './shrink';
import type { Pair } from './shrink';

// `npm run test:leaves`: finds a program for every member of every struct, at every depth, that has none or whose program shows it no
// longer, and records it for every-member.test.ts. What is never found is either dropped in silence, or needs surroundings
// (contexts.ts) or a program of its own (by-hand.ts).

const SEED = Number(process.env['LEAVES_SEED'] ?? 1);
/** Nearly every member shows in the first. */
const TRIES = 32;
/** `--again`: also for members that so far show in a refusal alone, and longer. */
const AGAIN = process.argv.includes('--again');

const programs = recorded();
const wanted = goals().filter(({ struct, member }) => !(`${struct}.${member}` in { ...NOTES, ...BY_HAND }));
const known = new Set(wanted.map(({ struct, member }) => `${struct}.${member}`));
for (const name of programs.keys()) if (!known.has(name)) programs.delete(name);

let hidden = 0;
for (const goal of wanted) {
  const name = `${goal.struct}.${goal.member}`;
  const before = programs.get(name);
  const isFine = before && placeOf(before) === before.shows;
  if (isFine && !(AGAIN && before.shows === 'error')) continue;
  const { found, last } = searchFor(goal, SEED, AGAIN ? 8 * TRIES : TRIES);
  if (isFine && (!found || placeIn(found) === 'error')) continue;
  programs.delete(name);
  const program = found && programOf(shrunk(found, goal), goal);
  if (program) {
    programs.set(name, program);
    console.log(`recorded ${name}`);
  } else {
    hidden++;
    console.log(`${name}: nothing shows it, the last was\n${last}\n`);
  }
  record(programs);
}
console.log(`${programs.size} members have a program, ${hidden} are hidden`);
process.exitCode = hidden === 0 ? 0 : 1;

/** None if what is printed is another program. */
function programOf({ lines, without }: Pair, goal: Goal): Program | undefined {
  const target = find(lines, goal);
  const other = find(without(lines)!, goal);
  const text = print(lines, (struct, write) => {
    if (struct !== target) return undefined;
    const { [goal.member]: member, ...others } = struct.members;
    const alternative = other ? `${goal.member}: ${write(other.members[goal.member]!)}, ` : '';
    return `«${goal.member}: ${write(member!)}, ‖${alternative}»${members(others, write)}`;
  });
  const shows = placeOf({ text, shows: 'error' });
  return shows && { text, shows };
}
