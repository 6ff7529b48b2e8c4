import * as fs from 'node:fs';
import * as path from 'node:path';
import { buildPrograms } from './build';
import { compareOutputs } from './compare';
import { measure } from './measure';
import { plot, table } from './report';
import { smoke } from './smoke';

// `npm run bench` measures everything (a quarter of an hour) and writes the table and the plot of docs/performance.md;
// `npm run bench -- --smoke` checks what noise cannot move. Both use the last build.

const DOCS = path.join(__dirname, '../docs');
const programs = buildPrograms();

compareOutputs(programs, [
  ['plain', ''],
  ['by-hand', 'stock'],
  ['ours', 'stock'],
  ['ours', 'ours'],
]);
console.log('all programs make the same objects');

if (process.argv.includes('--smoke')) {
  process.exitCode = smoke(programs) ? 0 : 1;
} else {
  const series = measure(programs);
  const page = path.join(DOCS, 'performance.md');
  const text = fs.readFileSync(page, 'utf8');
  fs.writeFileSync(
    page,
    text.replace(/(<!-- bench -->\n)[^]*(<!-- end of bench -->)/, (_, from, to) => `${from}\n${table(series)}\n${to}`),
  );
  fs.writeFileSync(path.join(DOCS, 'performance.svg'), plot(series));
  console.log(table(series));
}
