import type { ConfigFiles } from '../../src';
import { faults } from './files';

// What a text or an object is, as the ending of its name says.

const text = (name: string, content: string): Partial<ConfigFiles> => ({ files: { [name]: content } });
const document = (name: string, content: unknown): Partial<ConfigFiles> => ({ documents: { [name]: content } });

test.each<[string, Partial<ConfigFiles>]>([
  ['a list in YAML', document('a.yaml', ['a'])],
  ['a number that is not exact in YAML', document('a.yaml', { a: 2 ** 60 })],
  ['the largest exact number in TOML', document('a.toml', { a: Number.MAX_SAFE_INTEGER })],
  ['a large number that is not whole in TOML', document('a.toml', { a: 0.5 })],
  ['JSON', text('a.json', '{ "a": 1 }')],
  ['JSON with tabs', text('a.json', '{\n\t"a": [\n\t\t1\n\t]\n}')],
  ['JSON after a tab', text('a.json', '\t"a"')],
  ['anything in a file of another kind', text('a.conf', 'a: [\n\t')],
  ['a file with the ending of JavaScript', text('a.constructor', 'a: [')],
  ['a variable in TOML after an equals sign', text('a.toml', 'port =$PORT')],
  ['a variable in TOML after blanks', text('a.toml', 'port = \t$PORT')],
])('takes %s', (_what, files) => {
  expect(faults(files)).toEqual([]);
});

const JSON_FAULT = 'LLMGW-406 config.a.json: line 1, column 11: the key stands there twice, and readers keep one of the two';

test.each<[string, Partial<ConfigFiles>, string]>([
  [
    'an object without a format',
    document('a.conf', {}),
    'LLMGW-406 config.a.conf: the format of an object does not follow from the name',
  ],
  [
    'an object with an ending of JavaScript',
    document('a.constructor', {}),
    'LLMGW-406 config.a.constructor: the format of an object does not follow from the name',
  ],
  ['no content', document('a.yaml', undefined), 'LLMGW-406 config.a.yaml: nothing to write'],
  ['a number as TOML', document('a.toml', 5), 'LLMGW-406 config.a.toml: a TOML file is a table'],
  [
    'a number beyond the largest exact one in TOML',
    document('a.toml', { a: [{ b: 2 ** 53 }] }),
    'LLMGW-406 config.a.toml.a.0.b: a whole number that JavaScript cannot hold exactly',
  ],
  [
    'no YAML in the other ending',
    text('a.yml', 'a:\n\tb: 1'),
    'LLMGW-406 config.a.yml: line 2, column 1: a tab is no indentation in YAML',
  ],
  ['a key twice in JSON', text('a.json', '{ "a": 1, "a": 2 }'), JSON_FAULT],
  ['no JSON', text('a.json', '{ a'), 'LLMGW-406 config.a.json: not JSON from line 1, column 3 on'],
  [
    'no JSON that looks like what the parser says',
    text('a.json', 'x at position 7'),
    'LLMGW-406 config.a.json: not JSON from line 1, column 1 on',
  ],
  ['a sign that is no variable in TOML', text('a.toml', 'port = $1'), 'LLMGW-406 config.a.toml: line 1, column 8: not a value'],
])('fails for %s', (_what, files, fault) => {
  expect(faults(files)).toEqual([fault]);
});

test.each([
  ['Unexpected token } in JSON at position 4', 5],
  ['Unexpected token } in JSON at position 12 (line 1 column 13)', 13],
  ['Unexpected token } in JSON at position 12 (line 12 column 3)', 13],
])('reads where a parser stops that says "%s"', (message, column) => {
  jest.spyOn(JSON, 'parse').mockImplementation(() => {
    throw new SyntaxError(message);
  });
  const found = faults(text('a.json', 'x'.repeat(20)));
  jest.restoreAllMocks();

  expect(found).toEqual([`LLMGW-406 config.a.json: not JSON from line 1, column ${column} on`]);
});
