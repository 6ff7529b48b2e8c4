import { SUBJECTS } from '../../scripts/docs/codes';
import { linesOf } from '../../scripts/docs/codes/example';
import { ManifestRules } from '../../src';
import { OPEN, ROWS } from './rows';

const EXAMPLES = Object.assign({}, ...Object.values(SUBJECTS)) as (typeof SUBJECTS)[string];

const GROUPS = { A: 19, B: 14, C: 11, D: 12, E: 6, F: 9, G: 14, H: 12, I: 10, J: 12, K: 10, L: 6 };

test('every row of the catalogue is refused, warned of, impossible with a reason, or open', () => {
  const ids = Object.entries(GROUPS).flatMap(([group, rows]) => Array.from({ length: rows }, (_, i) => `${group}${i + 1}`));

  expect([...Object.keys(ROWS), ...Object.keys(OPEN)].sort()).toEqual(ids.sort());
});

const coded = Object.entries(ROWS).flatMap(([id, row]) => {
  if (typeof row === 'string') return [{ id, code: row, program: EXAMPLES[row]! }];
  return 'code' in row ? [{ id, ...row }] : [];
});

test.each(coded)('$id is given $code', ({ code, program }) => {
  expect(linesOf(program)).toContainEqual(expect.stringMatching(new RegExp(`^\\[${code}\\]`)));
});

test('rules that are named exist', () => {
  const named = Object.values(ROWS).flatMap((row) => (typeof row === 'object' && 'rule' in row ? [row.rule] : []));

  expect(named.filter((rule) => !ManifestRules.ids().includes(rule))).toEqual([]);
});
