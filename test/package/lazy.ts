import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from './tarball';

// Run by `npm run package:check`: what scripts/package/lazy.cjs makes of the compiled code.

/** Runs a program in the repository, where the package finds itself by its name, and reads what it prints as JSON. */
function run(program: string, ...options: string[]): any {
  const env = { ...process.env, CDK8S_OUTDIR: '' };
  return JSON.parse(execFileSync(process.execPath, [...options, '-e', program], { cwd: ROOT, env, encoding: 'utf8' }));
}

const LOADED = 'Object.keys(require.cache).map((file) => require("path").relative(process.cwd(), file).replaceAll("\\\\", "/"))';

test('importing the package loads one file', () => {
  assert.deepEqual(run(`require('cdk8s-llm-gateway'); console.log(JSON.stringify(${LOADED}))`), ['dist/src/index.js']);
});

test('a gateway loads neither other features, nor custom resources, nor all of cdk8s-plus', () => {
  const loaded: string[] = run(`require('cdk8s-llm-gateway').LlmGateway; console.log(JSON.stringify(${LOADED}))`);

  const features = loaded.filter((file) => /^dist\/(imports|src\/(autoscaling|exposure|mcp|observability))\//.test(file));
  assert.deepEqual(features, []);
  const plus = loaded.filter((file) => file.includes('cdk8s-plus-28/'));
  assert.deepEqual(
    plus.map((file) => file.replace(/^.*cdk8s-plus-28\//, '')),
    ['lib/imports/k8s.js'],
  );
});

test('every export of every file of the index is there, once, and by its own name', () => {
  const index = require(join(ROOT, 'dist/src/index.js'));
  const text = readFileSync(join(ROOT, 'src/index.ts'), 'utf8');
  const fileOf = (file: string): object => require(join(ROOT, 'dist/src', file));
  const whole = [...text.matchAll(/^export \* from '(.+)';$/gm)].flatMap(([, file]) => Object.entries(fileOf(file!)));
  const named = [...text.matchAll(/^export \{ (.+) \} from '(.+)';$/gm)].flatMap(([, names, file]) =>
    names!.split(', ').map((name) => [name, (fileOf(file!) as Record<string, unknown>)[name]] as const),
  );
  const all = [...whole, ...named];

  assert.deepEqual(Object.keys(index).sort(), all.map(([name]) => name).sort());
  for (const [name, value] of all) assert.equal(index[name], value, name);
});

test('an ES module imports by name and as a whole', () => {
  const program = `import * as all from 'cdk8s-llm-gateway';
import { LlmGateway } from 'cdk8s-llm-gateway';
console.log(JSON.stringify([LlmGateway.name, all.LlmGateway === LlmGateway]));`;

  assert.deepEqual(run(program, '--input-type=module'), ['LlmGateway', true]);
});

test('whoever loads cdk8s-plus as well gets the same classes', () => {
  const program = `const { k8s } = require('cdk8s-plus-28');
console.log(require('./dist/src/core/kubernetes-classes.js').k8s === k8s);`;

  assert.equal(run(program), true);
});
