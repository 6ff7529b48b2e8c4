import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import * as path from 'node:path';
import { isolation, missingForSandbox } from './needs';
import { PRODUCTS } from './products';

// Runs real products as the pods that we synthesize would run them, and holds their profiles against what they do.
//   npm run test:products                         the three that can be installed, and the proof that each check can fail
//   npm run test:products -- litellm              one of them
//   PRODUCT_BINARY=/path/to/it npm run test:products -- llm-gateway

async function main(names: readonly string[]): Promise<number> {
  const missing = missingForSandbox();
  if (missing !== undefined) throw new Error(missing);
  const unknown = names.filter((name) => PRODUCTS[name] === undefined);
  if (unknown.length > 0) throw new Error(`no such product: ${unknown.join(', ')}; known: ${Object.keys(PRODUCTS).join(', ')}`);
  const chosen = names.length > 0 ? names : Object.keys(PRODUCTS).filter((name) => PRODUCTS[name]!.install !== undefined);
  const waiting: { name: string; file: string; installation: object }[] = [];
  for (const name of chosen) {
    const { install, file } = PRODUCTS[name]!;
    const installation = install === undefined ? binaryOf(name) : await install();
    waiting.push({ name, file: path.join(__dirname, file), installation });
  }
  const failed: string[] = [];
  // products wait most of the time, so that two of them share two cores
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if ((await run(next.file, next.installation)) !== 0) failed.push(next.name);
    }
  };
  await Promise.all([worker(), worker()]);
  console.log(`${chosen.length - failed.length} passed, ${failed.length} failed`);
  if (failed.length > 0) console.log(`not as the profile says: ${failed.join(', ')}`);
  return failed.length === 0 ? 0 : 1;
}

function binaryOf(name: string): { binary: string } {
  const binary = process.env['PRODUCT_BINARY'];
  if (binary === undefined) {
    throw new Error(`${name} cannot be installed here: PRODUCT_BINARY=/path/to/it npm run test:products -- ${name}`);
  }
  return { binary: path.resolve(binary) };
}

/** The tests of one product, in a network and a list of processes of their own; prints what they said when they are over. */
function run(file: string, installation: object): Promise<number> {
  const node = [process.execPath, '-r', 'ts-node/register/transpile-only', '--test', '--test-reporter=spec', file];
  const env = { ...process.env, PRODUCT_INSTALLATION: JSON.stringify(installation) };
  const child = spawn('/usr/bin/bwrap', [...isolation(), '--', ...node], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  children.add(child);
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => output.push(String(data)));
  return new Promise((resolve) => {
    child.once('close', (code) => {
      children.delete(child);
      console.log(output.join(''));
      resolve(code ?? 1);
    });
  });
}

// whoever ends us ends everything: the first process of a namespace takes the others with it
const children = new Set<ChildProcess>();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    for (const child of children) child.kill('SIGKILL');
    process.exit(1);
  });
}

main(process.argv.slice(2)).then(
  (status) => process.exit(status),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
