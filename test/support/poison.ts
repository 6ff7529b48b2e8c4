import Module from 'node:module';
import os from 'node:os';
import * as path from 'node:path';

// Loaded into the child processes of determinism.ts before the program under test.

// Programs import the package by its name; under test that is the source, not whatever was built last.
const loader = Module as unknown as { _resolveFilename(request: string, ...rest: unknown[]): string };
const resolve = loader._resolveFilename;
loader._resolveFilename = function (request, ...rest) {
  const target = request === 'cdk8s-llm-gateway' ? path.resolve(__dirname, '../../src/index.ts') : request;
  return resolve.call(this, target, ...rest);
};

function poison(owner: object, name: string): void {
  Object.defineProperty(owner, name, {
    value: () => {
      throw new Error(`${name}() was called during synthesis: the output would depend on the moment or the machine`);
    },
  });
}

poison(Math, 'random');
poison(Date, 'now');
poison(os, 'hostname');
