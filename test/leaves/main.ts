import { BY_HAND } from './by-hand-all';
import { effectOf, goals } from './effects';
import { NOTES } from './exceptions';

// `npm run test:leaves`, with the names of structs for these alone: draws programs for every member of every struct, at every depth,
// until one is found whose manifests or findings are others without the member, or with another value. What is never found is either
// dropped in silence, or needs surroundings (contexts.ts) or a program of its own (by-hand.ts). No part of `.ci/run`: with each change
// of the API other programs are drawn, and a few members want luck. The facts of clusters are in test/cluster/facts.test.ts.

const SEED = Number(process.env['LEAVES_SEED'] ?? 1);
/** Nearly every member shows in the first. */
const TRIES = 32;

const chosen = new Set(process.argv.slice(2));
let hidden = 0;
for (const goal of goals()) {
  const name = `${goal.struct}.${goal.member}`;
  const isElsewhere = name in NOTES || name in BY_HAND || /^Cluster[A-Z]/.test(goal.struct);
  if (isElsewhere || (chosen.size > 0 && !chosen.has(goal.struct))) continue;
  const { seen, program } = effectOf(goal, SEED, TRIES);
  if (seen === 'effect') continue;
  hidden++;
  console.log(`${name}: ${seen === 'silence' ? 'nothing shows it' : 'no program is right with it'}, the last was\n${program}\n`);
}
console.log(`${hidden} members are hidden`);
process.exitCode = hidden === 0 ? 0 : 1;
