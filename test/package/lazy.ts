import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from './tarball';

// Run by `npm run package:check`: what scripts/package makes of the compiled code.

/** Runs a program in the repository, where the package finds itself by its name, and reads what it prints as JSON. */
function run(program: string, ...options: string[]): any {
  const env = { ...process.env, CDK8S_OUTDIR: '' };
  return JSON.parse(execFileSync(process.execPath, [...options, '-e', program], { cwd: ROOT, env, encoding: 'utf8' }));
}

const LOADED = 'Object.keys(require.cache).map((file) => require("path").relative(process.cwd(), file).replaceAll("\\\\", "/"))';

test('importing the package loads one file', () => {
  assert.deepEqual(run(`require('cdk8s-llm-gateway'); console.log(JSON.stringify(${LOADED}))`), ['dist/src/index.js']);
});

test('a gateway loads the library as one file, and of cdk8s-plus the classes', () => {
  const loaded: string[] = run(`require('cdk8s-llm-gateway').LlmGateway; console.log(JSON.stringify(${LOADED}))`);

  assert.deepEqual(
    loaded.filter((file) => !file.startsWith('node_modules/')),
    ['dist/src/index.js', 'dist/src/library.js'],
  );
  const plus = loaded.filter((file) => file.includes('cdk8s-plus-28/'));
  assert.deepEqual(
    plus.map((file) => file.replace(/^.*cdk8s-plus-28\//, '')),
    ['lib/imports/k8s.js'],
  );
});

/** The modules of the library that a program has run. */
function modulesOf(program: string): string[] {
  return run(`const session = new (require('node:inspector').Session)();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
${program};
session.post('Profiler.takePreciseCoverage', (_, { result }) => {
  const library = result.find(({ url }) => url.endsWith('/dist/src/library.js'));
  const run = library.functions.filter(({ ranges }) => ranges[0].count > 0).map(({ functionName }) => functionName);
  console.log(JSON.stringify(run.filter((name) => name.endsWith('.js'))));
});`);
}

test('a gateway runs no module of other features', () => {
  const modules = modulesOf(`require('cdk8s-llm-gateway').LlmGateway`);

  assert.ok(modules.includes('workload/workload.js'), modules.join());
  assert.deepEqual(
    modules.filter((name) => /^(autoscaling|exposure|mcp|observability|products)\//.test(name)),
    [],
  );
});

test('every export of every file of the index is there, once, and by its own name', () => {
  const index = require(join(ROOT, 'dist/src/index.js'));
  const text = readFileSync(join(ROOT, 'src/index.ts'), 'utf8');
  const library = require(join(ROOT, 'dist/src/library.js')) as Record<string, () => object>;
  // files of types only are no part of it
  const fileOf = (file: string): object => library[file]?.() ?? {};
  const whole = [...text.matchAll(/^export \* from '(.+)';$/gm)].flatMap(([, file]) => Object.entries(fileOf(file!)));
  const named = [...text.matchAll(/^export \{ (.+) \} from '(.+)';$/gm)].flatMap(([, names, file]) =>
    names!.split(', ').map((name) => [name, (fileOf(file!) as Record<string, unknown>)[name]] as const),
  );
  const all = [...whole, ...named];

  assert.deepEqual(Object.keys(index).sort(), all.map(([name]) => name).sort());
  // classes are guarded, which only their prototypes do not show
  const identity = (value: any): unknown => (typeof value === 'function' ? value.prototype : value);
  for (const [name, value] of all) assert.equal(identity(index[name]), identity(value), name);
});

test('an ES module imports by name and as a whole', () => {
  const program = `import * as all from 'cdk8s-llm-gateway';
import { LlmGateway } from 'cdk8s-llm-gateway';
console.log(JSON.stringify([LlmGateway.name, all.LlmGateway === LlmGateway]));`;

  assert.deepEqual(run(program, '--input-type=module'), ['LlmGateway', true]);
});

test('whoever loads cdk8s-plus as well gets the same classes', () => {
  const program = `const { k8s } = require('cdk8s-plus-28');
const { App, Chart } = require('cdk8s');
const { GatewayNamespace } = require('cdk8s-llm-gateway');
const { namespace } = new GatewayNamespace(new Chart(new App(), 'chart', { namespace: 'ai' }), 'namespace');
console.log(namespace instanceof k8s.KubeNamespace);`;

  assert.equal(run(program), true);
});
