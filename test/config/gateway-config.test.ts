import type { Chart } from 'cdk8s';
import * as fc from 'fast-check';
import * as YAML from 'yaml';
import { ConfigReload, GatewayConfig, LlmGateway, ModelProvider } from '../../src';
import type { ConfigFacts, ExistingConfigOptions, GatewayConfigOptions, IConfigSource, LlmGatewayProps } from '../../src';
import { expectFinding, findings } from '../support/errors';
import { all, checksumsOf, only, podSpecOf } from '../support/find';
import { acme, credentials } from '../support/gateway';
import { synth } from '../support/synth';

// its types are those of a module of the other kind
const { parse } = require('smol-toml') as { parse(text: string): unknown };

function gateway(config: IConfigSource, facts: Partial<ConfigFacts> = {}, more: Partial<LlmGatewayProps> = {}) {
  return (chart: Chart) => {
    const profile = acme({ config: { mountPath: '/etc/gateway', ...facts } });
    new LlmGateway(chart, 'gateway', { profile, name: 'gateway', config, ...more });
  };
}

const data = (config: GatewayConfig, facts: Partial<ConfigFacts> = {}, more: Partial<LlmGatewayProps> = {}) =>
  only(synth(gateway(config, facts, more)), 'ConfigMap').data;
const checksum = (config: GatewayConfig, facts: Partial<ConfigFacts> = {}) =>
  only(synth(gateway(config, facts)), 'Deployment').spec.template.metadata.annotations?.['checksum/config'];
const volume = (config: GatewayConfig) =>
  podSpecOf(only(synth(gateway(config)), 'Deployment')).volumes.find(({ name }: any) => name === 'config');

describe('files', () => {
  test('from objects are written in the format of their name, by key', () => {
    const tree = { server: { port: 8080, enabled: true }, names: ['a', 'b'] };
    const sorted = { names: ['a', 'b'], server: { enabled: true, port: 8080 } };
    const yaml = 'names:\n  - a\n  - b\nserver:\n  enabled: true\n  port: 8080\n';

    expect(data(GatewayConfig.files({ 'a.yaml': tree, 'b.json': tree, 'c.toml': tree, 'd.yml': tree }))).toEqual({
      'a.yaml': yaml,
      'b.json': `${JSON.stringify(sorted, undefined, 2)}\n`,
      'c.toml': 'names = ["a", "b"]\n\n[server]\nenabled = true\nport = 8080\n',
      'd.yml': yaml,
    });
  });

  test('from text are kept as they are, also what products expand', () => {
    const text = 'host: ${startup.host:dev}\nkey: ${OPENAI_API_KEY}   \n\n';

    expect(data(GatewayConfig.file('startup.yml', text))).toEqual({ 'startup.yml': text });
  });

  test.each([
    ['a.yaml', (text: string): unknown => YAML.parse(text)],
    ['a.json', (text: string): unknown => JSON.parse(text)],
    ['a.toml', (text: string): unknown => parse(text)],
  ])('from any object are read back from %s as they were', (name, read) => {
    const word = fc.stringMatching(/^[ -~äß€😀]{0,12}$/u).filter((text) => !/^[+-]?0[oO][0-7]+$|^<<|^__proto__$/.test(text));
    const leaf = fc.oneof(word, fc.boolean(), fc.integer(), fc.constantFrom(0.5, -1.25, 1e-7, 'no', '1e3', '${a:b}', '0x1F'));
    const tree = fc.dictionary(
      word,
      fc.oneof(leaf, fc.array(leaf, { maxLength: 3 }), fc.dictionary(word, leaf, { maxKeys: 3 })),
      {
        maxKeys: 4,
        noNullPrototype: true,
      },
    );

    fc.assert(
      fc.property(tree, (object) => {
        const text = data(GatewayConfig.file(name, object))[name];
        expect(JSON.parse(JSON.stringify(read(text)))).toEqual(JSON.parse(JSON.stringify(object)));
      }),
      { numRuns: 60 },
    );
  });

  test('do not change when the object is changed afterwards, and the object is not changed', () => {
    const models = [{ name: 'gpt' }];
    const config = GatewayConfig.file('a.json', { models });
    models[0]!.name = 'other';
    models.push({ name: 'more' });

    expect(JSON.parse(data(config)['a.json'])).toEqual({ models: [{ name: 'gpt' }] });
  });

  test('write what occurs twice twice, without YAML anchors', () => {
    const limits = { rpm: 10 };

    expect(data(GatewayConfig.file('a.yaml', { a: limits, b: limits }))['a.yaml']).toBe('a:\n  rpm: 10\nb:\n  rpm: 10\n');
  });

  test('keep null in YAML and JSON and leave undefined out', () => {
    expect(data(GatewayConfig.files({ 'a.yaml': { a: null, b: undefined }, 'b.json': { a: null, b: undefined } }))).toEqual({
      'a.yaml': 'a: null\n',
      'b.json': '{\n  "a": null\n}\n',
    });
  });

  test('with every setting', () => {
    const every: Required<GatewayConfigOptions> = {
      reload: ConfigReload.ROLLOUT,
      revision: '7f3c',
      immutable: true,
      binaryFiles: { 'model.bin': Buffer.from([0, 255, 1]).toString('base64') },
      secretFiles: { 'ca.pem': { secretName: 'customer-ca', key: 'ca.crt', optional: true } },
    };
    const manifests = synth(gateway(GatewayConfig.file('a.yaml', { a: 1 }, every)));

    expect([only(manifests, 'ConfigMap'), only(manifests, 'Deployment')]).toMatchSnapshot();
    expect(manifests).toBeSound();
  });
});

describe('a change', () => {
  test('replaces the pods', () => {
    expect(checksum(GatewayConfig.file('a.yaml', { a: 1 }))).toMatch(/^[0-9a-f]{64}$/);
    expect(checksum(GatewayConfig.file('a.yaml', { a: 2 }))).not.toBe(checksum(GatewayConfig.file('a.yaml', { a: 1 })));
  });

  test('leaves the pods of a product that watches its files', () => {
    expect(checksum(GatewayConfig.file('a.yaml', { a: 1 }), { reload: ConfigReload.RUNTIME })).toBeUndefined();
    expect(checksum(GatewayConfig.file('a.yaml', { a: 1 }, { reload: ConfigReload.RUNTIME }))).toBeUndefined();
  });

  test('of an immutable configuration gives its ConfigMap another name, and no checksum', () => {
    const names = [1, 2].map((a) => {
      const manifests = synth(gateway(GatewayConfig.file('a.yaml', { a }, { immutable: true })));
      expect(checksumsOf(only(manifests, 'Deployment').spec)).toEqual([]);
      return only(manifests, 'ConfigMap').metadata.name;
    });

    expect(names).toEqual([expect.stringMatching(/^gateway-config-[0-9a-f]{8}$/), expect.any(String)]);
    expect(names[0]).not.toBe(names[1]);
  });

  test('of something that exists elsewhere is told by its revision', () => {
    const every: Required<ExistingConfigOptions> = { reload: ConfigReload.ROLLOUT, revision: '7f3c' };

    expect(checksum(GatewayConfig.existing('policies'))).toBeUndefined();
    expect(checksum(GatewayConfig.existing('policies', every))).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('what exists elsewhere', () => {
  test('is a ConfigMap', () => {
    expect(volume(GatewayConfig.existing('policies'))).toMatchObject({ configMap: { name: 'policies' } });
    expect(all(synth(gateway(GatewayConfig.existing('policies'))), 'ConfigMap')).toEqual([]);
  });

  test('is a Secret', () => {
    expect(volume(GatewayConfig.existingSecret('policies'))).toMatchObject({ secret: { secretName: 'policies' } });
  });
});

describe('a reference', () => {
  const openAi: Partial<LlmGatewayProps> = { providers: [ModelProvider.openAi()], credentials: [credentials('openai')] };
  const key = GatewayConfig.credential('openai');

  test.each([
    ['${%s}', '${OPENAI_API_KEY}'],
    ['os.environ/%s', 'os.environ/OPENAI_API_KEY'],
    ['$%s', '$OPENAI_API_KEY'],
    ['{{ env "%s" }}', '{{ env "OPENAI_API_KEY" }}'],
  ])('to a credential is written as the product reads it: %s', (variableSyntax, expected) => {
    const tree = { providers: { openai: { api_key: key } } };
    const files = data(GatewayConfig.files({ 'a.json': tree, 'b.txt': `key=${key}` }), { variableSyntax }, openAi);

    expect(JSON.parse(files['a.json'])).toEqual({ providers: { openai: { api_key: expected } } });
    expect(files['b.txt']).toBe(`key=${expected}`);
  });

  test('to the Service is its address', () => {
    expect(data(GatewayConfig.file('a.yaml', { advertisedAddress: GatewayConfig.serviceAddress() }))).toEqual({
      'a.yaml': 'advertisedAddress: gateway.ai-platform\n',
    });
  });

  test('fails for a credential that nobody has', () => {
    const config = GatewayConfig.file('a.yaml', { key: GatewayConfig.credential('opnai') });

    expectFinding(gateway(config, { variableSyntax: '${%s}' }, openAi), 'LLMGW-409', 'config.a.yaml', 'did you mean "openai"?');
  });

  test('fails for a product that expands nothing', () => {
    expectFinding(gateway(GatewayConfig.file('a.yaml', { key }), {}, openAi), 'LLMGW-409', 'expands no variables');
  });
});

describe('refusals', () => {
  test('fails for more than a ConfigMap holds, and names the largest files', () => {
    const config = GatewayConfig.files({ 'small.txt': 'x', 'large.txt': 'y'.repeat(2 ** 20) });

    expectFinding(gateway(config), 'LLMGW-403', '1048577 bytes', 'large.txt 1048576');
  });

  test('warns about what kubectl apply cannot keep', () => {
    const lines: string[] = [];
    const write = jest.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
    synth(gateway(GatewayConfig.file('large.txt', 'y'.repeat(2 ** 18 + 1))));
    write.mockRestore();

    expect(lines).toEqual([expect.stringContaining('[LLMGW-404]')]);
  });

  test.each([
    ['folder/a.yaml', 'use for example "a.yaml"'],
    ['a b.yaml', 'use for example "a-b.yaml"'],
    ['..', 'use for example'],
  ])('fails for the file name %j', (name, remedy) => {
    expectFinding(gateway(GatewayConfig.file(name, 'text')), 'LLMGW-405', remedy);
  });

  test('fails for an object in a file of unknown format', () => {
    expectFinding(gateway(GatewayConfig.file('gateway.conf', { a: 1 })), 'LLMGW-406', 'does not follow from the name');
  });

  test.each([
    ['a key twice', 'log: info\nport: 1\nlog: debug\n', 'line 3, column 1: the key stands there twice'],
    ['a tab', 'a:\n\tb: 1\n', 'line 2, column 1'],
    ['a bracket that stays open', 'a: [1, 2\n', 'line 2, column 1'],
    ['a quote that stays open', 'a: "b\n', 'not YAML'],
  ])('fails for YAML with %s, and does not repeat it', (_, text, part) => {
    const line = expectFinding(gateway(GatewayConfig.file('a.yaml', text)), 'LLMGW-406', part);
    expect(line).not.toContain('debug');
  });

  test.each([
    'a: &x { b: 1 }\nc: { <<: *x }\n',
    'a: !env NAME\n',
    '---\na: 1\n---\nb: 2\n',
    '',
    '# nothing\n',
    'key: ${KEY}\n\t',
  ])('takes the YAML %j', (text) => {
    expect(findings(gateway(GatewayConfig.file('a.yaml', text)))).toEqual([]);
  });

  test('fails for text that is not JSON, unless the product expands it first', () => {
    expectFinding(gateway(GatewayConfig.file('a.json', '{ "a": 1, }')), 'LLMGW-406', 'not JSON');
    expect(findings(gateway(GatewayConfig.file('a.json', '{ "port": ${PORT} }')))).toEqual([]);
  });

  test.each([
    ['hunter2', 1, 1],
    ['{\n  "a": 1,\n  "b": [1,\n  ctx]\n}', 4, 3],
    ['{\n  "api_key": sk-secret\n}', 2, 14],
    ['{ "a": 1, }', 1, 11],
    ['{ "a": ', 1, 8],
    ['', 1, 1],
    [' {} "position 3"', 1, 5],
  ])('says where %j is not JSON any more', (text, line, column) => {
    expectFinding(gateway(GatewayConfig.file('a.json', text)), 'LLMGW-406', `line ${line}, column ${column} on`);
  });

  test('never repeats the text that is not JSON', () => {
    const message = (text: string) =>
      expectFinding(gateway(GatewayConfig.file('a.json', text)), 'LLMGW-406').replace(/line \d+, column \d+/, 'line, column');
    const broken = (text: string): boolean => {
      if (/\$[{(]|\{\{/.test(text)) return false;
      try {
        JSON.parse(text);
        return false;
      } catch {
        return true;
      }
    };
    const [whole, piece] = [fc.json(), fc.string({ maxLength: 30 })];
    const cut = fc.tuple(whole, piece, fc.nat(80)).map(([json, rest, at]) => `${json.slice(0, at)}${rest}${json.slice(at + 1)}`);
    const any = message('hunter2');

    fc.assert(
      fc.property(fc.oneof(cut, piece).filter(broken), (text) => {
        expect(message(text)).toBe(any);
      }),
      { examples: [['{ "ctx": hunter2 }'], ['{\n"a": "is not", "ctx": x is not, "b": 1 }'], ['"a" at position 7'], ['NaN']] },
    );
  });

  test.each([
    ['null', { a: null }, 'LLMGW-904'],
    ['a list', ['a'], 'LLMGW-406'],
    ['a whole number that is not exact', { a: { b: 2 ** 60 } }, 'LLMGW-406'],
  ])('fails for %s in TOML', (_, content, code) => {
    expectFinding(gateway(GatewayConfig.file('a.toml', content)), code);
  });

  test.each([
    ['[models]\nchat = gpt-4o\n', 2, 8, 'not a value; texts stand in quotes'],
    ['a = 1\nb = 2\na = 3', 3, 1, 'the key stands there twice'],
    ['[a]\n\n[a]', 3, 2, 'the table stands there twice'],
    ['key = "sk-secret', 1, 7, 'a text without an end'],
    ['models:\n  chat: gpt-4o', 1, 7, 'a key without a value'],
  ])('fails for the TOML %j and says where, and nothing of the text', (text, line, column, reason) => {
    const message = expectFinding(
      gateway(GatewayConfig.file('a.toml', text)),
      'LLMGW-406',
      `line ${line}, column ${column}: ${reason}`,
    );

    expect(message).not.toContain('sk-secret');
  });

  test('fails for TOML that is nested too deeply for its reader', () => {
    expectFinding(gateway(GatewayConfig.file('a.toml', `a = ${'['.repeat(100_000)}`)), 'LLMGW-406', 'stand too deep');
  });

  test.each(['', 'port = $PORT', 'a = "${KEY}"\na = ${OTHER}', '[gateway]\nbind_address = "0.0.0.0:3000" # all\r\n'])(
    'takes the TOML %j',
    (text) => {
      expect(findings(gateway(GatewayConfig.file('a.toml', text)))).toEqual([]);
    },
  );

  const circular: Record<string, unknown> = {};
  circular['self'] = circular;
  test.each([
    ['a function', { a: () => 1 }, 'a function'],
    ['a date', { a: new Date(0) }, 'a Date'],
    ['a number that is none', { a: Number.NaN }, 'not a finite number'],
    ['itself', circular, 'CircularReference'],
    ['a key that is lost', JSON.parse('{"__proto__": {"a": 1}}'), 'lost or merged'],
    ['a gap', { a: [1, undefined] }, 'undefined'],
  ])('fails for an object with %s', (_, content, reason) => {
    expectFinding(gateway(GatewayConfig.file('a.yaml', content)), 'LLMGW-904', reason);
  });

  test('fails for a line break that only some readers know', () => {
    expectFinding(gateway(GatewayConfig.file('a.yaml', 'a: x\u2028b')), 'LLMGW-903', 'U+2028 at position 4');
  });

  test('fails for a file in two forms', () => {
    const config = GatewayConfig.file('a.yaml', { a: 1 }, { binaryFiles: { 'a.yaml': '' } });

    expectFinding(gateway(config), 'LLMGW-408', 'config.a.yaml');
  });

  test('fails for binary data that is not base64', () => {
    expectFinding(gateway(GatewayConfig.files({}, { binaryFiles: { a: 'not base64' } })), 'LLMGW-406', 'base64');
  });

  test('fails for an immutable ConfigMap that the process watches', () => {
    const config = GatewayConfig.file('a.yaml', { a: 1 }, { immutable: true, reload: ConfigReload.RUNTIME });

    expectFinding(gateway(config), 'LLMGW-407', 'config.immutable');
  });

  test('fails for a revision that would replace no pods', () => {
    const config = GatewayConfig.existing('policies', { revision: '1', reload: ConfigReload.RUNTIME });

    expectFinding(gateway(config), 'LLMGW-407', 'config.revision');
  });

  test('fails for a name that no object can have', () => {
    expectFinding(gateway(GatewayConfig.existing('My_Policies')), 'LLMGW-101', 'config.name');
  });
});
