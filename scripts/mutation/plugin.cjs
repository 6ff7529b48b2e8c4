// What Stryker loads, in its own process and in those that run tests: it can import no TypeScript.
require('ts-node/register/transpile-only');

const { PeopleOnly } = require('./people-only.ts');
const { JestInOneProcess } = require('./runner.ts');

exports.strykerPlugins = [
  { kind: 'TestRunner', name: 'jest-in-one-process', injectableClass: JestInOneProcess },
  { kind: 'Ignore', name: 'people-only', value: new PeopleOnly() },
];
