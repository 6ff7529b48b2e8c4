import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { npm, pack, ROOT } from './tarball';

// A team's repository: the tarball and TypeScript, installed by npm, which adds the newest peers by itself.
// consumer/app.ts is compiled and run there twice, as CommonJS and as an ES module.

let team: string;

function writeJson(path: string, value: unknown): void {
  writeFileSync(join(team, path), JSON.stringify(value));
}

function moduleKind(folder: string, type: 'commonjs' | 'module'): void {
  mkdirSync(join(team, folder));
  writeJson(`${folder}/package.json`, { type });
  copyFileSync(join(__dirname, 'consumer/app.ts'), join(team, folder, 'app.ts'));
  writeJson(`${folder}/tsconfig.json`, {
    compilerOptions: { target: 'ES2022', module: 'node16', strict: true, skipLibCheck: false, types: ['node'] },
    files: ['app.ts'],
  });
}

/** Runs a Node.js program in the team's folder. What it prints is shown when it fails. */
function node(...args: string[]): void {
  execFileSync(process.execPath, args, { cwd: team, env: { ...process.env, CDK8S_OUTDIR: '' }, stdio: 'inherit' });
}

function synthesize(folder: string): Record<string, string> {
  const outdir = join(team, folder, 'manifests');
  execFileSync(process.execPath, [`${folder}/app.js`], {
    cwd: team,
    env: { ...process.env, CDK8S_OUTDIR: outdir },
    stdio: 'inherit',
  });
  return Object.fromEntries(readdirSync(outdir).map((name) => [name, readFileSync(join(outdir, name), 'utf8')]));
}

before(() => {
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  team = mkdtempSync(join(tmpdir(), 'consumer-'));
  const { filename } = pack('--pack-destination', team);
  writeJson('package.json', {
    private: true,
    dependencies: { 'cdk8s-llm-gateway': `file:./${filename}` },
    devDependencies: { typescript: devDependencies.typescript, '@types/node': devDependencies['@types/node'] },
  });
  npm(team, 'install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund');
});

after(() => rmSync(team, { recursive: true, force: true }));

test('a CommonJS team compiles in strict mode and synthesizes', () => {
  moduleKind('cjs', 'commonjs');
  node('node_modules/typescript/bin/tsc', '-p', 'cjs');

  assert.match(readFileSync(join(team, 'cjs/app.js'), 'utf8'), /require\("cdk8s-llm-gateway"\)/);
  assert.notDeepEqual(synthesize('cjs'), {});
});

test('an ES module team compiles in strict mode and synthesizes the same', () => {
  moduleKind('esm', 'module');
  node('node_modules/typescript/bin/tsc', '-p', 'esm');

  assert.match(readFileSync(join(team, 'esm/app.js'), 'utf8'), /from 'cdk8s-llm-gateway'/);
  assert.deepEqual(synthesize('esm'), synthesize('cjs'));
});

test('a program that esbuild has made one file of synthesizes the same', () => {
  const outfile = join(team, 'bundle/app.js');
  execFileSync(join(ROOT, 'node_modules/.bin/esbuild'), [
    join(team, 'cjs/app.js'),
    '--bundle',
    '--platform=node',
    '--log-level=error',
    `--outfile=${outfile}`,
  ]);
  const elsewhere = mkdtempSync(join(tmpdir(), 'bundle-'));
  try {
    copyFileSync(outfile, join(elsewhere, 'app.js'));
    execFileSync(process.execPath, ['app.js'], { cwd: elsewhere, env: { ...process.env, CDK8S_OUTDIR: 'manifests' } });
    const files = readdirSync(join(elsewhere, 'manifests')).map((name) => [
      name,
      readFileSync(join(elsewhere, 'manifests', name), 'utf8'),
    ]);
    assert.deepEqual(Object.fromEntries(files), synthesize('cjs'));
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
});

test('the tarball brings no dependency but the three peers', () => {
  const installed = JSON.parse(npm(team, 'ls', '--all', '--json')).dependencies['cdk8s-llm-gateway'].dependencies;

  assert.deepEqual(Object.keys(installed).sort(), ['cdk8s', 'cdk8s-plus-28', 'constructs']);
});
