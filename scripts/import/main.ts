/** `npm run import` writes imports/; `npm run import -- --check` compares it with what would be written. */
import { resolve } from 'node:path';
import { staleFiles } from './check';
import { writeImports } from './write';

const root = resolve(__dirname, '../..');

if (process.argv.includes('--check')) {
  const stale = staleFiles(root);
  for (const file of stale) console.error(`imports/${file} is stale: run \`npm run import\``);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  writeImports(root, root);
}
