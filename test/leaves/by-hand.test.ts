import { goals, text } from './effects';
import { outcomeWith } from '../fuzz/outcome';
import { BY_HAND } from './by-hand-all';
import { NOTES } from './exceptions';

// Nothing that somebody says is dropped in silence. These are the members that drawn programs seldom show, see main.ts.

test.each(Object.entries(BY_HAND))('%s shows', (_, program) => {
  expect(text(outcomeWith(program(true)))).not.toBe(text(outcomeWith(program(false))));
});

test('they are members that there are', () => {
  const names = new Set(goals().map(({ struct, member }) => `${struct}.${member}`));

  expect([...Object.keys(BY_HAND), ...Object.keys(NOTES)].filter((name) => !names.has(name))).toEqual([]);
});
