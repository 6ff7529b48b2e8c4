// `npm run api:diff` compares the public API with that of the last release: what breaks programs is listed in the changelog, or it fails.
// `npm run api:diff -- --record` keeps the API of a release; `.jsii` is as old as the last build.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { breaks, unlisted } from './breaks';

const ROOT = join(__dirname, '../..');
const RELEASED = join(__dirname, 'released');
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };

function record(): void {
  const file = join(RELEASED, `${version}.jsii.gz`);
  writeFileSync(file, gzipSync(readFileSync(join(ROOT, '.jsii')), { level: 9 }));
  console.log(file);
}

/** A package with that API only, below our node_modules, where what it depends on is found. */
function unpack(file: string): string {
  const folder = join(ROOT, 'node_modules/.cache/api-diff', file);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, '.jsii'), gunzipSync(readFileSync(join(RELEASED, file))));
  writeFileSync(join(folder, 'package.json'), readFileSync(join(ROOT, 'package.json')));
  return folder;
}

function compare(): void {
  const newest = new Intl.Collator('en', { numeric: true });
  const last = readdirSync(RELEASED).sort(newest.compare).at(-1)!;
  const program = join(ROOT, 'node_modules/jsii-diff/bin/jsii-diff');
  if (!existsSync(join(ROOT, '.jsii')) || !existsSync(program)) {
    throw new Error('run npm ci, which also builds');
  }
  const env = { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' };
  const args = [program, unpack(last), ROOT, '--error-on=all'];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8', env });
  const found = breaks(`${stdout}\n${stderr}`);
  // it ends with 1 where something breaks, and with something else or without a word where it could not compare
  if (![0, 1].includes(status ?? -1) || (status === 1 && found.length === 0)) {
    throw new Error(`jsii-diff ended with ${status}: ${stderr}`);
  }
  const missing = unlisted(found, readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8'));
  missing.forEach(({ line }) => console.error(`not in the changelog as a [CHANGE]: ${line}`));
  console.log(
    `API against ${last.replace('.jsii.gz', '')}: ${found.length} breaking changes, ${missing.length} not in the changelog`,
  );
  process.exitCode = missing.length > 0 ? 1 : 0;
}

if (process.argv.includes('--record')) {
  record();
} else {
  compare();
}
