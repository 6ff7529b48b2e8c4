import { readYaml } from '../../../src/core/yaml/reader';

test('every document is read', () => {
  expect(readYaml('a: 1\n---\n- b\n')).toEqual({ documents: [{ a: 1 }, ['b']], faults: [] });
});

test('the words of YAML 1.1 are what kubectl takes them for', () => {
  expect(readYaml('yes').documents).toEqual([true]);
});

test('what is merged is read as merged', () => {
  expect(readYaml('base: &b { a: 1 }\nmore:\n  <<: *b\n').documents).toEqual([{ base: { a: 1 }, more: { a: 1 } }]);
});

test.each([
  [
    'a key that stands there twice',
    'a: 1\nb: 2\na: 3\n',
    3,
    1,
    'the key stands there twice, and readers keep one of the two',
    true,
  ],
  ['a tab as indentation', 'a:\n\tb: 1\n', 2, 1, 'a tab is no indentation in YAML', false],
  ['two anchors', 'a: &x &y 1\n', 1, 7, 'two anchors for one value', false],
])('%s is found where it stands', (_what, text, line, column, reason, isTwice) => {
  expect(readYaml(text).faults).toContainEqual({ line, column, reason, isTwice });
});

test('what is no YAML in another way is said in general words', () => {
  expect(readYaml('a: "x\n').faults).toContainEqual(
    expect.objectContaining({ reason: 'not YAML from there on', isTwice: false }),
  );
});

test('of a text with faults nothing is read', () => {
  expect(readYaml('a: 1\n---\nb: 1\nb: 2\n').documents).toEqual([]);
});

test('faults of all documents are found', () => {
  expect(readYaml('a: 1\na: 2\n---\nb: 1\nb: 2\n').faults.map(({ line }) => line)).toEqual([2, 5]);
});
