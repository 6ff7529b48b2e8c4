import { toYaml } from '../../support/synth';
import { accepts, prove } from '../proof';
import type { Change } from '../proof';
import { soundSet } from '../sample';
import { yaml, yamlDifferences } from '.';

const text =
  (value: unknown): Change =>
  (find) =>
    (find('ConfigMap').data.x = value);

prove(yaml, [
  [
    'an octal number of YAML 1.2 in a string',
    text('0o7'),
    'ConfigMap/gw-config: YAML 1.2: ConfigMap/gw-config is read as something else (yaml)',
  ],
  ['a line separator', text(`v1${String.fromCodePoint(0x2028)}#c`), 'it contains U+2028 (yaml-character)'],
  ['a next-line character', text(`a${String.fromCodePoint(0x85)}b`), 'it contains U+0085'],
  [
    'a byte order mark in a key',
    (find) => (find('ConfigMap').data[`a${String.fromCodePoint(0xfeff)}`] = 'x'),
    'it contains U+FEFF',
  ],
  ['a control character', text(`a${String.fromCodePoint(0)}`), 'it contains U+0000'],
  ['half of a character', text(String.fromCharCode(0xd83d)), 'it contains U+D83D'],
  ['a merge key', (find) => (find('ConfigMap').data['<<'] = 'x'), 'YAML 1.1'],
  ['a number that is none', (find) => (find('Service').spec.ports[0].port = NaN), 'Service/gw: YAML'],
]);

accepts(yaml, [
  ...['no', 'y', 'on', '~', 'null', '1e3', '07', '1_000', '12:30:45', '2024-01-01', '0x1F', '.inf', '=', '<<'].map(
    (value) => [`the string ${value}`, text(value)] as [string, Change],
  ),
  ['text of several lines', text('a: *b\n\n  # c\n---\n...\n&d e\n')],
  ['tabs, spaces at the ends and quotes', text(' \t"\'\\ ')],
  ['an emoji', text('🚀')],
  ['a very long word', text('x'.repeat(3000))],
]);

test('accepts a whole file', () => {
  expect(yamlDifferences(toYaml(soundSet()), soundSet())).toEqual([]);
});

test('finds a file with anchors', () => {
  const manifest = { apiVersion: 'v1', kind: 'List', metadata: { name: 'x' }, a: ['y'], b: ['y'] };
  const file = 'apiVersion: v1\nkind: List\nmetadata: { name: x }\na: &a [y]\nb: *a\n';

  expect(yamlDifferences(file, [manifest])).toContain('YAML 1.2: the file has anchors or aliases');
});

test('finds a file that lacks an object', () => {
  expect(yamlDifferences('', soundSet())).toContain('YAML 1.2: 0 documents instead of 8');
});

test('finds a file that cannot be parsed', () => {
  expect(yamlDifferences('a: [', soundSet())[0]).toMatch(/^YAML 1.1: /);
});
