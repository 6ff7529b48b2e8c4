import * as fs from 'node:fs';
import * as path from 'node:path';

/** What jsii made of the public API: the contract with every language. `npm ci` makes it, through the build. */
const ASSEMBLY = path.resolve(__dirname, '../.jsii');

interface Assembly {
  readonly types?: Record<string, { readonly symbolId?: string }>;
}

function assembly(): Assembly {
  if (!fs.existsSync(ASSEMBLY)) throw new Error('.jsii is missing: run `npm run build` first');

  return JSON.parse(fs.readFileSync(ASSEMBLY, 'utf8'));
}

/** The places of a union type in an assembly: other languages have none, and jsii compiles them without a warning. */
function unions(node: unknown, place = ''): string[] {
  if (typeof node !== 'object' || node === null) return [];

  return Object.entries(node).flatMap(([key, value]) => {
    const at = `${place}/${key}`;
    return key === 'union' && typeof value === 'object' ? [at] : unions(value, at);
  });
}

function leaked({ types = {} }: Assembly): string[] {
  return Object.entries(types)
    .filter(([, { symbolId }]) => !symbolId?.startsWith('src/'))
    .map(([name]) => name);
}

test('the public API has no union types', () => {
  expect(unions(assembly().types)).toEqual([]);
});

test('no generated construct is part of the public API', () => {
  expect(leaked(assembly())).toEqual([]);
});

describe('the guards themselves', () => {
  test('find a union, however deep', () => {
    const types = { A: { properties: [{ type: { union: { types: [] } } }] } };

    expect(unions(types)).toEqual(['/A/properties/0/type/union']);
  });

  test('find a type from the generated code', () => {
    expect(
      leaked({
        types: { A: { symbolId: 'imports/keda.sh:ScaledObject' }, B: { symbolId: 'src/gateway/llm-gateway:LlmGateway' } },
      }),
    ).toEqual(['A']);
  });
});
