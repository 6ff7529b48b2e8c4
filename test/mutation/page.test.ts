import { page, scoreOf } from '../../scripts/mutation/page';
import type { Mutant, PartResult } from '../../scripts/mutation/results';

const mutant = (status: Mutant['status'], more: Partial<Mutant> = {}): Mutant => ({
  ...{ file: 'src/drain.ts', line: 7, original: 'a < b', replacement: 'a <= b', source: 'return a < b;' },
  ...{ status, ...more },
});
const part = { name: 'drain', what: 'the drain', mutate: ['src/drain/**/*.ts'], tests: ['test/drain.test.ts'] };
const result = (...mutants: readonly Mutant[]): PartResult => ({
  ...{ part: 'drain', date: '2026-11-30', commit: 'abc1234', minutes: 3 },
  mutants,
});
const TEXT = page(
  [part],
  [result(mutant('Killed'), mutant('Survived'), mutant('NoCoverage', { line: 9 }))],
  [{ file: 'src/drain.ts', code: 'a < b', why: 'they are never equal' }],
);

test('what times out is noticed', () => {
  expect(scoreOf([mutant('Killed'), mutant('Timeout'), mutant('Survived'), mutant('NoCoverage')]).percent).toBe(50);
});

test('what is left out, or does not run at all, counts for nothing', () => {
  expect(scoreOf([mutant('Killed'), mutant('Ignored'), mutant('RuntimeError'), mutant('CompileError')])).toMatchObject({
    ...{ mutants: 1, percent: 100 },
  });
});

test('the page never rounds up', () => {
  const killed = Array.from({ length: 8499 }, () => mutant('Killed'));
  const survived = Array.from({ length: 1501 }, () => mutant('Survived'));

  expect(page([part], [result(...killed, ...survived)], [])).toContain('notice 84.9 % of 10,000 changes');
});

test('the page says what a part came to, when and of which commit', () => {
  expect(TEXT).toContain('| the drain | `src/drain` | 3 | 1 | 0 | 1 | 1 | 33.3 % | 2026-11-30, abc1234, 3 min |');
});

test('the page says of a part that it never ran', () => {
  expect(page([part], [], [])).toContain('Never ran: the drain.');
});

test('a survivor that was reviewed is listed with the reason', () => {
  expect(TEXT).toContain('| `src/drain.ts:7` | `a < b` becomes `a <= b` | they are never equal |');
});

test.each([
  ['another file', { file: 'src/other.ts', code: 'a < b', why: '' }],
  ['another line', { file: 'src/drain.ts', code: 'c < d', why: '' }],
  ['another change', { file: 'src/drain.ts', code: 'a < b', replacement: 'true', why: '' }],
])('a review of %s explains nothing', (_what, review) => {
  expect(page([part], [result(mutant('Survived'))], [review])).toContain('of which 0 were reviewed');
});
