import fc from 'fast-check';
import { parse } from 'yaml';
import { hostAndPort, isInCluster, isLikelyInCluster, readHost } from '../../src/core/hosts';
import { parseImage } from '../../src/core/image';
import { suggest } from '../../src/core/suggest';
import { checkArgument, checkFileText, checkText, checkTree } from '../../src/core/text';
import { writeYaml } from '../../src/core/yaml/writer';

describe('text', () => {
  test.each(['\ud800', '\udc00'])('fails with %j', (text) => {
    expect(checkText('x', text)).toMatchObject([{ code: 'LLMGW-903' }]);
  });

  test('of an argument fails with its end', () => {
    expect(checkArgument('x', 'a\u0000')).toMatchObject([{ code: 'LLMGW-903' }]);
  });

  test.each(['\u2028', '\u2029', '\u0085', '\ufeff', '\u0000', '\u001b'])('of a file fails with %j', (text) => {
    expect(checkFileText('x', text)).toMatchObject([{ code: 'LLMGW-903' }]);
  });

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
    '0o17',
    'a\u2028b',
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
        const written = writeYaml({ value: text });

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
    ['redis.data.svc', 'data'],
    ['redis.data.svc.cluster.local', 'data'],
    ['Redis.Data.svc.cluster.local.', 'data'],
    ['redis-0.redis.data.svc.cluster.local', 'data'],
    ['redis-0.redis.data.svc', 'data'],
    ['redis.svc.svc.cluster.local', 'svc'],
  ])('%s is in namespace %j and nowhere else', (host, namespace) => {
    expect(readHost(host)).toEqual({ namespace, outside: false });
    expect([isInCluster(host), isLikelyInCluster(host)]).toEqual([true, true]);
  });

  test.each([
    ['redis.data', 'data', true],
    ['example.tech', 'tech', true],
    ['foo.run', 'run', true],
    ['redis.data.svc.k8s.example.com', 'data', true],
    ['vllm.ml', 'ml', false],
    ['x.ai', 'ai', false],
    ['x.app', 'app', false],
    ['redis.internal', 'internal', false],
  ])('%s may be in namespace %j or outside', (host, namespace, likely) => {
    expect(readHost(host)).toEqual({ namespace, outside: true });
    expect([isInCluster(host), isLikelyInCluster(host)]).toEqual([false, likely]);
  });

  test.each(['api.openai.com', 'example.com', 'index.svc.example.io', '10.0.0.3', 'api.x.ai'])('%s is outside', (host) => {
    expect(readHost(host)).toEqual({ outside: true });
    expect([isInCluster(host), isLikelyInCluster(host)]).toEqual([false, false]);
  });

  test.each(['fd00::1', '10.0.0.3'])('%s is an address, no Service', (host) => {
    expect([isInCluster(host), isLikelyInCluster(host)]).toEqual([false, false]);
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
