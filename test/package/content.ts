import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pack, ROOT } from './tarball';

// Run by `npm run package:check`, not by jest: it looks at the last build, which `npm test` must not need.

const BESIDE_THE_CODE = ['.jsii', 'CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'];
const LARGEST_UNPACKED = 4_500_000;

/** What becomes of every source file, so that a file left over from an older build is noticed as well. */
function compiled(folder: string, ...extensions: string[]): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `dist/${folder}/${name.replaceAll('\\', '/').slice(0, -'.ts'.length)}`)
    .flatMap((stem) => extensions.map((extension) => stem + extension));
}

const { files, unpackedSize } = pack('--dry-run');

test('the package is the compiled code, the command line, the declarations, .jsii and the four papers', () => {
  const code = ['dist/cli/bin.js', 'dist/src/index.js', 'dist/src/library.js', ...compiled('imports', '.js')];
  const declarations = [...compiled('src', '.d.ts'), ...compiled('imports', '.d.ts')];
  const expected = [...BESIDE_THE_CODE, ...code, ...declarations].sort();

  assert.deepEqual(files.map(({ path }) => path).sort(), expected, 'after moving a file: rm -rf dist && npm run build');
});

test('the package carries no source map, neither as a file nor inside the code', () => {
  const mapped = files.filter(
    ({ path }) => path.endsWith('.js') && readFileSync(join(ROOT, path), 'utf8').includes('sourceMappingURL'),
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

  const { messages, pkg } = await publint({ pkgDir: ROOT, strict: true });

  assert.deepEqual(
    messages.map((message) => formatMessage(message, pkg, { color: false })),
    [],
  );
});
