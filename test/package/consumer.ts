import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { npm, ROOT } from './tarball';
import { Team } from './team';

// A team's repository: the tarball and TypeScript, installed by npm, which adds the newest peers by itself.
// consumer/app.ts is compiled and run there twice, as CommonJS and as an ES module. Other peers and managers: peers.ts.

const TSC = [process.execPath, 'node_modules/typescript/bin/tsc'];
let team: Team;

before(() => {
  team = new Team();
  npm(team.folder, 'install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund');
});

after(() => team.end());

test('a CommonJS team compiles in strict mode and synthesizes', () => {
  team.compile('cjs', 'commonjs', TSC);

  assert.match(readFileSync(join(team.folder, 'cjs/app.js'), 'utf8'), /require\("cdk8s-llm-gateway"\)/);
  assert.notDeepEqual(team.synthesize('cjs'), {});
});

test('an ES module team compiles in strict mode and synthesizes the same', () => {
  team.compile('esm', 'module', TSC);

  assert.match(readFileSync(join(team.folder, 'esm/app.js'), 'utf8'), /from 'cdk8s-llm-gateway'/);
  assert.deepEqual(team.synthesize('esm'), team.synthesize('cjs'));
});

test('a program that esbuild has made one file of synthesizes the same', () => {
  const outfile = join(team.folder, 'bundle/app.js');
  execFileSync(join(ROOT, 'node_modules/.bin/esbuild'), [
    join(team.folder, 'cjs/app.js'),
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
    assert.deepEqual(Object.fromEntries(files), team.synthesize('cjs'));
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
});

test('the tarball brings no dependency but the three peers', () => {
  const installed = JSON.parse(npm(team.folder, 'ls', '--all', '--json')).dependencies['cdk8s-llm-gateway'].dependencies;

  assert.deepEqual(Object.keys(installed).sort(), ['cdk8s', 'cdk8s-plus-28', 'constructs']);
});
