import { PeopleOnly } from '../../scripts/mutation/people-only';

const string = (value: string): string | undefined => new PeopleOnly().shouldIgnore({ node: { type: 'StringLiteral', value } });
const template = (...parts: readonly string[]): string | undefined =>
  new PeopleOnly().shouldIgnore({ node: { type: 'TemplateLiteral', quasis: parts.map((cooked) => ({ value: { cooked } })) } });

test.each(['it takes addresses of others', "set 'replicas' to 2"])('a sentence is not changed: %s', (text) => {
  expect(string(text)).toBeDefined();
});

test.each(['ClusterIP', 'app.kubernetes.io/name', '- ', ': ', '', '0 0 * * *'])('a value is changed: %s', (text) => {
  expect(string(text)).toBeUndefined();
});

test('a sentence with values in it is not changed', () => {
  expect(template('', ' is no port')).toBeDefined();
});

test('a path with values in it is changed', () => {
  expect(template('spec.ports[', '].name')).toBeUndefined();
});

test('code is changed', () => {
  expect(new PeopleOnly().shouldIgnore({ node: { type: 'BinaryExpression' } })).toBeUndefined();
});
