import { Yaml } from 'cdk8s';
import { exceptionsIn } from '../../../src/core/rules/exceptions';

const ENTRY = { rule: 'host-port', object: 'Deployment/gw', reason: 'a proxy of the node' };

afterEach(() => jest.restoreAllMocks());

/** What is read from a file with these documents, and what is said about it. */
function read(...documents: readonly unknown[]): { exceptions: readonly unknown[]; problems: readonly string[] } {
  jest.spyOn(Yaml, 'load').mockReturnValue([...documents]);
  const { exceptions, problems } = exceptionsIn('exceptions.yaml');
  return { exceptions, problems: problems.map(({ reason }) => reason) };
}

const entry = (value: unknown) => read({ exceptions: [ENTRY, value] });

test('a list of exceptions is read', () => {
  expect(read({ exceptions: [ENTRY] })).toEqual({ exceptions: [ENTRY], problems: [] });
});

test('the lists of several documents are one', () => {
  const more = { ...ENTRY, path: 'spec' };

  expect(read({ exceptions: [ENTRY] }, { exceptions: [more] })).toEqual({ exceptions: [ENTRY, more], problems: [] });
});

test('exceptions of other linters may stand beside them', () => {
  expect(read({ exceptions: [], checkov: ['x'] })).toEqual({ exceptions: [], problems: [] });
});

test('a file that cannot be read is a problem of the property that names it', () => {
  jest.spyOn(Yaml, 'load').mockImplementation(() => {
    throw new Error('no such file');
  });

  expect(exceptionsIn('none.yaml')).toEqual({
    exceptions: [],
    problems: [
      expect.objectContaining({ code: 'LLMGW-916', prop: 'exceptionsFiles', value: 'none.yaml', reason: 'it cannot be read' }),
    ],
  });
});

test.each<[string, readonly unknown[]]>([
  ['no document', []],
  ['something else', [{ x: 1 }]],
  ['a number of exceptions', [{ exceptions: 1 }]],
  ['a list alone', [['a']]],
  ['a text', ['text']],
  ['a document without them', [{ exceptions: [ENTRY] }, { x: 1 }]],
])('a file with %s is refused, and nothing is excused', (_what, documents) => {
  expect(read(...documents)).toEqual({ exceptions: [], problems: ['there is no list under "exceptions"'] });
});

test.each<[string, unknown, string]>([
  ['a text', 'host-port', 'exceptions[1] is no exception'],
  ['a list', [], 'exceptions[1] is no exception'],
  ['nothing', null, 'exceptions[1] is no exception'],
  ['an unknown member', { ...ENTRY, rules: 'x' }, 'exceptions[1] has no member "rules"'],
  ['a reason that is a number', { ...ENTRY, reason: 7 }, 'exceptions[1] has a "reason" that is no text'],
  ['an empty object', { ...ENTRY, object: ' ' }, 'exceptions[1] has a "object" that is no text'],
  ['a path that is no text', { ...ENTRY, path: [] }, 'exceptions[1] has a "path" that is no text'],
  ['no rule', { object: 'a', reason: 'b' }, 'exceptions[1] has no "rule"'],
  ['no object', { rule: 'a', reason: 'b' }, 'exceptions[1] has no "object"'],
  ['no reason', { rule: 'a', object: 'b' }, 'exceptions[1] has no "reason"'],
])('%s is refused, and nothing is excused', (_what, value, problem) => {
  expect(entry(value)).toEqual({ exceptions: [], problems: [problem] });
});

test('everything that is wrong with an entry is said', () => {
  expect(entry({ why: 'x' }).problems).toEqual([
    'exceptions[1] has no member "why"',
    'exceptions[1] has no "rule"',
    'exceptions[1] has no "object"',
    'exceptions[1] has no "reason"',
  ]);
});

test.each([
  [{ ...ENTRY, reasn: 'x' }, 'did you mean "reason"?'],
  [{ ...ENTRY, zzzzzz: 'x' }, 'the members are rule, object, path, reason'],
  ['text', 'write { rule, object, path, reason }'],
])('the remedy for %j helps', (value, remedy) => {
  jest.spyOn(Yaml, 'load').mockReturnValue([{ exceptions: [value] }]);

  expect(exceptionsIn('exceptions.yaml').problems.map((problem) => problem.remedy)).toContain(remedy);
});
