import * as fs from 'node:fs';
import * as path from 'node:path';
import { buildPrograms } from './build';
import { compareOutputs } from './compare';
import { installedPeers, measure } from './measure';
import { measurePipeline } from './pipeline';
import { profile } from './profile';
import { commandTable, gatewayTables, plot, profileTable } from './report';
import { smoke } from './smoke';

// `npm run bench` measures everything (twenty minutes) and writes the tables and the plot of docs/performance.md;
// `npm run bench -- --smoke` checks what noise cannot move. Both use the last build.

const DOCS = path.join(__dirname, '../docs');
const isSmoke = process.argv.includes('--smoke');
const programs = buildPrograms();
const peers = isSmoke ? [] : installedPeers();

compareOutputs(
  programs,
  [
    ['plain', ''],
    ['by-hand', 'stock'],
    ['ours', 'stock'],
    ['ours', 'ours'],
  ],
  peers,
);
console.log('all programs make the same objects');

if (isSmoke) {
  process.exitCode = smoke(programs) ? 0 : 1;
} else {
  writeTable('commands', commandTable(measurePipeline(programs)));
  writeTable('profile', profileTable(profile(programs)));
  const series = measure(programs, peers);
  writeTable('gateways', gatewayTables(series));
  fs.writeFileSync(path.join(DOCS, 'performance.svg'), plot(series));
}

/** Puts a table between its two marks in the page. */
function writeTable(name: string, table: string): void {
  const page = path.join(DOCS, 'performance.md');
  const text = fs.readFileSync(page, 'utf8');
  const place = new RegExp(`(<!-- bench: ${name} -->\\n)[^]*(<!-- end of ${name} -->)`);
  if (!place.test(text)) throw new Error(`${page} has no place for ${name}`);
  fs.writeFileSync(
    page,
    text.replace(place, (_, from, to) => `${from}\n${table}\n${to}`),
  );
  console.log(`${table}\n`);
}
