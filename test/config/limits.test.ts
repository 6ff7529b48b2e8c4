import type { ConfigFiles } from '../../src';
import { ConfigReload } from '../../src';
import { faults, mounted } from './files';

// On each limit once, and one step beyond it.

const SOME = { 'a.yaml': 'a: 1\n' };
const text = (name: string, content: string): Partial<ConfigFiles> => ({ files: { [name]: content } });
const letters = (length: number): string => 'x'.repeat(length);
const bytes = (length: number): string => Buffer.alloc(length, 'binary').toString('base64');
const binary = (data: string): Partial<ConfigFiles> => ({ binaryFiles: { 'a.bin': data } });
const [WHOLE, APPLIED] = [2 ** 20, 2 ** 18 - 2 ** 10];

test.each<[string, Partial<ConfigFiles>]>([
  ['a name of 253 letters', text(letters(253), '')],
  ['a name with every kind of letter', text('-a_B.9', '')],
  ['a name with one dot in front', text('.env', '')],
  ['a text beside its object', { files: SOME, documents: { 'a.yaml': { a: 1 } } }],
  ...[0, 1, 2, 3, 4, 5, 6].map((n): [string, Partial<ConfigFiles>] => [`${n} bytes as base64`, binary(bytes(n))]),
  ['every sign of base64', binary('+/09azAZ')],
  ['as much text as kubectl apply keeps', text('a', letters(APPLIED - 2))],
  ['as many bytes as kubectl apply keeps', binary(bytes((APPLIED / 4 - 1) * 3))],
  ['an immutable file', { files: SOME, immutable: true }],
  ['a file with a revision', { files: SOME, revision: '7' }],
  ['a ConfigMap that is made elsewhere', { configMapName: 'other' }],
])('takes %s', (_what, files) => {
  expect(faults(files)).toEqual([]);
});

const NO_KEY = 'not a key of a ConfigMap';
const BASE64 = 'LLMGW-406 config.a.bin: not base64';
const ELSEWHERE = 'LLMGW-407 config.immutable: other is made elsewhere';
const size = (total: number, largest: string): string => `config ${total} bytes: the largest files have ${largest} bytes`;
const kept = (total: number, largest: string): string =>
  `LLMGW-404 config ${total} bytes in JSON: the largest files have ${largest} bytes`;

test.each<[string, Partial<ConfigFiles>, string]>([
  ['a name of 254 letters', text(letters(254), ''), `LLMGW-405 config.${letters(254)} ${letters(254)}: ${NO_KEY}`],
  ['a dot as a name', text('.', ''), `LLMGW-405 config.. .: ${NO_KEY}`],
  ['a name that begins with two dots', text('..a', ''), `LLMGW-405 config...a ..a: ${NO_KEY}`],
  ['a name with a blank after it', text('a ', ''), `LLMGW-405 config.a  a : ${NO_KEY}`],
  ['no name', text('', ''), `LLMGW-405 config. : ${NO_KEY}`],
  [
    'a text that is binary as well',
    { ...text('a', ''), binaryFiles: { a: '' } },
    'LLMGW-408 config.a: already given in another form',
  ],
  [
    'a letter that readers differ about',
    text('a', '\u0085'),
    'LLMGW-903 config.a: holds U+0085 at position 0, which readers of YAML treat differently',
  ],
  ['one sign of base64', binary('a'), BASE64],
  ['five signs of base64', binary('abcde'), BASE64],
  ['two signs without an end', binary('ab'), BASE64],
  ['one sign and an end of two', binary('a=='), BASE64],
  ['five signs and an end of two', binary('abcda=='), BASE64],
  ['one sign and an end of one', binary('a='), BASE64],
  ['two signs and an end of one', binary('ab='), BASE64],
  ['another sign before an end of two', binary('--=='), BASE64],
  ['another sign before an end of one', binary('---='), BASE64],
  ['other signs', binary('a-_b'), BASE64],
  ['a blank before base64', binary(' abcd'), BASE64],
  ['a line break after base64', binary('abcd\n'), BASE64],
  ['more text than kubectl apply keeps', text('a', letters(APPLIED - 1)), kept(APPLIED + 1, `a ${APPLIED + 1}`)],
  ['text that is longer in JSON', text('a', '"\n'.repeat(APPLIED / 4)), kept(APPLIED + 2, `a ${APPLIED + 2}`)],
  [
    'text that is longer in the JSON of Go',
    text('a', '<>&'.repeat(APPLIED / 16)),
    kept((APPLIED * 18) / 16 + 2, `a ${(APPLIED * 18) / 16 + 2}`),
  ],
  ['more base64 than kubectl apply keeps', binary(bytes((APPLIED * 3) / 4)), kept(APPLIED + 2, `a.bin ${APPLIED + 2}`)],
  ['as much text as a ConfigMap holds', text('a', letters(WHOLE)), kept(WHOLE + 2, `a ${WHOLE + 2}`)],
  [
    'as many bytes as a ConfigMap holds',
    binary(bytes(WHOLE)),
    kept(Math.ceil(WHOLE / 3) * 4 + 2, `a.bin ${Math.ceil(WHOLE / 3) * 4 + 2}`),
  ],
  ['more text than a ConfigMap holds', text('a', letters(WHOLE + 1)), `LLMGW-403 ${size(WHOLE + 1, `a ${WHOLE + 1}`)}`],
  ['more bytes than a ConfigMap holds', binary(bytes(WHOLE + 1)), `LLMGW-403 ${size(WHOLE + 1, `a.bin ${WHOLE + 1}`)}`],
  ['letters of two bytes', text('a', 'ä'.repeat(WHOLE / 2 + 1)), `LLMGW-403 ${size(WHOLE + 2, `a ${WHOLE + 2}`)}`],
  [
    'four large files, of which it names three, the largest first',
    { files: { a: letters(2), b: letters(4), c: letters(WHOLE) }, binaryFiles: { d: bytes(3) } },
    `LLMGW-403 ${size(WHOLE + 9, `c ${WHOLE}, b 4, d 3`)}`,
  ],
  ['a ConfigMap that is made elsewhere, as immutable', { configMapName: 'other', immutable: true }, ELSEWHERE],
  ['a Secret that is made elsewhere, as immutable', { secretName: 'other', immutable: true }, ELSEWHERE],
  [
    'an immutable file that is watched',
    { files: SOME, immutable: true, reload: ConfigReload.RUNTIME },
    'LLMGW-407 config.immutable: the process watches the files, which then never change',
  ],
  [
    'a revision of files that are watched',
    { files: SOME, revision: '7', reload: ConfigReload.RUNTIME },
    'LLMGW-407 config.revision: the process watches the files, a change replaces no pods',
  ],
])('fails for %s', (_what, files, fault) => {
  expect(faults(files)).toEqual([fault]);
});

test.each(['constructor', 'toString', '__proto__'])('fails for the word of JavaScript %s as a name', (name) => {
  expect(faults(text(name, ''))).toEqual([`LLMGW-405 config.${name} ${name}: a word of JavaScript`]);
});

test.each([
  ['constructor', 'use for example "constructor.yaml"'],
  ['a/b c', 'use for example "b-c"'],
  ['a/', 'use for example "config.yaml"'],
])('says what to call %s', (name, remedy) => {
  expect(mounted(text(name, '')).problems).toEqual([expect.objectContaining({ remedy })]);
});
