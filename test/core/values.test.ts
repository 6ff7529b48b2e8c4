import { Yaml } from 'cdk8s';
import fc from 'fast-check';
import { parse } from 'yaml';
import { inClusterNamespace, hostAndPort } from '../../src/core/hosts';
import { parseImage } from '../../src/core/image';
import { suggest } from '../../src/core/suggest';
import { checkText, checkTree } from '../../src/core/text';

describe('text', () => {
  test.each(['\u2028', '\u2029', '\u0085', '\ufeff', '\u0000', '\u001b', '\ud800', '\udc00', '0o17', '+0o7', '-0O7'])(
    'fails with %j',
    (text) => {
      expect(checkText('x', text)).toMatchObject([{ code: 'LLMGW-903' }]);
    },
  );

  test.each([
    'no',
    'y',
    '~',
    '1e3',
    '07',
    '12:30:45',
    '=',
    '---',
    '- a',
    'a: b',
    '# c',
    '  x  ',
    'a\nb\t',
    '\u{1F600}',
    '${a:b}',
    '{{ x }}',
  ])('takes %j', (text) => {
    expect(checkText('x', text)).toEqual([]);
  });

  test('that is taken reads back the same in both versions of YAML', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
        fc.pre(checkText('x', text).length === 0);
        const written = Yaml.stringify({ value: text });

        expect(parse(written, { version: '1.1' }).value).toBe(text);
        expect(parse(written, { version: '1.2' }).value).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    [{ a: Number.NaN }, 'x.a'],
    [{ a: [1, undefined] }, 'x.a[1]'],
    [{ a: null }, 'x.a'],
    [{ a: new Date(0) }, 'x.a'],
    [{ '<<': {} }, 'x'],
    [new Map(), 'x'],
  ])('fails with a tree that has no YAML form: %j', (tree, prop) => {
    expect(checkTree('x', tree)).toMatchObject([{ code: 'LLMGW-904', prop }]);
  });
});

describe('a host', () => {
  test.each([
    ['redis', ''],
    ['redis.data', 'data'],
    ['redis.data.svc', 'data'],
    ['redis.data.svc.cluster.local', 'data'],
    ['api.openai.com', undefined],
    ['example.com', undefined],
    ['redis.internal', undefined],
  ])('%s is in namespace %j', (host, namespace) => {
    expect(inClusterNamespace(host)).toBe(namespace);
  });

  test.each([
    ['https://api.example.com/v1', 'api.example.com', 443],
    ['http://vllm.models:8000', 'vllm.models', 8000],
    ['redis://:pw@redis:6379/0', 'redis', 6379],
    ['tempo:4317', 'tempo', 4317],
    ['api.example.com', 'api.example.com', undefined],
    ['https://[2001:db8::1]:8443', '2001:db8::1', 8443],
  ])('is found in %s', (text, host, port) => {
    expect(hostAndPort(text)).toMatchObject({ host, port });
  });
});

describe('an image', () => {
  test.each([
    ['a/b:1', { repository: 'a/b', tag: '1' }],
    ['registry:5000/a/b', { repository: 'registry:5000/a/b', tag: undefined }],
    ['registry:5000/a/b:1@sha256:x', { repository: 'registry:5000/a/b', tag: '1', digest: 'sha256:x' }],
  ])('%s has its parts', (image, parts) => {
    expect(parseImage(image)).toMatchObject(parts);
  });
});

describe('a suggestion', () => {
  test('is the closest name', () => {
    expect(suggest('replcas', ['labels', 'replicas', 'resources'])).toBe('replicas');
  });

  test('is none where nothing is close', () => {
    expect(suggest('zzz', ['labels', 'replicas'])).toBeUndefined();
  });
});
