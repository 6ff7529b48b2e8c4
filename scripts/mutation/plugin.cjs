// What Stryker loads, in its own process and in those that run tests: it can import no TypeScript, and a compiler takes each a second.
const { readFileSync } = require('node:fs');
const { transformSync } = require('esbuild');

// newer versions of Node.js bring a loader of their own, which wants every import with its ending
require.extensions['.ts'] = (module, file) => {
  const { code } = transformSync(readFileSync(file, 'utf8'), { loader: 'ts', format: 'cjs', platform: 'node', sourcefile: file });
  module._compile(code, file);
};

const { PeopleOnly } = require('./people-only.ts');
const { JestInOneProcess } = require('./runner.ts');

exports.strykerPlugins = [
  { kind: 'TestRunner', name: 'jest-in-one-process', injectableClass: JestInOneProcess },
  { kind: 'Ignore', name: 'people-only', value: new PeopleOnly() },
];
