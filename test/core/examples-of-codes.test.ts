import { CODES } from '../../src/core/codes';
import { SUBJECTS } from '../../scripts/docs/codes';
import { linesOf } from '../../scripts/docs/codes/example';
import { sourceOf } from '../../scripts/docs/codes/source';

// docs/errors.md shows for every code a program that is given it. How to add one stands in CONTRIBUTING.md.

const EXAMPLES = Object.entries(SUBJECTS).flatMap(([subject, examples]) =>
  Object.entries(examples).map(([code, program]) => ({ subject, code, program })),
);

test('every code has one example, in the file of its subject', () => {
  const wanted = Object.keys(SUBJECTS).flatMap((subject) => {
    const tables = require(`../../src/core/codes/${subject}`) as Record<string, object>;
    return Object.values(tables).flatMap((table) => Object.keys(table).map((code) => `${subject} ${code}`));
  });

  expect(EXAMPLES.map(({ subject, code }) => `${subject} ${code}`).sort()).toEqual(wanted.sort());
  expect(wanted).toHaveLength(Object.keys(CODES).length);
});

test.each(EXAMPLES)('the example of $code is given it', ({ code, program }) => {
  expect(linesOf(program)).toContainEqual(expect.stringMatching(new RegExp(`^\\[${code}\\]`)));
});

test('what docs/errors.md shows is what runs', () => {
  for (const [subject, examples] of Object.entries(SUBJECTS)) {
    expect([...sourceOf(subject).bodies.keys()]).toEqual(Object.keys(examples));
  }
});
