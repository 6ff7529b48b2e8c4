import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pack, ROOT, STAGE } from './tarball';

// Run by `npm run package:check`, not by jest: it looks at the last build, which `npm test` must not need.

const BESIDE_THE_CODE = [
  ...['.jsii', 'CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'],
  ...['sbom.cdx.json', 'THIRD_PARTY_LICENSES'],
];
const LARGEST_UNPACKED = 4_000_000;

/** What becomes of every source file, so that a file left over from an older build is noticed as well. */
function compiled(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `dist/${folder}/${name.replaceAll('\\', '/').slice(0, -'.ts'.length)}.js`);
}

const { files, unpackedSize } = pack('--dry-run');
const paths = files.map(({ path }) => path);
const published = JSON.parse(readFileSync(join(STAGE, 'package.json'), 'utf8'));

test('the package is the compiled code, the command line, declarations and papers', () => {
  const code = ['dist/cli/bin.js', 'dist/src/index.js', 'dist/src/library.js', ...compiled('imports')];

  assert.deepEqual(
    paths.filter((path) => !path.endsWith('.d.ts')).sort(),
    [...BESIDE_THE_CODE, ...code].sort(),
    'after moving a file: rm -rf dist && npm run build',
  );
});

test('every declaration is one that a program can reach', () => {
  const index = readFileSync(join(ROOT, 'dist/src/index.d.ts'), 'utf8');
  const direct = [...index.matchAll(/from '\.\/(.+)'/g)].map(([, file]) => `dist/src/${file}.d.ts`);
  const declarations = paths.filter((path) => path.endsWith('.d.ts'));

  assert.deepEqual(
    direct.filter((path) => !declarations.includes(path)),
    [],
  );
  assert.ok(!declarations.some((path) => path.startsWith('dist/src/core/yaml')), "the writer is nobody's business");
});

test('nothing of the package can run while it is installed', () => {
  assert.deepEqual([published.scripts, published.devDependencies, published.dependencies], [undefined, undefined, undefined]);
});

test('what the command line has bundled is listed with its licence', () => {
  const { components } = JSON.parse(readFileSync(join(STAGE, 'sbom.cdx.json'), 'utf8'));
  const notices = readFileSync(join(STAGE, 'THIRD_PARTY_LICENSES'), 'utf8');

  assert.deepEqual(
    components.map(({ name, licenses }: any) => [name, licenses[0].license.id, notices.includes(`${name} `)]),
    [['yaml', 'ISC', true]],
  );
});

test('the package carries no source map, neither as a file nor inside the code', () => {
  const mapped = files.filter(
    ({ path }) => path.endsWith('.js') && readFileSync(join(STAGE, path), 'utf8').includes('sourceMappingURL'),
  );

  assert.deepEqual(mapped, []);
});

test('the package stays small', () => {
  assert.ok(unpackedSize < LARGEST_UNPACKED, `${unpackedSize} bytes unpacked`);
});

test('.jsii was built from this package.json', () => {
  const { name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const assembly = JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8'));

  assert.deepEqual({ name: assembly.name, version: assembly.version }, { name, version });
});

test('every entry of package.json leads to a file that every resolver understands', async () => {
  // ES modules only, which a CommonJS file loads by a dynamic import.
  const [{ publint }, { formatMessage }] = await Promise.all([import('publint'), import('publint/utils')]);

  const { messages, pkg } = await publint({ pkgDir: STAGE, strict: true });

  assert.deepEqual(
    messages.map((message) => formatMessage(message, pkg, { color: false })),
    [],
  );
});
