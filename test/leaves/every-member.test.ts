import { outcomeWith } from '../fuzz/outcome';
import { BY_HAND } from './by-hand-all';
import { UNREACHED, goals } from './effects';
import { ELSEWHERE, NOTES } from './exceptions';
import { placeOf, recorded } from './programs';

// Nothing that somebody says is dropped in silence: every member of every struct, at every depth, shows in the manifests or in a
// finding. After a change of the API `npm run test:leaves` finds programs for members that have none, see main.ts.

const PROGRAMS = recorded();
const members = goals().map(({ struct, member }) => `${struct}.${member}`);
const told = [...PROGRAMS.keys(), ...Object.keys(BY_HAND), ...Object.keys(NOTES)];

test('every member has a program, or a reason why it shows nowhere', () => {
  expect(members.filter((name) => !told.includes(name))).toEqual([]);
});

test('programs and reasons are of members that there are, and each has one', () => {
  expect(told.filter((name, at) => !members.includes(name) || told.indexOf(name) !== at)).toEqual([]);
});

test('no struct is out of reach without a reason', () => {
  expect([...UNREACHED].sort()).toEqual(Object.keys(ELSEWHERE).sort());
});

test.each([...PROGRAMS])('%s shows', (_, program) => {
  expect(placeOf(program)).toBe(program.shows);
});

test.each(Object.entries(BY_HAND))('%s shows, in a program of its own', (_, program) => {
  expect(outcomeWith(program(true))).not.toEqual(outcomeWith(program(false)));
});
